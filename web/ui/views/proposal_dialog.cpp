#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "generated/text/auto_renew.hpp"
#include "generated/text/cancel.hpp"
#include "generated/text/coupon.hpp"
#include "generated/text/details.hpp"
#include "generated/text/event.hpp"
#include "generated/text/expiry_day.hpp"
#include "generated/text/facts.hpp"
#include "generated/text/payment.hpp"
#include "generated/text/proposal.hpp"
#include "generated/text/purchase.hpp"
#include "generated/text/scale.hpp"
#include "generated/text/status.hpp"
#include "generated/text/top_up.hpp"
#include "generated/text/unsubscribe.hpp"
#include "web/ui/views/account_panel.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/pools/pool_words.hpp"
#include "web/ui/views/problem_words.hpp"
#include "web/ui/views/proposal_words.hpp"
#include "web/ui/views/rates.hpp"
#include "web/ui/views/switch_row.hpp"
#include "web/ui/views/tax_row.hpp"
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
            facts.push_back({label, view.ui.strings.fill(text::proposal_from_to, {was, becomes})});
    };
    if (before.subscription && then.subscription && then.exists()) {
        add(text::facts_expiration, format.date_time(before.subscription->expires),
            format.date_time(then.subscription->expires));
        if (then.subscription->auto_renew && !before.subscription->auto_renew) {
            const auto attempt = first_auto_renew(*then.subscription, after.policy, after.until);
            facts.push_back({text::event_auto_renew_attempt, attempt ? format.date_time(*attempt) : "–"});
            const Term term = then.subscription->auto_renew_term;
            const Result<Quote> price = quote(after, index, term, after.until);
            if (price.ok())
                facts.push_back(
                    {text::auto_renew_amount,
                     view.ui.strings.fill(text::status_separator,
                                          {format.money(price->amounts.payable), format.term(term)})});
        }
    }
    if (then.exists() && view.session.world().account && after.account)
        add(text::payment_balance, format.money(view.session.world().account->cash),
            format.money(after.account->cash));
    add(text::facts_nodes, format.count(before.node_count()), format.count(then.node_count()));
    add(text::proposal_per_hour, pay_per_use(view, view.session.world(), index, 3600),
        pay_per_use(view, after, index, 3600));
    return facts;
}

/// A number with buttons beside it. @return the new number
std::int64_t stepper(Ui& ui, Rect& body, std::string_view name, const std::string& shown, std::int64_t number,
                     std::int64_t most) {
    Rect row = field(ui, body, name, metrics::control_height);
    const std::string plain(name);
    const bool less = icon_button(ui, "less", row.cut_left(32, 8), Icon::minus,
                                  ui.strings.fill(text::scale_less, {plain}), {.enabled = number > 0});
    const Rect box = row.cut_left(std::max(48.0f, ui.text_width(shown, type_scale::body_strong) + 8), 8);
    ui.label(box, shown, type_scale::body_strong, Token::text, Align::center);
    const bool more = icon_button(ui, "more", row.cut_left(32, 8), Icon::plus,
                                  ui.strings.fill(text::scale_more, {plain}), {.enabled = number < most});
    return number + (more ? 1 : less ? -1 : 0);
}

/// A stepper for each node group. @param adds  whether there may be more than now
void counts(View& view, Rect& body, Proposal& proposal, bool adds) {
    Ui& ui = view.ui;
    const std::vector<NodeGroup> groups = adds ? scalable_nodes(view.session) : view.session.pool().nodes;
    const bool is_mixed =
        adds && std::any_of(groups.begin(), groups.end(),
                            [&groups](const NodeGroup& group) { return group.mode != groups.front().mode; });
    std::vector<std::int64_t>& wanted = proposal.counts;
    if (wanted.size() < groups.size()) wanted.resize(groups.size());  // none of other flavors
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (!adds && groups[i].mode == BillingMode::pay_per_use) continue;  // is not unsubscribed
        const Flavor* flavor = view.session.world().catalog.find_flavor(groups[i].flavor);
        std::string name = flavor != nullptr ? flavor->name : groups[i].flavor;
        if (is_mixed)
            name = ui.strings.fill(text::status_separator, {name, mode_name(ui.strings, groups[i].mode)});
        const auto scope = ui.scope("count", static_cast<std::int64_t>(i));
        wanted[i] = stepper(ui, body, name, view.format.count(wanted[i]), wanted[i],
                            adds ? most_pieces : groups[i].count);
    }
}

