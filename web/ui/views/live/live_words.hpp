// Words about the console in host mode.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/ui/views/view.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui::deferred {

/// "$625.10"; in another currency than the scenario's, "625.10 EUR".
std::string live_money(const View& view, const LivePrice& price);
/// What a stage says, and how.
struct StageWords {
    Text title;
    Tone tone = Tone::neutral;
    std::optional<Text> detail = {};
};
StageWords stage_words(LiveStage stage);
/// The pool's name, or as the console calls it when it is not in the data.
std::string live_pool_name(const View& view, const std::string& pool);
/// Nothing when the prices are in several currencies.
std::optional<LivePrice> live_sum(const std::vector<LivePrice>& prices);
/// A sentence about what failed, with the cloud's code.
std::string live_problem(const Strings& strings, const LiveProblem& problem);

}  // namespace poolbill::ui::deferred
