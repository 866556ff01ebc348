// Where the JSON documents of a text are: one, several after one another, or between lines of diagnostics.
//
// Contract: a document begins with an object, or with a list of objects or lists, so that "[INFO]" in a log
// is none. It ends at its closing bracket, or at the end of the text if that is missing; parsing says what is
// wrong with it. Finding does not parse.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace poolbill::intake {

struct JsonExtent {
    std::size_t begin = 0;
    std::size_t size = 0;
};

std::vector<JsonExtent> find_json_documents(std::string_view text);

/// The keys of the document's outermost object, as written; empty for a list. `text` is one extent.
std::vector<std::string_view> outermost_keys(std::string_view text);

}  // namespace poolbill::intake
