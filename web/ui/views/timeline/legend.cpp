#include "web/ui/views/timeline/legend.hpp"

#include <array>
#include <span>
#include <vector>

#include "generated/text/bills.hpp"
#include "generated/text/mode.hpp"
#include "generated/text/timeline.hpp"
#include "web/ui/widgets/field_list.hpp"

namespace poolbill::ui {
namespace {

constexpr float row = 24, mark_width = 16;

struct Entry {
    Text name;
    ChartLayer layer;
};
constexpr Entry settled{text::bills_settled, ChartLayer::settled},
    issued{text::bills_issued, ChartLayer::issued}, accruing{text::bills_accruing, ChartLayer::accruing},
    terms{text::mode_yearly_monthly, ChartLayer::terms}, grace{text::timeline_grace, ChartLayer::grace},
    retention{text::timeline_retention, ChartLayer::retention},
    charged{text::timeline_charged, ChartLayer::charged},
    staying{text::mode_pay_per_use, ChartLayer::staying},
    changing{text::mode_yearly_monthly, ChartLayer::changing};

float width_of(const Ui& ui, Text name) {
    return mark_width + 6 + ui.text_width(ui.strings(name), type_scale::small) + 1;
}

Flow flow_in(const Ui& ui, const Rect& rect) {
    return {rect, row, ui.narrow() ? 8.0f : 16.0f};
}

/// Cuts the room for the entries and the mark of the present off the top of `rest`.
Flow place_all(const Ui& ui, Rect& rest, std::span<const Entry> entries) {
    Flow all = flow_in(ui, rest);
    for (const Entry& entry : entries)
        all.place(width_of(ui, entry.name));
    all.place(width_of(ui, text::timeline_now));
    return flow_in(ui, rest.cut_top(all.height()));
}

/// Draws the mark of a layer.
void mark(Ui& ui, const Rect& box, ChartLayer layer) {
    const auto line = [&](Token ink) {
        ui.line(box.x, box.center_y(), box.right(), box.center_y(), ink, 2.5f);
    };
    switch (layer) {
        case ChartLayer::settled:
            return status_fill(ui, box, LineStatus::settled);
        case ChartLayer::issued:
            return status_fill(ui, box, LineStatus::issued);
        case ChartLayer::accruing:
            return status_fill(ui, box, LineStatus::accruing);
        case ChartLayer::terms:
            return band_fill(ui, box, BandKind::term, false);
        case ChartLayer::grace:
            return band_fill(ui, box, BandKind::grace, false);
        case ChartLayer::retention:
            return band_fill(ui, box, BandKind::retention, false);
        case ChartLayer::charged:
            return line(Token::text);
        case ChartLayer::staying:
            return line(Token::pay_per_use);
        case ChartLayer::changing:
            return line(Token::yearly_monthly);
    }
}

/// A layer's mark and name; a press hides or shows the layer. The name of a hidden one is struck through.
void entry_in(Ui& ui, Flow& flow, const Entry& entry, HiddenLayers& hidden) {
    const std::string name = ui.strings(entry.name);
    Rect place = flow.place(width_of(ui, entry.name));
    const NodeId id = ui.id("layer", static_cast<std::int64_t>(entry.layer));
    const bool shown = !hidden.has(entry.layer);
    Node& node = ui.node(id, Role::checkbox, name, place);
    node.focusable = true;
    node.checked = shown ? Tristate::yes : Tristate::no;
    const Touch touch = ui.press(id, place);
    const Rect whole = place;
    const Rect box = place.cut_left(mark_width, 6).inset(0, 6);
    if (shown) {
        mark(ui, box, entry.layer);
    } else {
        ui.stroke(box, Token::control_line, 3);
    }
    const float width =
        ui.text(place, name, type_scale::small, touch.hovered ? Token::text : Token::text_dim);
    if (!shown) ui.line(place.x, place.center_y(), place.x + width, place.center_y(), Token::text_dim);
    if (touch.focus_ring) ui.focus_ring(whole.inset(-3, 1), 3);
    if (touch.pressed) hidden.toggle(entry.layer);
}

void mark_now(Ui& ui, Flow& flow) {
    Rect place = flow.place(width_of(ui, text::timeline_now));
    const Rect now = place.cut_left(mark_width, 6).inset(0, 6);
    ui.label(place, ui.strings(text::timeline_now), type_scale::small, Token::text_dim);
    ui.fill({now.center_x() - 1, now.y - 1, 2, now.h + 2}, Token::accent);
}

/// @param possible  the entries that there can be, which get room: the legend keeps its height while the clock runs
void entries_in(View& view, Rect& rest, std::span<const Entry> entries, std::span<const Entry> possible) {
    Ui& ui = view.ui;
    const Ui::FlowGroup group(ui, ui.id("legend"), Role::group, ui.strings(text::timeline_legend), rest);
    Flow flow = place_all(ui, rest, possible);
    for (const Entry& entry : entries)
        entry_in(ui, flow, entry, view.state.timeline.hidden);
    mark_now(ui, flow);
}

}  // namespace

void curves_legend(View& view, Rect& rest, bool has_futures) {
    constexpr std::array possible{charged, staying, changing};
    entries_in(view, rest, std::span(possible).first(has_futures ? 3 : 1), possible);
}

void legend(View& view, Rect& rest, const PoolPicture& picture) {
    constexpr std::array possible{settled, issued, accruing, terms, grace, retention};
    std::vector<Entry> entries{settled, issued, accruing, terms};
    if (picture.has(BandKind::grace)) entries.push_back(grace);
    if (picture.has(BandKind::retention)) entries.push_back(retention);
    entries_in(view, rest, entries, possible);
}

}  // namespace poolbill::ui
