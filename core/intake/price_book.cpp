#include "core/intake/price_book.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "core/intake/dated_prices.hpp"
#include "core/intake/price_table.hpp"
#include "core/intake/text.hpp"
#include "core/money/discount_taking.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill::intake {
namespace {

/// A period's price without its request: a month is some hundreds of hours, a year some thousands.
std::optional<PriceUnit> unit_by_size(UnitPrice price, std::optional<UnitPrice> hourly) {
    if (!hourly || hourly->units() == 0) return std::nullopt;
    const std::int64_t hours = price.units() / hourly->units();
    if (hours >= 100 && hours <= 744) return PriceUnit::month;
    if (hours > 1488 && hours <= 8784) return PriceUnit::year;
    return std::nullopt;
}

/// Price, unit and kind of an item. The code is that of a fact.
using PriceKey = std::tuple<std::string_view, PriceUnit, bool>;
PriceKey key_of(const PriceFact& fact) {
    return {fact.code, fact.unit, fact.is_disk};
}

/// The products of the requests by id. Requests may use one id for several products.
class InquiryItems {
  public:
    explicit InquiryItems(const Facts& facts) {
        for (const auto& [id, item] : facts.inquiry_items)
            by_id_[id].push_back(&item);
    }

    struct Found {
        const InquiryItem* item = nullptr;
        bool is_ambiguous = false;
    };
    /// The product of an answer's id: of a request for a period or for usage as the answer, else of any.
    Found find(std::string_view id, bool is_period) const {
        const auto found = by_id_.find(id);
        if (found == by_id_.end()) return {};
        std::vector<const InquiryItem*> fitting;
        std::copy_if(found->second.begin(), found->second.end(), std::back_inserter(fitting),
                     [is_period](const InquiryItem* item) {
                         return item->unit && (*item->unit != PriceUnit::hour) == is_period;
                     });
        if (fitting.empty()) fitting = found->second;
        const InquiryItem& first = *fitting.front();
        const bool is_one = std::all_of(fitting.begin(), fitting.end(), [&first](const InquiryItem* item) {
            return item->code == first.code && item->region == first.region && item->unit == first.unit;
        });
        return is_one ? Found{&first, false} : Found{nullptr, true};
    }

