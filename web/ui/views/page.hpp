// The whole surface: the layout of the page, and the overlay above it.
#pragma once

#include <algorithm>

#include "web/ui/views/view.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui {

/// Between the edge of the surface and what is on it.
inline float page_margin(const Ui& ui) {
    return ui.narrow() ? 12.0f : 16.0f;
}

/// Something in the middle of an otherwise empty surface. @param draw  called with a `Rect&`, and once more beforehand, to measure
template <class Draw>
void centred_page(Ui& ui, const Draw& draw) {
    Page page(ui, ui.viewport);
    const Rect content = page.content();
    const float width = std::min(ui.viewport.w - 2 * page_margin(ui), 560.0f);
    const float height = measure(ui, width, draw);
    const float top = std::max(page_margin(ui), ui.viewport.h * 0.42f - height / 2);
    Rect rest{content.x + (ui.viewport.w - width) / 2, content.y + top, width, unbounded};
    draw(rest);
    page.set_height(rest.y - content.y + page_margin(ui));
}

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
