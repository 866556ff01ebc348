#include "web/ui/views/explain_button.hpp"

#include "generated/text/bills.hpp"
#include "web/ui/widgets/controls.hpp"

namespace poolbill::ui {

bool explain_button(Ui& ui, const Rect& row) {
    const Rect box{row.right() - explain_width, row.center_y() - 14, 28, 28};
    return icon_button(ui, "explain", box, Icon::info, ui.strings(text::bills_explain),
                       {.look = ButtonLook::quiet});
}

}  // namespace poolbill::ui
