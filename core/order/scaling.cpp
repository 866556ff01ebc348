#include "core/order/scaling.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <type_traits>

#include "core/base/error.hpp"
#include "core/base/int128.hpp"
#include "core/base/quoted.hpp"
#include "core/money/decimal.hpp"
#include "core/money/unit_price.hpp"
#include "core/order/quote.hpp"
#include "core/time/zone.hpp"

namespace poolbill {
namespace {

constexpr std::int64_t days_in_year = 365;  // also in leap years, as the source counts

std::int64_t days_in_month(const LocalTime& time) {
    const auto last_day = time.date.year() / time.date.month() / std::chrono::last;
    return static_cast<unsigned>(last_day.day());
}

std::int64_t day_of_year(const LocalTime& time) {
    const std::chrono::sys_days first = time.date.year() / 1 / 1;
    return (std::chrono::sys_days(time.date) - first).count() + 1;
}

/// Yearly/monthly nodes of a flavor that come or go.
struct NodeChange {
    const Flavor* flavor;
    std::int64_t before;
    std::int64_t count;
};
struct NodeChanges {
    std::vector<NodeChange> added, removed;
};

std::int64_t prepaid_count(const std::vector<NodeGroup>& groups, const std::string& flavor) {
    std::int64_t count = 0;
    for (const NodeGroup& group : groups) {
        if (group.flavor == flavor && group.mode == BillingMode::yearly_monthly) count += group.count;
    }
    return count;
}

/// Added and removed nodes, in the order of the lists.
NodeChanges node_changes(const Equipment& has, const Equipment& wants, const Catalog& catalog) {
    NodeChanges changes;
    const auto collect = [&](const std::vector<NodeGroup>& groups, int sign, std::vector<NodeChange>& list) {
        for (const NodeGroup& group : groups) {
            if (group.mode != BillingMode::yearly_monthly) continue;
            const std::int64_t before = prepaid_count(has.nodes, group.flavor);
            const std::int64_t more = (prepaid_count(wants.nodes, group.flavor) - before) * sign;
            if (more > 0) list.push_back({catalog.find_flavor(group.flavor), before, more});
        }
    };
    collect(wants.nodes, 1, changes.added);
    collect(has.nodes, -1, changes.removed);
    return changes;
}

/// Prices the items of one order.
class Pricing {
  public:
    Pricing(const Catalog& catalog, const SitePolicy& policy, const RestOfTerm& rest)
        : catalog_(catalog),
          rest_(rest),
          months_(remaining_factor(rest_in_months(rest.rest.begin, rest.rest.end),
                                   policy.remaining_period_decimals)),
          years_(remaining_factor(rest_in_years(rest.rest.begin, rest.rest.end),
                                  policy.remaining_period_decimals)),
          by_term_(policy.additions_by_term),
          cut_(policy.rounding_at(rest.rest.begin).line) {}

    /// `old` is what they replace, if anything.
    Status add_nodes(const Flavor& flavor, std::int64_t count, const Flavor* old) {
        return add(flavor, count, 1, old);
    }
    Status add_disk_space(const DiskType& type, std::int64_t size_gb) {
        return add<DiskType>(type, 1, size_gb, nullptr);
    }
    ScalingFee take() { return std::move(fee_); }
    void replace(Replacement replaced) { fee_.replaced.push_back(replaced); }
    std::uint32_t index_of(const Flavor& flavor) const { return catalog_.index_of(flavor); }
    /// Of the unit in which the flavor is added.
    std::optional<UnitPrice> price_of(const Flavor& flavor) const {
        return in_years(flavor.prices, flavor.prices) ? flavor.prices.yearly : flavor.prices.monthly;
    }

