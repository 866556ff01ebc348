// What asks to be confirmed before it is done, and what would come of it.
//
// Contract: the outcome is the replay of the log with the action appended: what is promised is what happens.
// It is worked out again only when the world or the question changes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "web/ui/model/session.hpp"

namespace poolbill::ui {

struct Proposal {
    enum class Kind : std::uint8_t {
        cancel_order,
        renew,
        auto_renew,
        expiry_day,
        scale,
        unsubscribe,
        top_up,
        add_coupon,
        delete_pool
    };
    static constexpr Kind last_kind = Kind::delete_pool;
    /// What is unsubscribed.
    enum class Extent : std::uint8_t { pool, nodes, renewals };

    Kind kind = Kind::cancel_order;
    std::string order;                    // to cancel
    Term term{Term::Unit::month, 1};      // to renew for, now or automatically
    std::vector<std::int64_t> counts;     // of nodes that the pool then has, by scalable_nodes
    std::vector<std::string> sizes = {};  // of the pool's disks, in GB, as typed; by its disk groups
    Extent extent = Extent::pool;
    int times = 0;             // that the pool is renewed automatically; 0: without limit
    std::optional<int> day;    // on which all terms end: 1 to 28, -1 for the last one of the month
    bool pays_later = false;   // what scaling adds to a yearly/monthly pool is ordered, and paid later
    std::string amount = {};   // as typed: a cash coupon, or what is added to the account
    std::string minimum = {};  // as typed: the least fee that a coupon pays
    CouponKind coupon = CouponKind::voucher;
    int coupon_months = 0;  // that a coupon is valid for; 0: without end
    bool operator==(const Proposal&) const = default;

    /// Whether everything is chosen that the action needs. An unsubscription of no nodes would be one of the pool.
    bool is_complete(Session& session) const;
    /// The action at the session's pool. @pre is_complete(session). Errors: those of Amount::parse for what is typed, "money.negative".
    Result<Action> action(Session& session) const;
};

/// The nodes that a pool may be scaled to: its groups, then none of each other flavor that its mode sells; at most eight of
/// those, since each has a row.
std::vector<NodeGroup> scalable_nodes(Session& session);

class ProposalOutcome {
  public:
    void prepare(Session& session, const Proposal& proposal);
    /// The world in the second after it, or why it cannot be.
    const Result<World>& world() const { return derived_.last().world; }
    /// The order that it makes: its price, or its refund.
    const Order* order() const;

  private:
    struct Key {
        PoolMoment moment;
        Proposal proposal;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct Made {
        bool makes_order = false;
        Result<World> world = Error{};
    };
    Derived<Key, Made> derived_;
};

}  // namespace poolbill::ui
