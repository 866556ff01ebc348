// Refunds of a pool: for how many of its nodes they are, and what they leave.
#include <algorithm>
#include <utility>

#include "core/intake/pool_builder.hpp"
#include "core/intake/text.hpp"
#include "core/order/refund.hpp"

namespace poolbill::intake {
namespace {

constexpr Int128 one_cent = Amount::units_per_one / 100;

/// The highest handling fee, in percent.
int highest_fee(const RefundFees& fees) {
    return std::max({fees.monthly, fees.one_year, *std::max_element(fees.two_years, std::end(fees.two_years)),
                     *std::max_element(fees.three_years, std::end(fees.three_years))});
}

/// The only number from 1 on that fits; 0 when none does, or several do.
template <class Fits>
std::int64_t only_number(std::int64_t most, Fits fits) {
    std::int64_t found = 0;
    for (std::int64_t number = 1; number <= most; ++number) {
        if (!fits(number)) continue;
        if (found > 0) return 0;
        found = number;
    }
    return found;
}

}  // namespace

/// What the order paid for each node of a flavor. Terms of additions are not among them.
void PoolBuilder::remember_payment(const OrderGroup& group, Interval period, Term term) {
    for (const auto& [flavor, share] : group.shares) {
        const std::int64_t count = nodes_in(group.nodes, flavor);
        const Result<Amount> due = share.due.amount();
        if (count > 0 && due && period.begin < period.end)
            paid_.push_back({flavor, Amount::from_units(due->units() / count), period, term});
        // A record for each node when it was bought means one for each node when it is given back.
        if (share.records > 1 && share.records == count) has_records_of_nodes_ = true;
    }
}

PoolBuilder::NodeRefund PoolBuilder::refund_of_node(const std::string& flavor, Instant at) const {
    NodeRefund refund;
    for (const PaidNode& node : paid_) {
        if (node.flavor != flavor || node.period.end <= at) continue;
        PaidPeriod paid;
        paid.period = node.period;
        paid.term = node.term;
        paid.items.push_back({false, 0, node.due});
        paid.funding.other = node.due;
        const RefundPart part = refund_of(paid, {policy_, bought_at_, at});
        refund.exact += part.refund;
        refund.most += part.in_full ? AmountSum(node.due) : node.due - part.used;
        const Int128 fee = Int128{node.due.units()} * highest_fee(policy_.refund_fees) / 100;
        const Int128 least = (node.due - part.used).units() - fee;
        refund.least +=
            AmountSum::from_units(part.in_full ? Int128{part.refund.units()} : std::max<Int128>(least, 0));
    }
    return refund;
}

/// For how many nodes the amount is, to the cent for each of them; 0 when it may be that of several numbers.
std::int64_t PoolBuilder::count_by_refund(AmountSum back, const std::string& flavor, Instant at,
                                          std::int64_t there) const {
    const NodeRefund one = refund_of_node(flavor, at);
    if (added_.contains(flavor) || one.exact.units() <= one_cent) return 0;
    const std::int64_t exact = only_number(there, [&](std::int64_t count) {
        const Int128 apart = back.units() - one.exact.units() * count;
        return apart <= one_cent * count && apart >= -one_cent * count;
    });
    if (exact > 0) return exact;
    return only_number(there, [&](std::int64_t count) {
        return back.units() >= (one.least.units() - one_cent) * count &&
               back.units() <= (one.most.units() + one_cent) * count;
    });
}

/// As many as are not there afterwards: a later renewal or a list says how many are. 0 when nothing does.
std::int64_t PoolBuilder::count_by_what_stayed(const OrderGroup& group, const std::string& flavor,
                                               std::int64_t there) const {
    const auto next = std::find_if(orders_.begin(), orders_.end(), [&group](const OrderGroup& other) {
        const bool changes_nodes = other.kind == RowKind::renewal || other.kind == RowKind::auto_renewal ||
                                   other.kind == RowKind::refund || other.kind == RowKind::change ||
                                   other.kind == RowKind::purchase;
        return changes_nodes && other.at > group.at;
    });
    std::int64_t stayed = 0;
    if (next != orders_.end()) {
        const bool is_renewal = next->kind == RowKind::renewal || next->kind == RowKind::auto_renewal;
        stayed = is_renewal ? nodes_in(next->nodes, flavor) : 0;
    } else if (const PoolFact* listed = listed_pool(facts_, history_.identity.id)) {
        const FlavorCounts counts = counts_of(*listed);
        if (const auto found = counts.find(flavor); found != counts.end()) stayed = found->second;
    }
    return stayed > 0 && stayed < there ? there - stayed : 0;
}

/// @param there  nodes of the flavor, of which the record does not say how many it is for. @return 0 when nothing says it
std::int64_t PoolBuilder::refunded_count(const OrderGroup& group, const std::string& flavor,
                                         std::int64_t there) const {
    const OrderGroup::Share& share = group.shares.at(flavor);
    if (there <= 1) return there;
    if (has_records_of_nodes_) return std::min(share.uncounted, there);
    const AmountSum back = share.due < AmountSum() ? AmountSum() - share.due : share.due;
    const std::int64_t by_amount = count_by_refund(back, flavor, group.at, there);
    return by_amount > 0 ? by_amount : count_by_what_stayed(group, flavor, there);
}

/// The nodes that the refund is for, no more of a flavor than there are.
std::vector<NodeRequest> PoolBuilder::refunded_nodes(const OrderGroup& group) {
    std::vector<NodeRequest> nodes = group.nodes;
    for (const auto& [flavor, share] : group.shares) {
        const std::int64_t there = nodes_in(prepaid_, flavor) - nodes_in(nodes, flavor);
        if (share.uncounted == 0 || there <= 0) continue;
        const std::int64_t count = refunded_count(group, flavor, there);
        if (count == 0) {
            note(notes::value_assumed, say<SentenceId::refund_of_all_nodes>(shown(flavor)), *group.first);
        } else if (there > 1) {
            note(notes::value_assumed, say<SentenceId::refund_of_some_nodes>(count, there), *group.first);
        }
        add_nodes(nodes, flavor, count > 0 ? count : there);
    }
    return nodes;
}

/// Whether the refund is for the renewals that have not begun, by its period, or by its amount, which is all that was paid for them.
bool PoolBuilder::is_of_renewals(const OrderGroup& refund) const {
    AmountSum paid, back;
    bool has_period = false, is_ahead = false;
    for (const PaidNode& node : paid_) {
        if (node.period.begin <= refund.at) continue;
        is_ahead = true;
        paid += AmountSum::from_units(Int128{node.due.units()} * nodes_in(prepaid_, node.flavor));
        has_period = has_period || *refund.first->begin == node.period.begin;
    }
    for (const auto& [flavor, share] : refund.shares)
        back += share.due < AmountSum() ? AmountSum() - share.due : share.due;
    const Int128 apart = back.units() - paid.units();
    return is_ahead && (has_period || (apart < one_cent && apart > -one_cent));
}

/// The term is what it was before them.
void PoolBuilder::take_refund_of_renewals(const OrderGroup& refund) {
    const bool auto_renews = term_.auto_renew;
    while (!renewed_.empty() && renewed_.back().term.expires > refund.at) {
        term_ = renewed_.back().term;
        expires_ = renewed_.back().expires;
        renewed_.pop_back();
    }
    term_.auto_renew = auto_renews;
    std::erase_if(paid_, [&](const PaidNode& node) { return node.period.begin > refund.at; });
    Unsubscribe action{history_.identity.id, ""};
    action.renewals_only = true;
    act(refund.at, std::move(action));
}

/// Nodes can be unsubscribed singly: a refund for fewer nodes than the pool has leaves the pool.
void PoolBuilder::take_refund(const OrderGroup& group) {
    const std::string& id = history_.identity.id;
    if (is_of_renewals(group)) return take_refund_of_renewals(group);
    const std::string order = is_order_of_another(group) ? "" : group.order;
    const std::vector<NodeRequest> nodes = refunded_nodes(group);
    if (nodes.empty() || nodes_in(nodes) >= nodes_in(prepaid_)) {
        act(group.at, Unsubscribe{id, order});
        is_prepaid_ = false;
        is_gone_ = true;
        return;
    }
    for (const NodeRequest& node : nodes) {
        add_nodes(prepaid_, node.flavor, -node.count);
        Unsubscribe refund{id, &node == nodes.data() ? order : ""};
        refund.nodes = {node};
        act(group.at, std::move(refund));
    }
    std::erase_if(prepaid_, [](const NodeRequest& node) { return node.count <= 0; });
}

}  // namespace poolbill::intake
