#include "web/ui/views/proposal_dialog.hpp"

#include <array>
#include <string>
#include <vector>

#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/problem_words.hpp"
#include "web/ui/views/rates.hpp"
#include "web/ui/views/term_chips.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui::deferred {
namespace {

using Kind = Proposal::Kind;

constexpr float dialog_width = 560, edge = 20;

/// Each in the order of Proposal::Kind.
constexpr std::array titles{Text::payment_cancel_order, Text::menu_renew,       Text::purchase_auto_renew,
                            Text::menu_scale,           Text::menu_unsubscribe, Text::menu_delete};
constexpr std::array consequences{Text::cancel_gone, Text::renew_follows,    Text::auto_renew_pays,
                                  Text::scale_cuts,  Text::unsubscribe_gone, Text::delete_gone};

struct Fact {
    Text label;
    std::string value;
};

/// The order to cancel, if it is about one.
const Order* proposed_order(View& view) {
    const World& world = view.session.world();
    const auto index = world.order_index(view.state.proposal.order);
    return index ? &world.orders[*index] : nullptr;
}

/// What changes, before and after.
std::vector<Fact> changes(View& view, const World& after) {
    const Format& format = view.format;
    const std::uint32_t index = view.session.pool_index();
    const PoolState &before = view.session.pool(), &then = after.pools[index];
    std::vector<Fact> facts;
    const auto add = [&](Text label, const std::string& was, const std::string& becomes) {
        if (was != becomes)
            facts.push_back({label, view.ui.strings.fill(Text::proposal_from_to, {was, becomes})});
    };
    if (before.subscription && then.subscription && then.exists()) {
        add(Text::facts_expiration, format.date_time(before.subscription->expires),
            format.date_time(then.subscription->expires));
        if (then.subscription->auto_renew && !before.subscription->auto_renew) {
            const auto attempt = next_auto_renew(*then.subscription, after.policy, after.until);
            facts.push_back({Text::event_auto_renew_attempt, attempt ? format.date_time(*attempt) : "–"});
        }
    }
    add(Text::facts_nodes, format.count(before.node_count()), format.count(then.node_count()));
    add(Text::proposal_per_hour, pay_per_use(view, view.session.world(), index, 3600),
        pay_per_use(view, after, index, 3600));
    return facts;
}

float counts_height(View& view) {
    const bool scales = view.state.proposal.kind == Kind::scale;
    return scales ? static_cast<float>(view.session.pool().nodes.size()) *
                        field_height(view.ui, metrics::control_height)
                  : 0;
}

/// A stepper for each node group.
void counts(View& view, Rect& body) {
    Ui& ui = view.ui;
    const PoolState& pool = view.session.pool();
    std::vector<std::int64_t>& wanted = view.state.proposal.counts;
    for (std::size_t i = 0; i < pool.nodes.size() && i < wanted.size(); ++i) {
        const Flavor* flavor = view.session.world().catalog.find_flavor(pool.nodes[i].flavor);
        const std::string& name = flavor != nullptr ? flavor->name : pool.nodes[i].flavor;
        Rect row = field(ui, body, name, metrics::control_height);
        const auto scope = ui.scope("count", static_cast<std::int64_t>(i));
        const bool less = icon_button(ui, "less", row.cut_left(32, 8), Icon::minus,
                                      ui.strings.fill(Text::scale_less, {name}), {.enabled = wanted[i] > 0});
        const Rect box = row.cut_left(48, 8);
        ui.label(box, view.format.count(wanted[i]), type_scale::body_strong, Token::text, Align::center);
        const bool more = icon_button(ui, "more", row.cut_left(32, 8), Icon::plus,
                                      ui.strings.fill(Text::scale_more, {name}));
        wanted[i] += more ? 1 : less ? -1 : 0;
    }
}

float chips_height(View& view, float width) {
    return view.state.proposal.kind == Kind::renew ? term_chips_height(view, width) + 12 : 0;
}

}  // namespace

void proposal_dialog(View& view) {
    Ui& ui = view.ui;
    Proposal& proposal = view.state.proposal;
    proposal.term = view.state.term;
    Outcome& outcome = view.state.outcome;
    outcome.prepare(view.session, proposal);
    const bool possible = outcome.world().ok();
    const auto kind = static_cast<std::size_t>(proposal.kind);
    const std::string_view title = ui.strings(titles[kind]);
    std::vector<std::string> sentences;
    if (!possible) sentences.push_back(problem_words(ui.strings, outcome.world().error()));
    sentences.push_back(ui.strings(consequences[kind]));
    if (const Order* order = proposed_order(view))
        sentences.push_back(ui.strings.fill(Text::cancel_stays,
                                            {pay_per_use(view, view.session.world(), order->pool, 3600)}));
    const std::vector<Fact> facts =
        possible && proposal.order.empty() ? changes(view, *outcome.world()) : std::vector<Fact>();
    const Order* order = outcome.order();

    const float width = Dialog::body_width(ui, dialog_width);
    float height = 2 * edge + chips_height(view, width) + counts_height(view);
    for (const Fact& each : facts)
        height += field_text_height(ui, width, each.value);
    for (const std::string& each : sentences)
        height += ui.paragraph_height(width, each, type_scale::body) + 8;
    Dialog dialog(ui, "proposal", title,
                  proposal.kind == Kind::cancel_order ? proposal.order : view.session.pool().identity.name,
                  dialog_width, height, dialog_foot_height);
    Rect body = dialog.body();
    body.cut_top(edge);
    for (const std::string& each : sentences) {
        const Rect row = body.cut_top(ui.paragraph_height(width, each, type_scale::body), 8);
        const bool problem = !possible && &each == &sentences.front();
        ui.node(ui.id(each), problem ? Role::alert : Role::text, each, row);
        ui.paragraph(row, each, type_scale::body, problem ? Token::danger_text : Token::text);
    }
    if (proposal.kind == Kind::renew) term_chips(view, body.cut_top(chips_height(view, width) - 12, 12));
    if (proposal.kind == Kind::scale) counts(view, body);
    for (const Fact& each : facts)
        field_text(ui, body, ui.strings(each.label), each.value);

    Rect foot = dialog.begin_foot();
    const bool cancels = proposal.kind == Kind::cancel_order;
    const FootChoice choice =
        dialog_foot(ui, foot, title, possible && !view.read_only,
                    cancels ? std::string(ui.strings(Text::cancel_keep)) : std::string());
    if (order != nullptr) {
        const Amount payable = order->amounts.payable;
        const bool refund = payable.is_negative() || order->kind == OrderKind::unsubscription;
        foot_amount(ui, foot, ui.strings(refund ? Text::proposal_refund : Text::purchase_to_pay),
                    view.format.money(refund ? (Amount() - payable).bounded() : payable));
    }
    if (choice == FootChoice::confirm)
        view.attempt(view.session.perform(proposal.action(view.session), proposal.label()));
    if (choice != FootChoice::none || dialog.closed()) view.state.overlay = Overlay::none;
}

}  // namespace poolbill::ui::deferred
