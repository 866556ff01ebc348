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

/// Why the pool is not sold for the term; empty when it is.
std::string why_not_sold(View& view, Term term) {
    const Result<Quote> price =
        quote(view.session.world(), view.session.pool_index(), term, view.session.now());
    return price.ok() ? std::string() : problem_words(view.ui.strings, price.error(), Subject::action);
}

}  // namespace

Term sold_term(View& view, Term wanted) {
    if (why_not_sold(view, wanted).empty()) return wanted;
    for (const Term term : allowed_terms())
        if (why_not_sold(view, term).empty()) return term;
    return wanted;
}

void term_chips(View& view, Rect& rest, Term& chosen, bool of_pool) {
    Ui& ui = view.ui;
    const Ui::FlowGroup group(ui, ui.id("duration"), Role::radio_group, ui.strings(text::purchase_duration),
                              rest);
    Flow flow(rest, chip_height, chip_gap);
    for (const Term term : allowed_terms()) {
        const Rect box = flow.place(chip_width(view, term));
        const std::string name = view.format.term(term);
        const std::string why_not = of_pool ? why_not_sold(view, term) : std::string();
        if (chip(ui, name, box, name, chip_text(view.format, term), term == chosen, why_not)) chosen = term;
    }
    rest.cut_top(flow.height());
}

}  // namespace poolbill::ui
