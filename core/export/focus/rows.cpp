#include "core/export/focus/rows.hpp"

#include <algorithm>
#include <cassert>

#include "core/export/bill_fields.hpp"
#include "core/export/focus/coverage.hpp"
#include "core/money/decimal.hpp"
#include "core/scenario/line_prices.hpp"
#include "core/time/zone.hpp"

namespace poolbill::exports::focus {
namespace {

/// A decimal number that products can be made of.
struct Number {
    Int128 units = 0;
    int decimals = 0;
};

Decimal text_of(Number number) {
    return {number.decimals == 0 ? format_decimal(number.units, 0)
                                 : format_decimal_short(number.units, number.decimals, 1)};
}

/// price x quantity, as FOCUS checks it. Nothing beyond 128 bits.
std::optional<Decimal> product(Number price, Number quantity) {
    const std::optional<Int128> units = checked_multiply(price.units, quantity.units);
    if (!units) return std::nullopt;
    return text_of({*units, price.decimals + quantity.decimals});
}

Number of_whole(Int128 number) {
    return {number, 0};
}
Number of_price(UnitPrice price) {
    return {price.units(), UnitPrice::decimals};
}

/// Hours of so many seconds, times the quantity; cut after 10 decimals.
Number hours(std::int64_t seconds, std::int64_t quantity) {
    return {Int128{seconds} * quantity * power_of_ten(10) / 3600, 10};
}

Number less(Number price, Discount discount) {
    return {price.units * (10'000 - discount.basis_points), price.decimals + 4};
}

std::string unit(bool is_disk, std::string_view period) {
    return (is_disk ? "GB-" : "Node-") + std::string(period);
}

Interval month_of(Instant instant) {
    return interval_of(bill_month_of(instant));
}

class Maker {
  public:
    explicit Maker(const World& world) : world_(world) {}

    Row usage(const Line& line) const {
        Row row = of_line(line);
        row.charge_category = "Usage";
        row.charge_frequency = "Usage-Based";
        row.charge_description =
            item(line).name + ", pay-per-use, " + std::to_string(line.charged.seconds()) + " s";
        row.effective_cost = line.payable;
        row.billing_period = interval_of(bill_month_of_usage(line.cycle.end, world_.policy));
        row.pricing_category = "Standard";
        row.resource_id = pool(line).id;
        row.sku_price_id = item(line).code + "/hourly";
        row.pricing_unit = unit(item(line).is_disk, "Hours");
        price(row, of_price(line.unit_price), discount_of(world_, line),
              hours(line.charged.seconds(), quantity(line, line.count)));
        consume(row, line, line.count, line.charged.seconds());
        return row;
    }

    Row purchase(const Line& line) const {
        Row row = of_line(line);
        row.charge_category = "Purchase";
        row.charge_frequency = line.type == BillType::auto_renewal ? "Recurring" : "One-Time";
        row.charge_description = item(line).name + ", " + term_name(world_.orders[*line.order]) + " from " +
                                 format_local(line.charged.begin) + " to " + format_local(line.charged.end);
        row.billing_period = month_of(line.issued);
        row.pricing_category = "Standard";
        commit(row, line, hours(line.charged.seconds(), quantity(line, line.count)));
        row.resource_id = row.commitment_id;
        const Number periods = periods_of(line);
        row.sku_price_id = item(line).code + (is_yearly(line) ? "/yearly" : "/monthly");
        row.pricing_unit = unit(item(line).is_disk, is_yearly(line) ? "Years" : "Months");
        price(row, of_price(line.unit_price), discount_of(world_, line),
              {periods.units * quantity(line, line.count), periods.decimals});
        return row;
    }

    Row covered(const Line& line, const Slice& slice, Number pricing_quantity) const {
        Row row = of_line(line);
        const Prices* hourly = prices(line, slice.charged.begin);
        row.billed_cost = {};
        row.truncated = std::nullopt;
        row.effective_cost = slice.amount;
        row.charge_category = "Usage";
        row.charge_frequency = "Usage-Based";
        row.charge_description = item(line).name + ", covered by order " + order_id(line);
        row.charged = slice.charged;
        row.billing_period = month_of(slice.charged.begin);
        row.pricing_category = "Committed";
        commit(row, line, pricing_quantity);
        row.commitment_status = slice.is_unused ? "Unused" : "Used";
        row.resource_id = pool(line).id;
        row.sku_price_id = item(line).code + "/hourly";
        row.pricing_unit = unit(item(line).is_disk, "Hours");
        price(row, of_price(hourly ? hourly->hourly : UnitPrice()), {}, pricing_quantity);
        if (!slice.is_unused) consume(row, line, slice.count, slice.charged.seconds());
        return row;
    }

    Row refund(const Line& line) const {
        Row row = of_line(line);
        row.charge_category = "Purchase";
        row.charge_frequency = "One-Time";
        row.billing_period = month_of(line.issued);
        row.pricing_category = "Standard";
        const Order& order = world_.orders[*line.order];
        Amount fee;
        bool is_earlier = false;
        for (const RefundPart& part : order.refund) {
            for (const RefundShare& share : part.shares)
                if (is_of(share, item(line))) fee = (fee + share.fee).bounded();
            is_earlier = is_earlier || month_of(*world_.orders[part.order].paid) != row.billing_period;
        }
        row.charge_description = "Unsubscribed " + item(line).name + ", handling fee " + to_sentence(fee);
        const std::int64_t rest = line.charged.seconds();
        commit(row, line, hours(-rest, quantity(line, line.count)));
        const Bought bought = bought_of(order, item(line));
        row.commitment_id = commitment(bought.order->id, item_of(*bought.fee));
        row.commitment_name = term_name(*bought.order);
        row.resource_id = row.commitment_id;
        row.list_cost = row.contracted_cost = {to_short_string(line.payable)};
        if (is_earlier) {
            row.charge_class = "Correction";
        } else {
            price_refund(row, line, bought);
        }
        return row;
    }

    Row rounding(const Statement& month) const {
        Row row = of_month(month, (month.due - month.total.payable).bounded());
        row.charge_category = "Adjustment";
        row.charge_description = "Rounding of " + month.label + " (" + std::string(month.rounding->id) + ")";
        return row;
    }

    /// Tax, or cut amounts that are made up.
    Row month_charge(const Statement& month, const StatementRow& charge) const {
        const PoolIdentity& identity = world_.pools[charge.pool].identity;
        const bool is_tax = charge.type == BillType::tax;
        Row row = of_month(month, charge.payable);
        row.charge_category = is_tax ? "Tax" : "Adjustment";
        row.charge_description =
            (is_tax ? "Tax of " : "Cut amounts of ") + month.label + ", " + identity.name;
        row.resource_id = identity.id;
        row.resource_name = identity.name;
        if (!identity.region.empty()) row.region_id = identity.region;
        row.bill_type = std::string(to_string(charge.type));
        row.truncated = Decimal{to_short_string(charge.truncated)};
        return row;
    }

    std::int64_t quantity(const Line& line, std::int64_t count) const { return count * item(line).size_gb; }

  private:
    const ChargeItem& item(const Line& line) const { return world_.ledger.item(line.item); }
    const PoolIdentity& pool(const Line& line) const { return world_.pools[line.pool].identity; }
    const Prices* prices(const Line& line, Instant at) const {
        return prices_of(world_.catalog, item(line), at);
    }
    std::string order_id(const Line& line) const {
        return line.order ? world_.orders[*line.order].id : std::string();
    }

    Row of_month(const Statement& month, Amount cost) const {
        Row row;
        row.world = &world_;
        row.billed_cost = row.effective_cost = cost;
        row.list_cost = row.contracted_cost = {to_short_string(cost)};
        row.charge_frequency = "One-Time";
        row.charged = row.billing_period = month.period;
        row.rounding = month.rounding->id;
        return row;
    }

    Row of_line(const Line& line) const {
        Row row;
        const PoolIdentity& identity = pool(line);
        row.world = &world_;
        row.billed_cost = line.payable;
        row.charged = line.charged;
        row.resource_name = identity.name;
        if (!identity.region.empty()) row.region_id = identity.region;
        row.sku_id = item(line).code;
        row.sku_meter = item(line).is_disk ? "Disk space" : "Node time";
        row.bill_type = std::string(to_string(line.type));
        row.status = std::string(to_string(line.status));
        if (line.order) row.order = order_id(line);
        row.truncated = Decimal{to_short_string(line.truncated)};
        row.rounding = world_.policy.rounding_at(line.cycle.begin).id;
        return row;
    }

    static void price(Row& row, Number list, Discount discount, Number quantity) {
        const Number contracted = less(list, discount);
        const Decimal billed{to_short_string(row.billed_cost)};
        row.list_unit_price = text_of(list);
        row.contracted_unit_price = text_of(contracted);
        row.pricing_quantity = text_of(quantity);
        row.list_cost = product(list, quantity).value_or(billed);
        row.contracted_cost = product(contracted, quantity).value_or(billed);
    }

    void consume(Row& row, const Line& line, std::int64_t count, std::int64_t seconds) const {
        row.consumed_quantity = text_of(of_whole(Int128{quantity(line, count)} * seconds));
        row.consumed_unit = unit(item(line).is_disk, "Seconds");
    }

    void commit(Row& row, const Line& line, Number quantity) const {
        row.commitment_id = commitment(order_id(line), item(line));
        row.commitment_name = term_name(world_.orders[*line.order]);
        row.commitment_quantity = text_of(quantity);
        row.commitment_unit = unit(item(line).is_disk, "Hours");
    }

    /// What most of a refund was bought with.
    struct Bought {
        const Order* order = nullptr;
        const FeeItem* fee = nullptr;
    };
    /// The first purchase of the flavor or disk type, else of any nodes, else of any disks.
    Bought bought_of(const Order& refund, const ChargeItem& returned) const {
        Bought nodes, disks;
        for (const Order* order : refunded_orders(refund)) {
            for (const FeeItem& fee : order->items) {
                if (is_of(fee, returned)) return {order, &fee};
                Bought& first = fee.is_disk ? disks : nodes;
                if (!first.order) first = {order, &fee};
            }
        }
        assert(nodes.order || disks.order);
        return nodes.order ? nodes : disks;
    }
    /// @param part  a FeeItem or a RefundShare
    template <class Part>
    bool is_of(const Part& part, const ChargeItem& item) const {
        const Catalog& catalog = world_.catalog;
        const std::string& code =
            part.is_disk ? catalog.disks[part.entry].code : catalog.flavors[part.entry].code;
        return part.is_disk == item.is_disk && code == item.code;
    }
    ChargeItem item_of(const FeeItem& fee) const {
        if (!fee.is_disk) return {false, world_.catalog.flavors[fee.entry].code, "", 1};
        return {true, world_.catalog.disks[fee.entry].code, "", fee.size_gb};
    }
    static std::string commitment(const std::string& order, const ChargeItem& item) {
        const std::string id = order + "/" + item.code;
        return item.is_disk ? id + "/" + std::to_string(item.size_gb) + "GB" : id;
    }
    /// Nothing is given back of orders that cost nothing: then all orders of the pool.
    std::vector<const Order*> refunded_orders(const Order& refund) const {
        std::vector<const Order*> orders;
        for (const RefundPart& part : refund.refund)
            orders.push_back(&world_.orders[part.order]);
        for (std::size_t i = 0; orders.empty() && i < world_.orders.size(); ++i) {
            const Order& order = world_.orders[i];
            if (order.pool == refund.pool && order.paid && !order.items.empty()) orders.push_back(&order);
        }
        return orders;
    }

    /// Within the month of the purchase the refund has a price and a quantity as the purchase has.
    void price_refund(Row& row, const Line& line, const Bought& bought) const {
        const ChargeItem sold_item = bought.fee->is_disk ? item_of(*bought.fee) : item(line);
        const Prices& sold = *prices_of(world_.catalog, sold_item, *bought.order->paid);
        const bool is_yearly = sold.yearly && (bought.fee->unit == Term::Unit::year || !sold.monthly);
        row.sku_price_id = sold_item.code + (is_yearly ? "/yearly" : "/monthly");
        row.pricing_unit = unit(sold_item.is_disk, is_yearly ? "Years" : "Months");
        const UnitPrice period = (is_yearly ? sold.yearly : sold.monthly).value_or(UnitPrice());
        const Int128 scaled = Int128{line.payable.units()} * power_of_ten(12);
        const Number given_back{period.units() == 0 ? 0 : scaled / period.units(), 10};
        price(row, of_price(period), {}, given_back);
    }

    static std::string term_name(const Order& order) {
        return order.term ? to_string(*order.term) : "rest of the term";
    }

    /// The row of the order's fee that this line charges.
    const FeeItem* fee_of(const Line& line) const {
        if (!line.order) return nullptr;
        const std::vector<FeeItem>& items = world_.orders[*line.order].items;
        const auto found = std::find_if(items.begin(), items.end(), [&](const FeeItem& fee) {
            return fee.is_disk == item(line).is_disk && fee.count == line.count &&
                   fee.size_gb == item(line).size_gb && fee.unit_price == line.unit_price &&
                   fee.list == line.list;
        });
        return found == items.end() ? nullptr : &*found;
    }
    bool is_yearly(const Line& line) const {
        const FeeItem* fee = fee_of(line);
        return fee && fee->unit == Term::Unit::year;
    }
    Number periods_of(const Line& line) const {
        const FeeItem* fee = fee_of(line);
        if (fee && line.unit == PriceUnit::remaining_period) return {fee->remaining_factor, 8};
        return of_whole(line.periods);
    }

    const World& world_;
};

}  // namespace

/// Where the rows come from, in turn: the bill lines, each purchase with its hours after it, and what each month that
/// is over adds: cut amounts, tax, the rounding.
struct RowCursor::Source {
    Source(const Snapshot& snapshot, const Choices& choices)
        : world(snapshot.world),
          has_months(!snapshot.filter.pool && !snapshot.filter.mode),
          make(world),
          coverage(world, bills_of(world, snapshot.filter)),
          until(choices.through_expiry ? latest_instant : world.until),
          lines({world, bills_of(world, snapshot.filter), {}}) {}

    Row of_line(const Line& line) {
        if (line.type == BillType::usage) return make.usage(line);
        if (line.type == BillType::refund) return make.refund(line);
        slices.emplace(line, coverage.take(line), until);
        return make.purchase(line);
    }

    std::optional<Row> covered() {
        const std::optional<Slice> slice = slices ? slices->next() : std::nullopt;
        if (!slice) return std::nullopt;
        const Line& line = slices->line();
        const std::int64_t quantity = make.quantity(line, slice->count);
        // The quantities of all hours add up to that of the term, though each is cut.
        const Number to = hours((slice->charged.end - line.charged.begin).count(), quantity);
        const Number from = hours((slice->charged.begin - line.charged.begin).count(), quantity);
        return make.covered(line, *slice, {to.units - from.units, to.decimals});
    }

    std::optional<Row> of_months() {
        if (!months) months = statements(world, StatementPeriod::month);
        for (; next_month < months->size(); ++next_month, next_charge = 0) {
            const Statement& month = (*months)[next_month];
            if (month.period.end > world.until) continue;
            while (next_charge < month.rows.size()) {
                const StatementRow& charge = month.rows[next_charge++];
                if (is_of_month(charge.type)) return make.month_charge(month, charge);
            }
            if (next_charge++ == month.rows.size() && month.due != month.total.payable)
                return make.rounding(month);
        }
        return std::nullopt;
    }

    const World& world;
    bool has_months;  // a month is taxed and rounded once, for all of its bills
    Maker make;
    Coverage coverage;
    Instant until;
    BillCursor lines;
    std::optional<Slices> slices;  // of the last purchase
    std::optional<std::vector<Statement>> months;
    std::size_t next_month = 0;
    std::size_t next_charge = 0;  // row of that month; past the last one, its rounding
};

RowCursor::RowCursor(const Snapshot& snapshot, const Choices& choices)
    : source_(std::make_unique<Source>(snapshot, choices)) {}
RowCursor::~RowCursor() = default;

std::optional<Row> RowCursor::next() {
    if (std::optional<Row> row = source_->covered()) return row;
    if (const BillRow* row = source_->lines.next()) return source_->of_line(*row->line);
    return source_->has_months ? source_->of_months() : std::nullopt;
}

}  // namespace poolbill::exports::focus
