#include "core/intake/price_book.hpp"

#include <algorithm>
#include <array>

#include "core/intake/text.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill::intake {
namespace {

/// The more reliable source first: what somebody wrote down, what was paid, what was asked, what is published.
std::size_t rank(const PriceFact& fact) {
    constexpr std::array<std::string_view, 4> sources{"price list", "bill", "price inquiry",
                                                      "price calculator"};
    return static_cast<std::size_t>(std::find(sources.begin(), sources.end(), fact.source) - sources.begin());
}

/// A period's price without its request: a month is some hundreds of hours, a year some thousands.
std::optional<PriceUnit> unit_by_size(UnitPrice price, std::optional<UnitPrice> hourly) {
    if (!hourly || hourly->units() == 0) return std::nullopt;
    const std::int64_t hours = price.units() / hourly->units();
    if (hours >= 100 && hours <= 744) return PriceUnit::month;
    if (hours > 1488 && hours <= 8784) return PriceUnit::year;
    return std::nullopt;
}

bool is_same_price(const PriceFact& a, const PriceFact& b) {
    return a.code == b.code && a.unit == b.unit && a.is_disk == b.is_disk;
}

template <class Entry>
Entry& entry_of(std::vector<Entry>& entries, const std::string& code) {
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&code](const Entry& entry) { return entry.code == code; });
    if (found != entries.end()) return *found;
    Entry& entry = entries.emplace_back();
    entry.code = entry.name = code;
    return entry;
}

void set_price(Prices& prices, PriceUnit unit, UnitPrice price) {
    if (unit == PriceUnit::hour) prices.hourly = price;
    if (unit == PriceUnit::month) prices.monthly = price;
    if (unit == PriceUnit::year) prices.yearly = price;
}

}  // namespace

void join_inquiries(Facts& facts) {
    const auto item_of = [&facts](const std::string& id) -> const InquiryItem* {
        const auto found = std::find_if(facts.inquiry_items.begin(), facts.inquiry_items.end(),
                                        [&id](const auto& item) { return item.first == id; });
        return found == facts.inquiry_items.end() ? nullptr : &found->second;
    };
    // Hourly prices first: they tell a month from a year.
    std::stable_sort(
        facts.inquiry_answers.begin(), facts.inquiry_answers.end(),
        [](const InquiryAnswer& a, const InquiryAnswer& b) { return a.is_period < b.is_period; });
    for (const InquiryAnswer& answer : facts.inquiry_answers) {
        for (const InquiryAnswer::Line& line : answer.lines) {
            const InquiryItem* item = item_of(line.id);
            if (item == nullptr) {
                facts.notes.add(
                    notes::choice_needed, line.id,
                    "The answer has ids only; add the inquiry's request, which says which flavor id " +
                        shown(line.id) + " is.",
                    answer.place);
                continue;
            }
            PriceFact fact;
            fact.code = item->code;
            fact.region = item->region;
            fact.price = line.official;
            fact.contract = line.contract;
            fact.currency = answer.currency;
            fact.source = "price inquiry";
            fact.place = answer.place;
            const bool is_said = item->unit && (*item->unit != PriceUnit::hour) == answer.is_period;
            std::optional<PriceUnit> unit = is_said ? item->unit : std::nullopt;
            if (!unit && !answer.is_period) unit = PriceUnit::hour;
            if (!unit) {
                const auto hourly =
                    std::find_if(facts.prices.begin(), facts.prices.end(), [&](const PriceFact& other) {
                        return other.code == item->code && other.unit == PriceUnit::hour;
                    });
                unit =
                    unit_by_size(line.official,
                                 hourly == facts.prices.end() ? std::nullopt : std::optional(hourly->price));
                if (unit) {
                    facts.notes.add(
                        notes::value_assumed, item->code,
                        std::string("The request for this period is not among the files; by its size ") +
                            to_string(line.official) + " is taken as the price of one " +
                            (unit == PriceUnit::month ? "month." : "year."),
                        answer.place);
                }
            }
            if (!unit) {
                facts.notes.add(
                    notes::choice_needed, item->code,
                    "The answer does not say whether it is for a month or a year; add its request.",
                    answer.place);
                continue;
            }
            fact.unit = *unit;
            facts.prices.push_back(std::move(fact));
        }
    }
}

PriceBook::PriceBook(Facts& facts, std::string region) : facts_(facts) {
    choose(region);
}

