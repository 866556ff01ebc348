#include "web/ui/widgets/tabs.hpp"

#include <algorithm>

namespace poolbill::ui {
namespace {

constexpr float roomy_side = 16, mark_width = 14;

float words_width(const Ui& ui, const Tab& tab, const TextStyle& style) {
    return ui.text_width(tab.name, style) + (tab.marked ? mark_width : 0);
}

}  // namespace

std::optional<std::size_t> tabs(Ui& ui, std::string_view key, const Rect& rect, std::string_view name,
                                std::span<const Tab> items, std::size_t chosen) {
    const auto list = ui.group(ui.id(key), Role::tab_list, name, rect);
    ui.line(rect.x, rect.bottom() - 0.5f, rect.right(), rect.bottom() - 0.5f, Token::line);
    TextStyle style = type_scale::body;
    float side = roomy_side;
    const auto needed = [&] {
        float width = 0;
        for (const Tab& tab : items)
            width += words_width(ui, tab, style) + 2 * side;
        return width;
    };
    // When the names are too long, first the gaps shrink, then the font; only then are names cut.
    for (const float size : {13.0f, 12.0f}) {
        if (needed() <= rect.w) break;
        style.size = size;
        side = 0;
        side = std::clamp((rect.w - needed()) / static_cast<float>(2 * items.size()), 3.0f, roomy_side);
    }
    const float shrink = std::min(1.0f, rect.w / needed());
    std::optional<std::size_t> pressed;
    Rect rest = rect;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Tab& tab = items[i];
        const Rect box = rest.cut_left((words_width(ui, tab, style) + 2 * side) * shrink);
        const NodeId id = ui.id("tab", static_cast<std::int64_t>(i));
        Node& node = ui.node(id, Role::tab, tab.name, box);
        node.focusable = true;
        node.selected = i == chosen ? Tristate::yes : Tristate::no;
        node.description = tab.description;
        const Touch touch = ui.press(id, box);
        if (touch.pressed) pressed = i;
        if (touch.hovered && i != chosen) ui.fill(box.inset(2, 4), Token::hover, metrics::radius);
        if (touch.focus_ring) ui.focus_ring(box.inset(2, 4));
        Rect words = box.inset(side, 0);
        if (tab.marked) {
            const Rect mark = words.cut_right(mark_width);
            ui.dot(mark.right() - 4, mark.center_y(), 4, Token::pay_per_use);
        }
        ui.text(words, tab.name, style, i == chosen ? Token::accent_text : Token::text_dim, Align::center);
        if (i == chosen) ui.fill({box.x + 4, box.bottom() - 2, box.w - 8, 2}, Token::accent, 1);
    }
    return pressed;
}

}  // namespace poolbill::ui
