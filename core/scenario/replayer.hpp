// The state machine behind replay: applies actions and what follows from them by itself, in time order.
//
// Contract
// - Internal to core/scenario. `advance` first does everything that is due up to an instant; `apply` does one
//   action. On an error the Replayer must be discarded, so nothing needs undoing.
// - Copies are independent. Between these calls the state is that of any log with the same prefix, provided
//   that the next log entry is not before `at`.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <queue>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/id_index.hpp"
#include "core/ledger/builder.hpp"
#include "core/order/refund.hpp"
#include "core/order/scaling.hpp"
#include "core/scenario/scenario.hpp"
#include "core/scenario/world.hpp"

namespace poolbill {

class Replayer {
  public:
    Replayer(const Scenario& scenario, SitePolicy policy);
    Replayer(const Replayer&);

    /// The first pool with a duplicate id. If set, do not use this Replayer.
    std::optional<std::uint32_t> duplicate_pool() const { return duplicate_pool_; }

    /// The instant of the last action or due event.
    Instant at() const { return at_; }
    /// Does what is due at or before `to`, at most `steps` steps; subtracts the steps done from `steps`.
    /// @return whether all is done
    bool advance(Instant to, std::size_t& steps);
    /// @pre nothing is due before it
    Status apply(const LogEntry& entry);
    Result<World> finish(Instant until) &&;

  private:
    enum class DueKind {
        price_change,
        order_lapses,
        activation,
        auto_renew,
        expiry,
        grace_end,
        retention_end,
        arrears_grace_end,
        arrears_retention_end
    };
    struct Due {
        Instant at;
        std::uint64_t sequence;  // orders events of the same instant by creation
        DueKind kind;
        std::uint32_t subject;  // pool or order
        friend bool operator>(const Due& left, const Due& right) {
            return left.at != right.at ? left.at > right.at : left.sequence > right.sequence;
        }
    };
    /// The rule of an action. Each action has a specialization, in the replayer_*.cpp of its subject;
    /// one without a rule does not link.
    template <class A>
    Status act(const A& action);

    bool is_due(Instant to) const { return !due_.empty() && due_.top().at <= to; }
    bool falls_into_arrears(Instant to);
    void reach(Instant to);

    // replayer_pools.cpp
    std::optional<std::uint32_t> pool_index(std::string_view id) const;
    Result<std::uint32_t> existing_pool(std::string_view id) const;
    /// @param otherwise  the error of a pay-per-use pool, which says what it has not
    Result<std::uint32_t> prepaid_pool(std::string_view id, ErrorId otherwise) const;
    Status check_is_sold(const PoolState& pool, Term term) const;
    Status check_not_processing(std::uint32_t pool) const;
    void set_aside(std::uint32_t pool, const std::string& flavor, std::int64_t nodes);
    Status check_nodes(const std::vector<NodeRequest>& nodes) const;
    static Status check_metered(const Pool& pool, const std::vector<NodeRequest>& nodes);
    Status check_disks(const std::vector<DiskGroup>& disks) const;
    Status refresh_rates(std::uint32_t pool);
    /// @param reason  of the cancellation of an unpaid order
    void remove_pool(std::uint32_t pool, CancelReason reason = CancelReason::pool_deleted);

    // replayer_additions.cpp
    Status scale_prepaid(std::uint32_t pool, const ScalePool& action);
    Status pay_addition(std::uint32_t order, const PayOrder& action);
    Status add_to_pool(std::uint32_t order, Equipment wanted);
    void replace_equipment(std::uint32_t pool, const std::vector<Replacement>& replaced, Equipment wanted);

