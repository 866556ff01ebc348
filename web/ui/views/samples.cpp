#include "web/ui/views/samples.hpp"

#include <algorithm>

#include "core/json/object.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui {
namespace {

constexpr float card_gap = 8, card_side = 16, card_edge = 12;

float card_height(const Ui& ui, float width, const Sample& sample) {
    return 2 * card_edge + 20 + ui.paragraph_height(width - 2 * card_side, sample.detail, type_scale::small);
}

bool sample_card(Ui& ui, NodeId id, const Rect& rect, const Sample& sample) {
    Node& node = ui.node(id, Role::button, sample.name, rect);
    node.focusable = true;
    node.description = sample.detail;
    const Touch touch = ui.press(id, rect);
    ui.fill(rect, touch.hovered ? Token::hover : Token::panel, metrics::panel_radius);
    ui.stroke(rect, touch.hovered ? Token::accent : Token::line, metrics::panel_radius);
    if (touch.focus_ring) ui.focus_ring(rect, metrics::panel_radius);
    Rect words = rect.inset(card_side, card_edge);
    ui.text(words.cut_top(20), sample.name, type_scale::body_strong, Token::accent_text);
    ui.paragraph(words, sample.detail, type_scale::small, Token::text_dim);
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

float sample_cards_height(const Ui& ui, float width, std::span<const Sample> samples) {
    float height = 0;
    for (const Sample& sample : samples)
        height += card_height(ui, width, sample) + card_gap;
    return height;
}

std::optional<std::size_t> sample_cards(Ui& ui, const Rect& rect, std::span<const Sample> samples) {
    std::optional<std::size_t> chosen;
    Rect rest = rect;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const Rect card = rest.cut_top(card_height(ui, rest.w, samples[i]), card_gap);
        if (sample_card(ui, ui.id("sample", static_cast<std::int64_t>(i)), card, samples[i])) chosen = i;
    }
    return chosen;
}

void deferred::samples_menu(View& view) {
    Ui& ui = view.ui;
    const float width = std::min(540.0f, ui.viewport.w - 16);
    const float height = static_cast<float>(view.samples.size()) * (Menu::item_height + 16);
    Menu menu(ui, "samples", ui.strings(Text::samples_title), view.state.more_anchor, width, height);
    bool done = menu.closed();
    for (std::size_t i = 0; i < view.samples.size(); ++i) {
        const Sample& sample = view.samples[i];
        if (!menu.item(sample.name, sample.name, sample.detail)) continue;
        const HostEvent wanted = sample_wanted(i);
        view.session.tell(wanted.type, wanted.detail);
        done = true;
    }
    if (done) view.state.overlay = Overlay::none;
}

}  // namespace poolbill::ui
