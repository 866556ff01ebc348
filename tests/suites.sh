# The test suites. Sourced by ./dev.
#
# A suite is a function suite_<name> that prints what went wrong and sets `passed` and `failed`. A suite that
# finds nothing to run has failed: an empty suite must not look like a good one.

all_suites=(style core core-asan core-wasm ui ui-asan shell browser package)
more_suites=(faults firefox) # run only when named: they take long

run_suites() {
    local suite suites=("$@") lines=() failures=0 passed failed started
    ((${#suites[@]})) || suites=("${all_suites[@]}")
    for suite in "${suites[@]}"; do
        [[ " ${all_suites[*]} ${more_suites[*]} " == *" $suite "* ]] || fail "there is no suite '$suite'; there are: ${all_suites[*]} ${more_suites[*]}"
    done
    need_tools $(suite_needs "${suites[@]}")
    for suite in "${suites[@]}"; do
        say "== $suite"
        passed=0 failed=0 started=$SECONDS
        "suite_${suite//-/_}"
        ((passed + failed)) || failed=1
        ((failed == 0)) || failures=1
        say "$suite: $passed passed, $failed failed"
        lines+=("$suite: $passed passed, $failed failed ($((SECONDS - started)) s)")
    done
    if ((${#suites[@]} > 1)); then
        say "== all"
        printf '%s\n' "${lines[@]}"
    fi
    return $failures
}

# Kinds of tools (cmake/setup.sh) that the suites need.
suite_needs() {
    local suite
    for suite in "$@"; do
        case $suite in
            style) echo native test node package ;;
            core-wasm) echo native test web node ;;
            shell) echo node ;;
            faults) echo node browser firefox ;;
            firefox) echo native web node firefox ;;
            browser) echo native web node browser ;;
            package) echo native web node browser package python ;;
            *) echo native test ;;
        esac
    done
}

# try_build PRESET TARGET: a build that fails is a failed test, and the other suites still run.
try_build() {
    (build_preset "$@") || {
        failed=1
        return 1
    }
}

# count_doctest COMMAND...: runs it and reads the counts from doctest's last lines.
count_doctest() {
    local log=build/doctest.log status=0
    "$@" --no-colors=true >"$log" 2>&1 || status=$?
    read -r passed failed < <(sed -n 's/^\[doctest\] test cases: *[0-9]* *| *\([0-9]*\) passed | *\([0-9]*\) failed.*/\1 \2/p' "$log" | tail -1) || true
    passed=${passed:-0} failed=${failed:-0}
    if ((status != 0 && failed == 0)); then
        failed=1 # it crashed, or a sanitizer spoke
    fi
    ((failed == 0)) || cat "$log"
}

node_command=(node)

# count_node FILE...: runs node's test runner and reads the counts from its TAP report.
count_node() {
    report=build/node-test.tap
    mkdir -p build
    if (($# == 0)); then
        say "no test files"
        return
    fi
    "${node_command[@]}" --test --test-reporter=spec --test-reporter-destination=stdout \
        --test-reporter=tap --test-reporter-destination="$report" "$@" || true
    passed=$(tap_count pass) failed=$(($(tap_count fail) + $(tap_count cancelled)))
}

# count_again FILE...: like count_node, but files with failures run once more, one after the other, and what passes then is named
# and not counted: on a machine that is busy with other things a browser may take longer than any sensible limit.
count_again() {
    count_node "$@"
    ((failed > 0)) || return 0
    local first_passed=$passed first_failed=$failed failing
    mapfile -t failing < <(sed -n "s/^ *location: '\(.*\.test\.mjs\):[0-9:]*'$/\1/p" "$report" | sort -u)
    ((${#failing[@]} > 0)) || return 0
    say "-- once more: ${failing[*]##*/}"
    count_node --test-concurrency=1 "${failing[@]}"
    ((failed > 0)) || say "-- $first_failed passed at the second try only"
    passed=$((first_passed + first_failed - failed))
}
tap_count() { sed -n "s/^# $1 //p" "$report" | tail -1 | grep . || echo 1; }

suite_core() { try_build native poolbill_core_tests && count_doctest build/native/tests/poolbill_core_tests || true; }
suite_core_asan() { try_build asan poolbill_core_tests && count_doctest build/asan/tests/poolbill_core_tests || true; }
suite_core_wasm() { try_build web poolbill_core_tests && count_doctest node build/web/tests/poolbill_core_tests.js || true; }
suite_ui() { try_build native poolbill_ui_tests && count_doctest build/native/tests/poolbill_ui_tests || true; }
suite_ui_asan() { try_build asan poolbill_ui_tests && count_doctest build/asan/tests/poolbill_ui_tests || true; }

suite_shell() {
    (make_shell_sources) || { failed=1 && return; }
    shopt -s nullglob globstar
    count_node tests/shell/**/*.test.mjs
    shopt -u nullglob globstar
}

suite_browser() {
    (build_site && build_preset native poolbill) || { failed=1 && return; }
    count_again tests/browser/*.test.mjs
    style_check "what the demo loads stays within its budget" node shell/tools/size.mjs
}

# The same tests, but for those that are marked as chromiumOnly.
suite_firefox() {
    (build_site && build_preset native poolbill) || { failed=1 && return; }
    # Without a display Firefox has no WebGL.
    local node_command=(env POOLBILL_FIREFOX="$(command -v firefox-esr)" xvfb-run -a node)
    count_node tests/browser/*.test.mjs
}

suite_package() {
    (build_site && build_preset web poolbill_engine && build_preset native poolbill && node shell/tools/package.mjs) || { failed=1 && return; }
    count_again tests/package/*.test.mjs
}

# Damaged saves, pages and browsers that are ended while they save: POOLBILL_KILLS ends (500) in Chromium,
# POOLBILL_FIREFOX_KILLS (20) in Firefox.
suite_faults() {
    (make_shell_sources) || { failed=1 && return; }
    count_node tests/faults/*.test.mjs
}

# style_check NAME COMMAND...: one check; its output is shown when it fails.
style_check() {
    local name=$1 log=build/style.log
    shift
    if "$@" >"$log" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        say "-- $name"
        cat "$log"
    fi
}

own_sources() { git ls-files -z --cached --others --exclude-standard -- '*.cpp' '*.hpp' '*.h'; }

check_format() { own_sources | xargs -0 -r clang-format --dry-run -Werror; }

suite_style() {
    mkdir -p build
    style_check "layout of C++ (./dev format mends it)" check_format
    style_check "includes point one way, files stay short, nothing private is committed" node tests/style/tree.mjs
    style_check "every language has all of the shell's messages" node shell/tools/languages.mjs
    style_check "citations and links lead somewhere" node tests/style/citations.mjs
    style_check "docs/ERRORS.md lists every error code" node tests/style/errors.mjs
    style_check "JavaScript types: shell" node_modules/.bin/tsc -p tsconfig.json
    style_check "JavaScript types: tests and tools" node_modules/.bin/tsc -p tests/tsconfig.json
    try_build native || return 0
    style_check "clang-tidy" node tests/style/tidy.mjs
}
