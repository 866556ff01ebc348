// The whole surface: the layout of the page, and the overlay above it.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// The page with its pinned clock, then the overlay that was open when the frame began.
void main_page(View& view);
/// Shown while nothing is loaded: explains how to load a scenario. `problem` is the reason, if
/// there is one.
struct EmptyPageChoice {
    bool new_pool = false;
    bool import = false;
    std::optional<std::size_t> sample = {};
};
EmptyPageChoice empty_page(Ui& ui, const std::optional<Report>& problem, std::span<const Sample> samples,
                           bool read_only);

/// The node that gets keyboard focus when an overlay opened: the chosen option, else its main
/// button or first item.
NodeId first_focus(const SemanticTree& tree);

}  // namespace poolbill::ui
