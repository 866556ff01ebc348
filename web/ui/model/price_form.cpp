#include "web/ui/model/price_form.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

#include "core/intake/date.hpp"
#include "core/time/zone.hpp"
#include "generated/text/pool_form.hpp"
#include "generated/text/prices.hpp"
#include "web/ui/model/search.hpp"

namespace poolbill::ui::deferred {
namespace {

void forget(PriceOrigins& origins, PriceKind kind) {
    std::erase_if(origins, [kind](const PriceOrigin& each) { return each.kind == kind; });
}

/// One price of a form into an entry. @param price  of the entry: UnitPrice or std::optional<UnitPrice>
template <class Price>
void take_price(Price& price, PriceOrigins& origins, PriceKind kind, bool is_missing,
                std::optional<UnitPrice> typed, Instant today) {
    if (is_missing ? !typed : std::optional<UnitPrice>(price) == typed) return;
    if constexpr (std::is_same_v<Price, UnitPrice>) {
        price = typed.value_or(UnitPrice());
    } else {
        price = typed;
    }
    if (typed) {
        set_origin(origins, {kind, PriceSource::typed_in, today});
    } else {
        forget(origins, kind);
    }
}

/// The entry that is changed. @pre it is there
template <class Entry>
Entry& changed(std::vector<Entry>& entries, const std::string& code) {
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&code](const Entry& each) { return each.code == code; });
    assert(found != entries.end());
    return *found;
}

template <class Value>
Value value_or_problem(Result<Value, FieldProblem> read, std::optional<FieldProblem>& problem) {
    if (read.ok()) return *read;
    problem = read.error();
    return Value();
}

/// visit(const CatalogEntry&) for each entry of the catalog.
template <class Visit>
void for_each_entry(const Catalog& catalog, Instant at, Visit visit) {
    for (const Flavor& flavor : catalog.flavors)
        visit(entry_at(flavor, at));
    for (const DiskType& disk : catalog.disks)
        visit(entry_at(disk, at));
}

/// The last change at or before the instant; the end when there is none. @param changes  PriceChanges, const or not
template <class Changes>
auto change_at(Changes& changes, Instant at) {
    const auto later = std::find_if(changes.begin(), changes.end(),
                                    [at](const PriceChange& change) { return change.from > at; });
    return later == changes.begin() ? changes.end() : std::prev(later);
}

template <class Entry>
CatalogEntry entry_of(const Entry& entry, bool is_disk, Instant at) {
    const auto change = change_at(entry.changes, at);
    if (change == entry.changes.end())
        return {is_disk, entry.code, entry.name, entry.prices, entry.origins, entry.changes, std::nullopt};
    return {is_disk, entry.code, entry.name, change->prices, change->origins, entry.changes, change->from};
}

template <class Entry>
StatedPrices stated_in(Entry& entry, Instant at) {
    const auto change = change_at(entry.changes, at);
    if (change == entry.changes.end()) return {entry.prices, entry.origins};
    return {change->prices, change->origins};
}

auto change_from(PriceChanges& changes, Instant from) {
    return std::find_if(changes.begin(), changes.end(),
                        [from](const PriceChange& change) { return change.from == from; });
}

/// Where the prices that a form is for are stated, which is a new change when the form adds or moves one. What is added
/// begins as a copy of what it takes the place of. @pre no other change is from that instant
template <class Entry>
StatedPrices stated_by(Entry& entry, const PriceForm& form, std::optional<Instant> from) {
    if (!from) return {entry.prices, entry.origins};
    const StatedPrices before = stated_in(entry, *from);
    PriceChange change{*from, before.prices, before.origins};
    if (const auto edited = form.edits ? change_from(entry.changes, *form.edits) : entry.changes.end();
        edited != entry.changes.end()) {
        change = std::move(*edited);
        change.from = *from;
        entry.changes.erase(edited);
    }
    const auto later = std::find_if(entry.changes.begin(), entry.changes.end(),
                                    [&](const PriceChange& each) { return each.from > *from; });
    PriceChange& placed = *entry.changes.insert(later, std::move(change));
    return {placed.prices, placed.origins};
}

/// visit(the flavor or disk type). @pre it is there
template <class Visit>
void with_entry(Catalog& catalog, const CatalogItem& item, Visit visit) {
    if (item.is_disk) {
        visit(changed(catalog.disks, item.code));
    } else {
        visit(changed(catalog.flavors, item.code));
    }
}

void finish(EnteredPrices& entered, Scenario next, Instant now) {
    Result<CheckedReplay::Outcome> replayed = checked_replay(next, now);
    if (!replayed.ok()) {
        entered.error = replayed.error();
        return;
    }
    entered.cost = replayed->world.bills().total().payable;
    entered.replayed = std::move(replayed).value();
    entered.scenario = std::move(next);
}

/// From when the form's prices count.
void read_day(const PriceForm& form, const Catalog& catalog, EnteredPrices& entered) {
    if (!form.from) return;
    const Result<Instant> from = intake::read_date(*form.from);
    if (!from.ok()) {
        entered.date_problem = FieldProblem{text::pool_form_bad_date};
        return;
    }
    entered.from = *from;
    const std::optional<CatalogEntry> there = find_entry(catalog, form.item, *from);
    if (there && there->from == *from && form.edits != *from)
        entered.date_problem = FieldProblem{text::prices_day_taken};
}

