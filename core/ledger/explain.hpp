// Arithmetic shown step by step, with the rule that each step follows.
//
// Contract: the steps are computed with the engine's own functions, and end at the amounts of the line
// explained.
#pragma once

#include <string>
#include <vector>

#include "core/ledger/ledger.hpp"

namespace poolbill {

struct Step {
    std::string code;                      // stable: "seconds"
    std::string label;                     // "Seconds charged"
    std::string formula;                   // "16:00:00 − 15:29:16"
    std::string value;                     // "1844 s"
    std::string rule;                      // "docs/domain/billing-rules.md#intervals"
    std::vector<std::string> values = {};  // those in label and formula, for translated sentences
};

struct Explanation {
    std::string title;
    std::vector<Step> steps;
};

Explanation explain(const Ledger& ledger, const Line& line);
/// One step per line, aligned: label, formula, = value, [rule].
std::string to_text(const Explanation& explanation);

}  // namespace poolbill
