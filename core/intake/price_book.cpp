#include "core/intake/price_book.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "core/intake/catalog_entries.hpp"
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
        InquiryItem item;  // without a unit when several requests are for different periods
        bool is_known = false;
        bool is_ambiguous = false;  // several flavors or regions
        bool is_of_several_periods = false;
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
        Found product{*fitting.front(), true};
        for (const InquiryItem* item : fitting) {
            if (item->code != product.item.code || item->region != product.item.region)
                return {{}, false, true, false};
            if (item->unit != fitting.front()->unit) product.is_of_several_periods = true;
        }
        if (product.is_of_several_periods) product.item.unit.reset();
        return product;
    }

  private:
    std::map<std::string_view, std::vector<const InquiryItem*>> by_id_;
};

void take_contract(UnitPrice official, std::optional<UnitPrice> contract, PriceFact& fact) {
    fact.contract = contract;
    // Counts of 10^-10 instead of 10^-8: a percentage is the same.
    const std::int64_t off = contract ? official.units() - contract->units() : 0;
    const auto discount = discount_taking(Amount::from_units(off), Amount::from_units(official.units()));
    fact.says_discount = discount ? DiscountSaid::percentage : DiscountSaid::no_percentage;
    fact.discount = discount.value_or(Discount());
}

/// Where and when a price was stated.
Sentence origin_words(const PriceFact& fact) {
    Sentence words = words_of(fact.source);
    if (!fact.region.empty()) words = say<SentenceId::stated_in_region>(words, fact.region);
    if (fact.seen) words = say<SentenceId::stated_since>(words, format_instant(*fact.seen));
    return words;
}

/// Whether an entry of an own scenario has no price for the unit.
template <class Entry>
bool lacks(const Entry& entry, PriceUnit unit) {
    const PriceKind kind = kind_of(unit);
    return !price_of(entry.prices, kind) || is_missing(entry.prices, entry.origins, kind);
}

/// For searching in prices that are sorted by code.
struct ByCode {
    static std::string_view code_of(std::string_view code) { return code; }
    static std::string_view code_of(const PriceFact& fact) { return fact.code; }
    static std::string_view code_of(const PriceFact* fact) { return fact->code; }

    template <class Left, class Right>
    bool operator()(const Left& left, const Right& right) const {
        return code_of(left) < code_of(right);
    }
};

/// The first hourly price of each code.
class HourlyPrices {
  public:
    explicit HourlyPrices(const std::vector<PriceFact>& prices) {
        for (const PriceFact& price : prices)
            add(price);
    }
    void add(const PriceFact& price) {
        if (price.unit == PriceUnit::hour) by_code_.emplace(price.code, price.price);
    }
    std::optional<UnitPrice> find(const std::string& code) const {
        const auto found = by_code_.find(code);
        return found == by_code_.end() ? std::nullopt : std::optional(found->second);
    }

  private:
    std::map<std::string, UnitPrice> by_code_;
};