bool has_problem(const EnteredPrices& entered) {
    return entered.date_problem || std::any_of(entered.problems.begin(), entered.problems.end(),
                                               [](const auto& each) { return each.has_value(); });
}

}  // namespace

CatalogEntry entry_at(const Flavor& flavor, Instant at) {
    return entry_of(flavor, false, at);
}
CatalogEntry entry_at(const DiskType& disk, Instant at) {
    return entry_of(disk, true, at);
}
StatedPrices stated_at(Flavor& flavor, Instant at) {
    return stated_in(flavor, at);
}

std::optional<CatalogEntry> find_entry(const Catalog& catalog, const CatalogItem& item, Instant at) {
    const auto found = [at](const auto* entry) {
        return entry == nullptr ? std::nullopt : std::optional<CatalogEntry>(entry_at(*entry, at));
    };
    return item.is_disk ? found(catalog.find_disk(item.code)) : found(catalog.find_flavor(item.code));
}

std::vector<CatalogItem> items_of(const Catalog& catalog, std::string_view search, Instant at) {
    const std::string wanted = lowered(search);
    std::vector<CatalogItem> missing, others;
    for_each_entry(catalog, at, [&](const CatalogEntry& entry) {
        if (!contains(entry.name, wanted) && !contains(entry.code, wanted)) return;
        (entry.misses_any() ? missing : others).push_back({entry.is_disk, entry.code});
    });
    missing.insert(missing.end(), std::make_move_iterator(others.begin()),
                   std::make_move_iterator(others.end()));
    return missing;
}

std::size_t count_of_missing(const Catalog& catalog, Instant at) {
    std::size_t count = 0;
    for_each_entry(catalog, at, [&](const CatalogEntry& entry) {
        for (const PriceKind kind : {PriceKind::hourly, PriceKind::monthly, PriceKind::yearly})
            count += entry.misses(kind);
    });
    return count;
}

PriceForm form_of(const CatalogEntry& entry) {
    const auto text = [&entry](PriceKind kind) {
        return entry.misses(kind) ? std::string() : price_text(price_of(entry.prices, kind));
    };
    return {{entry.is_disk, entry.code},
            entry.from ? std::optional(change_date_text(*entry.from)) : std::nullopt,
            entry.from,
            {text(PriceKind::hourly), text(PriceKind::monthly), text(PriceKind::yearly),
             discount_text(entry.prices.discount)}};
}

std::string change_date_text(Instant from) {
    constexpr std::string_view midnight = " 00:00:00";
    std::string text = date_text(from);
    if (text.ends_with(midnight)) text.resize(text.size() - midnight.size());
    return text;
}

PriceForm form_for_change(const CatalogEntry& entry, Instant at) {
    PriceForm form = form_of(entry);
    form.edits.reset();
    form.from = change_date_text(from_local({to_local(at).date, 0, 0, 0}));
    return form;
}

EnteredPrices without_change(const CatalogItem& item, Instant from, const Scenario& current, Instant now) {
    EnteredPrices entered;
    Scenario next = current;
    with_entry(next.catalog, item,
               [from](auto& entry) { entry.changes.erase(change_from(entry.changes, from)); });
    finish(entered, std::move(next), now);
    return entered;
}

EnteredPrices read_prices(const PriceForm& form, const Scenario& current, Instant now, Instant today) {
    EnteredPrices entered;
    read_day(form, current.catalog, entered);
    const std::optional<CatalogEntry> entry = find_entry(
        current.catalog, form.item, form.edits ? *form.edits : entered.from.value_or(earliest_instant));
    assert(entry);
    const auto problem = [&entered](PriceKind kind) -> std::optional<FieldProblem>& {
        return entered.problems[static_cast<std::size_t>(kind)];
    };
    const auto price = [&](PriceKind kind) {
        return value_or_problem(read_price(form.text(kind), current.catalog.currency), problem(kind));
    };
    TypedPrices typed{price(PriceKind::hourly), price(PriceKind::monthly), price(PriceKind::yearly), {}};
    typed.discount =
        value_or_problem(read_discount(form.text(PriceKind::discount)), problem(PriceKind::discount))
            .value_or(Discount());
    if (!typed.hourly && !problem(PriceKind::hourly) && !entry->misses(PriceKind::hourly))
        problem(PriceKind::hourly) = FieldProblem{text::pool_form_need_hourly};
    if (has_problem(entered)) return entered;

    Scenario next = current;
    with_entry(next.catalog, form.item, [&](auto& changed_entry) {
        take_prices(stated_by(changed_entry, form, entered.from), typed, today);
    });
    finish(entered, std::move(next), now);
    return entered;
}

void take_prices(StatedPrices stated, const TypedPrices& typed, Instant today) {
    Prices& prices = stated.prices;
    PriceOrigins& origins = stated.origins;
    const auto misses = [&](PriceKind kind) { return is_missing(prices, origins, kind); };
    take_price(prices.hourly, origins, PriceKind::hourly, misses(PriceKind::hourly), typed.hourly, today);
    take_price(prices.monthly, origins, PriceKind::monthly, misses(PriceKind::monthly), typed.monthly, today);
    take_price(prices.yearly, origins, PriceKind::yearly, misses(PriceKind::yearly), typed.yearly, today);
    if (prices.discount == typed.discount) return;
    prices.discount = typed.discount;
    if (typed.discount.is_none()) {
        forget(origins, PriceKind::discount);
    } else {
        set_origin(origins, {PriceKind::discount, PriceSource::typed_in, today});
    }
}

}  // namespace poolbill::ui::deferred
