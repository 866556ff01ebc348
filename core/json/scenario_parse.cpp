#include <algorithm>
#include <array>

#include "core/json/reader.hpp"
#include "core/json/scenario_json.hpp"
#include "core/money/decimal.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill::json {
namespace {

std::vector<NodeRequest> nodes_of(std::string_view key, ObjectReader& reader, Findings& findings,
                                  bool with_mode) {
    std::vector<NodeRequest> nodes;
    for (const Value element : reader.array(key, true)) {
        ObjectReader node(element, findings);
        NodeRequest request;
        request.flavor = node.string("flavor");
        request.count = node.integer("count", 1, most_pieces);
        if (with_mode && node.has("mode")) {
            request.mode = node.word("mode", parse_billing_mode, BillingMode::pay_per_use, true);
        }
        request.extra = node.finish();
        nodes.push_back(std::move(request));
    }
    return nodes;
}

std::vector<DiskGroup> disks_of(std::string_view key, ObjectReader& reader, Findings& findings) {
    std::vector<DiskGroup> disks;
    for (const Value element : reader.array(key, false)) {
        ObjectReader disk(element, findings);
        DiskGroup group;
        group.type = disk.string("type");
        group.size_gb = disk.integer("size_gb", 1, most_pieces);
        group.count = disk.integer("count", 1, most_pieces);
        disk.finish();
        disks.push_back(std::move(group));
    }
    return disks;
}

/// A percentage with up to two decimals: "10", "12.5".
Discount discount_of(Value found, ObjectReader& reader) {
    const Result<std::int64_t> hundredths =
        found.kind() == Kind::string ? parse_decimal(found.text(), 2) : Result<std::int64_t>(Error());
    if (hundredths && *hundredths >= 0 && *hundredths <= 10'000) return {static_cast<int>(*hundredths)};
    reader.fail(found, ErrorId::discount_range, {found_in(found)});
    return {};
}

/// Reads the members of an action as its fields describe them. A member type without a `read` here does not
/// compile. An absent member keeps its default; `is_required` is true when that is an error.
class FieldReader {
  public:
    FieldReader(ObjectReader& reader, Findings& findings) : reader_(reader), findings_(findings) {}

    template <class A, class Member, class Form>
    void operator()(const Field<A, Member, Form>& field, A& action) {
        const bool is_required = field.presence == Presence::required;
        if (!is_required && !reader_.has(field.key)) return;
        read(field.key, action.*field.member, field.form, is_required);
    }

  private:
    void read(std::string_view key, std::string& text, PlainForm, bool is_required) {
        text = is_required ? reader_.string(key) : reader_.optional_string(key);
    }
    void read(std::string_view key, bool& flag, PlainForm, bool) {
        flag = reader_.optional_boolean(key, flag);
    }
    void read(std::string_view key, Term& term, PlainForm, bool) { term = reader_.term(key); }
    void read(std::string_view key, std::optional<Term>& term, PlainForm, bool) { term = reader_.term(key); }
    void read(std::string_view key, std::optional<Discount>& discount, PlainForm, bool) {
        discount = discount_of(reader_.member(key), reader_);
    }
    void read(std::string_view key, Amount& amount, PlainForm, bool) { amount = reader_.amount(key); }
    void read(std::string_view key, PaymentMethod& method, PlainForm, bool is_required) {
        method = reader_.word(key, parse_payment_method, method, is_required);
    }
    void read(std::string_view key, CouponKind& kind, PlainForm, bool is_required) {
        kind = reader_.word(key, parse_coupon_kind, kind, is_required);
    }
    void read(std::string_view key, std::optional<Instant>& instant, PlainForm, bool) {
        instant = reader_.instant(key);
    }
    void read(std::string_view key, BillingMode& mode, PlainForm, bool is_required) {
        mode = reader_.word(key, parse_billing_mode, mode, is_required);
    }
    void read(std::string_view key, std::optional<PoolPhase>& phase, PlainForm, bool) {
        phase = reader_.word(key, parse_pool_phase, PoolPhase::running, true);
    }
    void read(std::string_view key, std::vector<Scope>& scopes, PlainForm, bool) {
        const Value members = reader_.member(key);
        ObjectReader states(members, findings_);
        if (members.kind() != Kind::object) return;
        for (const Value scope : members) {
            const ScopeState state = states.word(scope.key(), parse_scope_state, ScopeState::enabled, true);
            scopes.push_back({std::string(scope.key()), state});
        }
    }
    template <class Integer>
    void read(std::string_view key, std::optional<Integer>& number, RangeForm range, bool) {
        if (const auto found = reader_.optional_integer(key, range.least, range.most))
            number = static_cast<Integer>(*found);
    }
    void read(std::string_view key, std::optional<int>& day, DayForm, bool) {
        const Value found = reader_.member(key);
        if (found.kind() == Kind::null) return;
        const bool is_day = found.kind() == Kind::integer &&
                            (found.integer() == -1 || (found.integer() >= 1 && found.integer() <= 28));
        if (is_day) {
            day = static_cast<int>(found.integer());
        } else if (found.exists()) {
            reader_.fail(found, ErrorId::day_range, {found_in(found)});
        }
    }
    void read(std::string_view key, std::vector<NodeRequest>& nodes, NodesForm form, bool is_required) {
        nodes = nodes_of(key, reader_, findings_, form.with_mode);
        const Value found = reader_.member(key);
        if (found.kind() == Kind::array && found.size() == 0)
            reader_.fail(found, is_required ? ErrorId::nodes_missing : ErrorId::nodes_to_unsubscribe_missing);
    }
    void read(std::string_view key, std::vector<DiskGroup>& disks, PlainForm, bool) {
        disks = disks_of(key, reader_, findings_);
    }
    void read(std::string_view key, std::optional<std::vector<DiskGroup>>& disks, PlainForm, bool) {
        disks = disks_of(key, reader_, findings_);
    }

    ObjectReader& reader_;
    Findings& findings_;
};

std::optional<Action> action_of(std::string_view word, ObjectReader& reader, Findings& findings) {
    std::optional<Action> found;
    Actions::for_each([&](auto type) {
        using A = typename decltype(type)::type;
        if (A::word != word) return;
        A& action = std::get<A>(found.emplace(A()));
        FieldReader read(reader, findings);
        for_each_field<A>([&](const auto& field) { read(field, action); });
    });
    return found;
}

std::string action_words() {
    std::string words;
    for (const std::string_view word : Actions::words)
        words.append(words.empty() ? "" : ", ").append(word);
    return words;
}

std::optional<LogEntry> entry_of(Value value, Findings& findings) {
    ObjectReader reader(value, findings);
    const Instant at = reader.instant("at");
    const std::string_view name = reader.text("do");
    if (name.empty()) return std::nullopt;
    std::optional<Action> action = action_of(name, reader, findings);
    if (!action) {
        reader.fail(reader.member("do"), ErrorId::action_unknown, {quotation(name), action_words()});
        return std::nullopt;
    }
    return LogEntry{at, std::move(*action), reader.finish()};
}

Prices prices_of(ObjectReader& reader) {
    Prices prices{reader.price("hourly"), reader.optional_price("monthly"), reader.optional_price("yearly")};
    if (reader.has("discount_percent")) {
        prices.discount = discount_of(reader.member("discount_percent"), reader);
    }
    return prices;
}

PriceOrigins origins_of(ObjectReader& entry, Findings& findings) {
    PriceOrigins origins;
    const Value sources = entry.member("sources");
    if (!sources.exists()) return origins;
    ObjectReader list(sources, findings);
    for (std::size_t i = 0; i < price_kinds; ++i) {
        const auto kind = static_cast<PriceKind>(i);
        const Value stated = list.member(to_string(kind));
        if (!stated.exists()) continue;
        ObjectReader reader(stated, findings);
        PriceOrigin& origin = origins.emplace_back();
        origin.kind = kind;
        origin.source = reader.word("from", parse_price_source, PriceSource::typed_in, true);
        if (reader.has("as_of")) origin.as_of = reader.instant("as_of");
        origin.place = reader.optional_string("place");
        reader.finish();
    }
    list.finish();
    return origins;
}

PriceChanges changes_of(ObjectReader& entry, Findings& findings) {
    PriceChanges changes;
    for (const Value element : entry.array("changes", false)) {
        ObjectReader reader(element, findings);
        PriceChange change{reader.instant("from"), prices_of(reader), origins_of(reader, findings)};
        change.extra = reader.finish();
        const auto later = std::find_if(changes.begin(), changes.end(),
                                        [&](const PriceChange& other) { return other.from >= change.from; });
        if (later != changes.end() && later->from == change.from)
            entry.fail(entry.member("changes"), ErrorId::catalog_change_twice, {format_instant(change.from)});
        changes.insert(later, std::move(change));
    }
    return changes;
}

template <class Entry>
void check_unique(const std::vector<Entry>& entries, ObjectReader& reader, std::string_view key) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto same = [&entries, i](const Entry& other) { return other.code == entries[i].code; };
        if (std::find_if(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(i), same) ==
            entries.begin() + static_cast<std::ptrdiff_t>(i)) {
            continue;
        }
        reader.fail(reader.member(key), ErrorId::catalog_twice, {quotation(entries[i].code)});
    }
}

