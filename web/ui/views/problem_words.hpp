// What went wrong, or why something is not possible, in the viewer's language if a translation
// exists.
#pragma once

#include <string>

#include "core/base/result.hpp"
#include "web/ui/text/strings.hpp"

namespace poolbill::ui {

/// The text "problem.CODE", else the error's own sentence.
std::string problem_words(const Strings& strings, const Error& error);

}  // namespace poolbill::ui
