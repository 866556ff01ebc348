// What the catalog says about the item of a bill line.
#pragma once

#include "core/scenario/world.hpp"

namespace poolbill {

/// What the item cost at that time. nullptr: the catalog does not have it.
const Prices* prices_of(const Catalog& catalog, const ChargeItem& item, Instant at);

/// The contract's discount at that time, if it is what the line has.
std::optional<Discount> contract_discount_of(const World& world, const Line& line);

/// The rate of a line's discount: that of the contract if the line has it, else the smallest that gives its amount; none
/// when no percentage with two decimals does.
Discount discount_of(const World& world, const Line& line);

}  // namespace poolbill
