// From the bill rows of one pool to its history, with every change at its second.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/catalog/policy.hpp"
#include "core/intake/history.hpp"
#include "core/intake/hour_parts.hpp"
#include "core/intake/node_counts.hpp"
#include "core/intake/node_rates.hpp"
#include "core/intake/prices_beside_bills.hpp"
#include "core/order/subscription.hpp"

namespace poolbill::intake {

/// Adds to the nodes of that flavor, which may be none yet.
void add_nodes(std::vector<NodeRequest>& nodes, const std::string& flavor, std::int64_t count);

/// The number of all nodes, or of those of one flavor.
std::int64_t nodes_in(const std::vector<NodeRequest>& nodes);
std::int64_t nodes_in(const std::vector<NodeRequest>& nodes, const std::string& flavor);

/// The history of one pool.
class PoolBuilder {
  public:
    /// @param facts  must outlive the builder, and its rows must not move
    /// @param rows  all of the pool, not empty
    /// @param known_until  the end of the last usage in all bills
    /// @param listed  prices beside the bills. @param rates  of all bills. Both must outlive the builder, too
    PoolBuilder(Facts& facts, std::vector<const BillRow*> rows, Instant known_until,
                const PricesBesideBills& listed, const NodeRates& rates);

    /// Reads at most so many rows more. @return whether there are more
    bool read(std::size_t rows);
    /// The history, unless nothing is known of the pool. @pre all rows are read
    std::optional<PoolHistory> finish();

  private:
    /// The rows of one order and second: one for each flavor, or for each node.
    struct OrderGroup {
        Instant at;
        RowKind kind = RowKind::purchase;
        std::string order;
        std::vector<NodeRequest> nodes;
        std::optional<Term> term;
        std::optional<Instant> expires;
        std::optional<Discount> discount;  // of all flavors; none when nothing says it, or when they differ
        const BillRow* first = nullptr;
        struct Share {
            std::int64_t records = 0;
            std::int64_t uncounted = 0;  // of these, that do not say for how many nodes they are
            AmountSum due;               // of all records, and of the uncounted ones if there are any
            AmountSum list;              // of the uncounted ones
            const BillRow* uncounted_row = nullptr;  // the first of them
            std::optional<Discount> discount;        // none when no record says it; one of 0 is said
            std::optional<std::uint32_t> price;      // of facts_.prices
        };
        std::map<std::string, Share> shares;  // by flavor
    };
    /// What one node of a flavor was paid for.
    struct PaidNode {
        std::string flavor;
        Amount due;
        Interval period;
        Term term;
    };
    /// What comes back for one node.
    struct NodeRefund {
        AmountSum exact;        // by the refund rules
        AmountSum least, most;  // whatever the handling fee is
    };

    const Words& words() const { return facts_.bills.words; }
    void note(NoteRule rule, Sentence sentence, const BillRow& row) {
        facts_.notes.add(rule, history_.identity.id, std::move(sentence), facts_.bills.place_of(row));
    }
    void act(Instant at, Action action) { history_.log.push_back({at, std::move(action), {}}); }

