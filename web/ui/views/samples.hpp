// The scenarios that the page offers: as cards on the empty page, otherwise as a menu.
//
// Only names are known here; the page fetches the chosen sample (docs/EMBEDDING.md).
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// Parses the list that the page sends: lines of a name, a tab and a detail.
std::vector<Sample> samples_of(std::string_view lines);
/// The event that informs the page which sample was chosen.
HostEvent sample_wanted(std::size_t index);

/// @return the sample that was pressed
std::optional<std::size_t> sample_cards(Ui& ui, Rect& rest, std::span<const Sample> samples);

}  // namespace poolbill::ui
