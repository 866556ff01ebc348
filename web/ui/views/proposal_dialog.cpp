#include "web/ui/views/proposal_dialog.hpp"

#include <string>
#include <vector>

#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/order_dialog.hpp"
#include "web/ui/views/rates.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui {
namespace {

constexpr float dialog_width = 520, edge = 20;

}  // namespace

void proposal_dialog(View& view) {
    Ui& ui = view.ui;
    const Order* order = chosen_order(view);
    if (order == nullptr) return;
    const std::vector<std::string> consequences{
        ui.strings(Text::cancel_gone),
        ui.strings.fill(Text::cancel_stays, {pay_per_use(view, order->pool, 3600)})};
    const float width = Dialog::body_width(ui, dialog_width);
    float height = 2 * edge - 8;
    for (const std::string& each : consequences)
        height += ui.paragraph_height(width, each, type_scale::body) + 8;
    const std::string id = order->id, title = ui.strings(Text::payment_cancel_order);
    Dialog dialog(ui, "proposal", title, id, dialog_width, height, dialog_foot_height);
    Rect body = dialog.body();
    body.cut_top(edge);
    for (const std::string& each : consequences) {
        const Rect row = body.cut_top(ui.paragraph_height(width, each, type_scale::body), 8);
        ui.node(ui.id(each), Role::text, each, row);
        ui.paragraph(row, each, type_scale::body, Token::text);
    }
    Rect foot = dialog.begin_foot();
    const FootChoice choice = dialog_foot(ui, foot, title, !view.read_only, ui.strings(Text::cancel_keep));
    if (choice == FootChoice::confirm) view.attempt(view.session.perform(CancelOrder{id}, "action.cancel"));
    if (choice != FootChoice::none || dialog.closed()) view.state.overlay = Overlay::none;
}

}  // namespace poolbill::ui
