// The prices of one catalog entry as a person types them, and the scenario that they make; and which entries the list of
// prices shows.
//
// Contract: a form is plain text that may be wrong. `read_prices` reads all of it or names every field that cannot be
// read; it changes nothing. A price that is missing stays so while its field is empty. What is changed has *typed in* as
// its origin; what stays keeps its own. A form is for the prices from the beginning, for those from a date on (a
// PriceChange), or for new ones from a date on, which begin as a copy of what they take the place of.
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
    std::optional<std::string> from = {};  // as typed; none: the prices from the beginning
    std::optional<Instant> edits = {};  // the change that is edited; none: it is a new one, or the beginning
    std::array<std::string, price_kinds> texts = {};  // by PriceKind
    std::string& text(PriceKind kind) { return texts[static_cast<std::size_t>(kind)]; }
    const std::string& text(PriceKind kind) const { return texts[static_cast<std::size_t>(kind)]; }
    friend bool operator==(const PriceForm&, const PriceForm&) = default;
};

/// What taking over a form's prices does.
struct EnteredPrices {
    std::array<std::optional<FieldProblem>, price_kinds> problems;  // by PriceKind
    std::optional<FieldProblem> date_problem;
    std::optional<Instant> from;                     // that was read; none: the beginning
    std::optional<Error> error;                      // of replaying the scenario
    std::optional<Scenario> scenario;                // none: there is a problem or an error
    std::optional<CheckedReplay::Outcome> replayed;  // of the scenario
    Amount cost;                                     // of all pools so far, with these prices
};

/// What a form says of each price.
struct TypedPrices {
    std::optional<UnitPrice> hourly, monthly, yearly;
    Discount discount;
};

namespace deferred {

/// A flavor or a disk type, as far as both are alike, with the prices of some instant.
struct CatalogEntry {
    bool is_disk;
    const std::string &code, &name;
    const Prices& prices;
    const PriceOrigins& origins;
    const PriceChanges& changes;
    std::optional<Instant> from;  // of these prices; none: they are those from the beginning

    bool misses(PriceKind kind) const { return is_missing(prices, origins, kind); }
    bool misses_any() const { return has_missing_price(prices, origins); }
};
CatalogEntry entry_at(const Flavor& flavor, Instant at);
CatalogEntry entry_at(const DiskType& disk, Instant at);
/// Nothing when the catalog does not have it.
std::optional<CatalogEntry> find_entry(const Catalog& catalog, const CatalogItem& item, Instant at);

/// The entries whose name or code has the text, those with a missing price first, else in the catalog's order.
std::vector<CatalogItem> items_of(const Catalog& catalog, std::string_view search, Instant at);
std::size_t count_of_missing(const Catalog& catalog, Instant at);

/// "2026/01/01", with the time unless it is the beginning of the day.
std::string change_date_text(Instant from);
/// For the entry's prices.
PriceForm form_of(const CatalogEntry& entry);
/// For new prices from the day of that instant on, filled with the entry's.
PriceForm form_for_change(const CatalogEntry& entry, Instant at);
/// Takes one change away. @pre the item has a change from that instant
EnteredPrices without_change(const CatalogItem& item, Instant from, const Scenario& current, Instant now);
/// @param now    at which the scenario is shown
/// @param today  of what is typed in
/// @pre the catalog has the item
EnteredPrices read_prices(const PriceForm& form, const Scenario& current, Instant now, Instant today);
/// Where the prices of some instant are stated.
struct StatedPrices {
    Prices& prices;
    PriceOrigins& origins;
};
StatedPrices stated_at(Flavor& flavor, Instant at);
/// Gives the entry these prices, as the contract says.
void take_prices(StatedPrices stated, const TypedPrices& typed, Instant today);

}  // namespace deferred

}  // namespace poolbill::ui
