# How our own code is compiled, and three helpers that make targets out of folders.
#
# Own code: no exceptions, no RTTI, every warning an error. Third-party code gets none of these flags and its
# headers are system headers.

# A compiler cache, if one is installed: another build of the same sources, in this folder or a second clone, takes
# what was compiled before. It is in the user's cache folder, so ./dev clean leaves it.
find_program(POOLBILL_CCACHE ccache NO_CMAKE_FIND_ROOT_PATH)
if(POOLBILL_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" CCACHE_NOHASHDIR=1
        "${POOLBILL_CCACHE}")
endif()

set(poolbill_warnings -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # GCC 12 sees overlaps in "text" + std::string that are not there (GCC bug 105651).
    list(APPEND poolbill_warnings -Wno-restrict)
endif()
if(POOLBILL_WARNINGS_ARE_ERRORS)
    list(APPEND poolbill_warnings -Werror)
endif()

if(POOLBILL_SANITIZERS)
    # vptr checks need RTTI, which our code does without.
    set(poolbill_sanitize -fsanitize=${POOLBILL_SANITIZERS} -fno-sanitize=vptr -fno-sanitize-recover=all
                          -fno-omit-frame-pointer)
    add_compile_options(${poolbill_sanitize})
    add_link_options(${poolbill_sanitize})
endif()

if(EMSCRIPTEN)
    # Shorter code that every browser with WebGL2 runs: Safari, the last to get that, had these before.
    add_compile_options(-mnontrapping-fptoint -msign-ext -mbulk-memory)
    # Link-time optimisation makes the payload smaller. Emscripten 6.0.5 cannot link its library without
    # exceptions that way: __cxa_increment_exception_refcount is missing there.
    if(CMAKE_BUILD_TYPE STREQUAL "MinSizeRel" AND EMSCRIPTEN_VERSION VERSION_LESS 6)
        add_compile_options(-flto)
        add_link_options(-flto)
    endif()
endif()

# poolbill_sources(<variable> <folder> [EXCEPT <folder or file>...]): every .cpp below the folder.
function(poolbill_sources variable folder)
    cmake_parse_arguments(PARSE_ARGV 2 argument "" "" "EXCEPT")
    file(GLOB_RECURSE found CONFIGURE_DEPENDS RELATIVE "${CMAKE_SOURCE_DIR}" "${CMAKE_SOURCE_DIR}/${folder}/*.cpp")
    foreach(excepted IN LISTS argument_EXCEPT)
        string(REPLACE "." "\\." pattern "${excepted}")
        list(FILTER found EXCLUDE REGEX "^${pattern}(/|$)")
    endforeach()
    list(TRANSFORM found PREPEND "${CMAKE_SOURCE_DIR}/")
    set(${variable} "${found}" PARENT_SCOPE)
endfunction()

# Links those of the named targets that exist: a neighbour's folder may still be empty.
function(poolbill_link target)
    foreach(other IN LISTS ARGN)
        if(TARGET ${other})
            target_link_libraries(${target} PUBLIC ${other})
        endif()
    endforeach()
endfunction()

function(poolbill_own_code target)
    target_include_directories(${target} PUBLIC "${CMAKE_SOURCE_DIR}")
    target_compile_options(${target} PRIVATE ${poolbill_warnings} -fno-exceptions -fno-rtti)
endfunction()

# poolbill_library(<name> SOURCES <file>... [LINKS <target>...])
function(poolbill_library name)
    cmake_parse_arguments(PARSE_ARGV 1 argument "" "" "SOURCES;LINKS")
    if(NOT argument_SOURCES)
        message(STATUS "${name}: no sources yet, skipped")
        return()
    endif()
    add_library(${name} STATIC ${argument_SOURCES})
    poolbill_own_code(${name})
    poolbill_link(${name} ${argument_LINKS})
endfunction()

# poolbill_program(<name> SOURCES <file>... [LINKS <target>...]): runs natively, or under Node as WASM.
function(poolbill_program name)
    cmake_parse_arguments(PARSE_ARGV 1 argument "" "" "SOURCES;LINKS")
    add_executable(${name} ${argument_SOURCES})
    poolbill_own_code(${name})
    poolbill_link(${name} ${argument_LINKS})
    if(EMSCRIPTEN)
        poolbill_for_node(${name})
    endif()
endfunction()

if(EMSCRIPTEN)
    # Emscripten renamed this setting; its default is too small for a parser since 3.1.27.
    if(EMSCRIPTEN_VERSION VERSION_LESS "3.1.27")
        set(poolbill_stack_setting TOTAL_STACK)
    else()
        set(poolbill_stack_setting STACK_SIZE)
    endif()

    function(poolbill_for_node target)
        target_link_options(${target} PRIVATE
            -sENVIRONMENT=node
            -sNODERAWFS          # files and standard streams are the machine's own
            -sEXIT_RUNTIME       # main's result becomes the exit code
            -sSINGLE_FILE        # 3.1.6 would fetch() the .wasm by file path, which Node 18 and later refuse
            -sALLOW_MEMORY_GROWTH
            -s${poolbill_stack_setting}=1MB)
    endfunction()
endif()
