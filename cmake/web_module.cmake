# The browser module: poolbill.mjs (a factory, nothing happens on import), poolbill.wasm beside it, and the part of it
# that is fetched later, poolbill.deferred.wasm; and the texts of languages other than English.

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
poolbill_link(poolbill_web poolbill_ui)
set_target_properties(poolbill_web PROPERTIES
    OUTPUT_NAME poolbill
    SUFFIX .mjs
    RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/module")
target_link_options(poolbill_web PRIVATE
    --no-entry
    -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=web
    -sFILESYSTEM=0
    -sALLOW_MEMORY_GROWTH -sMALLOC=emmalloc
    -sDYNAMIC_EXECUTION=0  # pages with a strict content security policy refuse eval
    -sEXPORTED_RUNTIME_METHODS=HEAPU8
    -sINCOMING_MODULE_JS_API=canvas,instantiateWasm  # what shell/engine_loader.mjs passes
    -sTEXTDECODER=2        # every browser with WebGL2 has one
    # The optimiser goes round until nothing gets smaller. Calls of functions this small cost more bytes than their
    # bodies, and a quarter of a frame's time: the default of 2 leaves the library's accessors as calls.
    -sBINARYEN_EXTRA_PASSES=--always-inline-max-function-size=6,--converge
    -s${poolbill_stack_setting}=256KB)

# What is really linked, and where its sources are, for the licence notices of the package (shell/tools/notices.mjs).
set_property(TARGET poolbill_web PROPERTY RULE_LAUNCH_LINK
    "${CMAKE_SOURCE_DIR}/cmake/traced_link.sh ${CMAKE_BINARY_DIR}/module/poolbill.linked.txt")
file(WRITE "${CMAKE_BINARY_DIR}/module/poolbill.sources.json" "{
  \"imgui\": \"${imgui_folder}\",
  \"nlohmann\": \"${CMAKE_BINARY_DIR}/dependencies/nlohmann/nlohmann\",
  \"emscripten\": \"${POOLBILL_EMSCRIPTEN_ROOT}\"
}
")

# Languages other than English are files beside the module (cmake/embedded_assets.cmake).
add_custom_command(TARGET poolbill_web POST_BUILD
    COMMAND "${CMAKE_COMMAND}" -E copy_if_different ${poolbill_text_files} "$<TARGET_FILE_DIR:poolbill_web>"
    VERBATIM)
set_property(TARGET poolbill_web APPEND PROPERTY LINK_DEPENDS ${poolbill_text_files})

# Dividing loses the source positions that web-debug is for.
if(CMAKE_BUILD_TYPE STREQUAL "MinSizeRel")
    find_program(poolbill_wasm_split wasm-split HINTS "${POOLBILL_EMSCRIPTEN_ROOT}/../bin" NO_CMAKE_FIND_ROOT_PATH REQUIRED)
    find_program(poolbill_node node NO_CMAKE_FIND_ROOT_PATH REQUIRED)
    get_filename_component(poolbill_binaryen "${poolbill_wasm_split}" DIRECTORY)
    target_link_options(poolbill_web PRIVATE --profiling-funcs)  # names to divide by; the parts have none
    add_custom_command(TARGET poolbill_web POST_BUILD
        COMMAND "${poolbill_node}" "${CMAKE_SOURCE_DIR}/cmake/split/split_module.mjs" "${poolbill_binaryen}"
            "$<TARGET_FILE_DIR:poolbill_web>/poolbill.wasm"
        VERBATIM)
    set_property(TARGET poolbill_web APPEND PROPERTY LINK_DEPENDS "${CMAKE_SOURCE_DIR}/cmake/split/split_module.mjs" "${CMAKE_SOURCE_DIR}/cmake/split/gates.mjs")
endif()
