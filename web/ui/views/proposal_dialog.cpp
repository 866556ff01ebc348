#include <string>
#include <vector>

#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/problem_words.hpp"
#include "web/ui/views/proposal_words.hpp"
#include "web/ui/views/rates.hpp"
#include "web/ui/views/term_chips.hpp"
#include "web/ui/views/view.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui::deferred {
namespace {

using Kind = Proposal::Kind;

struct Fact {
    Text label;
    std::string value;
};

/// The values that change, before and after.
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

/// A stepper for each node group.
void counts(View& view, Rect& body, Proposal& proposal) {
    Ui& ui = view.ui;
    const PoolState& pool = view.session.pool();
    std::vector<std::int64_t>& wanted = proposal.counts;
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

/// Why the proposal is not possible, if it is not, and its consequences.
void consequences_of(View& view, Rect& body, const ProposalDialog& dialog) {
    Ui& ui = view.ui;
    const ProposalOutcome& outcome = dialog.outcome;
    const auto say = [&](const std::string& words, Token ink, Role role) {
        sentence(ui, body, ui.id(words), words, type_scale::body, ink, role);
        body.cut_top(8);
    };
    if (!outcome.world().ok())
        say(problem_words(ui.strings, outcome.world().error(), Subject::action), Token::danger_text,
            Role::alert);
    say(ui.strings(words_of(dialog.proposal.kind).consequence), Token::text, Role::text);
    if (const Order* order = view.session.find_order(dialog.proposal.order))
        say(ui.strings.fill(Text::cancel_stays, {pay_per_use(view, view.session.world(), order->pool, 3600)}),
            Token::text, Role::text);
}

void proposal_body(View& view, Rect& body, ProposalDialog& dialog) {
    Proposal& proposal = dialog.proposal;
    consequences_of(view, body, dialog);
    if (proposal.kind == Kind::renew) {
        term_chips(view, body);
        body.cut_top(12);
    }
    if (proposal.kind == Kind::scale) counts(view, body, proposal);
    const Result<World>& after = dialog.outcome.world();
    if (!after.ok() || !proposal.order.empty()) return;
    for (const Fact& each : changes(view, *after))
        field_text(view.ui, body, {view.ui.strings(each.label), each.value});
}

/// The amount paid or refunded, at the left of the foot.
void proposal_amount(View& view, const Rect& foot, const ProposalOutcome& outcome) {
    const Order* order = outcome.order();
    if (order == nullptr) return;
    const Amount payable = order->amounts.payable;
    const bool refund = payable.is_negative() || order->kind == OrderKind::unsubscription;
    foot_amount(view.ui, foot, view.ui.strings(refund ? Text::proposal_refund : Text::purchase_to_pay),
                view.format.money(refund ? (Amount() - payable).bounded() : payable));
}

}  // namespace

void show(View& view, ProposalDialog& dialog) {
    Ui& ui = view.ui;
    Proposal& proposal = dialog.proposal;
    proposal.term = view.state.term;
    dialog.outcome.prepare(view.session, proposal);
    const std::string_view title = ui.strings(words_of(proposal.kind).title);
    const bool cancels = proposal.kind == Kind::cancel_order;
    const Dialog frame(ui,
                       {.key = "proposal",
                        .title = title,
                        .subtitle = cancels ? proposal.order : view.session.pool().identity.name,
                        .width = 560},
                       [&](Rect& body) { proposal_body(view, body, dialog); });
    Rect foot = frame.foot();
    const FootChoice choice =
        dialog_foot(ui, foot, title,
                    {.enabled = dialog.outcome.world().ok() && !view.read_only,
                     .cancel = cancels ? std::string(ui.strings(Text::cancel_keep)) : std::string(),
                     .is_destructive = words_of(proposal.kind).is_destructive});
    proposal_amount(view, foot, dialog.outcome);
    if (choice == FootChoice::confirm) view.attempt(view.session.perform(proposal.action(view.session)));
    if (choice != FootChoice::none || frame.closed()) view.state.overlay.close();
}

}  // namespace poolbill::ui::deferred
