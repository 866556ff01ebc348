// The price catalog: prices of a node of each flavor and a gigabyte of each disk type, per hour,
// month and year.
//
// Contract: prices are per node (or per GB). Without a yearly price a year costs twelve months. An item
// without a monthly price is not sold yearly/monthly. See docs/domain/billing-rules.md#disks,
// docs/domain/billing-rules.md#yearly-price, docs/domain/changing-the-mode.md#sold-yearly-monthly.
// From the instant of a price change its prices are those of the entry
// (docs/domain/billing-rules.md#price-change).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/extra_members.hpp"
#include "core/catalog/price_origin.hpp"
#include "core/money/currency.hpp"
#include "core/money/discount.hpp"
#include "core/money/unit_price.hpp"
#include "core/time/term.hpp"

namespace poolbill {

struct Prices {
    UnitPrice hourly;
    std::optional<UnitPrice> monthly;
    std::optional<UnitPrice> yearly;
    Discount discount = {};  // by contract: on usage, purchases, renewals and additions
    friend bool operator==(const Prices&, const Prices&) = default;

    bool sold_prepaid() const { return monthly || yearly; }
};

/// What an entry costs from an instant on. It states all prices: one that it does not state is not sold any more.
struct PriceChange {
    Instant from;
    Prices prices;
    PriceOrigins origins = {};
    ExtraMembers extra = {};
    friend bool operator==(const PriceChange&, const PriceChange&) = default;
};
/// By time, at most one at an instant.
using PriceChanges = std::vector<PriceChange>;

struct Flavor {
    std::string code;
    std::string name;  // "8 vCPUs | 32 GB"; the code if the scenario has no name
    Prices prices;
    bool sold_out = false;
    PriceOrigins origins = {};
    PriceChanges changes = {};
    ExtraMembers extra = {};
    friend bool operator==(const Flavor&, const Flavor&) = default;

    bool sold_prepaid() const { return prices.sold_prepaid(); }
};

struct DiskType {
    std::string code;
    std::string name;
    Prices prices;  // per GB
    PriceOrigins origins = {};
    PriceChanges changes = {};
    ExtraMembers extra = {};
    friend bool operator==(const DiskType&, const DiskType&) = default;
};

struct Catalog {
    Currency currency{"USD"};
    std::vector<Flavor> flavors;
    std::vector<DiskType> disks;
    ExtraMembers extra = {};
    friend bool operator==(const Catalog&, const Catalog&) = default;

    const Flavor* find_flavor(std::string_view code) const;
    const DiskType* find_disk(std::string_view code) const;
    /// @pre the entry is this catalog's
    std::uint32_t index_of(const Flavor& flavor) const {
        return static_cast<std::uint32_t>(&flavor - flavors.data());
    }
    std::uint32_t index_of(const DiskType& disk) const {
        return static_cast<std::uint32_t>(&disk - disks.data());
    }
};

/// What the changes make of an entry's prices at an instant: the last change at or before it; `first` when there is none.
const Prices& prices_at(const Prices& first, const PriceChanges& changes, Instant at);
/// Gives the entries that change at this instant their new prices. What they cost before becomes a change as well, from the
/// beginning of time, so that `prices_at` still knows it.
void make_changes(Catalog& catalog, Instant at);
/// The instants at which some price changes, by time, each once.
std::vector<Instant> change_instants(const Catalog& catalog);

/// Nothing for a period that is not sold, and for the discount, which is no price.
std::optional<UnitPrice> price_of(const Prices& prices, PriceKind kind);
/// Whether this price of an entry is 0 only because nobody states it. A price for a period that is not sold is not missing.
bool is_missing(const Prices& prices, const PriceOrigins& origins, PriceKind kind);
/// The same for any of its prices.
bool has_missing_price(const Prices& prices, const PriceOrigins& origins);

/// The price of one period of the term and how many periods it has: the yearly price if there is one,
/// else the monthly price.
struct TermPrice {
    UnitPrice price;
    int periods;
    Term::Unit unit;
};
/// Nothing if the item is not sold for this term: without a monthly price it is sold by the year only.
std::optional<TermPrice> term_price(const Prices& prices, Term term);

}  // namespace poolbill
