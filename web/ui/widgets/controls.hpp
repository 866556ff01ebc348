// The controls: what a person presses, chooses or reads at a glance. Each draws itself and records its node.
//
// Every function takes the rectangle to fill. `key` makes the id and is local to the scope; `name` is what is
// shown and spoken unless said otherwise.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "web/ui/widgets/ui.hpp"

namespace poolbill::ui {

enum class ButtonLook : std::uint8_t { plain, primary, quiet };

struct ButtonOptions {
    ButtonLook look = ButtonLook::plain;
    bool enabled = true;
    bool small = false;
    Tristate expanded = Tristate::none;  // when it opens a menu
    std::string_view description = {};   // spoken after the name
    std::string_view shown = {};         // drawn instead of the name, when the name is longer
};

float button_width(const Ui& ui, std::string_view text, bool small = false);
bool button(Ui& ui, std::string_view key, const Rect& rect, std::string_view name,
            const ButtonOptions& options = {});

enum class Icon : std::uint8_t {
    play,
    pause,
    undo,
    redo,
    close,
    plus,
    minus,
    check,
    cross,
    info,
    search,
    up,
    down
};
void icon(Ui& ui, Icon icon, float x, float y, Token token);
/// A button that shows an icon; `name` is spoken and shown as a hint on hover.
bool icon_button(Ui& ui, std::string_view key, const Rect& rect, Icon icon, std::string_view name,
                 const ButtonOptions& options = {});

/// A rounded label with a dot, e.g. a status. Text only, not pressable. @return the width used
float tag(Ui& ui, const Rect& rect, std::string_view text, Token ink, Token back);

/// One of several; drawn as a chip. `checked` marks the chosen one.
bool chip(Ui& ui, std::string_view key, const Rect& rect, std::string_view name, std::string_view shown,
          bool checked);
/// One of several in a connected row; corners are rounded at the row's ends.
bool segment(Ui& ui, std::string_view key, const Rect& rect, std::string_view name, bool checked, bool first,
             bool last);
/// One of a few, side by side at the right of `head`, each as wide as the widest name.
/// @return the number of the one that was pressed
std::optional<std::size_t> segments(Ui& ui, std::string_view key, Rect& head, std::string_view name,
                                    std::span<const Phrase> names, std::size_t chosen);
/// One of several with a round mark and an explanation beneath.
bool radio_card(Ui& ui, std::string_view key, const Rect& rect, std::string_view name,
                std::string_view detail, bool checked);
float radio_card_height(const Ui& ui, float width, std::string_view detail);
/// On or off. @return the new state when it was changed
std::optional<bool> toggle(Ui& ui, std::string_view key, const Rect& rect, std::string_view name, bool on);

/// On or off in a small box; `name` is spoken only. `some` draws it as partly on.
/// @return whether it was pressed
bool checkbox(Ui& ui, std::string_view key, const Rect& rect, std::string_view name, bool on,
              bool some = false);
/// Words that lead to another place. @return whether it was pressed
bool link(Ui& ui, std::string_view key, const Rect& rect, std::string_view name);

/// A number by dragging or, in whole units, by keys. @return the new number when it was changed
std::optional<double> slider(Ui& ui, std::string_view key, const Rect& rect, std::string_view name,
                             double minimum, double maximum, double now, double step,
                             std::string_view spoken);
/// A text that can be typed; the DOM owns the typing. @return the text when it was committed with Enter
std::optional<std::string> text_box(Ui& ui, std::string_view key, const Rect& rect, std::string_view name,
                                    std::string_view value, const TextStyle& style);

/// A text that counts as it is typed. @return the text whenever it changed
std::optional<std::string> live_text_box(Ui& ui, std::string_view key, const Rect& rect,
                                         std::string_view name, std::string_view value);

/// A field for words to look for; `name` is also its hint while it is empty.
/// @return the text whenever it changed
std::optional<std::string> search_box(Ui& ui, std::string_view key, const Rect& rect, std::string_view name,
                                      std::string_view value);

enum class Tone : std::uint8_t { neutral, warning, danger, good };
/// A boxed message: a strong sentence and, beneath, an explanation (may be empty).
float notice_height(const Ui& ui, float width, std::string_view title, std::string_view detail);
void notice(Ui& ui, const Rect& rect, Tone tone, std::string_view title, std::string_view detail,
            Role role = Role::text);
/// The two halves of `notice`, for a notice that also holds buttons.
void notice_ground(Ui& ui, const Rect& rect, Tone tone);
void notice_words(Ui& ui, const Rect& rect, std::string_view title, std::string_view detail, Role role);

/// The white surface on which things stand.
void panel(Ui& ui, const Rect& rect);
/// Its heading; cuts itself off the left of `head`.
void panel_title(Ui& ui, Rect& head, std::string_view title);
/// A hint beside the pointer, when `touch` hovers.
void hint(Ui& ui, const Touch& touch, std::string_view text);

}  // namespace poolbill::ui
