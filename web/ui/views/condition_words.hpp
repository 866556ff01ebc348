// Conditions of the change to prepaid in the viewer's language.
//
// The engine's own sentences are English. Another language has texts "condition.CODE", "….met",
// "….found" and "….remedy", with placeholders for the values; in English these are empty, and the
// engine's sentences are used.
#pragma once

#include <string>

#include "core/pool/eligibility.hpp"
#include "core/scenario/world.hpp"
#include "web/ui/text/strings.hpp"

namespace poolbill::ui {

struct ConditionWords {
    std::string sentence;
    std::string detail;  // what was found and what to do
};
ConditionWords condition_words(const Strings& strings, const PoolState& pool, const Condition& condition);

}  // namespace poolbill::ui
