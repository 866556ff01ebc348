#include "web/ui/views/copying.hpp"

#include "core/json/object.hpp"
#include "web/ui/widgets/controls.hpp"

namespace poolbill::ui {

std::optional<char> copy_buttons(View& view, Rect& head, bool enabled) {
    Ui& ui = view.ui;
    const auto pressed = [&](Text key) {
        const std::string_view name = ui.strings(key);
        const Rect box = head.cut_right(button_width(ui, name, true), 8).inset(0, (head.h - 28) / 2);
        return button(ui, name, box, name, {.enabled = enabled, .small = true});
    };
    const bool csv = pressed(Text::copy_csv), text = pressed(Text::copy_text);
    copied_word(view, head);
    if (csv) return ',';
    return text ? std::optional('\t') : std::nullopt;
}

void copied_word(View& view, Rect& head) {
    if (!view.state.copied) return;
    Ui& ui = view.ui;
    const std::string_view done = ui.strings(Text::copy_done);
    const Rect box = head.cut_right(ui.text_width(done, type_scale::small) + 1, 12);
    ui.node(ui.id("copied"), Role::status, done, box);
    ui.text(box, done, type_scale::small, Token::text_dim);
}

void copy(View& view, const std::string& text) {
    view.session.tell("copy", json::ObjectWriter().add("text", text).str());
    view.state.copied = true;
}

}  // namespace poolbill::ui
