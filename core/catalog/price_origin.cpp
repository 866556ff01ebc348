#include "core/catalog/price_origin.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace poolbill {
namespace {

constexpr std::array<std::string_view, price_kinds> kinds{"hourly", "monthly", "yearly", "discount_percent"};
constexpr std::array<std::string_view, 5> sources{"typed-in", "price-list", "bill", "price-inquiry",
                                                  "price-calculator"};

}  // namespace

std::string_view to_string(PriceKind kind) {
    const auto index = static_cast<std::size_t>(kind);
    return index < kinds.size() ? kinds[index] : std::string_view();
}

std::string_view to_string(PriceSource source) {
    const auto index = static_cast<std::size_t>(source);
    return index < sources.size() ? sources[index] : std::string_view();
}

std::optional<PriceSource> parse_price_source(std::string_view word) {
    const auto found = std::find(sources.begin(), sources.end(), word);
    if (found == sources.end()) return std::nullopt;
    return static_cast<PriceSource>(found - sources.begin());
}

const PriceOrigin* find_origin(const PriceOrigins& origins, PriceKind kind) {
    const auto found = std::find_if(origins.begin(), origins.end(),
                                    [kind](const PriceOrigin& each) { return each.kind == kind; });
    return found == origins.end() ? nullptr : &*found;
}

void set_origin(PriceOrigins& origins, PriceOrigin origin) {
    const auto place =
        std::lower_bound(origins.begin(), origins.end(), origin.kind,
                         [](const PriceOrigin& each, PriceKind kind) { return each.kind < kind; });
    if (place != origins.end() && place->kind == origin.kind) {
        *place = std::move(origin);
    } else {
        origins.insert(place, std::move(origin));
    }
}

}  // namespace poolbill