/// The period of an answer's price: as the request says, else by its size beside the hourly price.
std::optional<PriceUnit> unit_of(const InquiryItem& item, const InquiryAnswer& answer,
                                 const InquiryAnswer::Line& line, const HourlyPrices& hourly, Facts& facts) {
    if (item.unit && (*item.unit != PriceUnit::hour) == answer.is_period) return item.unit;
    if (!answer.is_period) return PriceUnit::hour;
    const std::optional<PriceUnit> unit = unit_by_size(line.official, hourly.find(item.code));
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
    // Asked for in a way that gives no price of one node, which was noted.
    const std::set<std::string> refused(facts.refused_inquiries.begin(), facts.refused_inquiries.end());
    HourlyPrices hourly(facts.prices);
    // Hourly prices first: they tell a month from a year.
    std::stable_sort(
        facts.inquiry_answers.begin(), facts.inquiry_answers.end(),
        [](const InquiryAnswer& a, const InquiryAnswer& b) { return a.is_period < b.is_period; });
    for (const InquiryAnswer& answer : facts.inquiry_answers) {
        for (const InquiryAnswer::Line& line : answer.lines) {
            const InquiryItems::Found product = items.find(line.id, answer.is_period);
            const InquiryItem* item = &product.item;
            if (!product.is_known && !product.is_ambiguous && refused.contains(line.id)) continue;
            if (!product.is_known) {
                facts.notes.add(notes::choice_needed, line.id,
                                product.is_ambiguous
                                    ? say<SentenceId::inquiry_id_ambiguous>(shown(line.id))
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
            const std::optional<PriceUnit> unit = unit_of(*item, answer, line, hourly, facts);
            if (!unit) {
                facts.notes.add(notes::choice_needed, item->code,
                                product.is_of_several_periods ? say<SentenceId::inquiry_periods_share_id>(
                                                                    shown(item->code), shown(line.id))
                                                              : say<SentenceId::inquiry_period_unsaid>(),
                                answer.place);
                continue;
            }
            fact.unit = *unit;
            hourly.add(fact);
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
    for (const PriceFact& fact : facts_.prices)
        by_code_.push_back(&fact);
    std::stable_sort(by_code_.begin(), by_code_.end(), ByCode());
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
            facts_.notes.add(notes::price_dated, turns[i].code, change_words(turns[i], turns[i - 1]),
                             turns[i].place);
        dated_.insert(dated_.end(), std::make_move_iterator(turns.begin()),
                      std::make_move_iterator(turns.end()));
    }
}

/// Of a price that changes, the first one.
const PriceFact* PriceBook::first_dated(const PriceFact& fact) const {
    const PriceKey key = key_of(fact);
    const auto found =
        std::lower_bound(dated_.begin(), dated_.end(), key,
                         [](const PriceFact& each, const PriceKey& wanted) { return key_of(each) < wanted; });
    return found == dated_.end() || key_of(*found) != key ? nullptr : &*found;
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
    std::stable_sort(taken_.begin(), taken_.end(), ByCode());
}

/// The price that states the contract's discount on a flavor or a disk type; none when nothing does, or when it cannot be
/// represented, which is noted.
/// Usage and terms may have two discounts by contract, of which a catalog has one: that of usage comes first.
const PriceFact* PriceBook::discount_of(const std::string& code, bool is_disk) {
    const auto [begin, end] =
        std::equal_range(by_code_.begin(), by_code_.end(), std::string_view(code), ByCode());
    const bool has_usage = std::any_of(begin, end, [&](const PriceFact* fact) {
        return fact->is_disk == is_disk && fact->says_discount != DiscountSaid::nothing &&
               (fact->source != PriceSource::bill || fact->unit == PriceUnit::hour);
    });
    const PriceFact *first = nullptr, *in_cents = nullptr;
    for (auto each = begin; each != end; ++each) {
        const PriceFact& fact = **each;
        if (fact.is_disk != is_disk || fact.says_discount == DiscountSaid::nothing) continue;
        const bool is_odd = fact.says_discount == DiscountSaid::no_percentage;
        // An order of a bill has its own discount in the scenario, also when it is 0.
        const bool is_of_term = fact.source == PriceSource::bill && fact.unit != PriceUnit::hour;
        if (is_of_term && (has_usage || !fact.has_contract_discount)) continue;
        if (fact.says_discount == DiscountSaid::in_cents) {
            in_cents = &fact;
            continue;
        }
        if (first == nullptr) first = &fact;
        if (is_odd && fact.source == first->source) {
            facts_.notes.add(notes::contract_price, code, say<SentenceId::discount_odd>(), fact.place);
            return nullptr;
        }
        if (!is_odd && fact.discount == first->discount) continue;
        const std::string own = percent(fact.discount), taken = percent(first->discount);
        const Sentence source = words_of(fact.source), source_taken = words_of(first->source);
        if (fact.source == first->source) {
            const bool are_of_accounts =
                !fact.account.empty() && !first->account.empty() && fact.account != first->account;
            facts_.notes.add(notes::contract_price, code,
                             are_of_accounts ? say<SentenceId::discounts_of_accounts>(
                                                   shown(first->account), taken, shown(fact.account), own)
                                             : say<SentenceId::discounts_differ>(own, taken),
                             fact.place);
            return nullptr;
        }
        facts_.notes.add(notes::price_left_out, code,
                         is_odd ? say<SentenceId::discount_odd_differs>(source, taken, source_taken)
                                : say<SentenceId::discount_differs>(source, own, taken, source_taken),
                         fact.place);
    }
    if (first == nullptr && in_cents != nullptr)
        facts_.notes.add(notes::contract_price, code, say<SentenceId::discount_odd>(), in_cents->place);
    return first;
}

template <class Entry>
void PriceBook::complete(Entry& entry, bool is_disk) {
    PriceFact hourly;
    hourly.code = entry.code;
    hourly.is_disk = is_disk;
    const PriceFact* dated = first_dated(hourly);
    if (dated != nullptr && dated->says_discount != DiscountSaid::nothing &&
        dated->says_discount != DiscountSaid::in_cents) {
        set_discount(entry.prices, entry.origins, *dated);
    } else if (const PriceFact* stated = discount_of(entry.code, is_disk)) {
        set_discount(entry.prices, entry.origins, *stated);
    }
    std::vector<PriceFact> later;
    const auto [begin, end] =
        std::equal_range(dated_.begin(), dated_.end(), std::string_view(entry.code), ByCode());
    std::copy_if(begin, end, std::back_inserter(later), [&](const PriceFact& fact) {
        return fact.is_disk == is_disk && first_dated(fact) != &fact;
    });
    std::stable_sort(later.begin(), later.end(),
                     [](const PriceFact& a, const PriceFact& b) { return *a.seen < *b.seen; });
    entry.changes = changes_of(entry.prices, entry.origins, later);
}

Catalog PriceBook::catalog(const Catalog* base, Currency currency, const std::vector<PriceNeed>& needs) {
    Catalog catalog = base != nullptr ? *base : Catalog();
    catalog.currency = currency;
    CatalogEntries<Flavor> flavors(catalog.flavors);
    CatalogEntries<DiskType> disks(catalog.disks);
    for (const PriceFact& fact : taken_) {
        if (fact.is_disk) {
            DiskType& disk = disks.at(fact.code);
            if (!disks.is_own(fact.code) || lacks(disk, fact.unit))
                set_price(disk.prices, disk.origins, fact);
            continue;
        }
        Flavor& flavor = flavors.at(fact.code);
        const bool is_own = flavors.is_own(fact.code);
        if (!is_own || lacks(flavor, fact.unit)) set_price(flavor.prices, flavor.origins, fact);
        if (!is_own && !fact.name.empty()) flavor.name = fact.name;
    }
    flavors.for_each_new([this](Flavor& flavor) { complete(flavor, false); });
    disks.for_each_new([this](DiskType& disk) { complete(disk, true); });
    flavors.for_each_new([this](const Flavor& flavor) {
        const auto [begin, end] =
            std::equal_range(taken_.begin(), taken_.end(), std::string_view(flavor.code), ByCode());
        if (std::any_of(begin, end, [](const PriceFact& fact) { return fact.unit == PriceUnit::hour; }))
            return;
        ++missing_;
        facts_.notes.add(notes::price_missing, flavor.code, say<SentenceId::hourly_price_missing>());
    });
    for (const PriceNeed& need : needs) {
        if (need.is_disk) {
            fill(disks, need);
        } else {
            fill(flavors, need);
        }
    }
    return catalog;
}

template <class Entries>
void PriceBook::fill(Entries& entries, const PriceNeed& need) {
    const auto ask = [&](Sentence question) {
        ++missing_;
        facts_.notes.add(notes::price_missing, need.code, std::move(question));
    };
    const bool is_new = entries.find(need.code) == nullptr;
    auto& entry = entries.at(need.code);
    if (is_new) ask(say<SentenceId::hourly_price_needed>(shown(need.pool)));
    if (!need.term || term_price(entry.prices, *need.term)) return;
    entry.prices.monthly = UnitPrice();
    ask(say<SentenceId::monthly_price_needed>(shown(need.pool)));
}

}  // namespace poolbill::intake
