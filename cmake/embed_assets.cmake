# Turns flat JSON objects (key -> text) with the same keys into C++ names and tables.
#
#   cmake -DKIND=texts|tokens -DFILES=<first.json>|<other.json>... -DHEADER=<out.hpp> -DTABLE=<out.cpp> -P this
#
# Tokens become one enumeration and one table per file.
#
# Texts have one header of names for each area, which is a key's first part: text/<area>.hpp beside HEADER. Only what uses
# an area is compiled again when the area gets a text. HEADER declares the tables and is for the one source that looks texts up.
# Only the first file becomes a table, the others poolbill.<name>.txt beside the header: a line for each key,
# then the engine's words ("condition.…", "failure.…", "note.…", "reason.…", "step.…"), which English has from the engine itself: name, tab, text.
#
# The first file is the reference: another file with a key too many or too few stops the build with a sentence. The
# engine's words are compared among the other files. Keys that begin with "language.", "shell." or "demo." are
# compared as all others, but belong to the shell (shell/tools/languages.mjs) and are not in the tables.
# Dots and dashes of a key become underscores in the enumerator. Tokens are colours, "#rrggbb" or "#rrggbbaa".
cmake_minimum_required(VERSION 3.25)

if(KIND STREQUAL "texts")
    set(prefix "text")
elseif(KIND STREQUAL "tokens")
    set(prefix "token")
endif()
string(REPLACE "|" ";" FILES "${FILES}")

# A C++ string literal of any text; UTF-8 passes through.
function(quote variable text)
    string(REPLACE "\\" "\\\\" text "${text}")
    string(REPLACE "\"" "\\\"" text "${text}")
    string(REPLACE "\n" "\\n" text "${text}")
    string(REPLACE "\t" "\\t" text "${text}")
    set(${variable} "\"${text}\"" PARENT_SCOPE)
endfunction()

# A colour as 0xRRGGBBAA.
function(colour variable text place)
    if(NOT text MATCHES "^#([0-9a-fA-F]+)$")
        message(FATAL_ERROR "${place} is '${text}', but a colour is written #rrggbb or #rrggbbaa.")
    endif()
    string(TOLOWER "${CMAKE_MATCH_1}" digits)
    string(LENGTH "${digits}" length)
    if(length EQUAL 6)
        string(APPEND digits "ff")
    elseif(NOT length EQUAL 8)
        message(FATAL_ERROR "${place} is '${text}', but a colour is written #rrggbb or #rrggbbaa.")
    endif()
    set(${variable} "0x${digits}u" PARENT_SCOPE)
endfunction()

function(write_if_different file content)
    if(EXISTS "${file}")
        file(READ "${file}" old)
        if(old STREQUAL content)
            return()
        endif()
    endif()
    file(WRITE "${file}" "${content}")
endfunction()

# Lists may be empty, so they come as one argument each.
function(require_same_keys file keys reference expected)
    set(missing ${expected})
    set(extra ${keys})
    list(REMOVE_ITEM missing ${keys})
    list(REMOVE_ITEM extra ${expected})
    if(missing OR extra)
        string(REPLACE ";" ", " missing "${missing}")
        string(REPLACE ";" ", " extra "${extra}")
        message(FATAL_ERROR "${file} and ${reference} must have the same keys. "
            "Missing here: ${missing}. Only here: ${extra}.")
    endif()
endfunction()

