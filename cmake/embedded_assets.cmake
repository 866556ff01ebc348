# English strings and theme tokens become C++ tables at build time: target poolbill_assets, headers under
# "generated/". Strings of other languages become poolbill.<locale>.txt there, which the page fetches when needed.
# A change in a JSON file runs the generator again; headers are touched only when the set of keys changed. A new file
# in assets/strings is a new language.

set(poolbill_generated "${CMAKE_BINARY_DIR}/assets")
set(poolbill_asset_sources)

# The areas of a file of texts that have a header (embed_assets.cmake). They are outputs, so that what includes one is compiled
# again in the build in which it changes.
function(poolbill_text_areas variable file)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
    file(STRINGS "${file}" lines REGEX "^  \"[a-z_]+[.]")
    set(areas)
    foreach(line IN LISTS lines)
        string(REGEX REPLACE "^  \"([a-z_]+)[.].*" "\\1" area "${line}")
        list(APPEND areas "${area}")
    endforeach()
    list(REMOVE_DUPLICATES areas)
    list(REMOVE_ITEM areas language shell demo)
    set(${variable} "${areas}" PARENT_SCOPE)
endfunction()

# poolbill_embed(<kind> <header> <table source> <json>...): skipped while one of the files is not there.
function(poolbill_embed kind header table)
    foreach(file IN LISTS ARGN)
        if(NOT EXISTS "${file}")
            message(STATUS "assets: no ${file} yet, ${kind} skipped")
            return()
        endif()
    endforeach()
    set(outputs "${poolbill_generated}/generated/${header}" "${poolbill_generated}/generated/${table}")
    if(kind STREQUAL "texts")
        foreach(file IN LISTS ARGN)
            get_filename_component(name "${file}" NAME_WE)
            list(APPEND poolbill_text_files "${poolbill_generated}/generated/poolbill.${name}.txt")
        endforeach()
        list(REMOVE_ITEM poolbill_text_files "${poolbill_generated}/generated/poolbill.en.txt")
        list(APPEND outputs ${poolbill_text_files})
        poolbill_text_areas(areas "${ARGV3}")
        foreach(area IN LISTS areas)
            list(APPEND outputs "${poolbill_generated}/generated/text/${area}.hpp")
        endforeach()
        set(poolbill_text_files "${poolbill_text_files}" PARENT_SCOPE)
    endif()
    string(REPLACE ";" "|" files "${ARGN}")
    add_custom_command(
        OUTPUT ${outputs}
        COMMAND "${CMAKE_COMMAND}" -DKIND=${kind} "-DFILES=${files}"
            "-DHEADER=${poolbill_generated}/generated/${header}"
            "-DTABLE=${poolbill_generated}/generated/${table}"
            -P "${CMAKE_SOURCE_DIR}/cmake/embed_assets.cmake"
        DEPENDS ${ARGN} "${CMAKE_SOURCE_DIR}/cmake/embed_assets.cmake"
        COMMENT "Embedding ${kind}"
        VERBATIM)
    list(APPEND poolbill_asset_sources ${outputs})
    set(poolbill_asset_sources "${poolbill_asset_sources}" PARENT_SCOPE)
endfunction()

set(assets "${CMAKE_SOURCE_DIR}/assets")
file(GLOB languages CONFIGURE_DEPENDS "${assets}/strings/*.json")
list(REMOVE_ITEM languages "${assets}/strings/en.json")
poolbill_embed(texts text_tables.hpp text_tables.cpp "${assets}/strings/en.json" ${languages})
poolbill_embed(tokens token_names.hpp token_tables.cpp
    "${assets}/theme/light.json" "${assets}/theme/dark.json" "${assets}/theme/forced.json")

if(poolbill_asset_sources)
    add_library(poolbill_assets STATIC ${poolbill_asset_sources})
    target_include_directories(poolbill_assets PUBLIC "${poolbill_generated}")
    target_compile_options(poolbill_assets PRIVATE ${poolbill_warnings} -fno-exceptions -fno-rtti)
endif()