  private:
    std::map<std::string_view, std::vector<const InquiryItem*>> by_id_;
};

/// Whether the product of an answer's id was asked for in a way that gives no price of one node, which was noted.
bool is_refused(const std::string& id, const Facts& facts) {
    const std::vector<std::string>& refused = facts.refused_inquiries;
    return std::find(refused.begin(), refused.end(), id) != refused.end();
}

void take_contract(UnitPrice official, std::optional<UnitPrice> contract, PriceFact& fact) {
    fact.contract = contract;
    // Counts of 10^-10 instead of 10^-8: a percentage is the same.
    const std::int64_t off = contract ? official.units() - contract->units() : 0;
    const auto discount = discount_taking(Amount::from_units(off), Amount::from_units(official.units()));
    fact.says_discount = discount ? DiscountSaid::percentage : DiscountSaid::no_percentage;
    fact.discount = discount.value_or(Discount());
}

std::string percent(Discount discount) {
    return to_short_string(Amount::from_units(discount.basis_points * (Amount::units_per_one / 100))) + " %";
}

/// Where and when a price was stated.
Sentence origin_words(const PriceFact& fact) {
    Sentence words = words_of(fact.source);
    if (!fact.region.empty()) words = say<SentenceId::stated_in_region>(words, fact.region);
    if (fact.seen) words = say<SentenceId::stated_since>(words, format_instant(*fact.seen));
    return words;
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

/// The period of an answer's price: as the request says, else by its size beside the hourly price.
std::optional<PriceUnit> unit_of(const InquiryItem& item, const InquiryAnswer& answer,
                                 const InquiryAnswer::Line& line, Facts& facts) {
    if (item.unit && (*item.unit != PriceUnit::hour) == answer.is_period) return item.unit;
    if (!answer.is_period) return PriceUnit::hour;
    const auto hourly = std::find_if(
        facts.prices.begin(), facts.prices.end(),
        [&item](const PriceFact& other) { return other.code == item.code && other.unit == PriceUnit::hour; });
    const std::optional<PriceUnit> unit = unit_by_size(
        line.official, hourly == facts.prices.end() ? std::nullopt : std::optional(hourly->price));
    if (unit) {
        const std::string price = to_string(line.official);
        facts.notes.add(notes::value_assumed, item.code,
                        unit == PriceUnit::month ? say<SentenceId::price_of_month_by_size>(price)
                                                 : say<SentenceId::price_of_year_by_size>(price),
                        answer.place);
    }
    return unit;
}

}  // namespace

Sentence words_of(PriceSource source) {
    switch (source) {
        case PriceSource::typed_in:
            break;
        case PriceSource::price_list:
            return say<SentenceId::source_price_list>();
        case PriceSource::bill:
            return say<SentenceId::source_bill>();
        case PriceSource::inquiry:
            return say<SentenceId::source_inquiry>();
        case PriceSource::calculator:
            return say<SentenceId::source_calculator>();
    }
    return say<SentenceId::source_typed_in>();
}

void join_inquiries(Facts& facts) {
    const InquiryItems items(facts);
    // Hourly prices first: they tell a month from a year.
    std::stable_sort(
        facts.inquiry_answers.begin(), facts.inquiry_answers.end(),
        [](const InquiryAnswer& a, const InquiryAnswer& b) { return a.is_period < b.is_period; });
    for (const InquiryAnswer& answer : facts.inquiry_answers) {
        for (const InquiryAnswer::Line& line : answer.lines) {
            const auto [item, is_ambiguous] = items.find(line.id, answer.is_period);
            if (item == nullptr && !is_ambiguous && is_refused(line.id, facts)) continue;
            if (item == nullptr) {
                facts.notes.add(notes::choice_needed, line.id,
                                is_ambiguous ? say<SentenceId::inquiry_id_ambiguous>(shown(line.id))
                                             : say<SentenceId::inquiry_request_missing>(shown(line.id)),
                                answer.place);
                continue;
            }
            PriceFact fact;
            fact.code = item->code;
            fact.is_disk = is_disk_code(fact.code);
            fact.region = item->region;
            fact.price = line.official;
            take_contract(line.official, line.contract, fact);
            fact.currency = answer.currency;
            fact.source = PriceSource::inquiry;
            fact.place = answer.place;
            const std::optional<PriceUnit> unit = unit_of(*item, answer, line, facts);
            if (!unit) {
                facts.notes.add(notes::choice_needed, item->code, say<SentenceId::inquiry_period_unsaid>(),
                                answer.place);
                continue;
            }
            fact.unit = *unit;
            facts.prices.push_back(std::move(fact));
        }
    }
}

PriceBook::PriceBook(Facts& facts, const std::string& region) : facts_(facts) {
    leave_out_others(region);
    find_dated();
    choose();
}

void PriceBook::leave_out_others(const std::string& region) {
    std::erase_if(facts_.prices, [&](const PriceFact& fact) {
        if (fact.code.empty()) {
            facts_.notes.add(notes::item_refused, "", say<SentenceId::price_without_code>(), fact.place);
            return true;
        }
        if (region.empty() || fact.region.empty() || fact.region == region) return false;
        facts_.notes.add(notes::price_left_out, fact.code,
                         say<SentenceId::price_of_region>(shown(fact.region)), fact.place);
        return true;
    });
    std::stable_sort(facts_.prices.begin(), facts_.prices.end(),
                     [](const PriceFact& a, const PriceFact& b) { return a.source < b.source; });
}

void PriceBook::find_dated() {
    std::map<PriceKey, std::vector<PriceFact>> all;
    for (const PriceFact& fact : facts_.prices) {
        std::vector<PriceFact>& same = all[key_of(fact)];
        if (same.empty() || same.front().source == fact.source) same.push_back(fact);
    }
    for (auto& [key, facts] : all) {
        std::vector<PriceFact> turns = in_turn(std::move(facts));
        for (std::size_t i = 1; i < turns.size(); ++i)
            facts_.notes.add(notes::price_dated, turns[i].code, change_words(turns[i]), turns[i].place);
        dated_.insert(dated_.end(), std::make_move_iterator(turns.begin()),
                      std::make_move_iterator(turns.end()));
    }
}

/// Of a price that changes, the first one.
const PriceFact* PriceBook::first_dated(const PriceFact& fact) const {
    const auto found = std::find_if(dated_.begin(), dated_.end(),
                                    [&](const PriceFact& each) { return key_of(each) == key_of(fact); });
    return found == dated_.end() ? nullptr : &*found;
}

void PriceBook::choose() {
    std::map<PriceKey, std::size_t> known;  // index into taken_
    for (const PriceFact& fact : facts_.prices) {
        const PriceFact* dated = first_dated(fact);
        const auto [found, is_new] = known.emplace(key_of(fact), taken_.size());
        if (is_new) {
            taken_.push_back(dated != nullptr ? *dated : fact);
            continue;
        }
        PriceFact& same = taken_[found->second];
        if (same.name.empty()) same.name = fact.name;
        if (!same.contract && same.price == fact.price) same.contract = fact.contract;
        const bool is_turn = dated != nullptr && fact.source == PriceSource::bill;
        if (same.price == fact.price || is_turn) continue;
        const bool changed = fact.source == PriceSource::bill && same.source == PriceSource::bill;
        facts_.notes.add(changed ? notes::price_changed : notes::price_left_out, fact.code,
                         say<SentenceId::price_differs>(to_string(fact.price), origin_words(fact),
                                                        to_string(same.price), words_of(same.source)),
                         fact.place);
    }
    std::stable_sort(taken_.begin(), taken_.end(),
                     [](const PriceFact& a, const PriceFact& b) { return a.code < b.code; });
}

/// The price that states the contract's discount on a flavor or a disk type; none when nothing does, or when it cannot be
/// represented, which is noted.
const PriceFact* PriceBook::discount_of(const std::string& code, bool is_disk) {
    const PriceFact* first = nullptr;
    for (const PriceFact& fact : facts_.prices) {
        if (fact.code != code || fact.is_disk != is_disk || fact.says_discount == DiscountSaid::nothing)
            continue;
        const bool is_odd = fact.says_discount == DiscountSaid::no_percentage;
        // An order of a bill has its own discount in the scenario, unless it has none.
        const bool is_of_order = fact.source == PriceSource::bill && fact.unit != PriceUnit::hour;
        if (is_of_order && (is_odd || !fact.discount.is_none())) continue;
        if (first == nullptr) first = &fact;
        if (is_odd && fact.source == first->source) {
            facts_.notes.add(notes::contract_price, code, say<SentenceId::discount_odd>(), fact.place);
            return nullptr;
        }
        if (!is_odd && fact.discount == first->discount) continue;
        const std::string own = percent(fact.discount), taken = percent(first->discount);
        const Sentence source = words_of(fact.source), source_taken = words_of(first->source);
        if (fact.source == first->source) {
            facts_.notes.add(notes::contract_price, code, say<SentenceId::discounts_differ>(own, taken),
                             fact.place);
            return nullptr;
        }
        facts_.notes.add(notes::price_left_out, code,
                         is_odd ? say<SentenceId::discount_odd_differs>(source, taken, source_taken)
                                : say<SentenceId::discount_differs>(source, own, taken, source_taken),
                         fact.place);
    }
    return first;
}

template <class Entry>
void PriceBook::complete(Entry& entry, bool is_disk) {
    PriceFact hourly;
    hourly.code = entry.code;
    hourly.is_disk = is_disk;
    const PriceFact* dated = first_dated(hourly);
    if (dated != nullptr && dated->says_discount != DiscountSaid::nothing) {
        set_discount(entry.prices, entry.origins, *dated);
    } else if (const PriceFact* stated = discount_of(entry.code, is_disk)) {
        set_discount(entry.prices, entry.origins, *stated);
    }
    std::vector<PriceFact> later;
    for (const PriceFact& fact : dated_)
        if (fact.code == entry.code && fact.is_disk == is_disk && first_dated(fact) != &fact)
            later.push_back(fact);
    std::stable_sort(later.begin(), later.end(),
                     [](const PriceFact& a, const PriceFact& b) { return *a.seen < *b.seen; });
    entry.changes = changes_of(entry.prices, entry.origins, later);
}

Catalog PriceBook::catalog(const Catalog* base, Currency currency, const std::vector<PriceNeed>& needs) {
    Catalog catalog = base != nullptr ? *base : Catalog();
    catalog.currency = currency;
    for (const PriceFact& fact : taken_) {
        const bool is_known = base != nullptr && (fact.is_disk ? base->find_disk(fact.code) != nullptr
                                                               : base->find_flavor(fact.code) != nullptr);
        if (is_known) continue;
        if (fact.is_disk) {
            DiskType& disk = entry_of(catalog.disks, fact.code);
            set_price(disk.prices, disk.origins, fact);
            continue;
        }
        Flavor& flavor = entry_of(catalog.flavors, fact.code);
        set_price(flavor.prices, flavor.origins, fact);
        if (!fact.name.empty()) flavor.name = fact.name;
    }
    for (Flavor& flavor : catalog.flavors)
        if (base == nullptr || base->find_flavor(flavor.code) == nullptr) complete(flavor, false);
    for (DiskType& disk : catalog.disks)
        if (base == nullptr || base->find_disk(disk.code) == nullptr) complete(disk, true);
    for (const Flavor& flavor : catalog.flavors) {
        const bool has_hourly = std::any_of(taken_.begin(), taken_.end(), [&flavor](const PriceFact& fact) {
            return fact.code == flavor.code && fact.unit == PriceUnit::hour;
        });
        if (!has_hourly && (base == nullptr || base->find_flavor(flavor.code) == nullptr)) {
            ++missing_;
            facts_.notes.add(notes::price_missing, flavor.code, say<SentenceId::hourly_price_missing>());
        }
    }
    add_needs(catalog, needs);
    return catalog;
}

void PriceBook::add_needs(Catalog& catalog, const std::vector<PriceNeed>& needs) {
    const auto ask = [this](const PriceNeed& need, Sentence question) {
        ++missing_;
        facts_.notes.add(notes::price_missing, need.code, std::move(question));
    };
    const auto fill = [&](auto& entries, const PriceNeed& need) {
        const auto known = std::find_if(entries.begin(), entries.end(),
                                        [&need](const auto& entry) { return entry.code == need.code; });
        const bool is_new = known == entries.end();
        auto& entry = entry_of(entries, need.code);
        if (is_new) ask(need, say<SentenceId::hourly_price_needed>(shown(need.pool)));
        if (!need.term || term_price(entry.prices, *need.term)) return;
        entry.prices.monthly = UnitPrice();
        ask(need, say<SentenceId::monthly_price_needed>(shown(need.pool)));
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
