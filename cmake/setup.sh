# Installs what a command needs and is missing. Sourced by ./dev.
#
# Every need is a probe that takes milliseconds and a Debian package that satisfies it, so a second run with
# everything there starts at once, and tools that were installed in another way count as well. What is only
# "faster" is installed where that needs no password, and never asked for.

debian_packages=(
    # need     package               probe
    "native    cmake                 command:cmake"
    "native    ninja-build           command:ninja"
    "native    g++                   command:c++"
    "native    nlohmann-json3-dev    file:/usr/include/nlohmann/json.hpp"
    # Every preset configures its tests, also where only the site is built.
    "native    doctest-dev           file:/usr/include/doctest/doctest.h"
    # The command line compresses links with it.
    "native    zlib1g-dev            file:/usr/include/zlib.h"
    "native    xz-utils              command:xz"
    "faster    ccache                command:ccache"
    "test      clang-format          command:clang-format"
    "test      clang-tidy            command:clang-tidy"
    "web       emscripten            command:em++"
    "browser   chromium              command:chromium"
    "browser   fonts-noto-cjk        font:zh"
    "browser   fontconfig            command:fc-list"
    "firefox   firefox-esr           command:firefox-esr"
    "firefox   xvfb                  command:xvfb-run"
    "firefox   xauth                 command:xauth"
    "firefox   fonts-noto-cjk        font:zh"
    "firefox   fontconfig            command:fc-list"
    "bench     libbenchmark-dev      file:/usr/include/benchmark/benchmark.h"
    "python    python3               command:python3"
    "package   zopfli                command:zopfli"
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
    [[ " $* " != *" native "* ]] || install_faster_packages
    [[ " $* " != *" native "* ]] || need_imgui
    [[ " $* " != *" node "* ]] || need_node_modules .
    [[ " $* " != *" package "* ]] || need_node_modules tests/package
}

install_faster_packages() {
    local row need package test
    command -v apt-get >/dev/null || return 0
    for row in "${debian_packages[@]}"; do
        read -r need package test <<<"$row"
        [[ $need == faster ]] && ! probe "$test" || continue
        ((EUID == 0)) || sudo -n true 2>/dev/null || continue
        (install_packages "$package") || say "Going on without $package."
    done
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

# need_node_modules FOLDER: the packages of its package-lock.json; nothing to do when the same lock file was installed before.
# None of them needs a script of its own to be run.
need_node_modules() {
    local lock=$1/package-lock.json stamp=$1/node_modules/.poolbill-lock
    if ! cmp -s "$lock" "$stamp"; then
        say "Installing the JavaScript tools of $lock"
        (cd "$1" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) || fail "npm ci failed; is the package registry reachable?"
        cp "$lock" "$stamp"
    fi
}

# Versions of Dear ImGui that Poolbill was built and tested with: Debian's source version and the hash of its archive.
# To add one, run every suite with it. web/imgui/README.md lists what Poolbill relies on.
imgui_known=(
    "1.92.2b+ds-1 e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48"
)
imgui_series=1.92
imgui_suites=(forky sid)

# Dear ImGui's sources from a source package of a later Debian, since Debian 12's own is too old: a known version, or
# else another one of the series, which compiles or says why not. Without either, CMake fetches a pinned commit of the
# upstream repository.
need_imgui() {
    local cache="$HOME/.cache/poolbill" found
    for found in "${POOLBILL_IMGUI_DIR:-}" "$cache/imgui-$imgui_series".*; do
        [[ ! -e $found/imgui.h ]] || return 0
    done
    say "Fetching Dear ImGui"
    local work suite
    mkdir -p "$cache" build
    work=$(mktemp -d "$cache/fetch.XXXXXX")
    : >build/imgui.log
    for suite in "${imgui_suites[@]}"; do
        ! fetch_imgui "$work/$suite" "$suite" "$cache" || break
    done
    rm -rf "$work"
    for found in "$cache/imgui-$imgui_series".*; do
        [[ ! -e $found/imgui.h ]] || return 0
    done
    say "Debian has no source package of Dear ImGui $imgui_series (build/imgui.log); CMake will fetch the upstream repository."
    command -v git >/dev/null || fail "please install git, or set POOLBILL_IMGUI_DIR to Dear ImGui $imgui_series"
}

# fetch_imgui WORK SUITE CACHE: from one suite of Debian. It uses an apt configuration of its own, made from this
# machine's mirror, so that the system's package sources stay as they are.
fetch_imgui() {
    local work=$1 suite=$2 cache=$3 codename site options row version hash offered known=()
    codename=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-}")
    site=$(apt-get indextargets --format '$(SITE) $(RELEASE)' 'Created-By: Packages' |
        awk -v release="$codename" '$2 == release { print $1; exit }')
    [[ -n $site ]] || return 1
    mkdir -p "$work/lists/partial" "$work/cache/archives/partial"
    echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $site $suite main" >"$work/sources.list"
    options=(-q -o "Dir::Etc::SourceList=$work/sources.list" -o Dir::Etc::SourceParts=/dev/null
        -o "Dir::State::Lists=$work/lists" -o "Dir::Cache=$work/cache"
        -o Acquire::Check-Valid-Until=false)
    ((EUID != 0)) || options+=(-o APT::Sandbox::User=root)
    apt-get "${options[@]}" update >>build/imgui.log 2>&1 || return 1
    offered=$(apt-cache "${options[@]}" showsrc imgui 2>>build/imgui.log | sed -n 's/^Version: //p')
    for row in "${imgui_known[@]}"; do
        read -r version hash <<<"$row"
        known+=("$version")
        if grep -qxF "$version" <<<"$offered" && unpack_imgui "$work" "$version" "$hash" "$cache"; then
            return
        fi
    done
    for version in $offered; do
        if [[ $version == "$imgui_series".* && " ${known[*]} " != *" $version "* ]] && unpack_imgui "$work" "$version" "" "$cache"; then
            say "Poolbill was not tested with Dear ImGui $version yet, which is what $suite offers."
            return
        fi
    done
    return 1
}

# unpack_imgui WORK VERSION HASH CACHE: apt itself checks the archive against Debian's signed index; a known version
# must have the known hash as well.
unpack_imgui() {
    local work=$1 version=$2 hash=$3 cache=$4 upstream archive
    upstream=${version%-*} upstream=${upstream%%+*}
    (cd "$work" && apt-get "${options[@]}" source --download-only "imgui=$version") >>build/imgui.log 2>&1 || return 1
    archive=("$work"/imgui_*.orig.tar.xz)
    if [[ -n $hash ]] && ! echo "$hash  ${archive[0]}" | sha256sum --check >>build/imgui.log 2>&1; then
        rm -f "${archive[@]}"
        return 1
    fi
    mkdir "$work/sources"
    tar -xJf "${archive[0]}" -C "$work/sources" --strip-components=1
    mv -T "$work/sources" "$cache/imgui-$upstream" 2>/dev/null || [[ -e $cache/imgui-$upstream/imgui.h ]] # another run was faster
}
