#include <algorithm>

#include "generated/text/dialog.hpp"
#include "generated/text/reconcile.hpp"
#include "web/ui/model/reconciled_bills.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/view.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui::deferred {

void show(View& view, BillsDialog& dialog) {
    Ui& ui = view.ui;
    OverlaySlot& overlay = view.state.overlay;
    const std::string title = ui.strings(text::reconcile_question);
    const Dialog frame(ui, {.key = "bills", .title = title, .width = 520}, [&](Rect& body) {
        if (radio_card(ui, "reconcile", body,
                       ui.strings(view.live.shows_console() ? text::reconcile_with_live
                                                            : text::reconcile_with_scenario),
                       ui.strings(text::reconcile_with_scenario_detail), !dialog.makes_scenario))
            dialog.makes_scenario = false;
        body.cut_top(8);
        if (radio_card(ui, "scenario", body, ui.strings(text::reconcile_as_scenario),
                       ui.strings(text::reconcile_as_scenario_detail), dialog.makes_scenario))
            dialog.makes_scenario = true;
    });
    Rect foot = frame.foot();
    FootChoice choice = dialog_foot(ui, foot, ui.strings(text::dialog_ok));
    if (frame.closed()) choice = FootChoice::cancel;
    if (choice == FootChoice::cancel) return overlay.close();
    if (choice != FootChoice::confirm) return;
    dialog.is_chosen = dialog.makes_scenario;
    if (dialog.is_chosen) return;
    view.state.show_reconcile(dialog.bills);
    overlay.close();
}

}  // namespace poolbill::ui::deferred
