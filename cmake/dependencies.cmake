# Third-party code: Dear ImGui, nlohmann/json, doctest. None of it is in the tree.
#
# Each comes from the first place that has it: a folder that the caller names (ImGui), what `./dev` fetched or
# the system's package installed, the upstream repository pinned by commit.
#
# Targets: imgui, poolbill_nlohmann, poolbill_doctest.

include(FetchContent)

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
# The one folder is linked into the build tree, because the whole system include folder on emcc's path would
# hide the WASM sysroot's own headers.
function(poolbill_header_library target header repository commit include_folder)
    get_filename_component(package "${header}" DIRECTORY)
    find_path(${target}_include "${header}" PATHS /usr/include /usr/local/include NO_CMAKE_FIND_ROOT_PATH)
    if(${target}_include)
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

poolbill_header_library(poolbill_nlohmann nlohmann/json.hpp
    https://github.com/nlohmann/json.git ${poolbill_nlohmann_commit} include)
# JSON_NOEXCEPTION follows from -fno-exceptions: what would throw aborts, so our code must ask before it takes.
target_compile_definitions(poolbill_nlohmann INTERFACE JSON_NO_IO JSON_USE_IMPLICIT_CONVERSIONS=0)

if(POOLBILL_TESTS)
    poolbill_header_library(poolbill_doctest doctest/doctest.h
        https://github.com/doctest/doctest.git ${poolbill_doctest_commit} .)
    target_compile_definitions(poolbill_doctest INTERFACE DOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS)
endif()

set(poolbill_fetched_imgui "$ENV{HOME}/.cache/poolbill/imgui-1.92.2b")
if(POOLBILL_IMGUI_DIR)
    set(imgui_folder "${POOLBILL_IMGUI_DIR}")
elseif(EXISTS "${poolbill_fetched_imgui}/imgui.h")
    set(imgui_folder "${poolbill_fetched_imgui}")
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
