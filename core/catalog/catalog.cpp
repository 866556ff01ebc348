#include "core/catalog/catalog.hpp"

#include <algorithm>
#include <iterator>

namespace poolbill {
namespace {

template <class Entry>
const Entry* find_code(const std::vector<Entry>& entries, std::string_view code) {
    const auto found =
        std::find_if(entries.begin(), entries.end(), [code](const Entry& e) { return e.code == code; });
    return found == entries.end() ? nullptr : &*found;
}

template <class Entry>
void make_change(Entry& entry, Instant at) {
    const auto found = std::find_if(entry.changes.begin(), entry.changes.end(),
                                    [at](const PriceChange& change) { return change.from == at; });
    if (found == entry.changes.end()) return;
    const PriceChange change = *found;
    if (entry.changes.front().from != earliest_instant)
        entry.changes.insert(entry.changes.begin(), {earliest_instant, entry.prices, entry.origins});
    entry.prices = change.prices;
    entry.origins = change.origins;
}

}  // namespace

const Prices& prices_at(const Prices& first, const PriceChanges& changes, Instant at) {
    const auto later = std::find_if(changes.begin(), changes.end(),
                                    [at](const PriceChange& change) { return change.from > at; });
    return later == changes.begin() ? first : std::prev(later)->prices;
}

void make_changes(Catalog& catalog, Instant at) {
    for (Flavor& flavor : catalog.flavors)
        make_change(flavor, at);
    for (DiskType& disk : catalog.disks)
        make_change(disk, at);
}

std::vector<Instant> change_instants(const Catalog& catalog) {
    std::vector<Instant> instants;
    const auto add = [&instants](const auto& entry) {
        for (const PriceChange& change : entry.changes)
            instants.push_back(change.from);
    };
    for (const Flavor& flavor : catalog.flavors)
        add(flavor);
    for (const DiskType& disk : catalog.disks)
        add(disk);
    std::sort(instants.begin(), instants.end());
    instants.erase(std::unique(instants.begin(), instants.end()), instants.end());
    return instants;
}

const Flavor* Catalog::find_flavor(std::string_view code) const {
    return find_code(flavors, code);
}
const DiskType* Catalog::find_disk(std::string_view code) const {
    return find_code(disks, code);
}

std::optional<UnitPrice> price_of(const Prices& prices, PriceKind kind) {
    switch (kind) {
        case PriceKind::hourly:
            return prices.hourly;
        case PriceKind::monthly:
            return prices.monthly;
        case PriceKind::yearly:
            return prices.yearly;
        case PriceKind::discount:
            break;
    }
    return std::nullopt;
}

bool is_missing(const Prices& prices, const PriceOrigins& origins, PriceKind kind) {
    return price_of(prices, kind) == UnitPrice() && find_origin(origins, kind) == nullptr;
}

bool has_missing_price(const Prices& prices, const PriceOrigins& origins) {
    return is_missing(prices, origins, PriceKind::hourly) ||
           is_missing(prices, origins, PriceKind::monthly) || is_missing(prices, origins, PriceKind::yearly);
}

std::optional<TermPrice> term_price(const Prices& prices, Term term) {
    if (term.unit() == Term::Unit::year && prices.yearly) {
        return TermPrice{*prices.yearly, term.count(), Term::Unit::year};
    }
    if (!prices.monthly) return std::nullopt;
    return TermPrice{*prices.monthly, term.total_months(), Term::Unit::month};
}

}  // namespace poolbill