void PriceBook::choose(std::string& region) {
    std::stable_sort(facts_.prices.begin(), facts_.prices.end(),
                     [](const PriceFact& a, const PriceFact& b) { return rank(a) < rank(b); });
    for (const PriceFact& fact : facts_.prices) {
        if (fact.code.empty()) {
            facts_.notes.add(notes::item_refused, "", "The price has no code.", fact.place);
            continue;
        }
        if (!region.empty() && !fact.region.empty() && fact.region != region) {
            facts_.notes.add(notes::price_left_out, fact.code,
                             "It is a price of region " + shown(fact.region) + ".", fact.place);
            continue;
        }
        const auto same = std::find_if(taken_.begin(), taken_.end(), [&fact](const PriceFact& other) {
            return is_same_price(other, fact);
        });
        if (same == taken_.end()) {
            taken_.push_back(fact);
            continue;
        }
        if (same->name.empty()) same->name = fact.name;
        if (!same->contract && same->price == fact.price) same->contract = fact.contract;
        if (same->price == fact.price) continue;
        const std::string sentence = "A price of " + to_string(fact.price) + " (" + fact.source +
                                     (fact.region.empty() ? "" : ", " + fact.region) +
                                     (fact.seen ? ", since " + format_instant(*fact.seen) : "") +
                                     ") differs from " + to_string(same->price) + " (" + same->source +
                                     "), which is taken.";
        const bool changed = fact.source == "bill" && same->source == "bill";
        facts_.notes.add(changed ? notes::price_changed : notes::price_left_out, fact.code, sentence,
                         fact.place);
    }
    std::stable_sort(taken_.begin(), taken_.end(),
                     [](const PriceFact& a, const PriceFact& b) { return a.code < b.code; });
}

Catalog PriceBook::catalog(const Catalog* base, Currency currency, const std::vector<PriceNeed>& needs) {
    Catalog catalog = base != nullptr ? *base : Catalog();
    catalog.currency = currency;
    for (const PriceFact& fact : taken_) {
        const bool is_known = base != nullptr && (fact.is_disk ? base->find_disk(fact.code) != nullptr
                                                               : base->find_flavor(fact.code) != nullptr);
        if (is_known) continue;
        if (fact.is_disk) {
            set_price(entry_of(catalog.disks, fact.code).prices, fact.unit, fact.price);
            continue;
        }
        Flavor& flavor = entry_of(catalog.flavors, fact.code);
        set_price(flavor.prices, fact.unit, fact.price);
        if (!fact.name.empty()) flavor.name = fact.name;
        if (fact.contract) {
            facts_.notes.add(notes::contract_price, fact.code,
                             "The contract price for one " + std::string(to_string(fact.unit)) + " is " +
                                 to_string(*fact.contract) + " instead of " + to_string(fact.price) +
                                 "; a catalog has list prices only.",
                             fact.place);
        }
    }
    for (const Flavor& flavor : catalog.flavors) {
        const bool has_hourly = std::any_of(taken_.begin(), taken_.end(), [&flavor](const PriceFact& fact) {
            return fact.code == flavor.code && fact.unit == PriceUnit::hour;
        });
        if (!has_hourly && (base == nullptr || base->find_flavor(flavor.code) == nullptr)) {
            ++missing_;
            facts_.notes.add(notes::price_missing, flavor.code,
                             "Its hourly price is in no file; it is 0 until you give it.");
        }
    }
    add_needs(catalog, needs);
    return catalog;
}

void PriceBook::add_needs(Catalog& catalog, const std::vector<PriceNeed>& needs) {
    constexpr std::string_view mark = " (price missing)";
    const auto ask = [this](const PriceNeed& need, const char* what) {
        ++missing_;
        facts_.notes.add(notes::price_missing, need.code,
                         std::string(what) + " is in no file, and pool " + shown(need.pool) +
                             " needs it; it is 0 until you give it.");
    };
    const auto fill = [&](auto& entries, const PriceNeed& need) {
        const auto known = std::find_if(entries.begin(), entries.end(),
                                        [&need](const auto& entry) { return entry.code == need.code; });
        const bool is_new = known == entries.end();
        auto& entry = entry_of(entries, need.code);
        if (is_new) {
            entry.name = need.code + std::string(mark);
            ask(need, "Its hourly price");
        }
        if (!need.needs_term || entry.prices.monthly) return;
        entry.prices.monthly = UnitPrice();
        if (entry.name.find(mark) == std::string::npos) entry.name += mark;
        ask(need, "Its monthly price");
    };
    for (const PriceNeed& need : needs) {
        if (need.is_disk) {
            fill(catalog.disks, need);
        } else {
            fill(catalog.flavors, need);
        }
    }
}

}  // namespace poolbill::intake
