#include "web/ui/views/timeline/legend.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "generated/text/bills.hpp"
#include "generated/text/mode.hpp"
#include "generated/text/timeline.hpp"
#include "web/ui/widgets/field_list.hpp"

namespace poolbill::ui {
namespace {

constexpr float row = 20, mark_width = 16;
constexpr std::array names{text::bills_settled,       text::bills_issued,   text::bills_accruing,
                           text::mode_yearly_monthly, text::timeline_grace, text::timeline_retention,
                           text::timeline_now};
constexpr std::array curve_names{text::timeline_charged, text::mode_pay_per_use, text::mode_yearly_monthly,
                                 text::timeline_now};

float width_of(const Ui& ui, Text name) {
    return mark_width + 6 + ui.text_width(ui.strings(name), type_scale::small) + 1;
}

Flow flow_in(const Ui& ui, const Rect& rect) {
    return {rect, row, ui.narrow() ? 8.0f : 16.0f};
}

/// The place of the next mark; writes its name beside it.
Rect next(Ui& ui, Flow& flow, Text name) {
    const std::string words = ui.strings(name);
    Rect place = flow.place(width_of(ui, name));
    const Rect mark = place.cut_left(mark_width, 6);
    ui.label(place, words, type_scale::small, Token::text_dim);
    return mark.inset(0, 4);
}

/// Cuts the room for the marks off the top of `rest`.
Flow place_all(const Ui& ui, Rect& rest, std::span<const Text> all_names) {
    Flow all = flow_in(ui, rest);
    if (ui.narrow()) {
        for (const Text name : all_names)
            all.place(width_of(ui, name));
    }
    return flow_in(ui, rest.cut_top(all.height()));
}

void mark_now(Ui& ui, Flow& flow) {
    const Rect now = next(ui, flow, text::timeline_now);
    ui.fill({now.center_x() - 1, now.y - 1, 2, now.h + 2}, Token::accent);
}

}  // namespace

void curves_legend(View& view, Rect& rest, bool has_futures) {
    Ui& ui = view.ui;
    Flow flow = place_all(ui, rest, curve_names);
    const auto line = [&](Text name, Token ink) {
        const Rect mark = next(ui, flow, name);
        ui.line(mark.x, mark.center_y(), mark.right(), mark.center_y(), ink, 2.5f);
    };
    line(text::timeline_charged, Token::text);
    if (has_futures) {
        line(text::mode_pay_per_use, Token::pay_per_use);
        line(text::mode_yearly_monthly, Token::yearly_monthly);
    }
    mark_now(ui, flow);
}

void legend(View& view, Rect& rest, const PoolPicture& picture) {
    Ui& ui = view.ui;
    Flow flow = place_all(ui, rest, names);
    status_fill(ui, next(ui, flow, text::bills_settled), LineStatus::settled);
    status_fill(ui, next(ui, flow, text::bills_issued), LineStatus::issued);
    status_fill(ui, next(ui, flow, text::bills_accruing), LineStatus::accruing);
    band_fill(ui, next(ui, flow, text::mode_yearly_monthly), BandKind::term, false);
    if (picture.has(BandKind::grace))
        band_fill(ui, next(ui, flow, text::timeline_grace), BandKind::grace, false);
    if (picture.has(BandKind::retention))
        band_fill(ui, next(ui, flow, text::timeline_retention), BandKind::retention, false);
    mark_now(ui, flow);
}

}  // namespace poolbill::ui
