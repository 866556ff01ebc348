#include <array>

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
// shell/keyboard.mjs takes the first four and the last; the others are those of views/timeline/navigation.hpp.
constexpr std::array shortcuts{
    Shortcut{"Ctrl+Z", Text::clock_undo},
    Shortcut{"Ctrl+Y", Text::clock_redo},
    Shortcut{"?", Text::shortcuts_help},
    Shortcut{"Esc", Text::shortcuts_close},
    Shortcut{"\u2190 \u2192  Page Up  Page Down", Text::shortcuts_pan},
    Shortcut{"+  \u2212", Text::shortcuts_zoom},
    Shortcut{"0  Home  End", Text::shortcuts_ends},
    Shortcut{"\u2191 \u2193", Text::shortcuts_bill},
    Shortcut{"\u2190 \u2192 \u2191 \u2193", Text::shortcuts_group},
};

}  // namespace

void show(View& view, ShortcutsDialog&) {
    Ui& ui = view.ui;
    const Dialog dialog(ui, {.key = "shortcuts", .title = ui.strings(Text::shortcuts_title), .width = 560},
                        [&](Rect& body) {
                            for (const Shortcut& each : shortcuts)
                                field_text(ui, body, {std::string(each.keys), ui.strings(each.what)});
                        });
    if (close_foot(ui, dialog)) view.state.overlay.close();
}

}  // namespace poolbill::ui::deferred