    // replayer_orders.cpp
    std::optional<std::uint32_t> named_order(std::string_view id) const;
    std::optional<std::uint32_t> order_index(std::string_view id) const;
    Result<std::uint32_t> find_order(std::string_view id) const;
    Result<std::uint32_t> payable_order(std::string_view id) const;
    /// @param id  if empty, an id is generated from the kind and a number
    Result<std::uint32_t> new_order(std::string_view id, std::uint32_t pool, OrderKind kind);
    void cancel(std::uint32_t order, CancelReason reason);
    void cancel_open_order(std::uint32_t pool, CancelReason reason = CancelReason::pool_changed);
    void activate(std::uint32_t order);
    void charge_items(std::uint32_t order, BillType type, Interval period);

    // replayer_account.cpp
    struct Payment {
        PaymentMethod method;
        Amount coupon;
    };
    /// @param path  of the member that an error names
    Status take_payment(Order& order, Payment by, std::string_view path);
    void remove_metered_nodes(std::uint32_t pool);
    Coupon* renewal_coupon(Amount fee);
    void return_to_coupons(const std::vector<RefundPart>& parts, Amount total);
    void receive(const Funding& money);
    Amount repay(Amount Funding::*source, Amount amount);
    void split_debt(std::size_t index, Amount left);
    void put_in_arrears(Instant since);
    void begin_arrears();
    void refresh_known_rates(std::uint32_t pool);
    void refresh_all_rates();
    void run_arrears(const Due& due);
    Status check_may_buy(std::string_view path);

    // replayer_usage.cpp
    bool may_run_dry(Instant to) const;
    std::optional<Instant> settle_usage(Instant to);
    Instant settlement_of(Instant hour) const;
    Interval with_same_coupons(Interval hours) const;
    AmountSum available(Instant settlement) const;
    Amount next_source(Instant settlement) const;
    void take_hours(const Bills& bills, Interval hours);
    void take_piece(const Bills& bills, Interval hours);

    // replayer_subscription.cpp
    Status renew(std::uint32_t pool, const Renew& action, OrderKind kind);

    // replayer_unsubscribe.cpp
    Status unsubscribe_nodes(std::uint32_t pool, std::uint32_t order, const Unsubscribe& action);
    Status unsubscribe_renewals(std::uint32_t pool, std::uint32_t order);
    void unsubscribe_pool(std::uint32_t pool, std::uint32_t order);
    /// What is given back, for how long, and the money that had paid for it.
    struct Returned {
        struct Item {
            bool is_disk;
            std::uint32_t entry;  // index into the catalog's disks or flavors
            std::int64_t count;
            std::int64_t size_gb;
        };
        Interval period;
        std::vector<Item> items;
        std::vector<RefundPart> parts;
        Funding paid;
    };
    std::vector<Returned::Item> returned_items(const Pool& pool, const std::vector<RefundPart>& parts) const;
    void refund(std::uint32_t order, Returned returned);
    void add_refund_lines(std::uint32_t order, const Returned& returned, const RefundSum& sum);

    // replayer_due_events.cpp
    void schedule_subscription(std::uint32_t pool);
    void run_due(const Due& due);
    void change_prices();
    void try_auto_renew(std::uint32_t pool);

    void schedule(Instant at, DueKind kind, std::uint32_t subject);
    void record(EventKind kind, std::optional<std::uint32_t> pool = std::nullopt,
                std::optional<std::uint32_t> order = std::nullopt);

    World world_;
    LedgerBuilder ledger_;
    std::shared_ptr<const IdIndex> pool_by_id_;  // they never change
    std::optional<std::uint32_t> duplicate_pool_;
    /// Orders that cannot be found by the number at the end of a generated id; most renewals can.
    IdIndex named_orders_;
    std::priority_queue<Due, std::vector<Due>, std::greater<>> due_;
    SharedList<std::vector<PaidPeriod>> paid_;  // per pool
    std::vector<std::uint32_t> kept_items_;     // of the pool whose rates are refreshed; reused
    std::uint64_t sequence_ = 0;
    Instant settled_to_ = earliest_instant;  // usage settled up to here was taken from the account
    Instant at_;                             // of the action or due event being processed
};

}  // namespace poolbill
