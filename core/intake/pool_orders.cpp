// The orders of a pool: purchases, additions, renewals and refunds.
#include <algorithm>
#include <utility>

#include "core/intake/pool_builder.hpp"
#include "core/intake/question.hpp"
#include "core/time/iso8601.hpp"
#include "core/time/zone.hpp"

namespace poolbill::intake {
namespace {

/// Whether two terms end on the same day. Files may give the end as 23:59:59, or as the midnight after it.
bool is_same_end(Instant left, Instant right) {
    const auto last_second = [](Instant end) { return local_day_start(end) == end ? end - Seconds{1} : end; };
    return local_day_start(left) == local_day_start(right) ||
           local_day_start(last_second(left)) == local_day_start(last_second(right));
}

/// Whether an order of this kind pays for nodes.
bool is_payment(RowKind kind) {
    return kind == RowKind::purchase || kind == RowKind::renewal || kind == RowKind::auto_renewal ||
           kind == RowKind::change;
}

/// The instant so many months before the day of `end`, if a term of these months from then on ends there.
std::optional<Instant> begin_of_term(Instant end, int months) {
    using namespace std::chrono;
    const year_month_day date = to_local(end).date;
    const year_month_day begin = (date.year() / date.month() - std::chrono::months{months}) / date.day();
    if (!begin.ok()) return std::nullopt;
    const Instant at = from_local({begin, 0, 0, 0});
    return is_same_end(expiry(at, months), end) ? std::optional(at) : std::nullopt;
}

}  // namespace

bool PoolBuilder::is_order_of_another(const OrderGroup& group) const {
    return std::any_of(orders_.begin(), orders_.end(), [&group](const OrderGroup& other) {
        return &other != &group && other.order == group.order;
    });
}

/// A file with a record for each node may have an order for each node, too: purchases in one second, and renewals from the same
/// end on, of one term.
void PoolBuilder::join_orders_of_nodes() {
    for (std::size_t i = 0; i < orders_.size(); ++i) {
        if (!is_payment(orders_[i].kind)) continue;
        std::size_t k = i + 1;
        while (k < orders_.size()) {
            OrderGroup& first = orders_[i];
            const OrderGroup& other = orders_[k];
            if (other.kind != first.kind || other.first->begin != first.first->begin ||
                other.term != first.term || other.expires != first.expires) {
                ++k;
                continue;
            }
            for (const NodeRequest& node : other.nodes)
                add_nodes(first.nodes, node.flavor, node.count);
            for (const auto& [flavor, share] : other.shares) {
                OrderGroup::Share& own = first.shares[flavor];
                own.records += share.records;
                own.uncounted += share.uncounted;
                own.due += share.due;
                own.list += share.list;
                if (own.uncounted_row == nullptr) own.uncounted_row = share.uncounted_row;
                add_discount(own, share, *other.first);
            }
            orders_.erase(orders_.begin() + static_cast<std::ptrdiff_t>(k));
        }
    }
}

void PoolBuilder::take_order(OrderGroup& group) {
    if (group.kind != RowKind::refund) count_nodes(group);
    switch (group.kind) {
        case RowKind::change:
            // The change to yearly/monthly may be billed as one.
            return is_prepaid_ ? take_addition(group) : take_purchase(group);
        case RowKind::purchase:
            return take_purchase(group);
        case RowKind::renewal:
            return take_renewal(group);
        case RowKind::auto_renewal:
            return take_auto_renewal(group);
        case RowKind::refund:
            if (!is_prepaid_)
                return note(notes::action_lost, say<SentenceId::refund_without_purchase>(), *group.first);
            return take_refund(group);
        case RowKind::usage:
        case RowKind::tax:
        case RowKind::make_up:
        case RowKind::adjustment:
        case RowKind::other:
            return;
    }
}

void PoolBuilder::take_addition(const OrderGroup& group) {
    for (const NodeRequest& node : group.nodes)
        add_nodes(prepaid_, node.flavor, node.count);
    for (const NodeRequest& node : group.nodes)
        added_.insert(node.flavor);
    note(notes::history_assumed, say<SentenceId::change_adds_nodes>(), *group.first);
    ScalePool scale{history_.identity.id, prepaid_, std::nullopt};
    scale.discount = group.discount;
    if (!is_order_of_another(group)) scale.order = group.order;
    act(group.at, std::move(scale));
}

void PoolBuilder::take_purchase(const OrderGroup& group) {
    const std::string& id = history_.identity.id;
    if (is_prepaid_ || is_gone_) {
        if (is_prepaid_ && group.expires && expires_ && is_same_end(*group.expires, *expires_))
            return take_addition(group);
        return note(notes::action_lost, say<SentenceId::purchase_beside_term>(nodes_in(group.nodes)),
                    *group.first);
    }
    if (!group.term || !group.term->can_be_purchased())
        return note(notes::action_lost, say<SentenceId::purchase_without_term>(), *group.first);
    if (!is_created_) act(group.at, CreatePool{id, group.nodes, {}});
    SubmitChangeOrder order;
    order.order = group.order.empty() ? "CS-" + id : group.order;
    order.term = *group.term;
    order.discount = group.discount;
    const auto renewal = std::find_if(orders_.begin(), orders_.end(), [&group](const OrderGroup& other) {
        return other.at >= group.at &&
               (other.kind == RowKind::renewal || other.kind == RowKind::auto_renewal);
    });
    order.auto_renew = renewal != orders_.end() && renewal->kind == RowKind::auto_renewal;
    prepaid_ = group.nodes;
    begin_term(group.at, std::move(order));
    if (group.expires && !is_same_end(*group.expires, term_.expires))
        note(notes::action_lost,
             say<SentenceId::end_not_of_term>(format_instant(*group.expires), format_instant(term_.expires)),
             *group.first);
    expires_ = group.expires;
    bought_at_ = group.at;
    remember_payment(group, {group.at, term_.expires}, *group.term);
}

/// @pre the pool is created, and its yearly/monthly nodes are set
void PoolBuilder::begin_term(Instant at, SubmitChangeOrder order) {
    order.pool = history_.identity.id;
    term_ = first_term(at, order.term, policy_);
    term_.auto_renew = order.auto_renew;
    const std::string name = order.order;
    act(at, std::move(order));
    act(at, PayOrder{name, PaymentMethod::balance, Amount()});
    is_created_ = is_prepaid_ = true;
    nodes_.clear();
    switched_at_ = at;
}

/// A pool whose purchase is on an earlier bill: the renewal says when its term ended. @return whether it was taken
bool PoolBuilder::take_assumed_purchase(const OrderGroup& renewal) {
    const std::optional<Instant> end = renewal.first->begin;
    if (is_created_ || !end || !renewal.term || renewal.nodes.empty()) return false;
    const PoolFact* listed = listed_pool(facts_, history_.identity.id);
    std::vector<Term> terms{*renewal.term};
    if (listed != nullptr && listed->term) terms.insert(terms.begin(), listed->term->term);
    for (const Term term : allowed_terms())
        terms.push_back(term);
    std::erase_if(terms, [](const Term& term) { return !term.can_be_purchased(); });
    std::optional<Instant> at;
    SubmitChangeOrder order;
    const auto begin_with = [&](auto begin_of) {
        for (std::size_t i = 0; i < terms.size() && !at; ++i) {
            at = begin_of(terms[i]);
            order.term = terms[i];
        }
    };
    if (listed != nullptr) {
        begin_with([&](Term term) {
            const bool fits = is_same_end(expiry(listed->created, term.total_months()), *end);
            return fits ? std::optional(listed->created) : std::nullopt;
        });
    }
    begin_with([&](Term term) { return begin_of_term(*end, term.total_months()); });
    if (!at) return false;
    order.order = "CS-" + history_.identity.id;
    order.auto_renew = renewal.kind == RowKind::auto_renewal;
    note(notes::history_assumed, say<SentenceId::purchase_assumed>(words_of(order.term), format_instant(*at)),
         *renewal.first);
    act(*at, CreatePool{history_.identity.id, renewal.nodes, {}});
    prepaid_ = renewal.nodes;
    begin_term(*at, std::move(order));
    return true;
}

/// The end of the term after a renewal. @param term  that it is for. @param day_set  when a unified day may have been set
void PoolBuilder::prolong_term(const OrderGroup& group, Term term, Instant day_set) {
    Subscription natural = term_;
    prolong(natural, term, policy_);
    expires_ = group.expires;
    if (!group.expires || is_same_end(*group.expires, natural.expires)) {
        term_ = natural;
        return;
    }
    // No day, and days from 1 to 28 before the last one of the month.
    std::vector<std::optional<int>> days{std::nullopt};
    for (int day = 1; day <= 28; ++day)
        days.emplace_back(day);
    days.emplace_back(-1);
    for (const std::optional<int> day : days) {
        Subscription unified = term_;
        unified.expiry_day = day;
        prolong(unified, term, policy_);
        if (!is_same_end(*group.expires, unified.expires)) continue;
        note(notes::value_assumed,
             say<SentenceId::renewal_to_expiry_day>(format_instant(*group.expires),
                                                    format_instant(natural.expires)),
             *group.first);
        act(day_set, SetExpiryDay{history_.identity.id, day});
        term_ = unified;
        return;
    }
    note(notes::action_lost,
         say<SentenceId::end_not_of_term>(format_instant(*group.expires), format_instant(natural.expires)),
         *group.first);
    term_ = natural;
}

/// Nodes that were added by an order that no file has.
void PoolBuilder::note_more_nodes(const OrderGroup& renewal) {
    const std::int64_t nodes = nodes_in(renewal.nodes), known = nodes_in(prepaid_);
    if (nodes > known)
        note(notes::action_lost, say<SentenceId::renewal_of_more_nodes>(nodes, known), *renewal.first);
}

void PoolBuilder::take_renewal(const OrderGroup& group) {
    const std::string& id = history_.identity.id;
    if (!group.term || !(is_prepaid_ || take_assumed_purchase(group)))
        return note(notes::action_lost, say<SentenceId::renewal_without_purchase>(), *group.first);
    if (nodes_in(group.nodes) < nodes_in(prepaid_))
        note(notes::action_lost,
             say<SentenceId::renewal_of_some_nodes>(nodes_in(group.nodes), nodes_in(prepaid_)), *group.first);
    const auto due =
        term_.auto_renew ? next_auto_renew(term_, policy_, switched_at_) : std::optional<Instant>();
    if (due && *due <= group.at) {
        note(notes::history_assumed, say<SentenceId::auto_renewal_switched_off>(format_instant(switched_at_)),
             *group.first);
        act(switched_at_, SetAutoRenew{id, false});
        term_.auto_renew = false;
    }
    note_more_nodes(group);
    const Instant end = term_.expires;
    renewed_.push_back({term_, expires_});
    prolong_term(group, *group.term, group.at);
    remember_payment(group, {end, term_.expires}, *group.term);
    Renew renew;
    renew.pool = id;
    renew.order = group.order;
    renew.term = *group.term;
    renew.discount = group.discount;
    act(group.at, std::move(renew));
    switched_at_ = std::max(switched_at_, group.at);
    history_.auto_renews_since.reset();
}

/// Nothing is done for it but that the switch is on, and on for its term.
void PoolBuilder::take_auto_renewal(const OrderGroup& group) {
    if (!is_prepaid_ && !take_assumed_purchase(group))
        return note(notes::action_lost, say<SentenceId::auto_renewal_without_purchase>(), *group.first);
    const Term term = group.term.value_or(term_.auto_renew_term);
    if (!term_.auto_renew)
        note(notes::history_assumed, say<SentenceId::auto_renewal_switched_on>(format_instant(switched_at_)),
             *group.first);
    if (!term_.auto_renew || term != term_.auto_renew_term) {
        const std::optional<Term> other = term == term_.auto_renew_term ? std::nullopt : std::optional(term);
        act(switched_at_, SetAutoRenew{history_.identity.id, true, other});
    }
    term_.auto_renew = true;
    term_.auto_renew_term = term;
    if (nodes_in(group.nodes) < nodes_in(prepaid_))
        note(notes::action_lost,
             say<SentenceId::renewal_of_some_nodes>(nodes_in(group.nodes), nodes_in(prepaid_)), *group.first);
    note_more_nodes(group);
    const Instant end = term_.expires;
    renewed_.push_back({term_, expires_});
    prolong_term(group, term, switched_at_);
    remember_payment(group, {end, term_.expires}, term);
    // Its payment may be some seconds before or after that of the scenario: what follows is after both.
    switched_at_ = std::max(switched_at_, *group.first->begin);
    history_.auto_renews_since = switched_at_;
}

}  // namespace poolbill::intake
