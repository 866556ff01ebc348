// For how many nodes an order is whose records do not say it.
#include <utility>

#include "core/intake/pool_builder.hpp"
#include "core/order/scaling.hpp"

namespace poolbill::intake {
namespace {

constexpr Int128 one_cent = Amount::units_per_one / 100;

}  // namespace

/// The prices by which the nodes of an addition were charged: that of the record, else that of the purchase.
std::optional<Prices> PoolBuilder::price_of_addition(const BillRow& row) const {
    const auto prices_at = [](PriceUnit unit, UnitPrice price) {
        Prices prices;
        (unit == PriceUnit::year ? prices.yearly : prices.monthly) = price;
        return prices;
    };
    const auto is_of_term = [](PriceUnit unit) {
        return unit == PriceUnit::month || unit == PriceUnit::year;
    };
    if (row.unit_price && is_of_term(row.price_unit)) return prices_at(row.price_unit, *row.unit_price);
    for (const PriceFact& fact : facts_.prices)
        if (fact.code == words()[row.flavor] && is_of_term(fact.unit))
            return prices_at(fact.unit, fact.price);
    return std::nullopt;
}

/// The number of nodes whose fee for the rest of the term is the amount of the record; 0 when there is none.
std::int64_t PoolBuilder::nodes_added(const OrderGroup& group, const std::string& flavor) const {
    const OrderGroup::Share& share = group.shares.at(flavor);
    const std::optional<Prices> prices = price_of_addition(*share.uncounted_row);
    if (!prices || group.at >= term_.expires) return 0;
    Catalog catalog;
    catalog.flavors.emplace_back();
    catalog.flavors.back().code = flavor;
    catalog.flavors.back().prices = *prices;
    const Term term = prices->yearly ? *Term::years(1) : *Term::months(1);
    const auto fee_of = [&](std::int64_t count) -> Int128 {
        const Equipment wants{{{flavor, count, BillingMode::yearly_monthly}}, {}};
        const Result<ScalingFee> fee =
            scaling_fee({}, wants, catalog, policy_, {{group.at, term_.expires}, term, Discount()});
        return fee ? Int128{fee->charge.list.units()} : 0;
    };
    const Int128 one = fee_of(1);
    if (one < one_cent || share.list.units() <= 0) return 0;
    const Int128 count = (share.list.units() + one / 2) / one;
    constexpr Int128 most_nodes = 1'000'000;
    if (count < 1 || count > most_nodes) return 0;
    const Int128 apart = fee_of(static_cast<std::int64_t>(count)) - share.list.units();
    return apart < one_cent && apart > -one_cent ? static_cast<std::int64_t>(count) : 0;
}

/// The nodes that are known of before the order: a change to yearly/monthly is for those that ran, and a renewal for those that
/// the pool has; 0 when none are. An addition is for as many as its amount says.
std::int64_t PoolBuilder::nodes_charged(const OrderGroup& group, const std::string& flavor) const {
    if (group.kind == RowKind::renewal || group.kind == RowKind::auto_renewal)
        return nodes_in(prepaid_, flavor);
    if (is_prepaid_) return nodes_added(group, flavor);
    return nodes_in(nodes_.empty() ? ran_ : nodes_, flavor);
}

/// @param group  that is no refund
void PoolBuilder::count_nodes(OrderGroup& group) {
    for (auto& [flavor, share] : group.shares) {
        if (share.uncounted == 0) continue;
        const BillRow& row = *share.uncounted_row;
        // Several records are those of nodes.
        const std::int64_t known = share.records == 1 ? nodes_charged(group, flavor) : 0;
        const std::int64_t count = known > 0 ? known : share.uncounted;
        note(notes::value_assumed,
             known > 0 ? say<SentenceId::order_of_known_nodes>(known)
                       : say<SentenceId::record_without_count>(),
             row);
        add_nodes(group.nodes, flavor, count);
        // A unit price that explains nothing is no price; the amount of one that is not said is that of all nodes.
        if (!row.unit_price && !share.price) share.price = take_price(row, share.records == 1 ? count : 1);
    }
}

}  // namespace poolbill::intake
