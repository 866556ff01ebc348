# Third-party code: Dear ImGui, nlohmann/json, doctest, and zlib for the command line. None of it is in the tree.
#
# Each comes from the first place that has it: a folder that the caller names (ImGui), what `./dev` fetched or
# the system's package installed, the upstream repository pinned by commit.
#
# zlib is the system's own: it compresses links on the command line (a browser has compression built in), and every
# system with CMake has it.
#
# Targets: imgui, poolbill_nlohmann, poolbill_doctest; natively ZLIB::ZLIB.

include(FetchContent)

set(poolbill_nlohmann_versions 3.11.2 3.11.3)  # core/json/nlohmann/README.md says why only these
set(poolbill_nlohmann_commit 9cca280a4d0ccf0c08f47a99aa71d1b0e52f8d03)  # v3.11.3
set(poolbill_doctest_commit b7c21ec5ceeadb4951b00396fc1e4642dd347e5f)  # v2.4.9
set(poolbill_imgui_commit 45acd5e0e82f4c954432533ae9985ff0e1aad6d5)  # v1.92.2b

# poolbill_fetch(<variable> <name> <repository> <commit>): sources without running their CMake files.
function(poolbill_fetch variable name repository commit)
    FetchContent_Declare(${name} GIT_REPOSITORY ${repository} GIT_TAG ${commit} SOURCE_SUBDIR none)
    FetchContent_MakeAvailable(${name})
    FetchContent_GetProperties(${name} SOURCE_DIR folder)
    set(${variable} "${folder}" PARENT_SCOPE)
endfunction()

# poolbill_header_library(<target> <folder/header> <repository> <commit> <include folder there>)
# An installed header is not used when <target>_is_usable is set and false. The one folder is linked into the build tree, because the whole system include folder on emcc's path would
# hide the WASM sysroot's own headers.
function(poolbill_header_library target header repository commit include_folder)
    get_filename_component(package "${header}" DIRECTORY)
    find_path(${target}_include "${header}" PATHS /usr/include /usr/local/include NO_CMAKE_FIND_ROOT_PATH)
    if(${target}_include AND (NOT DEFINED ${target}_is_usable OR ${target}_is_usable))
        set(origin "${${target}_include}")
    else()
        poolbill_fetch(origin ${package} ${repository} ${commit})
        string(APPEND origin "/${include_folder}")
    endif()
    set(links "${CMAKE_BINARY_DIR}/dependencies/${package}")
    file(MAKE_DIRECTORY "${links}")
    file(CREATE_LINK "${origin}/${package}" "${links}/${package}" SYMBOLIC)
    add_library(${target} INTERFACE)
    target_include_directories(${target} SYSTEM INTERFACE "${links}")
endfunction()

find_file(poolbill_nlohmann_version_header nlohmann/detail/abi_macros.hpp
    PATHS /usr/include /usr/local/include NO_CMAKE_FIND_ROOT_PATH)
set(poolbill_nlohmann_is_usable FALSE)
if(poolbill_nlohmann_version_header)
    file(STRINGS "${poolbill_nlohmann_version_header}" parts REGEX "define NLOHMANN_JSON_VERSION_(MAJOR|MINOR|PATCH) ")
    list(TRANSFORM parts REPLACE "^[^0-9]*([0-9]+).*" "\\1")
    list(JOIN parts "." version)
    if(version IN_LIST poolbill_nlohmann_versions)
        set(poolbill_nlohmann_is_usable TRUE)
    else()
        message(STATUS "nlohmann/json ${version} is installed; fetching the version that core/json/nlohmann is written for")
    endif()
endif()
poolbill_header_library(poolbill_nlohmann nlohmann/json.hpp
    https://github.com/nlohmann/json.git ${poolbill_nlohmann_commit} include)
# JSON_NOEXCEPTION follows from -fno-exceptions: what would throw aborts, so our code must ask before it takes.
target_compile_definitions(poolbill_nlohmann INTERFACE JSON_NO_IO JSON_USE_IMPLICIT_CONVERSIONS=0)

if(NOT EMSCRIPTEN)
    find_package(ZLIB REQUIRED)
endif()

if(POOLBILL_TESTS)
    poolbill_header_library(poolbill_doctest doctest/doctest.h
        https://github.com/doctest/doctest.git ${poolbill_doctest_commit} .)
    target_compile_definitions(poolbill_doctest INTERFACE DOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS)
endif()

file(GLOB poolbill_fetched_imgui "$ENV{HOME}/.cache/poolbill/imgui-1.92.*/imgui.h")
if(POOLBILL_IMGUI_DIR)
    set(imgui_folder "${POOLBILL_IMGUI_DIR}")
elseif(poolbill_fetched_imgui)
    list(GET poolbill_fetched_imgui 0 imgui_folder)
    get_filename_component(imgui_folder "${imgui_folder}" DIRECTORY)
else()
    poolbill_fetch(imgui_folder imgui_sources https://github.com/ocornut/imgui.git ${poolbill_imgui_commit})
endif()
if(NOT EXISTS "${imgui_folder}/imgui.h")
    message(FATAL_ERROR "No imgui.h in '${imgui_folder}'. Run ./dev build once, or set POOLBILL_IMGUI_DIR.")
endif()

# web/imgui says what is left out of ImGui; imgui_tables.cpp is.
set(imgui_sources "${imgui_folder}/imgui.cpp" "${imgui_folder}/imgui_draw.cpp" "${imgui_folder}/imgui_widgets.cpp")
set_source_files_properties(${imgui_sources} PROPERTIES
    COMPILE_OPTIONS "-include;${CMAKE_SOURCE_DIR}/web/imgui/before.h")
add_library(imgui STATIC EXCLUDE_FROM_ALL
    ${imgui_sources} web/imgui/format.cpp web/imgui/left_out.cpp web/imgui/no_truetype.cpp)
target_include_directories(imgui SYSTEM PUBLIC "${imgui_folder}")
target_include_directories(imgui PUBLIC "${CMAKE_SOURCE_DIR}")
target_compile_definitions(imgui PUBLIC IMGUI_USER_CONFIG="web/imgui/config.h")
target_compile_options(imgui PRIVATE -fno-exceptions -fno-rtti)
