#include "web/ui/widgets/band.hpp"

#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"

namespace poolbill::ui {

std::optional<std::size_t> band(Ui& ui, std::string_view key, Rect& rest, const NoticeOptions& words,
                                std::span<const BandButton> buttons) {
    constexpr float margin = 14, height = metrics::control_height, gap = 8;
    float width = -gap;
    for (const BandButton& each : buttons)
        width += button_width(ui, each.name) + gap;
    const bool is_beside = width < rest.w * 0.5f;
    const auto group = ui.group(ui.id(key), Role::region, words.title, rest);
    Rect rect = rest, text = rest, below;
    {
        Backdrop backdrop(ui);
        if (is_beside) text.cut_right(width + 2 * margin);
        notice_words(ui, text, words);
        if (!is_beside) {
            below = text.inset(margin, 0);
            Flow measured(below, height, gap);
            for (const BandButton& each : buttons)
                measured.place(button_width(ui, each.name));
            text.cut_top(measured.height() + 10);
        }
        rect = rest.cut_top(text.y - rest.y, metrics::gap);
        backdrop.begin();
        notice_ground(ui, rect, words.tone);
    }
    Flow flow(is_beside ? Rect{rect.right() - width - margin, rect.center_y() - height / 2, width + 1, height}
                        : below,
              height, gap);
    std::optional<std::size_t> pressed;
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        const Rect box = flow.place(button_width(ui, buttons[i].name));
        if (button(ui, "action" + std::to_string(i), box, buttons[i].name, {.enabled = buttons[i].enabled}))
            pressed = i;
    }
    return pressed;
}

}  // namespace poolbill::ui
