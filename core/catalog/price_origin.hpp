// Where the prices of a catalog entry come from, and as of which time.
//
// Contract: what is said about a price changes no bill. A price that nobody states has no origin; when it is 0 as well,
// it is missing (Prices, catalog.hpp).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/time/instant.hpp"

namespace poolbill {

/// What an entry of the catalog states.
enum class PriceKind : std::uint8_t { hourly, monthly, yearly, discount };
inline constexpr std::size_t price_kinds = 4;
std::string_view to_string(PriceKind kind);  // as in a scenario; empty beyond the last one

/// The most reliable one first: what somebody wrote down, what was paid, what was asked, what is published.
enum class PriceSource : std::uint8_t { typed_in, price_list, bill, inquiry, calculator };
std::string_view to_string(PriceSource source);  // as in a scenario; empty beyond the last one
std::optional<PriceSource> parse_price_source(std::string_view word);

struct PriceOrigin {
    PriceKind kind = PriceKind::hourly;
    PriceSource source = PriceSource::typed_in;
    std::optional<Instant> as_of = {};  // when it was typed in or charged; none: the source has no date
    std::string place = {};             // "bill.csv, line 2"; may be empty
    friend bool operator==(const PriceOrigin&, const PriceOrigin&) = default;
};

/// At most one of each kind, in the order of the kinds.
using PriceOrigins = std::vector<PriceOrigin>;
/// nullptr: nobody states where that price comes from.
const PriceOrigin* find_origin(const PriceOrigins& origins, PriceKind kind);
/// In place of what was said about that price.
void set_origin(PriceOrigins& origins, PriceOrigin origin);

}  // namespace poolbill