/// What is unsubscribed: the pool, some of its nodes, or only renewals that have not begun.
void extent(View& view, Rect& body, Proposal& proposal) {
    using Extent = Proposal::Extent;
    struct Choice {
        Extent extent;
        Text name, detail;
    };
    constexpr std::array choices{
        Choice{Extent::pool, text::unsubscribe_pool, text::unsubscribe_gone},
        Choice{Extent::nodes, text::unsubscribe_nodes, text::unsubscribe_nodes_detail},
        Choice{Extent::renewals, text::unsubscribe_renewals, text::unsubscribe_renewals_detail}};
    Ui& ui = view.ui;
    const Ui::FlowGroup group(ui, ui.id("extent"), Role::radio_group, ui.strings(text::unsubscribe_extent),
                              body);
    for (const Choice& choice : choices) {
        const std::string_view name = ui.strings(choice.name);
        if (radio_card(ui, name, body, name, ui.strings(choice.detail), proposal.extent == choice.extent))
            proposal.extent = choice.extent;
        body.cut_top(8);
    }
    if (proposal.extent != Extent::nodes) return;
    ui.label(body.cut_top(24), ui.strings(text::unsubscribe_left), type_scale::body_strong, Token::text);
    counts(view, body, proposal, false);
}

/// An amount that is typed.
void amount(View& view, Rect& body, std::string& value, Text name) {
    Ui& ui = view.ui;
    const std::string_view words = ui.strings(name);
    Rect row = field(ui, body, words, metrics::control_height);
    if (auto typed = live_text_box(ui, words, row.cut_left(140), words, value)) value = std::move(*typed);
}

/// A field for the size of each group of disks.
void disk_sizes(View& view, Rect& body, Proposal& proposal) {
    Ui& ui = view.ui;
    const std::vector<DiskGroup>& disks = view.session.pool().disks;
    for (std::size_t i = 0; i < disks.size(); ++i) {
        if (proposal.sizes.size() == i) proposal.sizes.push_back(std::to_string(disks[i].size_gb));
        const DiskType* type = view.session.world().catalog.find_disk(disks[i].type);
        const auto scope = ui.scope("disk", static_cast<std::int64_t>(i));
        const std::string name =
            ui.strings.fill(text::scale_disk, {type != nullptr ? type->name : disks[i].type});
        Rect row = field(ui, body, name, metrics::control_height);
        if (auto typed = live_text_box(ui, "size", row.cut_left(100, 8), name, proposal.sizes[i]))
            proposal.sizes[i] = std::move(*typed);
        ui.text(row, "× " + view.format.count(disks[i].count), type_scale::body, Token::text_dim);
    }
}

/// The nodes and disks that the pool then has, and when what is added to a yearly/monthly pool is paid.
void scaling(View& view, Rect& body, Proposal& proposal) {
    counts(view, body, proposal, true);
    disk_sizes(view, body, proposal);
    if (!view.session.pool().subscription) return;
    Ui& ui = view.ui;
    const Instant deadline =
        view.session.now() + Seconds{view.session.world().policy.unpaid_deadline_seconds};
    switch_row(ui, body, ui.strings(text::scale_later),
               ui.strings.fill(text::scale_later_detail, {view.format.date_time(deadline)}),
               proposal.pays_later);
}