Catalog catalog_of(Value value, Findings& findings, Currency site_currency) {
    Catalog catalog;
    catalog.currency = site_currency;
    ObjectReader reader(value, findings);
    if (reader.has("currency")) {
        const Result<Currency> currency = Currency::parse(reader.string("currency"));
        if (currency) {
            catalog.currency = *currency;
        } else {
            reader.fail(reader.member("currency"), currency.error());
        }
    }
    for (const Value element : reader.array("flavors", true)) {
        ObjectReader entry(element, findings);
        Flavor flavor;
        flavor.code = entry.string("code");
        flavor.name = entry.optional_string("name", flavor.code);
        flavor.prices = prices_of(entry);
        flavor.origins = origins_of(entry, findings);
        flavor.changes = changes_of(entry, findings);
        flavor.sold_out = entry.optional_boolean("sold_out", false);
        flavor.extra = entry.finish();
        catalog.flavors.push_back(std::move(flavor));
    }
    for (const Value element : reader.array("disks", false)) {
        ObjectReader entry(element, findings);
        DiskType disk;
        disk.code = entry.string("code");
        disk.name = entry.optional_string("name", disk.code);
        disk.prices = prices_of(entry);
        disk.origins = origins_of(entry, findings);
        disk.changes = changes_of(entry, findings);
        disk.extra = entry.finish();
        catalog.disks.push_back(std::move(disk));
    }
    check_unique(catalog.flavors, reader, "flavors");
    check_unique(catalog.disks, reader, "disks");
    catalog.extra = reader.finish();
    return catalog;
}

