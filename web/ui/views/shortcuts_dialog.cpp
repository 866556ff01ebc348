#include <array>

#include "generated/text/clock.hpp"
#include "generated/text/shortcuts.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/view.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui::deferred {
namespace {

struct Shortcut {
    std::string_view keys;
    Text what;
};
// shell/keyboard.mjs and shell/copying.mjs take the first six and the last; the others are those of views/timeline/navigation.hpp.
constexpr std::array shortcuts{
    Shortcut{"Ctrl+Z", text::clock_undo},
    Shortcut{"Ctrl+Y", text::clock_redo},
    Shortcut{"Ctrl+C", text::shortcuts_copy},
    Shortcut{"\u2190 \u2192  Ctrl+C", text::shortcuts_cell},
    Shortcut{"?", text::shortcuts_help},
    Shortcut{"Esc", text::shortcuts_close},
    Shortcut{"\u2190 \u2192  Page Up  Page Down", text::shortcuts_pan},
    Shortcut{"+  \u2212", text::shortcuts_zoom},
    Shortcut{"0  Home  End", text::shortcuts_ends},
    Shortcut{"\u2191 \u2193", text::shortcuts_bill},
    Shortcut{"\u2190 \u2192 \u2191 \u2193", text::shortcuts_group},
};

}  // namespace

void show(View& view, ShortcutsDialog&) {
    Ui& ui = view.ui;
    const Dialog dialog(ui, {.key = "shortcuts", .title = ui.strings(text::shortcuts_title), .width = 560},
                        [&](Rect& body) {
                            for (const Shortcut& each : shortcuts)
                                field_text(ui, body, {std::string(each.keys), ui.strings(each.what)});
                        });
    if (close_foot(ui, dialog)) view.state.overlay.close();
}

}  // namespace poolbill::ui::deferred
