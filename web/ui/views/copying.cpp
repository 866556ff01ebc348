#include "web/ui/views/copying.hpp"

#include "core/json/object.hpp"
#include "generated/text/copy.hpp"
#include "web/ui/widgets/controls.hpp"

namespace poolbill::ui {

std::string copy_name(const Strings& strings, const exports::Format& format) {
    return format.copying == exports::Copying::as_text ? strings(text::copy_text)
                                                       : strings.fill(text::copy_as, {format.title});
}

const exports::Format* copy_buttons(View& view, Rect& head, bool enabled) {
    Ui& ui = view.ui;
    const exports::Format* pressed = nullptr;
    const std::span<const exports::Format> formats = exports::formats();
    // From the right, so that the buttons appear in the order of the list.
    for (auto next = formats.rbegin(); next != formats.rend(); ++next) {
        const exports::Format* format = &*next;
        if (format->copying != exports::Copying::by_title && format->copying != exports::Copying::as_text)
            continue;
        const std::string name = copy_name(ui.strings, *format);
        const Rect box = head.cut_right(button_width(ui, name, true), 8).inset(0, (head.h - 28) / 2);
        if (button(ui, name, box, name, {.enabled = enabled, .small = true})) pressed = format;
    }
    copied_word(view, head);
    return pressed;
}

void copied_word(View& view, Rect& head) {
    if (!view.state.copied) return;
    Ui& ui = view.ui;
    const std::string_view done = ui.strings(text::copy_done);
    const Rect box = head.cut_right(ui.text_width(done, type_scale::small) + 1, 12);
    ui.node(ui.id("copied"), Role::status, done, box);
    ui.text(box, done, type_scale::small, Token::text_dim);
}

void copy(View& view, const std::string& text) {
    view.session.emit("copy", json::ObjectWriter().add("text", text).str());
    view.state.copied = true;
}

}  // namespace poolbill::ui
