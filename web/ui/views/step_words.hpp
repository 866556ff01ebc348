// Steps of an explanation in the viewer's language.
//
// The engine's own words are English. Another language has texts "step.CODE" and "step.CODE.how",
// with placeholders for the values; in English these are empty, and the engine's words are used. A
// formula of numbers alone needs no text.
#pragma once

#include <string>

#include "core/ledger/explain.hpp"
#include "web/ui/text/strings.hpp"

namespace poolbill::ui {

struct StepWords {
    std::string label, formula, value;
};
StepWords step_words(const Strings& strings, const Step& step);

}  // namespace poolbill::ui
