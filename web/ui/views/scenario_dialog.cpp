#include "web/ui/views/scenario_dialog.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui::deferred {
namespace {

constexpr float dialog_width = 520, edge = 20, card_height = 56, card_gap = 8, link_height = 24;

/// "Branch 2", the first such name that is free.
std::string free_name(View& view) {
    const std::vector<std::string> taken = view.session.history().branches();
    std::size_t number = taken.size();
    std::string name;
    do {
        name = view.ui.strings.fill(Text::scenario_branch,
                                    {view.format.count(static_cast<std::int64_t>(++number))});
    } while (std::find(taken.begin(), taken.end(), name) != taken.end());
    return name;
}

void branches(View& view, Rect body) {
    Ui& ui = view.ui;
    const History& history = view.session.history();
    const std::string current(history.branch());
    const auto group =
        ui.group(ui.id("branches"), Role::radio_group, ui.strings(Text::scenario_branches), body);
    for (const std::string& branch : history.branches()) {
        const bool chosen = branch == current;
        Rect row = body.cut_top(card_height, card_gap);
        const auto scope = ui.scope(branch);
        if (!chosen && icon_button(ui, "remove", row.cut_right(32, 8).inset(0, 12), Icon::close,
                                   ui.strings.fill(Text::scenario_remove, {shown_branch_name(view, branch)}),
                                   {.look = ButtonLook::quiet})) {
            view.attempt(view.session.branch(BranchAction::remove, branch));
            return;
        }
        if (radio_card(ui, "card", row, shown_branch_name(view, branch),
                       ui.strings(chosen ? Text::scenario_current : Text::scenario_switch), chosen) &&
            !chosen) {
            view.attempt(view.session.branch(BranchAction::go, branch));
            return;
        }
    }
}

}  // namespace

void scenario_dialog(View& view) {
    Ui& ui = view.ui;
    const std::size_t count = view.session.history().branches().size();
    const std::string_view intro = ui.strings(Text::scenario_intro);
    const float width = Dialog::body_width(ui, dialog_width);
    const float intro_height = ui.paragraph_height(width, intro, type_scale::body);
    const float height = 2 * edge + intro_height + 12 + field_height(ui, metrics::control_height) +
                         static_cast<float>(count) * (card_height + card_gap) +
                         (count > 1 ? link_height + card_gap : 0);
    Dialog dialog(ui, "scenario", ui.strings(Text::menu_scenario), {}, dialog_width, height,
                  dialog_foot_height);
    Rect body = dialog.body();
    body.cut_top(edge);
    const Rect words = body.cut_top(intro_height, 12);
    ui.node(ui.id("intro"), Role::text, intro, words);
    ui.paragraph(words, intro, type_scale::body, Token::text_dim);
    const std::string_view label = ui.strings(Text::scenario_name);
    const Rect box = field(ui, body, label, metrics::control_height);
    const std::string name = shown_branch_name(view, view.session.history().branch());
    const auto typed = text_box(ui, "name", box, label, name, type_scale::body);
    if (typed && !typed->empty()) view.attempt(view.session.branch(BranchAction::rename, *typed));
    if (count > 1) {
        const std::string_view compare = ui.strings(Text::scenario_compare);
        const float wide = ui.text_width(compare, type_scale::body);
        Rect row = body.cut_top(link_height, card_gap);
        if (link(ui, "compare", row.cut_left(wide), compare)) {
            view.state.branches.shown = true;
            view.state.overlay = Overlay::compare;
        }
    }
    branches(view, body);

    Rect foot = dialog.begin_foot();
    const FootChoice choice = dialog_foot(ui, foot, ui.strings(Text::scenario_start), !view.read_only,
                                          ui.strings(Text::dialog_close));
    if (choice == FootChoice::confirm)
        view.attempt(view.session.branch(BranchAction::start, free_name(view)));
    if (choice == FootChoice::cancel || dialog.closed()) view.state.overlay = Overlay::none;
}

}  // namespace poolbill::ui::deferred
