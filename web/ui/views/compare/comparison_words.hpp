// Sentences that describe a comparison. They promise nothing: a saving is stated with its conditions, and a
// term that costs more is stated to cost more.
#pragma once

#include <string>

#include "web/ui/model/comparison.hpp"
#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// "1 month paid in advance costs $144.96 more than …": the chosen term against pay-per-use.
std::string verdict(View& view, const Comparison& comparison);
/// When in the coming weeks switching costs least, and how much less than switching now.
std::string sweep_words(View& view, const Comparison& comparison);

}  // namespace poolbill::ui
