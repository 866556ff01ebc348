// The scenarios that the page offers: as cards where there is nothing yet, and as a menu later.
//
// Only names are known here; the page fetches what was chosen (docs/EMBEDDING.md).
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// As the page offers them: lines of a name, a tab and a detail.
std::vector<Sample> samples_of(std::string_view lines);
/// What the page is told when a sample was chosen.
HostEvent sample_wanted(std::size_t index);

float sample_cards_height(const Ui& ui, float width, std::span<const Sample> samples);
/// @return the one that was pressed
std::optional<std::size_t> sample_cards(Ui& ui, const Rect& rect, std::span<const Sample> samples);

/// The menu of samples. Drawn above the page.
namespace deferred {
void samples_menu(View& view);
}

}  // namespace poolbill::ui
