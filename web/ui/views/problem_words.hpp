// What went wrong, or why something is not possible, in the viewer's language if a translation
// exists.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/result.hpp"
#include "web/ui/text/strings.hpp"

namespace poolbill::ui {

/// What was done or read when the error came up. The words belong to the code and to this.
enum class Subject : std::uint8_t {
    action,     // of the person, or a question about the pool: "problem.CODE"
    pool_list,  // an imported list, or a pool in it: "rejected.CODE"
    scenario    // a scenario that is opened
};

/// The subject's own words for the code, else the language's words for the error, else the engine's sentence.
std::string problem_words(const Strings& strings, const Error& error, Subject subject);

}  // namespace poolbill::ui
