#include "web/ui/views/tax_row.hpp"

#include "generated/text/tax.hpp"
#include "web/ui/widgets/field_list.hpp"

namespace poolbill::ui {

void tax_row(View& view, Rect& rest, Amount taxed) {
    const TaxRate tax = view.session.world().policy.tax;
    if (tax.is_none()) return;
    const Strings& strings = view.ui.strings;
    field_text(view.ui, rest,
               {strings.fill(text::tax_named, {to_string(tax)}), view.format.rounded(tax.on(taxed)),
                strings(text::tax_when)});
}

void tax_left_out(View& view, Rect& rest) {
    Ui& ui = view.ui;
    if (view.session.world().policy.tax.is_none()) return;
    sentence(ui, rest, ui.id("tax left out"), ui.strings(text::tax_left_out), type_scale::small,
             Token::text_dim);
}

}  // namespace poolbill::ui
