// The whole surface: what lies where, and what is above it.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// The page with its pinned clock, then the overlay that was open when the frame began.
void main_page(View& view);
/// Nothing is loaded: says how to give the widget something. `problem` says why, when there is a reason.
/// @return the sample that was chosen to begin with
std::optional<std::size_t> empty_page(Ui& ui, const std::optional<Report>& problem,
                                      std::span<const Sample> samples);

/// Where keyboard focus should go when an overlay opened: the chosen option, else its main button or first
/// item.
NodeId first_focus(const SemanticTree& tree);

}  // namespace poolbill::ui
