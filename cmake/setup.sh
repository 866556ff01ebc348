# Installs what a command needs and is missing. Sourced by ./dev.
#
# Every need is a probe that takes milliseconds and a Debian package that satisfies it, so a second run with
# everything there starts at once, and tools that were installed in another way count as well.

debian_packages=(
    # need     package               probe
    "native    cmake                 command:cmake"
    "native    ninja-build           command:ninja"
    "native    g++                   command:c++"
    "native    nlohmann-json3-dev    file:/usr/include/nlohmann/json.hpp"
    # Every preset configures its tests, also where only the site is built.
    "native    doctest-dev           file:/usr/include/doctest/doctest.h"
    "native    xz-utils              command:xz"
    "test      clang-format          command:clang-format"
    "test      clang-tidy            command:clang-tidy"
    "web       emscripten            command:em++"
    "browser   chromium              command:chromium"
    "browser   fonts-noto-cjk        font:zh"
    "browser   fontconfig            command:fc-list"
    "bench     libbenchmark-dev      file:/usr/include/benchmark/benchmark.h"
    "fuzz      clang                 command:clang++"
    "node      nodejs                node:18"
    "node      npm                   command:npm"
)

# probe KIND:WHAT: is it here?
probe() {
    local what=${1#*:}
    case $1 in
        command:*) command -v "$what" >/dev/null ;;
        file:*) [[ -e $what || -e /usr/local/${what#/usr/} ]] ;;
        font:*) command -v fc-list >/dev/null && [[ -n $(fc-list ":lang=$what" family | head -1) ]] ;;
        node:*) command -v node >/dev/null && (($(node -p 'process.versions.node.split(".")[0]') >= what)) ;;
    esac
}

# need_tools NEED...: after this, everything of these kinds is there, or we have said what to install and left.
need_tools() {
    local row need package test missing=()
    for row in "${debian_packages[@]}"; do
        read -r need package test <<<"$row"
        if [[ " $* " == *" $need "* ]] && ! probe "$test"; then
            missing+=("$package")
        fi
    done
    ((${#missing[@]} == 0)) || install_packages "${missing[@]}"
    [[ " $* " != *" native "* ]] || need_imgui
    [[ " $* " != *" node "* ]] || need_node_modules
}

install_packages() {
    local as_root=()
    if ! command -v apt-get >/dev/null; then
        fail "please install (Debian's names): $*"
    fi
    if ((EUID != 0)); then
        if [[ -t 0 ]] && command -v sudo >/dev/null; then
            as_root=(sudo)
        elif sudo -n true 2>/dev/null; then
            as_root=(sudo -n)
        else
            fail "please install, as root: apt-get install $*"
        fi
    fi
    say "Installing: $*"
    local log=build/install.log options=(-q -y -o DPkg::Lock::Timeout=300)
    mkdir -p build
    if ! {
        "${as_root[@]}" apt-get "${options[@]}" update &&
            "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
                apt-get "${options[@]}" install --no-install-recommends "$@"
    } >"$log" 2>&1; then
        tail -5 "$log" >&2
        fail "please install, as root: apt-get install $* (the attempt is in $log)"
    fi
}

# The packages of package-lock.json; nothing to do when the same lock file was installed before.
need_node_modules() {
    local stamp=node_modules/.poolbill-lock
    if ! cmp -s package-lock.json "$stamp"; then
        say "Installing the JavaScript tools"
        npm ci --no-audit --no-fund --loglevel=error || fail "npm ci failed; is the package registry reachable?"
        cp package-lock.json "$stamp"
    fi
}

imgui_version=1.92.2b
imgui_archive_hash=e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48

# Dear ImGui's sources from Debian testing's source package, since Debian 12's own is too old. Where that is not
# to be had, CMake fetches them from upstream.
need_imgui() {
    local home="$HOME/.cache/poolbill/imgui-$imgui_version"
    if [[ -n ${POOLBILL_IMGUI_DIR:-} || -e $home/imgui.h ]]; then
        return
    fi
    say "Fetching Dear ImGui $imgui_version"
    local work
    mkdir -p "${home%/*}" build
    work=$(mktemp -d "${home%/*}/fetch.XXXXXX")
    if fetch_imgui_archive "$work" >build/imgui.log 2>&1; then
        mkdir "$work/sources"
        tar -xJf "$work"/imgui_*.orig.tar.xz -C "$work/sources" --strip-components=1
        mv -T "$work/sources" "$home" 2>/dev/null || [[ -e $home/imgui.h ]] # another run may have been faster
    else
        say "Debian's source package is not to be had (build/imgui.log); CMake will fetch the upstream repository."
        command -v git >/dev/null || fail "please install git, or set POOLBILL_IMGUI_DIR to Dear ImGui $imgui_version"
    fi
    rm -rf "$work"
}

# fetch_imgui_archive FOLDER: an apt configuration of its own, made from this machine's mirror, so that the
# system's package sources stay as they are.
fetch_imgui_archive() {
    local folder=$1 codename site options
    codename=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-}")
    site=$(apt-get indextargets --format '$(SITE) $(RELEASE)' 'Created-By: Packages' |
        awk -v release="$codename" '$2 == release { print $1; exit }')
    [[ -n $site ]] || return 1
    mkdir -p "$folder/lists/partial" "$folder/cache/archives/partial"
    echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $site forky main" >"$folder/sources.list"
    options=(-q -o "Dir::Etc::SourceList=$folder/sources.list" -o Dir::Etc::SourceParts=/dev/null
        -o "Dir::State::Lists=$folder/lists" -o "Dir::Cache=$folder/cache"
        -o Acquire::Check-Valid-Until=false)
    ((EUID != 0)) || options+=(-o APT::Sandbox::User=root)
    apt-get "${options[@]}" update || return 1
    (cd "$folder" && apt-get "${options[@]}" source --download-only "imgui=$imgui_version+ds-1") || return 1
    echo "$imgui_archive_hash  $folder/imgui_$imgui_version+ds.orig.tar.xz" | sha256sum --check || return 1
}
