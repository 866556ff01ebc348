#include "core/order/scaling.hpp"

#include <algorithm>
#include <cassert>

#include "core/base/int128.hpp"
#include "core/base/quoted.hpp"
#include "core/money/decimal.hpp"
#include "core/money/unit_price.hpp"
#include "core/time/zone.hpp"

namespace poolbill {
namespace {

std::int64_t days_in_month(const LocalTime& time) {
    const auto last_day = time.date.year() / time.date.month() / std::chrono::last;
    return static_cast<unsigned>(last_day.day());
}

std::int64_t prepaid_count(std::span<const NodeGroup> groups, const std::string& flavor) {
    std::int64_t count = 0;
    for (const NodeGroup& group : groups) {
        if (group.flavor == flavor && group.mode == BillingMode::yearly_monthly) count += group.count;
    }
    return count;
}

Status check_none_removed(std::span<const NodeGroup> has, std::span<const NodeGroup> wants) {
    for (const NodeGroup& group : has) {
        if (group.mode != BillingMode::yearly_monthly) continue;
        if (prepaid_count(wants, group.flavor) >= group.count) continue;
        return Error{"scale.prepaid-nodes", "/nodes",
                     "Yearly/monthly nodes of flavor " + quoted(group.flavor) +
                         " cannot be removed by scaling; unsubscribe them."};
    }
    return Done{};
}

Result<FeeItem> fee_item(const Catalog& catalog, const Flavor& flavor, std::int64_t added,
                         RemainingFactor factor, Rounding rounding) {
    const Prices& prices = flavor.prices;
    const std::optional<Amount> month =
        prices.monthly ? prepaid_amount(*prices.monthly, added, 1) : std::nullopt;
    if (!month) {
        return Error{"quote.not-sold", "/nodes",
                     quoted(flavor.code) + " is not sold yearly/monthly at this count."};
    }
    const std::optional<std::int64_t> fee =
        narrow_to_64(Int128{month->units()} * factor.value / power_of_ten(factor.decimals));
    if (!fee) return Error{"money.range", "/nodes", "The fee is beyond what an amount can hold."};
    FeeItem item;
    item.entry = static_cast<std::uint32_t>(&flavor - catalog.flavors.data());
    item.count = added;
    item.unit_price = *prices.monthly;
    item.list = Amount::from_units(*fee);
    item.remaining_factor = factor.value * power_of_ten(8 - factor.decimals);
    item.truncated = (item.list - apply(rounding, item.list)).bounded();
    return item;
}

}  // namespace

RemainingFactor remaining_factor(Instant from, Instant expires, int decimals) {
    const LocalTime start = to_local(from);
    const LocalTime end = to_local(expires);
    const std::int64_t first = days_in_month(start);
    const std::int64_t last = days_in_month(end);
    const std::int64_t months =
        (end.year() - start.year()) * 12 + static_cast<int>(end.month()) - static_cast<int>(start.month());
    // (first - start day) / first + (months - 1) + end day / last. Within one month that is
    // (end day - start day) / days in the month.
    const Int128 numerator =
        Int128{first - start.day()} * last + Int128{months - 1} * first * last + Int128{end.day()} * first;
    const Int128 denominator = Int128{first} * last;
    const Int128 scaled = (numerator * power_of_ten(decimals) * 2 + denominator) / (denominator * 2);
    return {static_cast<std::int64_t>(std::max<Int128>(scaled, 0)), decimals};
}

Result<ScalingFee> scaling_fee(std::span<const NodeGroup> has, std::span<const NodeGroup> wants,
                               const Catalog& catalog, const SitePolicy& policy, Interval rest) {
    if (const Status kept = check_none_removed(has, wants); !kept) return kept.error();
    const RemainingFactor factor = remaining_factor(rest.begin, rest.end, policy.remaining_period_decimals);
    const Rounding rounding = policy.rounding_at(rest.begin).line;
    ScalingFee fee;
    AmountSum list, truncated;
    for (const NodeGroup& group : wants) {
        if (group.mode != BillingMode::yearly_monthly) continue;
        const std::int64_t added = group.count - prepaid_count(has, group.flavor);
        if (added == 0) continue;
        const Flavor* flavor = catalog.find_flavor(group.flavor);
        assert(flavor != nullptr);
        const Result<FeeItem> item = fee_item(catalog, *flavor, added, factor, rounding);
        if (!item) return item.error();
        list += item->list;
        truncated += item->truncated;
        fee.items.push_back(*item);
    }
    const Result<Amount> sum = list.amount();
    if (!sum) return sum.error();
    fee.amounts.list = fee.amounts.amount = *sum;
    fee.amounts.truncated = truncated.bounded();
    fee.amounts.payable = (*sum - fee.amounts.truncated).bounded();
    return fee;
}

}  // namespace poolbill