    void read_row(const BillRow& row);
    void note_reading(const BillRow& row);
    /// Whether the flavor was charged in the hour before, too. @param begin  of its hour, by time
    bool continues_run(Word flavor, Instant begin);
    void find_hour_parts(std::size_t first);
    Interval charged_part(const BillRow& row);
    std::int64_t count_by_price(const BillRow& row);
    /// @param price  that the record has
    void read_order(const BillRow& row, std::int64_t count, std::optional<std::uint32_t> price);
    void add_discount(OrderGroup::Share& share, const OrderGroup::Share& other, const BillRow& row);
    void settle_discount(OrderGroup& order);
    std::optional<PriceFact> price_fact_of(const BillRow& row, std::int64_t count) const;
    /// @return the price in facts_.prices
    std::optional<std::uint32_t> take_price(const BillRow& row, std::int64_t count);
    /// A price as long as no other one is charged for the flavor.
    struct PriceRun {
        std::uint32_t fact = 0;  // of facts_.prices
        Interval time;
        const BillRow* first = nullptr;
    };
    void end_price_run(const PriceRun& run);
    void note_odd_price(const BillRow& row, std::int64_t count);
    void take_change(const NodeCounts::Change& change, bool is_last, bool order_follows);
    void join_orders_of_nodes();
    void count_nodes(OrderGroup& group);
    std::int64_t nodes_charged(const OrderGroup& group, const std::string& flavor) const;
    std::int64_t nodes_added(const OrderGroup& group, const std::string& flavor) const;
    std::optional<Prices> price_of_addition(const BillRow& row) const;
    void take_order(OrderGroup& group);
    void take_addition(const OrderGroup& group);
    void take_purchase(const OrderGroup& group);
    bool take_assumed_purchase(const OrderGroup& renewal);
    void begin_term(Instant at, SubmitChangeOrder order);
    void note_more_nodes(const OrderGroup& renewal);
    void take_renewal(const OrderGroup& group);
    void take_auto_renewal(const OrderGroup& group);
    void take_refund(const OrderGroup& group);
    bool is_of_renewals(const OrderGroup& refund) const;
    void take_refund_of_renewals(const OrderGroup& refund);
    void remember_payment(const OrderGroup& group, Interval period, Term term);
    std::vector<NodeRequest> refunded_nodes(const OrderGroup& group);
    std::int64_t refunded_count(const OrderGroup& group, const std::string& flavor, std::int64_t there) const;
    std::int64_t count_by_refund(AmountSum back, const std::string& flavor, Instant at,
                                 std::int64_t there) const;
    std::int64_t count_by_what_stayed(const OrderGroup& group, const std::string& flavor,
                                      std::int64_t there) const;
    NodeRefund refund_of_node(const std::string& flavor, Instant at) const;
    void prolong_term(const OrderGroup& group, Term term, Instant day_set);
    /// @param group  one of the orders
    bool is_order_of_another(const OrderGroup& group) const;

    Facts& facts_;
    const PricesBesideBills& listed_;
    const NodeRates& rates_;
    std::vector<const BillRow*> rows_;  // by begin
    std::size_t next_row_ = 0;
    Instant known_until_;
    PoolHistory history_;
    NodeCounts counts_;
    std::vector<OrderGroup> orders_;
    std::vector<NodeRequest> nodes_;    // pay-per-use nodes at this point of the history
    std::vector<NodeRequest> ran_;      // those that ended before an order
    std::vector<NodeRequest> prepaid_;  // yearly/monthly nodes
    std::vector<PaidNode> paid_;
    /// The term before each renewal.
    struct BeforeRenewal {
        Subscription term;
        std::optional<Instant> expires;
    };
    std::vector<BeforeRenewal> renewed_;
    Instant bought_at_;
    std::set<std::string> added_;  // flavors of which nodes were added to the term, at a price of their own
    std::optional<Instant> expires_;  // as the bills say
    Subscription term_;               // as the scenario has it; of use while the pool is prepaid
    SitePolicy policy_;               // of a site; no file says anything about it
    Instant switched_at_;             // when automatic renewal may have been switched: the last order
    std::optional<Instant> gap_;
    /// The last hour of a flavor, and whether the hour before it was charged too. Rows are by begin, and there may be
    /// one for each node.
    struct Run {
        Instant begin;
        bool continues = false;
    };
    std::map<Word, Run> runs_;            // by flavor
    std::map<Word, HourBefore> charged_;  // by flavor
    std::map<std::pair<Word, PriceUnit>, PriceRun> price_runs_;
    std::map<const BillRow*, Interval> hour_parts_;  // of the hour that is read
    bool is_created_ = false, is_prepaid_ = false, is_gone_ = false;
    bool has_records_of_nodes_ = false;
    // What was noted.
    bool has_minutes_ = false, has_storage_ = false, has_net_price_ = false, has_odd_price_ = false,
         has_count_by_price_ = false;
    std::set<std::pair<Word, RowKind>> uncounted_;  // noted as taken as one node
};

}  // namespace poolbill::intake
