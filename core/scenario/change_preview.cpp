#include "core/scenario/change_preview.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/order/subscription.hpp"

namespace poolbill {
namespace {

/// The log entry is only supposed, so its number in the path would mean nothing to the reader.
Error of_member(Error error) {
    if (error.path.starts_with("/actions/")) error.path.erase(0, error.path.rfind('/'));
    return error;
}

Result<Appended> order_and_pay(const Scenario& scenario, SubmitChangeOrder order, Instant at) {
    const Result<Appended> ordered =
        append_and_replay(scenario, {at, std::move(order), {}}, LaterActions::drop);
    if (!ordered) return ordered.error();
    PayOrder payment;
    payment.order = ordered->world.orders.back().id;
    payment.method = PaymentMethod::credit_card;
    return append_and_replay(ordered->scenario, {at, std::move(payment), {}}, LaterActions::drop);
}

/// The pool's lines that are settled after the payment, oldest first, and those of the order.
std::vector<Line> bills_of_change(const World& world, std::uint32_t pool, std::uint32_t order, Instant paid) {
    constexpr std::chrono::hours hour{1};
    const Seconds lag{world.policy.settlement_lag_seconds};
    std::vector<Line> lines = world.bills(pool).lines_between({paid - lag - hour, world.until + Seconds{1}});
    std::erase_if(lines, [&](const Line& line) {
        return line.type == BillType::usage ? line.settled <= paid : line.order != order;
    });
    return lines;
}

}  // namespace

Result<ChangePreview> preview_change(const Scenario& scenario, std::uint32_t pool, Term term, Instant at,
                                     bool auto_renew) {
    assert(pool < scenario.pools.size());
    SubmitChangeOrder action;
    action.pool = scenario.pools[pool].id;
    action.term = term;
    action.auto_renew = auto_renew;
    const Result<Appended> changed = order_and_pay(scenario, std::move(action), at);
    if (!changed) return of_member(changed.error());
    Result<World> world =
        replay(changed->scenario, at + Seconds{changed->world.policy.activation_delay_seconds});
    if (!world) return of_member(world.error());
    const Result<std::vector<ComparisonRow>> rows = compare(scenario, pool, at);
    if (!rows) return rows.error();
    const auto row =
        std::find_if(rows->begin(), rows->end(), [term](const ComparisonRow& r) { return r.term == term; });
    assert(row != rows->end() && "a term that was ordered is compared");
    assert(world->pools[pool].subscription && "the change is active");

    const Subscription& subscription = *world->pools[pool].subscription;
    const auto order = static_cast<std::uint32_t>(world->orders.size() - 1);
    ChangePreview preview;
    preview.price = world->orders[order].amounts;
    preview.paid = at;
    preview.starts = subscription.started;
    preview.expires = subscription.expires;
    if (auto_renew) preview.first_auto_renewal = next_auto_renew(subscription, world->policy, world->until);
    preview.bills = bills_of_change(*world, pool, order, at);
    preview.comparison = *row;
    preview.world = std::move(world).value();
    return preview;
}

}  // namespace poolbill
