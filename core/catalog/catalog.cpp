#include "core/catalog/catalog.hpp"

#include <algorithm>

namespace poolbill {
namespace {

template <class Entry>
const Entry* find_code(const std::vector<Entry>& entries, std::string_view code) {
    const auto found =
        std::find_if(entries.begin(), entries.end(), [code](const Entry& e) { return e.code == code; });
    return found == entries.end() ? nullptr : &*found;
}

}  // namespace

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
