#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "generated/text/change.hpp"
#include "generated/text/dialog.hpp"
#include "generated/text/mode.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/pools/pool_words.hpp"
#include "web/ui/views/view.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui {
namespace {

/// What will happen, in numbered steps.
void steps(Ui& ui, Rect& body) {
    constexpr std::array what{text::change_what_1, text::change_what_2, text::change_what_3,
                              text::change_what_4};
    ui.label(body.cut_top(28), ui.strings(text::change_what_title), type_scale::body_strong, Token::text);
    int number = 0;
    for (const Text step : what) {
        Rect words = body;
        const Rect mark = words.cut_left(20, 8);
        ui.dot(mark.x + 10, mark.y + 10, 10, Token::accent_weak);
        const NodeId id = ui.id("step", number);
        ui.text({mark.x, mark.y, 20, 20}, std::to_string(++number), type_scale::small_strong,
                Token::accent_text, Align::center);
        sentence(ui, words, id, ui.strings(step), type_scale::body, Token::text_dim);
        body.cut_top(words.y - body.y, 8);
    }
}

}  // namespace

void show(View& view, ChangeDialog&) {
    Ui& ui = view.ui;
    const PoolState& pool = view.session.pool();
    const std::string subtitle = pool_subtitle(pool);
    const Dialog dialog(
        ui, {.key = "change", .title = ui.strings(text::change_title), .subtitle = subtitle},
        [&](Rect& body) {
            const auto row = [&](Text label, std::string value, std::string detail = {}) {
                field_text(ui, body, {ui.strings(label), std::move(value), std::move(detail)});
            };
            row(text::change_pool, pool.identity.name, pool.identity.id);
            row(text::change_flavor, joined_flavors(ui.strings, view.session.world(), view.session.pool(),
                                                    {.between = ", ", .most = 8, .with_code = true}));
            row(text::change_nodes, view.format.nodes(pool.node_count()));
            if (!pool.disks.empty())
                row(text::change_disks, joined_disks(view.format, view.session.world(), pool));
            row(text::change_current_mode, ui.strings(text::mode_pay_per_use));
            row(text::change_target_mode, ui.strings(text::mode_yearly_monthly));
            body.cut_top(12);
            steps(ui, body);
        });
    Rect foot = dialog.foot();
    const std::string_view conditions = ui.strings(text::change_conditions);
    const float rest = foot.w - button_width(ui, ui.strings(text::dialog_ok)) -
                       button_width(ui, ui.strings(text::dialog_cancel)) - 2 * 12;  // as dialog_foot cuts it
    if (button(ui, "conditions", foot.cut_left(std::min(rest, button_width(ui, conditions))), conditions,
               {.look = ButtonLook::quiet}))
        view.state.overlay.open(ChecklistDialog());
    const FootChoice choice = dialog_foot(ui, foot, ui.strings(text::dialog_ok));
    if (choice == FootChoice::confirm) {
        view.live.quotes.clear();  // prices are asked for again
        view.state.overlay.open(PurchaseDialog());
    }
    if (choice == FootChoice::cancel || dialog.closed()) view.state.overlay.close();
}

}  // namespace poolbill::ui
