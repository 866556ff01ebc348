#include "core/scenario/line_prices.hpp"

#include "core/money/discount_taking.hpp"

namespace poolbill {

const Prices* prices_of(const Catalog& catalog, const ChargeItem& item, Instant at) {
    const auto then = [at](const auto* entry) {
        return entry ? &prices_at(entry->prices, entry->changes, at) : nullptr;
    };
    return item.is_disk ? then(catalog.find_disk(item.code)) : then(catalog.find_flavor(item.code));
}

std::optional<Discount> contract_discount_of(const World& world, const Line& line) {
    if (line.discount.is_zero()) return std::nullopt;
    const Instant at = line.type == BillType::usage ? line.charged.begin : line.issued;
    const Prices* prices = prices_of(world.catalog, world.ledger.item(line.item), at);
    if (!prices || prices->discount.off(line.list) != line.discount) return std::nullopt;
    return prices->discount;
}

Discount discount_of(const World& world, const Line& line) {
    if (const std::optional<Discount> contract = contract_discount_of(world, line)) return *contract;
    return discount_taking(line.discount, line.list).value_or(Discount());
}

}  // namespace poolbill
