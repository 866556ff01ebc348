# Toolchain file for the web presets: finds Emscripten by its own command, whichever way it was installed.
if(NOT POOLBILL_EMSCRIPTEN_ROOT)
    execute_process(COMMAND em-config EMSCRIPTEN_ROOT
        OUTPUT_VARIABLE POOLBILL_EMSCRIPTEN_ROOT OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET
        RESULT_VARIABLE em_config_failed)
    if(em_config_failed)
        message(FATAL_ERROR "Emscripten is not installed: `apt-get install emscripten`, or put an SDK's emcc on PATH.")
    endif()
    set(POOLBILL_EMSCRIPTEN_ROOT "${POOLBILL_EMSCRIPTEN_ROOT}" CACHE INTERNAL "")
endif()
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES POOLBILL_EMSCRIPTEN_ROOT)
include("${POOLBILL_EMSCRIPTEN_ROOT}/cmake/Modules/Platform/Emscripten.cmake")

# Debian keeps acorn in its own node module folder, which a Node from elsewhere does not search.
set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs")