/// What kind of coupon, what it is worth, and how long it is valid.
void coupon(View& view, Rect& body, Proposal& proposal) {
    constexpr int most_months = 36;
    Ui& ui = view.ui;
    {
        constexpr float height = 34, gap = 8, padding = 26;
        const std::string_view name = ui.strings(text::coupon_kind);
        Field row(ui, body, name);
        const Ui::FlowGroup group(ui, ui.id("kinds"), Role::radio_group, name, row.content);
        Flow flow(row.content, height, gap);
        for (const auto kind :
             {CouponKind::voucher, CouponKind::cash_coupon, CouponKind::stored_value_card}) {
            const std::string words(ui.strings(coupon_name(kind)));
            const float width = ui.text_width(words, type_scale::body_strong) + padding;
            if (chip(ui, words, flow.place(width), words, words, proposal.coupon == kind))
                proposal.coupon = kind;
        }
        row.content.cut_top(flow.height());
    }
    amount(view, body, proposal.amount, text::top_up_amount);
    const std::string shown = proposal.coupon_months == 0
                                  ? std::string(ui.strings(text::coupon_no_end))
                                  : view.format.term(Term(Term::Unit::month, proposal.coupon_months));
    proposal.coupon_months = static_cast<int>(
        stepper(ui, body, ui.strings(text::coupon_valid), shown, proposal.coupon_months, most_months));
    if (proposal.coupon == CouponKind::stored_value_card) return;  // it pays no orders
    amount(view, body, proposal.minimum, text::coupon_minimum);
}

/// 0: no unified day; 29: the last day of the month.
void expiry_day(View& view, Rect& body, Proposal& proposal) {
    constexpr int last_day = 29;
    Ui& ui = view.ui;
    const int day = proposal.day ? (*proposal.day < 0 ? last_day : *proposal.day) : 0;
    const std::string shown = day == 0          ? std::string(ui.strings(text::expiry_day_none))
                              : day == last_day ? std::string(ui.strings(text::expiry_day_last))
                                                : std::to_string(day);
    const auto next = stepper(ui, body, ui.strings(text::expiry_day_name), shown, day, last_day);
    proposal.day = next == 0          ? std::nullopt
                   : next == last_day ? std::optional(-1)
                                      : std::optional(static_cast<int>(next));
}

/// The choices that a proposal leaves.
void choices(View& view, Rect& body, Proposal& proposal) {
    Ui& ui = view.ui;
    const std::optional<Subscription>& subscription = view.session.pool().subscription;
    switch (proposal.kind) {
        case Kind::renew:
            term_chips(view, body, proposal.term, true);
            body.cut_top(12);
            if (view.session.world().policy.coupons_allowed)
                amount(view, body, proposal.amount, text::payment_coupon);
            return;
        case Kind::auto_renew:
            if (!subscription || subscription->auto_renew) return;
            term_chips(view, body, proposal.term, true);
            body.cut_top(12);
            proposal.times = static_cast<int>(
                stepper(ui, body, ui.strings(text::auto_renew_times),
                        proposal.times == 0 ? std::string(ui.strings(text::auto_renew_unlimited))
                                            : view.format.count(proposal.times),
                        proposal.times, 99));
            return;
        case Kind::expiry_day:
            return expiry_day(view, body, proposal);
        case Kind::scale:
            return scaling(view, body, proposal);
        case Kind::unsubscribe:
            return extent(view, body, proposal);
        case Kind::top_up:
            return amount(view, body, proposal.amount, text::top_up_amount);
        case Kind::add_coupon:
            return coupon(view, body, proposal);
        case Kind::cancel_order:
        case Kind::delete_pool:
            return;
    }
}

bool is_auto_renewed(View& view) {
    const std::optional<Subscription>& subscription = view.session.pool().subscription;
    return subscription && subscription->auto_renew;
}

