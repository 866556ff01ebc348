#include <algorithm>
#include <string>
#include <vector>

#include "generated/text/dialog.hpp"
#include "generated/text/menu.hpp"
#include "generated/text/scenario.hpp"
#include "web/ui/views/compare/branch_view.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/view.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui::deferred {
namespace {

constexpr float card_gap = 8;

/// The first free name of the form "Branch 2".
std::string free_name(View& view) {
    const std::vector<std::string> taken = view.session.history().branches();
    std::size_t number = taken.size();
    std::string name;
    do {
        name = view.ui.strings.fill(text::scenario_branch,
                                    {view.format.count(static_cast<std::int64_t>(++number))});
    } while (std::find(taken.begin(), taken.end(), name) != taken.end());
    return name;
}

void branches(View& view, Rect& body) {
    Ui& ui = view.ui;
    const History& history = view.session.history();
    const std::string current(history.branch());
    const Ui::FlowGroup group(ui, ui.id("branches"), Role::radio_group, ui.strings(text::scenario_branches),
                              body);
    for (const std::string& branch : history.branches()) {
        const bool chosen = branch == current;
        const auto scope = ui.scope(branch);
        Rect card = body;
        const Rect beside = chosen ? Rect() : card.cut_right(32, 8);
        if (!chosen && icon_button(ui, "remove", {beside.x, beside.y + 12, beside.w, 32}, Icon::close,
                                   ui.strings.fill(text::scenario_remove, {shown_branch_name(view, branch)}),
                                   {.look = ButtonLook::quiet})) {
            view.attempt(view.session.branch(BranchAction::remove, branch), text::menu_scenario);
            return;
        }
        if (radio_card(ui, "card", card, shown_branch_name(view, branch),
                       ui.strings(chosen ? text::scenario_current : text::scenario_switch), chosen) &&
            !chosen) {
            view.attempt(view.session.branch(BranchAction::go, branch), text::menu_scenario);
            return;
        }
        body.cut_top(card.y - body.y, card_gap);
    }
}

/// The current branch's name, which can be changed.
void branch_name(View& view, Rect& body) {
    Ui& ui = view.ui;
    const std::string_view label = ui.strings(text::scenario_name);
    const Rect box = field(ui, body, label, metrics::control_height);
    const std::string name = shown_branch_name(view, view.session.history().branch());
    const auto typed = text_box(ui, "name", box, label, name, type_scale::body);
    if (typed && !typed->empty())
        view.attempt(view.session.branch(BranchAction::rename, *typed), text::menu_scenario);
}

/// Only if there are branches to compare.
void compare_link(View& view, Rect& body) {
    if (view.session.history().branches().size() < 2) return;
    Ui& ui = view.ui;
    const std::string_view compare = ui.strings(text::scenario_compare);
    Rect row = body.cut_top(24, card_gap);
    if (!link(ui, "compare", row.cut_left(ui.text_width(compare, type_scale::body)), compare)) return;
    view.state.compares_branches = true;
    view.state.overlay.open(CompareDialog());
}

}  // namespace

void show(View& view, ScenarioDialog&) {
    Ui& ui = view.ui;
    const Dialog dialog(ui, {.key = "scenario", .title = ui.strings(text::menu_scenario), .width = 520},
                        [&](Rect& body) {
                            sentence(ui, body, ui.id("intro"), ui.strings(text::scenario_intro),
                                     type_scale::body, Token::text_dim);
                            body.cut_top(12);
                            branch_name(view, body);
                            compare_link(view, body);
                            branches(view, body);
                        });
    Rect foot = dialog.foot();
    const FootChoice choice =
        dialog_foot(ui, foot, ui.strings(text::scenario_start),
                    {.enabled = !view.read_only, .cancel = ui.strings(text::dialog_close)});
    if (choice == FootChoice::confirm)
        view.attempt(view.session.branch(BranchAction::start, free_name(view)), text::menu_scenario);
    if (choice == FootChoice::cancel || dialog.closed()) view.state.overlay.close();
}

}  // namespace poolbill::ui::deferred