list(GET FILES 0 reference)
get_filename_component(folder "${HEADER}" DIRECTORY)
set(keys)
set(tables "")
foreach(file IN LISTS FILES)
    file(READ "${file}" json)
    string(JSON count ERROR_VARIABLE problem LENGTH "${json}")
    if(problem)
        message(FATAL_ERROR "${file} is not a JSON object: ${problem}")
    endif()
    set(file_keys)
    math(EXPR last "${count} - 1")
    foreach(index RANGE ${last})
        string(JSON key MEMBER "${json}" ${index})
        if(NOT key MATCHES "^[a-z][a-z0-9_.-]*$")
            message(FATAL_ERROR "${file}: key '${key}' may hold only a-z, 0-9, '_', '-' and '.'.")
        endif()
        string(JSON type TYPE "${json}" "${key}")
        if(NOT type STREQUAL "STRING")
            message(FATAL_ERROR "${file}: ${key} must be a text; nesting is not supported, write dotted keys.")
        endif()
        list(APPEND file_keys "${key}")
    endforeach()
    set(engine_keys)
    if(KIND STREQUAL "texts" AND NOT file STREQUAL reference)
        set(engine_keys ${file_keys})
        list(FILTER engine_keys INCLUDE REGEX "^(condition|failure|note|reason|step)[.]")
        list(FILTER file_keys EXCLUDE REGEX "^(condition|failure|note|reason|step)[.]")
        if(NOT DEFINED expected_engine_keys)
            set(expected_engine_keys ${engine_keys})
            set(engine_reference "${file}")
        endif()
        require_same_keys("${file}" "${engine_keys}" "${engine_reference}" "${expected_engine_keys}")
    endif()

    # The parser hands the keys out sorted, so two files with the same keys give the same list.
    if(file STREQUAL reference)
        set(keys ${file_keys})
    else()
        require_same_keys("${file}" "${file_keys}" "${reference}" "${keys}")
    endif()
    set(table_keys ${file_keys})
    if(KIND STREQUAL "texts")
        list(FILTER table_keys EXCLUDE REGEX "^(language|shell|demo)[.]")
    endif()

    get_filename_component(table "${file}" NAME_WE)
    if(KIND STREQUAL "texts" AND NOT file STREQUAL reference)
        set(lines "")
        foreach(key IN LISTS table_keys engine_keys)
            string(JSON value GET "${json}" "${key}")
            if(value MATCHES "[\n\t]")
                message(FATAL_ERROR "${file}: ${key} must be one line without tabs.")
            endif()
            if(key IN_LIST engine_keys)
                string(APPEND lines "${key}\t")
            endif()
            string(APPEND lines "${value}\n")
        endforeach()
        write_if_different("${folder}/poolbill.${table}.txt" "${lines}")
        continue()
    endif()
    string(TOLOWER "${table}" table)
    string(REPLACE "-" "_" table "${table}")
    # Texts lie end to end, each with a zero: a table of pointers would be a third of their size.
    if(KIND STREQUAL "texts")
        string(APPEND declarations "extern const char ${prefix}_table_${table}[];\n")
        string(APPEND tables "\nconst char ${prefix}_table_${table}[] =\n")
    else()
        string(APPEND declarations "extern const std::uint32_t ${prefix}_table_${table}[${prefix}_count];\n")
        string(APPEND tables "\nconst std::uint32_t ${prefix}_table_${table}[${prefix}_count] = {\n")
    endif()
    foreach(key IN LISTS table_keys)
        string(JSON value GET "${json}" "${key}")
        if(KIND STREQUAL "texts")
            quote(value "${value}")
            string(APPEND tables "    ${value} \"\\0\"\n")
        else()
            colour(value "${value}" "${file}: ${key}")
            string(APPEND tables "    ${value},\n")
        endif()
    endforeach()
    if(KIND STREQUAL "texts")
        string(APPEND tables "    ;\n")
    else()
        string(APPEND tables "};\n")
    endif()
endforeach()

set(note "// Generated by cmake/embed_assets.cmake from assets/; edit the JSON there.\n")
get_filename_component(header_name "${HEADER}" NAME)

# The sources of both kinds end here.
function(write_header_and_table declared names)
    write_if_different("${HEADER}" "${note}#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace poolbill::ui {

${declared}
${declarations}
}  // namespace poolbill::ui
")
    write_if_different("${TABLE}" "${note}#include \"generated/${header_name}\"

namespace poolbill::ui {
${tables}
${names}
}  // namespace poolbill::ui
")
endfunction()

list(LENGTH table_keys count)
if(KIND STREQUAL "tokens")
    foreach(key IN LISTS table_keys)
        string(REGEX REPLACE "[.-]" "_" name "${key}")
        string(APPEND enumerators "    ${name},\n")
        string(APPEND names "    \"${key}\",\n")
    endforeach()
    string(APPEND declarations "extern const std::string_view token_names[token_count];\n")
    write_header_and_table("enum class Token : std::uint8_t {\n${enumerators}};

inline constexpr std::size_t token_count = ${count};
" "const std::string_view token_names[token_count] = {\n${names}};")
    return()
endif()

# Keys are sorted, so those of an area are together.
set(area "")
set(areas)
set(position 0)
foreach(key IN LISTS table_keys)
    string(REGEX REPLACE "[.].*" "" key_area "${key}")
    if(NOT key_area STREQUAL area)
        set(area "${key_area}")
        list(LENGTH areas number)
        list(APPEND areas "${area}")
        set(index 0)
        string(APPEND starts "    ${position},  // ${area}\n")
        set(constants_${area} "")
    endif()
    if(index GREATER 255)
        message(FATAL_ERROR "${reference}: the area '${area}' has more than 256 texts; begin another one.")
    endif()
    string(REGEX REPLACE "[.-]" "_" name "${key}")
    string(APPEND constants_${area} "inline constexpr Text ${name} = text_in(${number}, ${index});\n")
    math(EXPR index "${index} + 1")
    math(EXPR position "${position} + 1")
    # Only what is looked up by name has one.
    if(key MATCHES "^(action|problem|rejected)[.]")
        string(APPEND names "    \"${key}\\0\"\n")
    else()
        string(APPEND names "    \"\\0\"\n")
    endif()
endforeach()
foreach(area IN LISTS areas)
    write_if_different("${folder}/text/${area}.hpp" "${note}#pragma once

#include \"web/ui/text/text.hpp\"

namespace poolbill::ui::text {

${constants_${area}}
}  // namespace poolbill::ui::text
")
endforeach()
list(LENGTH areas area_count)
write_header_and_table("inline constexpr std::size_t text_count = ${count};

extern const std::uint16_t text_area_starts[${area_count}];
extern const char text_names[];
" "const std::uint16_t text_area_starts[${area_count}] = {\n${starts}};

const char text_names[] =\n${names}    ;")
