// Prices of the catalog and their sources in the viewer's language.
#pragma once

#include <array>
#include <string>

#include "generated/text/pool_form.hpp"
#include "web/ui/model/price_form.hpp"
#include "web/ui/text/format.hpp"

namespace poolbill::ui::deferred {

/// "Price per hour", …, by PriceKind.
inline constexpr std::array<Text, price_kinds> price_names{text::pool_form_hourly, text::pool_form_monthly,
                                                           text::pool_form_yearly, text::pool_form_discount};

enum class Stated : std::uint8_t { here, missing, nowhere };

/// A price in the list, and what is said below it.
struct PriceWords {
    std::string value;
    Stated stated = Stated::here;
    std::string source = {}, date = {};  // empty when nobody states them

    /// "Bill · 2025/10/14"
    std::string below(const Strings& strings) const;
};
PriceWords price_words(const Strings& strings, const Format& format, const CatalogEntry& entry,
                       PriceKind kind);
/// "Bill · 2025/10/14 · detail-cn.csv, line 2"
std::string origin_words(const Strings& strings, const Format& format, const PriceOrigin& origin);
/// Before that, since when the entry has these prices and when they change next, if they do:
/// "from 2026/01/01 · changes on 2026/02/01 · code". @param now  at which they are shown
std::string item_detail_at(const Strings& strings, const CatalogEntry& entry, Instant now);
/// The code below the name, and that a disk's prices are those of a gigabyte.
std::string item_detail(const Strings& strings, const CatalogEntry& entry);

}  // namespace poolbill::ui::deferred
