#include "web/ui/views/toast.hpp"

#include <algorithm>
#include <string>

#include "generated/text/clock.hpp"
#include "generated/text/toast.hpp"
#include "web/ui/model/change_words.hpp"
#include "web/ui/views/deferred.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/icons.hpp"
#include "web/ui/widgets/layers.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui {

void toast(View& view, float bottom) {
    Ui& ui = view.ui;
    Toast& state = view.state.toast;
    if (view.is_tour) return state.skip(view.session.last_step());
    state.follow(view.session.last_step());
    const Change* change = view.session.history().undo_change();
    if (!state.is_shown() || change == nullptr || view.read_only) return;

    constexpr float padding = 12, icon_width = 20, gap = 12;
    // Where there was a renewal, the part with its dialog is there.
    const DeferredScreens* screens = view.deferred.screens();
    std::string words = screens != nullptr ? screens->renewal_words(view, *change) : std::string();
    if (words.empty()) words = ui.strings.fill(text::toast_done, {ui.strings(words_of(*change).name)});
    if (change->dropped > 0)
        words = ui.strings.fill(text::toast_dropped,
                                {words, view.format.count(static_cast<std::int64_t>(change->dropped))});
    const std::string undo = ui.strings(text::clock_undo);
    const float undo_width = button_width(ui, undo, true);
    const float margin = ui.narrow() ? 12.0f : 24.0f;
    const float width =
        std::min(2 * padding + icon_width + ui.text_width(words, type_scale::body) + 1 + gap + undo_width,
                 ui.viewport.w - 2 * margin);
    const float height = 28 + ui.paragraph_height(width - 2 * padding - icon_width - gap - undo_width, words,
                                                  type_scale::body);
    const Rect box{ui.viewport.right() - margin - width, bottom - height, width, height};
    const FloatingLayer layer(ui, box.inset(-4, -4), "toast");  // with its outline and shadow
    const Ui::Scope group = ui.group(ui.id("toast"), Role::group, ui.strings(text::toast_name), box);
    panel_ground(ui, box);
    ui.stroke(box, Token::control_line, metrics::panel_radius);
    Rect row = box.inset(padding, 0);
    const Rect button_box = row.cut_right(undo_width, gap).inset(0, (height - 32) / 2);
    const Rect mark = row.cut_left(icon_width);
    icon(ui, Icon::check, mark.x + 6, mark.center_y(), Token::accent_text);
    ui.node(ui.id("words"), Role::status, words, row);
    ui.paragraph(row.inset(0, 14), words, type_scale::body, Token::text);
    const bool pressed = button(ui, "undo", button_box, undo, {.small = true});
    state.held = layer.is_under_pointer() || ui.focused(ui.id("undo"));
    if (pressed) view.session.undo();
}

}  // namespace poolbill::ui
