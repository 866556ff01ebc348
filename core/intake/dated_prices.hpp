// Prices of bills that change in time: which of them follow one another, and the changes of a catalog entry that they make.
#pragma once

#include <string>
#include <vector>

#include "core/intake/facts.hpp"
#include "core/time/instant.hpp"

namespace poolbill::intake {

PriceKind kind_of(PriceUnit unit);
PriceOrigin origin_of(PriceKind kind, const PriceFact& fact);
/// The price of the fact, and where it comes from.
void set_price(Prices& prices, PriceOrigins& origins, const PriceFact& fact);
/// The discount by contract, if it is said and a percentage.
void set_discount(Prices& prices, PriceOrigins& origins, const PriceFact& fact);

/// Adds a time at which the price was charged, together with those that it touches.
void add_charged(PriceFact& fact, Interval time, Place place);

/// The prices by time, if each of them is over before the next one begins; one that comes back is there again. Empty when they
/// are not all of bills, when two of them hold at one time, when a discount is no percentage, or when there are fewer than two.
/// @param facts  of one item and unit
std::vector<PriceFact> in_turn(std::vector<PriceFact> facts);

/// What the prices make of the entry from their times on. @param later  of its units, by time
PriceChanges changes_of(Prices prices, PriceOrigins origins, const std::vector<PriceFact>& later);

/// "3.5 %"
std::string percent(Discount discount);
/// "Its price per hour is 4.00 from 2025-11-01 00:00:00 (UTC+08:00) on." @param before  what it was until then
Sentence change_words(const PriceFact& fact, const PriceFact& before);

}  // namespace poolbill::intake
