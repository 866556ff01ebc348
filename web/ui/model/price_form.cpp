#include "web/ui/model/price_form.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "generated/text/pool_form.hpp"
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
void for_each_entry(const Catalog& catalog, Visit visit) {
    for (const Flavor& flavor : catalog.flavors)
        visit(entry_of(flavor));
    for (const DiskType& disk : catalog.disks)
        visit(entry_of(disk));
}

}  // namespace

CatalogEntry entry_of(const Flavor& flavor) {
    return {false, flavor.code, flavor.name, flavor.prices, flavor.origins};
}
CatalogEntry entry_of(const DiskType& disk) {
    return {true, disk.code, disk.name, disk.prices, disk.origins};
}

std::optional<CatalogEntry> find_entry(const Catalog& catalog, const CatalogItem& item) {
    if (item.is_disk) {
        const DiskType* disk = catalog.find_disk(item.code);
        return disk == nullptr ? std::nullopt : std::optional<CatalogEntry>(entry_of(*disk));
    }
    const Flavor* flavor = catalog.find_flavor(item.code);
    return flavor == nullptr ? std::nullopt : std::optional<CatalogEntry>(entry_of(*flavor));
}

std::vector<CatalogItem> items_of(const Catalog& catalog, std::string_view search) {
    const std::string wanted = lowered(search);
    std::vector<CatalogItem> missing, others;
    for_each_entry(catalog, [&](const CatalogEntry& entry) {
        if (!contains(entry.name, wanted) && !contains(entry.code, wanted)) return;
        (entry.misses_any() ? missing : others).push_back({entry.is_disk, entry.code});
    });
    missing.insert(missing.end(), std::make_move_iterator(others.begin()),
                   std::make_move_iterator(others.end()));
    return missing;
}

std::size_t count_of_missing(const Catalog& catalog) {
    std::size_t count = 0;
    for_each_entry(catalog, [&](const CatalogEntry& entry) {
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
            {text(PriceKind::hourly), text(PriceKind::monthly), text(PriceKind::yearly),
             discount_text(entry.prices.discount)}};
}

EnteredPrices read_prices(const PriceForm& form, const Scenario& current, Instant now, Instant today) {
    const std::optional<CatalogEntry> entry = find_entry(current.catalog, form.item);
    assert(entry);
    EnteredPrices entered;
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
    if (std::any_of(entered.problems.begin(), entered.problems.end(),
                    [](const auto& each) { return each.has_value(); }))
        return entered;

    Scenario next = current;
    const auto take = [&](auto& changed) { take_prices(changed.prices, changed.origins, typed, today); };
    if (form.item.is_disk) {
        take(changed(next.catalog.disks, form.item.code));
    } else {
        take(changed(next.catalog.flavors, form.item.code));
    }
    Result<CheckedReplay::Outcome> replayed = checked_replay(next, now);
    if (!replayed.ok()) {
        entered.error = replayed.error();
        return entered;
    }
    entered.cost = replayed->world.bills().total().payable;
    entered.replayed = std::move(replayed).value();
    entered.scenario = std::move(next);
    return entered;
}

void take_prices(Prices& prices, PriceOrigins& origins, const TypedPrices& typed, Instant today) {
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
