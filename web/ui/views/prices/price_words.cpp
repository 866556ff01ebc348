#include "web/ui/views/prices/price_words.hpp"

#include <algorithm>

#include "generated/text/import.hpp"
#include "generated/text/prices.hpp"
#include "generated/text/status.hpp"

namespace poolbill::ui::deferred {
namespace {

std::string source_name(const Strings& strings, PriceSource source) {
    constexpr std::array names{text::prices_typed_in, text::prices_list, text::prices_bill,
                               text::prices_inquiry, text::prices_calculator};
    return strings(names[static_cast<std::size_t>(source)]);
}

std::string day_of(const Format& format, Instant instant) {
    constexpr std::size_t date = 10;
    return format.date_time(instant).substr(0, date);
}

/// "a · b", or the one that is not empty.
std::string joined(const Strings& strings, const std::string& left, const std::string& right) {
    if (left.empty() || right.empty()) return left + right;
    return strings.fill(text::status_separator, {left, right});
}

}  // namespace

std::string PriceWords::below(const Strings& strings) const {
    return joined(strings, source, date);
}

PriceWords price_words(const Strings& strings, const Format& format, const CatalogEntry& entry,
                       PriceKind kind) {
    PriceWords words;
    if (kind == PriceKind::discount) {
        const std::string percent = discount_text(entry.prices.discount);
        words.value = percent.empty() ? "–" : strings.fill(text::import_percent, {percent});
        if (percent.empty()) words.stated = Stated::nowhere;
    } else if (entry.misses(kind)) {
        words.value = strings(text::prices_missing);
        words.stated = Stated::missing;
    } else if (const std::optional<UnitPrice> price = price_of(entry.prices, kind)) {
        words.value = format.price(*price);
    } else {
        words.value = strings(text::prices_none);
        words.stated = Stated::nowhere;
        if (kind == PriceKind::yearly && entry.prices.monthly)
            words.source = strings(text::prices_twelve_months);
    }
    if (const PriceOrigin* origin = find_origin(entry.origins, kind)) {
        words.source = source_name(strings, origin->source);
        if (origin->as_of) words.date = day_of(format, *origin->as_of);
    }
    return words;
}

std::string origin_words(const Strings& strings, const Format& format, const PriceOrigin& origin) {
    const std::string date = origin.as_of ? day_of(format, *origin.as_of) : std::string();
    return joined(strings, joined(strings, source_name(strings, origin.source), date), origin.place);
}

std::string item_detail_at(const Strings& strings, const CatalogEntry& entry, Instant now) {
    const auto next = std::find_if(entry.changes.begin(), entry.changes.end(),
                                   [now](const PriceChange& change) { return change.from > now; });
    const std::string since =
        entry.from ? strings.fill(text::prices_from_day, {change_date_text(*entry.from)}) : std::string();
    const std::string changes = next == entry.changes.end()
                                    ? std::string()
                                    : strings.fill(text::prices_changes_on, {change_date_text(next->from)});
    return joined(strings, joined(strings, since, changes), item_detail(strings, entry));
}

std::string item_detail(const Strings& strings, const CatalogEntry& entry) {
    const std::string code = entry.code == entry.name ? std::string() : entry.code;
    return joined(strings, code, entry.is_disk ? std::string(strings(text::prices_per_gb)) : std::string());
}

}  // namespace poolbill::ui::deferred
