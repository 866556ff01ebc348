// Two branches of the scenario side by side: what the pool costs in each, and the difference between them.
#pragma once

#include <optional>
#include <string>

#include "core/scenario/branch_costs.hpp"
#include "web/ui/widgets/rect.hpp"

namespace poolbill::ui {

struct View;

/// The choice of what to compare, and the cached result.
struct BranchComparison {
    bool shown = false;  // instead of the terms
    std::string other;   // the branch compared with the current one

    std::int64_t revision = -1;  // of the log; -1: none yet
    Instant at;
    std::uint32_t pool = 0;
    std::string current, compared;  // the branches of the cached result
    std::optional<BranchCosts> costs;
    std::string problem;  // why there are none
};

/// A sentence, the two curves with the difference shaded, and a table of the difference's parts.
void branch_view(View& view, Rect& body);

/// "Main" for the first branch until somebody names it.
std::string shown_branch_name(const View& view, std::string_view branch);

}  // namespace poolbill::ui
