# The browser module: poolbill.mjs (a factory, nothing happens on import) and poolbill.wasm beside it.

poolbill_sources(web_sources web/canvas)
poolbill_sources(web_api_sources web/api)
list(APPEND web_sources ${web_api_sources})
if(NOT web_sources OR NOT TARGET poolbill_ui)
    message(STATUS "poolbill_web: no sources yet, skipped")
    return()
endif()

add_executable(poolbill_web ${web_sources})
poolbill_own_code(poolbill_web)
# EM_JS bodies are JavaScript: dollars in names and empty variadic arguments are right there.
target_compile_options(poolbill_web PRIVATE -Wno-dollar-in-identifier-extension
    -Wno-gnu-zero-variadic-macro-arguments)
poolbill_link(poolbill_web poolbill_ui imgui_opengl3)
set_target_properties(poolbill_web PROPERTIES
    OUTPUT_NAME poolbill
    SUFFIX .mjs
    RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/module")
target_link_options(poolbill_web PRIVATE
    --no-entry
    -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=web
    -sFILESYSTEM=0
    -sALLOW_MEMORY_GROWTH -sMALLOC=emmalloc
    -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
    -sDYNAMIC_EXECUTION=0  # pages with a strict content security policy refuse eval
    -sEXPORTED_RUNTIME_METHODS=HEAPU8
    # What the glue can do without: other options of the factory, old browsers, checks and extensions of GL.
    -sINCOMING_MODULE_JS_API=canvas,instantiateWasm
    -sTEXTDECODER=2 -sMIN_CHROME_VERSION=90 -sMIN_FIREFOX_VERSION=90 -sMIN_SAFARI_VERSION=150000
    -sGL_TRACK_ERRORS=0 -sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0 -sGL_SUPPORT_SIMPLE_ENABLE_EXTENSIONS=0
    -sBINARYEN_EXTRA_PASSES=--converge
    -s${poolbill_stack_setting}=256KB)
