// The prices of one catalog entry as a person types them, and the scenario that they make; and which entries the list of
// prices shows.
//
// Contract: a form is plain text that may be wrong. `read_prices` reads all of it or names every field that cannot be
// read; it changes nothing. A price that is missing stays so while its field is empty. What is changed has *typed in* as
// its origin; what stays keeps its own.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/scenario/scenario.hpp"
#include "web/ui/model/checked_replay.hpp"
#include "web/ui/model/price_text.hpp"

namespace poolbill::ui {

/// Which flavor or disk type of the catalog.
struct CatalogItem {
    bool is_disk = false;
    std::string code = {};
    friend bool operator==(const CatalogItem&, const CatalogItem&) = default;
};

struct PriceForm {
    CatalogItem item;
    std::array<std::string, price_kinds> texts = {};  // by PriceKind
    std::string& text(PriceKind kind) { return texts[static_cast<std::size_t>(kind)]; }
    const std::string& text(PriceKind kind) const { return texts[static_cast<std::size_t>(kind)]; }
    friend bool operator==(const PriceForm&, const PriceForm&) = default;
};

/// What taking over a form's prices does.
struct EnteredPrices {
    std::array<std::optional<FieldProblem>, price_kinds> problems;  // by PriceKind
    std::optional<Error> error;                                     // of replaying the scenario
    std::optional<Scenario> scenario;                               // none: there is a problem or an error
    std::optional<CheckedReplay::Outcome> replayed;                 // of the scenario
    Amount cost;                                                    // of all pools so far, with these prices
};

/// What a form says of each price.
struct TypedPrices {
    std::optional<UnitPrice> hourly, monthly, yearly;
    Discount discount;
};

namespace deferred {

/// A flavor or a disk type, as far as both are alike.
struct CatalogEntry {
    bool is_disk;
    const std::string &code, &name;
    const Prices& prices;
    const PriceOrigins& origins;

    bool misses(PriceKind kind) const { return is_missing(prices, origins, kind); }
    bool misses_any() const { return has_missing_price(prices, origins); }
};
CatalogEntry entry_of(const Flavor& flavor);
CatalogEntry entry_of(const DiskType& disk);
/// Nothing when the catalog does not have it.
std::optional<CatalogEntry> find_entry(const Catalog& catalog, const CatalogItem& item);

/// The entries whose name or code has the text, those with a missing price first, else in the catalog's order.
std::vector<CatalogItem> items_of(const Catalog& catalog, std::string_view search);
std::size_t count_of_missing(const Catalog& catalog);

PriceForm form_of(const CatalogEntry& entry);
/// @param now    at which the scenario is shown
/// @param today  of what is typed in
/// @pre the catalog has the item
EnteredPrices read_prices(const PriceForm& form, const Scenario& current, Instant now, Instant today);
/// Gives the entry these prices, as the contract says.
void take_prices(Prices& prices, PriceOrigins& origins, const TypedPrices& typed, Instant today);

}  // namespace deferred

}  // namespace poolbill::ui
