# Building with the presets, and laying out the site. Sourced by ./dev.

jobs=${POOLBILL_JOBS:-$(nproc)}

# build_preset PRESET [TARGET...]: configures when needed; prints only when something goes wrong.
build_preset() {
    local preset=$1 log=build/$1.log stamp=build/$1/.configured
    shift
    mkdir -p build
    if [[ CMakePresets.json -nt $stamp ]]; then
        say "Configuring $preset"
        if ! cmake --preset "$preset" >"$log" 2>&1; then
            cat "$log" >&2
            fail "configuring '$preset' failed"
        fi
        touch "$stamp"
    fi
    local targets=()
    (($# == 0)) || targets=(--target "$@")
    say "Building $preset"
    if ! cmake --build --preset "$preset" "${targets[@]}" -- -j"$jobs" >"$log" 2>&1; then
        grep -v '^\[[0-9]*/[0-9]*\] \(Building\|Linking\)' "$log" >&2 || true
        fail "building '$preset' failed"
    fi
}

# Those of the shell's modules that are generated, in shell/generated.
make_shell_sources() {
    node shell/tools/languages.mjs || fail "assets/strings cannot be used"
}

# The demo as shipped, in dist/site.
build_site() {
    make_shell_sources
    build_preset web poolbill_web
    node shell/tools/bundle.mjs
}

# run_fuzzers SECONDS: shared evenly by the targets.
run_fuzzers() {
    local targets=(build/fuzz/tests/fuzz_*) each target name
    [[ -x ${targets[0]} ]] || fail "tests/fuzz has no sources"
    each=$(($1 / ${#targets[@]}))
    local cases=build/fuzz/cases
    rm -rf "$cases" && mkdir -p "$cases"
    awk -v folder="$cases" 'FNR == 1 { close(out); out = "" } /^===/ { out = "" } out { print > out }
        /^=== scenario/ { name = FILENAME; sub(".*/", "", name); out = folder "/" name }' tests/cases/*.txt
    ((each > 0)) || each=1
    mkdir -p build/fuzz/crashes
    for target in "${targets[@]}"; do
        name=${target##*/fuzz_}
        mkdir -p "build/fuzz/corpus/$name"
        local seeds=()
        [[ ! -d tests/fuzz/seeds/$name ]] || seeds+=("tests/fuzz/seeds/$name")
        [[ $name != import ]] || seeds+=(tests/inputs)
        seeds+=(assets/scenarios "$cases")
        say "Fuzzing $name for $each s"
        if ! "$target" -max_total_time="$each" -timeout=10 -rss_limit_mb=2048 -print_final_stats=0 \
            -artifact_prefix="build/fuzz/crashes/$name-" \
            "build/fuzz/corpus/$name" "${seeds[@]}" >"build/fuzz/$name.log" 2>&1; then
            tail -40 "build/fuzz/$name.log" >&2
            fail "fuzz target '$name' found something; its input is in build/fuzz/crashes"
        fi
        tail -1 "build/fuzz/$name.log"
    done
}
