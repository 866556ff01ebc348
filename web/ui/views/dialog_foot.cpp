#include "web/ui/views/dialog_foot.hpp"

#include "generated/text/dialog.hpp"

namespace poolbill::ui {

FootChoice dialog_foot(Ui& ui, Rect& foot, std::string_view confirm, FootOptions options) {
    const Rect right = foot.cut_right(button_width(ui, confirm), 12);
    std::string& cancel = options.cancel;
    if (cancel.empty()) cancel = ui.strings(text::dialog_cancel);
    const Rect left = foot.cut_right(button_width(ui, cancel), 12);
    const bool cancelled = button(ui, "cancel", left, cancel);
    const ButtonLook look = options.is_destructive ? ButtonLook::danger : ButtonLook::primary;
    if (button(ui, "confirm", right, confirm, {.look = look, .enabled = options.enabled}))
        return FootChoice::confirm;
    return cancelled ? FootChoice::cancel : FootChoice::none;
}

void foot_amount(Ui& ui, Rect foot, std::string_view label, std::string_view amount) {
    ui.node(ui.id("amount"), Role::text, std::string(label) + ": " + std::string(amount), foot);
    const float label_width = ui.text_width(label, type_scale::body);
    if (label_width + 12 + ui.text_width(amount, type_scale::title) < foot.w)
        foot.cut_left(ui.text(foot, label, type_scale::body, Token::text_dim), 12);
    const TextStyle style = ui.headline(foot.w, amount);
    if (ui.text_width(amount, style) <= foot.w)
        ui.text(foot, amount, style, Token::text);  // the dialog has it as well
}

bool close_foot(Ui& ui, const Dialog& dialog, std::string name) {
    Rect foot = dialog.foot();
    if (name.empty()) name = ui.strings(text::dialog_close);
    return button(ui, "done", foot.cut_right(button_width(ui, name)), name, {.look = ButtonLook::primary}) ||
           dialog.closed();
}

}  // namespace poolbill::ui
