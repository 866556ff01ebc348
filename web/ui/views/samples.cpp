#include "web/ui/views/samples.hpp"

#include <algorithm>

#include "core/json/object.hpp"
#include "generated/text/samples.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui {
namespace {

/// A card as wide as `rest`. @return whether it was pressed
bool sample_card(Ui& ui, NodeId id, Rect& rest, const Sample& sample) {
    constexpr float side = 16, edge = 12;
    Backdrop backdrop(ui);
    Rect words = rest.inset(side, 0);
    words.cut_top(edge);
    ui.text(words.cut_top(20), sample.name, type_scale::body_strong, Token::accent_text);
    words.cut_top(ui.paragraph(words, sample.detail, type_scale::small, Token::text_dim) + edge);
    const Rect card = rest.cut_top(words.y - rest.y);

    backdrop.begin();
    Node& node = ui.node(id, Role::button, sample.name, card);
    node.focusable = true;
    node.description = sample.detail;
    const Touch touch = ui.press(id, card);
    ui.fill(card, touch.hovered ? Token::hover : Token::panel, metrics::panel_radius);
    ui.stroke(card, touch.hovered ? Token::accent : Token::line, metrics::panel_radius);
    if (touch.focus_ring) ui.focus_ring(card, metrics::panel_radius);
    return touch.pressed;
}

}  // namespace

std::vector<Sample> samples_of(std::string_view lines) {
    std::vector<Sample> samples;
    while (!lines.empty()) {
        const std::string_view line = lines.substr(0, lines.find('\n'));
        lines.remove_prefix(std::min(lines.size(), line.size() + 1));
        const std::size_t tab = std::min(line.find('\t'), line.size());
        samples.push_back(
            {std::string(line.substr(0, tab)), std::string(line.substr(std::min(line.size(), tab + 1)))});
    }
    return samples;
}

HostEvent sample_wanted(std::size_t index) {
    return {"sample-wanted", json::ObjectWriter().add("index", static_cast<int>(index)).str()};
}

std::optional<std::size_t> sample_cards(Ui& ui, Rect& rest, std::span<const Sample> samples) {
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (sample_card(ui, ui.id("sample", static_cast<std::int64_t>(i)), rest, samples[i])) chosen = i;
        rest.cut_top(8);
    }
    return chosen;
}

void deferred::show(View& view, SamplesMenu& opened) {
    Ui& ui = view.ui;
    std::vector<MenuItem> items;
    for (const Sample& sample : view.samples)
        items.push_back({sample.name, sample.name, sample.detail});
    const MenuChoice choice = menu(ui,
                                   {.key = "samples",
                                    .name = ui.strings(text::samples_title),
                                    .anchor = opened.anchor,
                                    .width = std::min(540.0f, ui.viewport.w - 16)},
                                   items);
    if (choice.pressed) {
        const HostEvent wanted = sample_wanted(*choice.pressed);
        view.session.emit(wanted.type, wanted.detail);
    }
    if (choice.closed) view.state.overlay.close();
}

}  // namespace poolbill::ui
