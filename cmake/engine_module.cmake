# The engine without a canvas, for programs and workers: poolbill.engine.wasm. It has no JavaScript of its own, since it
# needs nothing of a page: shell/headless instantiates it (decision 17).

add_executable(poolbill_engine "${CMAKE_SOURCE_DIR}/web/engine/poolbill_engine_api.cpp")
poolbill_own_code(poolbill_engine)
poolbill_link(poolbill_engine poolbill_headless poolbill_reconcile poolbill_intake poolbill_export poolbill_json poolbill_core)
set_target_properties(poolbill_engine PROPERTIES
    OUTPUT_NAME poolbill.engine
    SUFFIX .wasm
    RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/engine")
target_link_options(poolbill_engine PRIVATE
    --no-entry
    -sSTANDALONE_WASM
    -sFILESYSTEM=0
    -sALLOW_MEMORY_GROWTH -sMALLOC=emmalloc
    -sBINARYEN_EXTRA_PASSES=--always-inline-max-function-size=6,--converge  # as in web_module.cmake
    -s${poolbill_stack_setting}=256KB)

# What is really linked, for the licence notices of the package (shell/tools/notices.mjs).
set_property(TARGET poolbill_engine PROPERTY RULE_LAUNCH_LINK
    "${CMAKE_SOURCE_DIR}/cmake/traced_link.sh ${CMAKE_BINARY_DIR}/engine/poolbill.linked.txt")
