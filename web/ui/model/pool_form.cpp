#include "web/ui/model/pool_form.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/intake/date.hpp"
#include "core/intake/number.hpp"
#include "core/intake/text.hpp"
#include "core/money/decimal.hpp"
#include "core/time/zone.hpp"
#include "generated/text/pool_form.hpp"
#include "web/ui/model/checked_replay.hpp"
#include "web/ui/model/price_form.hpp"

namespace poolbill::ui {

std::string& text_of(PoolForm& form, PoolFormField field, std::size_t row) {
    using Field = PoolFormField;
    switch (field) {
        case Field::name:
            return form.name;
        case Field::since:
            return form.since;
        case Field::discount:
            return form.discount;
        case Field::code:
            return form.flavors[row].code;
        case Field::count:
            return form.flavors[row].count;
        case Field::hourly:
            return form.flavors[row].hourly;
        case Field::monthly:
            return form.flavors[row].monthly;
        case Field::yearly:
            break;
    }
    return form.flavors[row].yearly;
}

namespace deferred {
namespace {

using Field = PoolFormField;

constexpr std::int64_t most_nodes = 1'000'000;

/// The values of a form's fields.
struct Draft {
    std::string name;
    Instant since;
    std::optional<Discount> discount;
    std::vector<Flavor> flavors;
    std::vector<NodeRequest> nodes;
};

/// Reads every field, and notes those that cannot be read.
class FormReader {
  public:
    /// @param known  prices that may stay missing
    FormReader(const PoolForm& form, Currency currency, const Catalog& known, Instant now,
               std::vector<PoolFormProblem>& problems)
        : form_(form), currency_(currency), known_(known), now_(now), problems_(problems) {}

    Draft read() {
        Draft draft;
        draft.name = intake::trimmed(form_.name);
        if (draft.name.empty()) missing(Field::name, text::pool_form_need_name);
        draft.since = since();
        draft.discount = value_or_problem(Field::discount, read_discount(form_.discount));
        for (row_ = 0; row_ < form_.flavors.size(); ++row_)
            flavor(draft);
        return draft;
    }

  private:
    void missing(Field field, Text words) { problems_.push_back({field, row_, words, {}, true}); }
    void wrong(Field field, Text words, std::string value = {}) {
        problems_.push_back({field, row_, words, std::move(value)});
    }

    Instant since() {
        const Result<Instant> read = intake::read_date(form_.since);
        if (read.ok() && *read <= now_) return *read;
        if (read.ok()) {
            wrong(Field::since, text::pool_form_future, date_text(now_));
        } else if (intake::trimmed(form_.since).empty()) {
            missing(Field::since, text::pool_form_need_since);
        } else {
            wrong(Field::since, text::pool_form_bad_date);
        }
        return now_;
    }

    template <class Value>
    Value value_or_problem(Field field, Result<Value, FieldProblem> read) {
        if (read.ok()) return *read;
        wrong(field, read.error().words, read.error().value);
        return Value();
    }
    std::optional<UnitPrice> price(Field field, const std::string& text) {
        return value_or_problem(field, read_price(text, currency_));
    }

    std::int64_t count(const std::string& text) {
        const Result<intake::PastedNumber> number = intake::read_number(text);
        const Result<std::int64_t> whole =
            number.ok() ? parse_decimal(number->digits, 0) : Result<std::int64_t>(number.error());
        if (whole.ok() && *whole >= 1 && *whole <= most_nodes) return *whole;
        if (intake::trimmed(text).empty()) {
            missing(Field::count, text::pool_form_need_count);
        } else {
            wrong(Field::count, text::pool_form_bad_count);
        }
        return 1;
    }

    void flavor(Draft& draft) {
        const FlavorEntry& entry = form_.flavors[row_];
        Flavor flavor;
        flavor.code = flavor.name = intake::trimmed(entry.code);
        if (flavor.code.empty()) missing(Field::code, text::pool_form_need_code);
        const bool is_there = std::any_of(draft.flavors.begin(), draft.flavors.end(),
                                          [&](const Flavor& each) { return each.code == flavor.code; });
        if (is_there && !flavor.code.empty()) wrong(Field::code, text::pool_form_same_code, flavor.code);
        const Flavor* known = known_.find_flavor(flavor.code);
        const bool may_miss = known != nullptr && entry_at(*known, now_).misses(PriceKind::hourly);
        if (intake::trimmed(entry.hourly).empty() && !may_miss)
            missing(Field::hourly, text::pool_form_need_hourly);
        flavor.prices.hourly = price(Field::hourly, entry.hourly).value_or(UnitPrice());
        flavor.prices.monthly = price(Field::monthly, entry.monthly);
        flavor.prices.yearly = price(Field::yearly, entry.yearly);
        flavor.prices.discount = draft.discount.value_or(Discount());
        draft.nodes.push_back({flavor.code, count(entry.count), std::nullopt, {}});
        draft.flavors.push_back(std::move(flavor));
    }

