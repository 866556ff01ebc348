#include "core/intake/dated_prices.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "core/time/iso8601.hpp"

namespace poolbill::intake {

PriceKind kind_of(PriceUnit unit) {
    return unit == PriceUnit::hour    ? PriceKind::hourly
           : unit == PriceUnit::month ? PriceKind::monthly
                                      : PriceKind::yearly;
}

PriceOrigin origin_of(PriceKind kind, const PriceFact& fact) {
    const std::string_view file = fact.place.file;
    std::string place(file.substr(file.find_last_of('/') + 1));
    return {kind, fact.source, fact.seen, english(words_of(Place{std::move(place), fact.place.part}))};
}

void set_price(Prices& prices, PriceOrigins& origins, const PriceFact& fact) {
    const PriceKind kind = kind_of(fact.unit);
    if (kind == PriceKind::hourly) prices.hourly = fact.price;
    if (kind == PriceKind::monthly) prices.monthly = fact.price;
    if (kind == PriceKind::yearly) prices.yearly = fact.price;
    set_origin(origins, origin_of(kind, fact));
}

void set_discount(Prices& prices, PriceOrigins& origins, const PriceFact& fact) {
    if (fact.says_discount != DiscountSaid::percentage) return;
    prices.discount = fact.discount;
    if (fact.discount.is_none()) {
        std::erase_if(origins, [](const PriceOrigin& each) { return each.kind == PriceKind::discount; });
    } else {
        set_origin(origins, origin_of(PriceKind::discount, fact));
    }
}

void add_charged(PriceFact& fact, Interval time, Place place) {
    // More times of one price than prices change are times of pools that overlap with those of another price.
    constexpr std::size_t most = 100;
    auto first = fact.charged.upper_bound(time.begin);
    if (first != fact.charged.begin() && std::prev(first)->second.until >= time.begin) --first;
    auto last = first;
    for (; last != fact.charged.end() && last->first <= time.end; ++last) {
        if (last->first <= time.begin) {
            time.begin = last->first;
            place = last->second.place;
        }
        time.end = std::max(time.end, last->second.until);
    }
    fact.charged.erase(first, last);
    fact.charged.emplace(time.begin, PriceFact::Charged{time.end, std::move(place)});
    if (fact.charged.size() <= most) return;
    PriceFact::Charged whole = fact.charged.begin()->second;
    const Instant begin = fact.charged.begin()->first;
    for (const auto& [each, charged] : fact.charged)
        whole.until = std::max(whole.until, charged.until);
    fact.charged.clear();
    fact.charged.emplace(begin, std::move(whole));
}

std::vector<PriceFact> in_turn(std::vector<PriceFact> facts) {
    const bool are_dated = std::all_of(facts.begin(), facts.end(), [&facts](const PriceFact& fact) {
        const bool is_odd = fact.unit == PriceUnit::hour && fact.says_discount == DiscountSaid::no_percentage;
        // Two regions have two prices, one after the other or not.
        const bool is_of_region = fact.region == facts.front().region;
        return fact.source == PriceSource::bill && !fact.charged.empty() && !is_odd && is_of_region;
    });
    if (!are_dated || facts.size() < 2) return {};
    struct Turn {
        const PriceFact* fact;
        Instant from;
        const PriceFact::Charged* charged;
    };
    std::vector<Turn> turns;
    for (const PriceFact& fact : facts)
        for (const auto& [from, charged] : fact.charged)
            turns.push_back({&fact, from, &charged});
    std::sort(turns.begin(), turns.end(), [](const Turn& a, const Turn& b) { return a.from < b.from; });
    std::vector<PriceFact> found;
    std::optional<Instant> until;
    for (const Turn& turn : turns) {
        const bool is_same = !found.empty() && found.back().price == turn.fact->price &&
                             found.back().says_discount == turn.fact->says_discount &&
                             found.back().discount == turn.fact->discount;
        if (!is_same && until && *until >= turn.from) return {};
        until = until ? std::max(*until, turn.charged->until) : turn.charged->until;
        if (is_same) continue;
        found.push_back(*turn.fact);
        found.back().seen = turn.from;
        found.back().place = turn.charged->place;
    }
    return found;
}

PriceChanges changes_of(Prices prices, PriceOrigins origins, const std::vector<PriceFact>& later) {
    PriceChanges changes;
    for (const PriceFact& fact : later) {
        set_price(prices, origins, fact);
        if (fact.unit == PriceUnit::hour) set_discount(prices, origins, fact);
        if (changes.empty() || changes.back().from != *fact.seen) changes.push_back({*fact.seen, {}});
        changes.back().prices = prices;
        changes.back().origins = origins;
    }
    return changes;
}

std::string percent(Discount discount) {
    return to_short_string(Amount::from_units(discount.basis_points * (Amount::units_per_one / 100))) + " %";
}

Sentence change_words(const PriceFact& fact, const PriceFact& before) {
    const std::string price = to_string(fact.price), from = format_instant(*fact.seen);
    const bool is_other_discount = fact.unit == PriceUnit::hour &&
                                   fact.says_discount == DiscountSaid::percentage &&
                                   fact.discount != before.discount;
    if (is_other_discount && fact.price == before.price)
        return say<SentenceId::discount_from>(percent(fact.discount), from);
    if (is_other_discount)
        return say<SentenceId::hourly_price_and_discount_from>(price, percent(fact.discount), from);
    switch (kind_of(fact.unit)) {
        case PriceKind::hourly:
            return say<SentenceId::hourly_price_from>(price, from);
        case PriceKind::monthly:
            return say<SentenceId::monthly_price_from>(price, from);
        case PriceKind::yearly:
        case PriceKind::discount:
            break;
    }
    return say<SentenceId::yearly_price_from>(price, from);
}

}  // namespace poolbill::intake