PoolIdentity identity_of(Value value, Findings& findings) {
    ObjectReader reader(value, findings);
    PoolIdentity pool;
    pool.id = reader.string("id");
    pool.name = reader.optional_string("name", pool.id);
    pool.type = reader.word("type", parse_pool_type, PoolType::dedicated, false);
    pool.region = reader.optional_string("region");
    pool.extra = reader.finish();
    return pool;
}

void read_settings(ObjectReader& reader, Findings& findings, Scenario& scenario) {
    const Value settings = reader.member("settings");
    if (!settings.exists()) return;
    ObjectReader list(settings, findings);
    if (settings.kind() != Kind::object) return;
    Result<SitePolicy> policy = site_policy(scenario.site);
    for (const Value setting : settings) {
        SettingOverride change{std::string(setting.key()),
                               setting.kind() == Kind::string ? std::string(setting.text()) : setting.json()};
        if (policy) {
            const Status applied = apply_setting(policy.value(), change);
            if (!applied) list.fail(setting, applied.error());
        }
        scenario.settings.push_back(std::move(change));
    }
}

bool check_format(ObjectReader& reader) {
    const std::string format = reader.string("format");
    if (!format.empty() && format != "poolbill/scenario") {
        reader.fail(reader.member("format"), ErrorId::scenario_format);
        return false;
    }
    const Value version = reader.member("version");
    if (version.kind() == Kind::integer && version.integer() > 1) {
        reader.fail(version, ErrorId::scenario_version, {std::to_string(version.integer())});
        return false;
    }
    return reader.integer("version", 1, 1) == 1;
}

}  // namespace

Result<ParsedScenario, Errors> parse_scenario_with_warnings(std::string_view text, Mode mode) {
    const Result<Document> document = Document::parse(text);
    if (!document) return Errors{document.error()};
    return read_scenario(document->root(), mode);
}

Result<ParsedScenario, Errors> read_scenario(Value value, Mode mode) {
    Findings findings;
    findings.mode = mode;
    ObjectReader reader(value, findings);
    if (!check_format(reader)) return findings.errors;

    Scenario scenario;
    scenario.site = reader.optional_string("site", "intl");
    const Result<SitePolicy> policy = site_policy(scenario.site);
    if (!policy) reader.fail(reader.member("site"), policy.error());
    read_settings(reader, findings, scenario);
    if (const Value catalog = reader.member("catalog"); catalog.exists()) {
        scenario.catalog = catalog_of(catalog, findings, policy ? policy->currency : usd);
    } else if (value.kind() == Kind::object) {
        reader.fail(value, ErrorId::json_missing, {"catalog"});
    }
    if (const Value account = reader.member("account"); account.exists()) {
        ObjectReader funds(account, findings);
        scenario.account = Account{funds.amount("cash"), funds.optional_amount("credit")};
        scenario.account->extra = funds.finish();
    }
    const Value pools = reader.array("pools", true);
    scenario.pools.reserve(pools.size());
    for (const Value pool : pools)
        scenario.pools.push_back(identity_of(pool, findings));
    const Value actions = reader.array("actions", true);
    scenario.log.reserve(actions.size());
    for (const Value element : actions) {
        if (std::optional<LogEntry> entry = entry_of(element, findings)) {
            scenario.log.push_back(std::move(*entry));
        }
    }
    scenario.now = reader.instant("now");
    const Value schema = reader.member("$schema");  // for editors; kept, so that a saved file still has it
    if (schema.exists()) reader.string("$schema");
    scenario.extra = reader.finish();
    if (schema.exists()) scenario.extra.emplace_back("$schema", schema.json());
    if (!findings.errors.empty()) return findings.errors;
    return ParsedScenario{std::move(scenario), std::move(findings.warnings)};
}

Result<LogEntry, Errors> parse_action(std::string_view text) {
    const Result<Document> document = Document::parse(text);
    if (!document) return Errors{document.error()};
    Findings findings;
    std::optional<LogEntry> entry = entry_of(document->root(), findings);
    if (!entry || !findings.errors.empty()) return std::move(findings.errors);
    return std::move(*entry);
}

Result<Scenario, Errors> parse_scenario(std::string_view text, Mode mode) {
    Result<ParsedScenario, Errors> parsed = parse_scenario_with_warnings(text, mode);
    if (!parsed) return parsed.error();
    return std::move(std::move(parsed).value().scenario);
}

}  // namespace poolbill::json
