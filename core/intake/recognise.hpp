// What a JSON document is: its kind is recognised by its content. Internal to core/intake.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/intake/facts.hpp"
#include "core/intake/json_reader.hpp"
#include "core/json/document.hpp"

namespace poolbill::intake {

/// Notes that a file, or a part of it, is left out, and why.
void refuse(std::string_view file, FilePart part, Sentence why, Facts& facts);

/// Which member of the document holds bill records; empty when the document itself is their list; nothing when it has
/// none. @param text  one document, not parsed
std::optional<std::string_view> bill_list_of(std::string_view text);

/// Whether the text begins with a record of a bill that is in no list. @param text  not parsed
bool is_bill_record(std::string_view text);

/// Whether a document is a list of documents, such as pages that a program has put into one list. @param text  not parsed
bool is_list_of_pages(std::string_view text);

/// Adds what the document says to the facts, or refuses it. It is not a list of bill records.
void read_document(const json::Document& document, const JsonPart& part, Facts& facts);

}  // namespace poolbill::intake