    const PoolForm& form_;
    Currency currency_;
    const Catalog& known_;
    Instant now_;
    std::vector<PoolFormProblem>& problems_;
    std::size_t row_ = 0;
};

/// The action that creates the pool, or the log's end.
auto creation_of(auto& log, std::string_view pool) {
    return std::find_if(log.begin(), log.end(), [&](const LogEntry& entry) {
        const CreatePool* create = std::get_if<CreatePool>(&entry.action);
        return create != nullptr && create->pool == pool;
    });
}

/// Before what else happens in the same second: an order may be placed in the second of the creation.
void insert_creation(std::vector<LogEntry>& log, LogEntry entry) {
    const auto place = std::lower_bound(log.begin(), log.end(), entry.at,
                                        [](const LogEntry& each, Instant at) { return each.at < at; });
    log.insert(place, std::move(entry));
}

struct Moments {
    Instant now;    // at which the scenario is shown: whose prices the form has
    Instant today;  // of what is typed in
};

/// Adds the flavors to the catalog, or gives those that are there these prices.
/// @param keeps_discounts  of those that are there
void set_prices(Catalog& catalog, const Draft& draft, bool keeps_discounts, const Moments& moments) {
    for (const Flavor& flavor : draft.flavors) {
        auto found = std::find_if(catalog.flavors.begin(), catalog.flavors.end(),
                                  [&](const Flavor& each) { return each.code == flavor.code; });
        if (found == catalog.flavors.end()) {
            found = catalog.flavors.insert(found, {flavor.code, flavor.name, {}});
        }
        const Prices& typed = flavor.prices;
        const StatedPrices stated = stated_at(*found, moments.now);
        const bool stays_missing =
            typed.hourly == UnitPrice() && is_missing(stated.prices, stated.origins, PriceKind::hourly);
        take_prices(stated,
                    {stays_missing ? std::nullopt : std::optional(typed.hourly), typed.monthly, typed.yearly,
                     keeps_discounts ? stated.prices.discount : typed.discount},
                    moments.today);
    }
}

/// An id that no pool has: the name, or the name and a number.
std::string free_id(const Scenario& scenario, const std::string& name) {
    std::string id = name;
    for (int number = 2; scenario.find_pool(id); ++number)
        id = name + " " + std::to_string(number);
    return id;
}

Scenario with_new_pool(Scenario scenario, const Draft& draft, const Moments& moments) {
    const std::string id = free_id(scenario, draft.name);
    scenario.pools.push_back({id, draft.name, PoolType::dedicated, ""});
    set_prices(scenario.catalog, draft, false, moments);
    insert_creation(scenario.log, {draft.since, CreatePool{id, draft.nodes, {}}, {}});
    return scenario;
}

Scenario with_changed_pool(Scenario scenario, const PoolForm& form, const Draft& draft,
                           const Moments& moments) {
    const std::string& id = *form.id;
    scenario.pools[*scenario.find_pool(id)].name = draft.name;
    set_prices(scenario.catalog, draft, form.has_several_discounts && !draft.discount, moments);
    const auto entry = creation_of(scenario.log, id);
    std::get<CreatePool>(entry->action).nodes = draft.nodes;
    if (entry->at == draft.since) return scenario;
    LogEntry creation = std::move(*entry);
    scenario.log.erase(entry);
    creation.at = draft.since;
    insert_creation(scenario.log, std::move(creation));
    return scenario;
}

/// Whether the pool that is edited was created with nodes of this flavor.
bool is_own(const PoolForm& form, const Scenario& scenario, const std::string& code) {
    if (!form.id) return false;
    const auto& nodes = std::get<CreatePool>(creation_of(scenario.log, *form.id)->action).nodes;
    return std::any_of(nodes.begin(), nodes.end(),
                       [&](const NodeRequest& each) { return each.flavor == code; });
}

/// A pool must not change what the others cost: a flavor that is in the catalog keeps its prices, unless it is edited.
void check_flavors(const PoolForm& form, const Scenario& scenario, const Draft& draft, Instant now,
                   std::vector<PoolFormProblem>& problems) {
    for (std::size_t row = 0; row < draft.flavors.size(); ++row) {
        const Flavor* known = scenario.catalog.find_flavor(draft.flavors[row].code);
        if (is_own(form, scenario, draft.flavors[row].code)) continue;
        if (known != nullptr && !(prices_at(known->prices, known->changes, now) == draft.flavors[row].prices))
            problems.push_back({Field::code, row, text::pool_form_other_prices, draft.flavors[row].code});
    }
}

/// The day on which a new pool begins unless another one is typed.
std::string first_day(bool beside, Instant today, Instant shown) {
    const LocalTime local = to_local(beside ? std::min(today, shown) : today);
    return date_text(from_local({local.date, 0, 0, 0}));
}

}  // namespace

void place(PoolForm& form, bool beside, Instant today, Instant shown) {
    if (form.since == first_day(form.beside, today, shown)) form.since = first_day(beside, today, shown);
    form.beside = beside;
}

PoolForm form_for_new(Instant today, const Instant* shown) {
    constexpr std::chrono::days present{31};
    PoolForm form;
    form.beside = shown != nullptr && std::chrono::abs(today - *shown) < present;
    form.since = first_day(form.beside, today, shown != nullptr ? *shown : today);
    form.flavors.emplace_back();
    return form;
}

bool has_entry(const Scenario& scenario, std::string_view id) {
    return scenario.find_pool(id) && creation_of(scenario.log, id) != scenario.log.end();
}

PoolForm form_of(const Scenario& scenario, std::uint32_t pool, Instant now) {
    const PoolIdentity& identity = scenario.pools[pool];
    const LogEntry& entry = *creation_of(scenario.log, identity.id);
    PoolForm form;
    form.id = identity.id;
    form.name = identity.name;
    form.since = date_text(entry.at);
    std::optional<Discount> discount;  // the one of all flavors
    bool is_same = true;
    for (const NodeRequest& nodes : std::get<CreatePool>(entry.action).nodes) {
        const Flavor& flavor = *scenario.catalog.find_flavor(nodes.flavor);
        const CatalogEntry stated = entry_at(flavor, now);
        const PriceForm typed = form_of(stated);
        form.flavors.push_back({nodes.flavor, std::to_string(nodes.count), typed.text(PriceKind::hourly),
                                typed.text(PriceKind::monthly), typed.text(PriceKind::yearly)});
        is_same = is_same && (!discount || *discount == stated.prices.discount);
        discount = stated.prices.discount;
    }
    form.has_several_discounts = !is_same;
    if (is_same && discount) form.discount = discount_text(*discount);
    return form;
}

Currency currency_of(const PoolForm& form, const Scenario* current) {
    if (!form.has_own_site()) return current->catalog.currency;
    const Result<SitePolicy> policy = site_policy(site_words[static_cast<std::size_t>(form.site)]);
    assert(policy.ok());
    return policy->currency;
}

EnteredPool read_form(const PoolForm& form, const Scenario* current, Instant now, Instant today) {
    assert(form.has_own_site() || current != nullptr);
    EnteredPool entered;
    entered.currency = currency_of(form, current);
    const Catalog none;
    const Catalog& known = form.has_own_site() ? none : current->catalog;
    const Draft draft = FormReader(form, entered.currency, known, now, entered.problems).read();
    if (!form.has_own_site()) check_flavors(form, *current, draft, now, entered.problems);
    if (!entered.problems.empty()) return entered;

    Scenario fresh;
    fresh.site = site_words[static_cast<std::size_t>(form.site)];
    fresh.catalog.currency = entered.currency;
    const Moments moments{now, today};
    Scenario next = form.id       ? with_changed_pool(*current, form, draft, moments)
                    : form.beside ? with_new_pool(*current, draft, moments)
                                  : with_new_pool(std::move(fresh), draft, moments);
    next.now = now;
    entered.pool = form.id ? *next.find_pool(*form.id) : static_cast<std::uint32_t>(next.pools.size() - 1);
    if (const auto replayed = checked_replay(next, now); !replayed.ok()) {
        entered.error = replayed.error();
        return entered;
    }
    if (const auto rows = compare(next, entered.pool, next.now); rows.ok()) entered.terms = *rows;
    entered.scenario = std::move(next);
    return entered;
}

}  // namespace deferred

}  // namespace poolbill::ui