/// Why the proposal is not possible, if it is not, and its consequences. @param is_complete  whether the outcome is known
void consequences_of(View& view, Rect& body, const ProposalDialog& dialog, bool is_complete) {
    Ui& ui = view.ui;
    const ProposalOutcome& outcome = dialog.outcome;
    const auto say = [&](const std::string& words, Token ink, Role role) {
        sentence(ui, body, ui.id(words), words, type_scale::body, ink, role);
        body.cut_top(8);
    };
    if (is_complete && !outcome.world().ok())
        say(problem_words(ui.strings, outcome.world().error(), Subject::action), Token::danger_text,
            Role::alert);
    const bool switches_off = dialog.proposal.kind == Kind::auto_renew && is_auto_renewed(view);
    if (dialog.proposal.kind != Kind::unsubscribe)  // whose choices say it
        say(ui.strings(switches_off ? text::details_auto_renew_off
                                    : words_of(dialog.proposal.kind).consequence),
            Token::text, Role::text);
    const Order* open = view.session.open_order();
    if (dialog.proposal.kind == Kind::unsubscribe && open != nullptr)
        say(ui.strings.fill(text::unsubscribe_cancels, {open->id}), Token::text, Role::text);
    const Order* order = view.session.find_order(dialog.proposal.order);
    if (order != nullptr && order->kind == OrderKind::change_to_prepaid)
        say(ui.strings.fill(text::cancel_stays, {pay_per_use(view, view.session.world(), order->pool, 3600)}),
            Token::text, Role::text);
}

/// What is paid or refunded.
std::optional<FieldText> amount_of(const View& view, const ProposalOutcome& outcome) {
    const Order* order = outcome.order();
    if (order == nullptr) return std::nullopt;
    const Amount payable = order->amounts.payable;
    const bool refund = payable.is_negative() || order->kind == OrderKind::unsubscription;
    const Text label = refund               ? text::proposal_refund
                       : order->is_unpaid() ? text::payment_amount
                                            : text::purchase_to_pay;
    return FieldText{view.ui.strings(label),
                     view.format.rounded(refund ? (Amount() - payable).bounded() : payable)};
}

void proposal_body(View& view, Rect& body, ProposalDialog& dialog) {
    Proposal& proposal = dialog.proposal;
    const bool is_complete = proposal.is_complete(view.session);
    consequences_of(view, body, dialog, is_complete);
    choices(view, body, proposal);
    if (!is_complete) return;
    const Result<World>& after = dialog.outcome.world();
    if (!after.ok() || !proposal.order.empty()) return;
    for (const Fact& each : changes(view, *after))
        field_text(view.ui, body, {view.ui.strings(each.label), each.value});
    if (const Order* order = dialog.outcome.order())
        tax_row(view, body, (order->amounts.payable - order->amounts.coupon).bounded());
    // A narrow foot has no room beside its buttons.
    const std::optional<FieldText> amount = amount_of(view, dialog.outcome);
    if (amount && view.ui.narrow()) field_text(view.ui, body, *amount);
}

}  // namespace

void show(View& view, ProposalDialog& dialog) {
    Ui& ui = view.ui;
    Proposal& proposal = dialog.proposal;
    if (proposal.kind == Kind::renew) proposal.term = sold_term(view, proposal.term);
    const bool is_complete = proposal.is_complete(view.session);
    if (is_complete) dialog.outcome.prepare(view.session, proposal);
    const bool switches_off = proposal.kind == Kind::auto_renew && is_auto_renewed(view);
    const Text action_name = switches_off                        ? text::auto_renew_switch_off
                             : proposal.kind == Kind::auto_renew ? text::auto_renew_switch_on
                                                                 : words_of(proposal.kind).title;
    const std::string_view title = ui.strings(action_name);
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
                    {.enabled = is_complete && dialog.outcome.world().ok() && !view.read_only,
                     .cancel = cancels ? std::string(ui.strings(text::cancel_keep)) : std::string(),
                     .is_destructive = words_of(proposal.kind).is_destructive});
    const std::optional<FieldText> amount = is_complete ? amount_of(view, dialog.outcome) : std::nullopt;
    if (amount && !ui.narrow()) foot_amount(ui, foot, amount->label, amount->value);
    if (choice == FootChoice::confirm) {
        const Result<Action> action = proposal.action(view.session);
        view.attempt(action.ok() ? view.session.perform(*action) : Status(action.error()), action_name);
    }
    if (choice != FootChoice::none || frame.closed()) view.state.overlay.close();
}

}  // namespace poolbill::ui::deferred
