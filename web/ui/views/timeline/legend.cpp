#include "web/ui/views/timeline/legend.hpp"

#include <algorithm>

#include "web/ui/widgets/field_list.hpp"

namespace poolbill::ui {
namespace {

constexpr float row = 20, mark_width = 16;

bool has(const PoolPicture& picture, BandKind kind) {
    return std::any_of(picture.bands.begin(), picture.bands.end(),
                       [kind](const Band& band) { return band.kind == kind; });
}

/// Where the next mark goes; its name is written beside it.
Rect next(Ui& ui, Flow& flow, Text name) {
    const std::string words = ui.strings(name);
    Rect place = flow.place(mark_width + 6 + ui.text_width(words, type_scale::small) + 1);
    const Rect mark = place.cut_left(mark_width, 6);
    ui.label(place, words, type_scale::small, Token::text_dim);
    return mark.inset(0, 4);
}

}  // namespace

float legend_height(const Ui& ui) {
    return ui.narrow() ? 3 * row + 8 : row;
}

void draw_legend(View& view, const Rect& rect, const PoolPicture& picture) {
    Ui& ui = view.ui;
    Flow flow(rect, row, 16);
    status_fill(ui, next(ui, flow, Text::bills_settled), LineStatus::settled);
    status_fill(ui, next(ui, flow, Text::bills_issued), LineStatus::issued);
    status_fill(ui, next(ui, flow, Text::bills_accruing), LineStatus::accruing);
    band_fill(ui, next(ui, flow, Text::mode_yearly_monthly), BandKind::term, false);
    if (has(picture, BandKind::grace))
        band_fill(ui, next(ui, flow, Text::timeline_grace), BandKind::grace, false);
    if (has(picture, BandKind::retention))
        band_fill(ui, next(ui, flow, Text::timeline_retention), BandKind::retention, false);
    const Rect now = next(ui, flow, Text::timeline_now);
    ui.fill({now.center_x() - 1, now.y - 1, 2, now.h + 2}, Token::accent);
}

}  // namespace poolbill::ui