  private:
    template <class Entry>
    Status add(const Entry& entry, std::int64_t count, std::int64_t size_gb, const Entry* old) {
        const bool by_year = in_years(entry.prices, old == nullptr ? entry.prices : old->prices);
        const std::optional<UnitPrice> price = by_year ? entry.prices.yearly : entry.prices.monthly;
        const std::optional<UnitPrice> old_price = old == nullptr ? UnitPrice()
                                                   : by_year      ? old->prices.yearly
                                                                  : old->prices.monthly;
        if (!price || !old_price) {
            constexpr bool is_disk = std::is_same_v<Entry, DiskType>;
            return describe(ErrorId::quote_rest_of_term, {quoted((price ? *old : entry).code)},
                            is_disk ? "/disks" : "/nodes");
        }
        if (*price < *old_price) {
            return describe(ErrorId::scale_to_cheaper, {quoted(entry.code), quoted(old->code)}, "/nodes");
        }
        FeeItem item;
        item.is_disk = std::is_same_v<Entry, DiskType>;
        item.entry = catalog_.index_of(entry);
        item.count = count;
        item.size_gb = size_gb;
        item.unit_price = UnitPrice::from_units(price->units() - old_price->units());
        item.old_price = *old_price;
        if constexpr (std::is_same_v<Entry, Flavor>) {
            if (old != nullptr) item.replaces = catalog_.index_of(*old);
        }
        item.unit = by_year ? Term::Unit::year : Term::Unit::month;
        return charge(item, by_year ? years_ : months_, entry.prices.discount);
    }
    /// In the unit of the term when both have a price for it; a flavor sold by the year only has no other.
    /// @param old  of what is replaced, else the same
    bool in_years(const Prices& prices, const Prices& old) const {
        const bool term_is_yearly = by_term_ && rest_.term.unit() == Term::Unit::year;
        const bool have_months = prices.monthly && old.monthly;
        return prices.yearly && old.yearly && (term_is_yearly || !have_months);
    }
    Status charge(FeeItem item, RemainingFactor factor, Discount contract) {
        const Error too_large = describe(ErrorId::fee_range, {}, item.is_disk ? "/disks" : "/nodes");
        const std::optional<Amount> period = prepaid_amount(item.unit_price, item.count * item.size_gb, 1);
        if (!period) return too_large;
        const std::optional<std::int64_t> list =
            narrow_to_64(Int128{period->units()} * factor.value / power_of_ten(factor.decimals));
        if (!list) return too_large;
        item.list = Amount::from_units(*list);
        item.discount = rest_.discount.value_or(contract).off(item.list);
        const Amount amount = (item.list - item.discount).bounded();
        item.truncated = (amount - apply(cut_, amount)).bounded();
        item.remaining_factor = factor.value * power_of_ten(8 - factor.decimals);
        fee_.items.push_back(item);
        return add_to(fee_.charge, item) ? Status(Done()) : too_large;
    }

