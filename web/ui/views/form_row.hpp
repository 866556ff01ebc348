// The text fields of a form: a box that is filled in while it is typed in, and the sentence why its text is not accepted.
//
// A function with a `Rect& rest` cuts the height of its content off the top.
#pragma once

#include <string>
#include <string_view>

#include "web/ui/widgets/ui.hpp"

namespace poolbill::ui::deferred {

struct FormText {
    std::string_view name;          // the label, and the key
    std::string& text;              // as typed; changed while it is typed in
    std::string_view problem = {};  // why it is not accepted; empty: it is
    bool takes_focus = false;       // keyboard focus moves to it now
};
/// The box alone, which fills `rect`.
void form_box(Ui& ui, const Rect& rect, const FormText& field);
/// The sentence, if there is a problem.
void form_problem(Ui& ui, Rect& rest, const FormText& field);
/// Label and box, below them the problem or, when there is none, an explanation.
void form_row(Ui& ui, Rect& rest, float width, const FormText& field, std::string_view about);

}  // namespace poolbill::ui::deferred
