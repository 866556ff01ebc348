#include "web/ui/views/term_chips.hpp"

#include <cmath>
#include <string>

#include "generated/text/purchase.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"

namespace poolbill::ui {
namespace {

constexpr float chip_height = 34, chip_gap = 8;

/// The first and last term of each unit are written out, those between as numbers.
std::string chip_text(const Format& format, Term term) {
    const bool ends = term.unit() == Term::Unit::year || term.count() == 1 || term.count() == 9;
    return ends ? format.term(term) : std::to_string(term.count());
}

float chip_width(const View& view, Term term) {
    return std::ceil(view.ui.text_width(chip_text(view.format, term), type_scale::body_strong)) + 26;
}

}  // namespace

void term_chips(View& view, Rect& rest, Term& chosen) {
    Ui& ui = view.ui;
    const Ui::FlowGroup group(ui, ui.id("duration"), Role::radio_group, ui.strings(text::purchase_duration),
                              rest);
    Flow flow(rest, chip_height, chip_gap);
    for (const Term term : allowed_terms()) {
        const Rect box = flow.place(chip_width(view, term));
        const std::string name = view.format.term(term);
        if (chip(ui, name, box, name, chip_text(view.format, term), term == chosen)) chosen = term;
    }
    rest.cut_top(flow.height());
}

}  // namespace poolbill::ui