    const Catalog& catalog_;
    const RestOfTerm& rest_;
    RemainingFactor months_, years_;
    bool by_term_;
    Rounding cut_;
    ScalingFee fee_;
};

/// The dearest replace the dearest, so that the order of a list does not decide what is an upgrade.
Status price_nodes(Pricing& pricing, NodeChanges changes) {
    for (std::vector<NodeChange>* list : {&changes.added, &changes.removed}) {
        std::stable_sort(list->begin(), list->end(), [&](const NodeChange& left, const NodeChange& right) {
            return pricing.price_of(*left.flavor) > pricing.price_of(*right.flavor);
        });
    }
    auto removed = changes.removed.begin();
    for (NodeChange& added : changes.added) {
        while (added.count > 0) {
            const bool replaces = removed != changes.removed.end();
            const std::int64_t count = replaces ? std::min(added.count, removed->count) : added.count;
            const Status priced =
                pricing.add_nodes(*added.flavor, count, replaces ? removed->flavor : nullptr);
            if (!priced) return priced;
            added.count -= count;
            if (!replaces) continue;
            pricing.replace({pricing.index_of(*removed->flavor), pricing.index_of(*added.flavor), count,
                             removed->before});
            removed->count -= count;
            removed->before -= count;  // the next replacement shares what is left
            if (removed->count == 0) ++removed;
        }
    }
    if (removed == changes.removed.end()) return Done{};
    return describe(ErrorId::scale_removes_prepaid, {quoted(removed->flavor->code)}, "/nodes");
}

/// The disks of a type, the largest first.
std::vector<DiskGroup> disks_of(const std::vector<DiskGroup>& disks, const std::string& type) {
    std::vector<DiskGroup> found;
    std::copy_if(disks.begin(), disks.end(), std::back_inserter(found),
                 [&type](const DiskGroup& group) { return group.type == type; });
    std::sort(found.begin(), found.end(),
              [](const DiskGroup& left, const DiskGroup& right) { return left.size_gb > right.size_gb; });
    return found;
}

/// Added GB when every disk stays or grows; nothing when one shrinks or goes.
std::optional<Int128> grown_gb(std::vector<DiskGroup> old, std::vector<DiskGroup> wanted) {
    Int128 grown = 0;
    auto next = wanted.begin();
    for (DiskGroup& group : old) {
        while (group.count > 0) {
            if (next == wanted.end() || next->size_gb < group.size_gb) return std::nullopt;
            const std::int64_t count = std::min(group.count, next->count);
            grown += Int128{next->size_gb - group.size_gb} * count;
            group.count -= count;
            next->count -= count;
            if (next->count == 0) ++next;
        }
    }
    for (; next != wanted.end(); ++next)
        grown += Int128{next->size_gb} * next->count;
    return grown;
}

Status price_disks(Pricing& pricing, const Equipment& has, const Equipment& wants, const Catalog& catalog) {
    std::set<std::string> types;
    for (const DiskGroup& group : has.disks)
        types.insert(group.type);
    for (const DiskGroup& group : wants.disks)
        types.insert(group.type);
    for (const std::string& type : types) {
        const std::optional<Int128> grown = grown_gb(disks_of(has.disks, type), disks_of(wants.disks, type));
        if (!grown) {
            return describe(ErrorId::scale_shrinks_disks, {quoted(type)}, "/disks");
        }
        if (*grown == 0) continue;
        const std::optional<std::int64_t> size = narrow_to_64(*grown);
        if (!size) return describe(ErrorId::fee_range, {}, "/disks");
        const Status priced = pricing.add_disk_space(*catalog.find_disk(type), *size);
        if (!priced) return priced;
    }
    return Done{};
}

}  // namespace

RestParts rest_in_months(Instant from, Instant expires) {
    const LocalTime start = to_local(from);
    const LocalTime end = to_local(expires);
    const std::int64_t first = days_in_month(start), last = days_in_month(end);
    const std::int64_t months =
        (end.year() - start.year()) * 12 + static_cast<int>(end.month()) - static_cast<int>(start.month());
    if (months == 0) return {0, first, 0, end.day() - start.day(), last};
    return {first - start.day(), first, months - 1, end.day(), last};
}

RestParts rest_in_years(Instant from, Instant expires) {
    const LocalTime start = to_local(from);
    const LocalTime end = to_local(expires);
    const std::int64_t years = end.year() - start.year();
    if (years == 0) return {0, days_in_year, 0, day_of_year(end) - day_of_year(start), days_in_year};
    const std::int64_t days_of_first = day_of_year(to_local(from_local(start.year(), 12, 31)));
    return {days_of_first - day_of_year(start), days_in_year, years - 1, day_of_year(end), days_in_year};
}

RemainingFactor remaining_factor(const RestParts& rest, int decimals) {
    const Int128 denominator = Int128{rest.first_of} * rest.last_of;
    const Int128 numerator = Int128{rest.first_days} * rest.last_of + rest.full * denominator +
                             Int128{rest.last_days} * rest.first_of;
    const Int128 scaled = (numerator * power_of_ten(decimals) * 2 + denominator) / (denominator * 2);
    return {static_cast<std::int64_t>(scaled), decimals};
}

Result<ScalingFee> scaling_fee(const Equipment& has, const Equipment& wants, const Catalog& catalog,
                               const SitePolicy& policy, const RestOfTerm& rest) {
    Pricing pricing(catalog, policy, rest);
    if (const Status nodes = price_nodes(pricing, node_changes(has, wants, catalog)); !nodes)
        return nodes.error();
    if (const Status disks = price_disks(pricing, has, wants, catalog); !disks) return disks.error();
    return pricing.take();
}

}  // namespace poolbill
