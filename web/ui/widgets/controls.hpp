// The controls: buttons, choices, fields and badges. Each draws itself and records its node.
//
// A function takes the rectangle that it fills. `key` makes the id and is local to the scope;
// `name` is shown and spoken unless the comment says otherwise.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "web/ui/widgets/icons.hpp"
#include "web/ui/widgets/ui.hpp"

namespace poolbill::ui {

enum class ButtonLook : std::uint8_t { plain, primary, quiet, danger };

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

/// A button that shows an icon; `name` is spoken and shown as a hint on hover.
bool icon_button(Ui& ui, std::string_view key, const Rect& rect, Icon icon, std::string_view name,
                 const ButtonOptions& options = {});

/// The width of `tag` with this text.
float tag_width(const Ui& ui, std::string_view text);
/// A rounded label with a dot, e.g. a status. Text only, not pressable. @return the width used
float tag(Ui& ui, const Rect& rect, std::string_view text, Token ink, Token back);

/// An option of several, drawn as a chip. `checked` marks the chosen one. @param why_not  it cannot be chosen, if not empty
bool chip(Ui& ui, std::string_view key, const Rect& rect, std::string_view name, std::string_view shown,
          bool checked, std::string_view why_not = {});
/// An option of a few in a connected row, e.g. the chosen unit of time.
struct SegmentOptions {
    std::string_view key, name;
    std::span<const Phrase> names;
    std::size_t chosen = 0;
};
/// Fills `rect` with segments of equal width. @return the number of the one that was pressed
std::optional<std::size_t> segments(Ui& ui, const Rect& rect, const SegmentOptions& options);
/// The same at the right of `head`, each segment as wide as the widest name.
std::optional<std::size_t> segments_at_right(Ui& ui, Rect& head, const SegmentOptions& options);
/// An option of several with a radio mark and an explanation below; cuts its height off the top of
/// `rest`.
bool radio_card(Ui& ui, std::string_view key, Rect& rest, std::string_view name, std::string_view detail,
                bool checked);
/// A switch. @return the new state when it was changed
std::optional<bool> toggle(Ui& ui, std::string_view key, const Rect& rect, std::string_view name, bool on,
                           bool enabled = true);

/// A checkbox; `name` is only spoken. `some` draws it as partly checked.
/// @return whether it was pressed
bool checkbox(Ui& ui, std::string_view key, const Rect& rect, std::string_view name, bool on,
              bool some = false);
/// A link to another place. @return whether it was pressed
bool link(Ui& ui, std::string_view key, const Rect& rect, std::string_view name);

struct SliderOptions {
    std::string_view key, name;
    double minimum = 0, maximum = 1, now = 0, step = 1;
    std::string_view spoken;  // the number in words
};
/// What a slider is for keyboard and screen reader; the caller draws it and handles the pointer. @return the new number
/// when it was set, in whole units
std::optional<double> slider_node(Ui& ui, NodeId id, const Rect& rect, const SliderOptions& options);
/// A slider: a number set by dragging or, in whole units, by keys. @return the new number when it
/// was changed
std::optional<double> slider(Ui& ui, const Rect& rect, const SliderOptions& options);
/// A text field; the DOM handles the typing. @param problem  why its text is not accepted, if it is not
/// @return the text when it was committed with Enter
std::optional<std::string> text_box(Ui& ui, std::string_view key, const Rect& rect, std::string_view name,
                                    std::string_view value, const TextStyle& style,
                                    std::string_view problem = {});

/// A text field that takes effect while typing. @param problem  why its text is not accepted, if it is not
/// @return the text whenever it changed
std::optional<std::string> live_text_box(Ui& ui, std::string_view key, const Rect& rect,
                                         std::string_view name, std::string_view value,
                                         std::string_view problem = {});

/// A search field; `name` is also its placeholder while it is empty.
/// @return the text whenever it changed
std::optional<std::string> search_box(Ui& ui, std::string_view key, const Rect& rect, std::string_view name,
                                      std::string_view value);

}  // namespace poolbill::ui
