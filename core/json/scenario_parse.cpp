#include <algorithm>
#include <array>

#include "core/json/reader.hpp"
#include "core/json/scenario_json.hpp"
#include "core/money/decimal.hpp"

namespace poolbill::json {
namespace {

constexpr std::int64_t most_pieces = 1'000'000'000;

std::vector<NodeRequest> nodes_of(ObjectReader& reader, Findings& findings, bool with_mode) {
    std::vector<NodeRequest> nodes;
    for (const Value element : reader.array("nodes", true)) {
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

std::vector<DiskGroup> disks_of(ObjectReader& reader, Findings& findings) {
    std::vector<DiskGroup> disks;
    for (const Value element : reader.array("disks", false)) {
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
Discount discount_of(ObjectReader& reader) {
    const Value found = reader.member("discount_percent");
    if (!found.exists()) return {};
    const Result<std::int64_t> hundredths = found.kind() == Kind::string
                                                ? parse_decimal(found.text(), 2)
                                                : Result<std::int64_t>(Error{"json.type", "", ""});
    if (hundredths && *hundredths >= 0 && *hundredths <= 10'000) return {static_cast<int>(*hundredths)};
    reader.fail(found, "discount.range",
                "A discount is a percentage in quotes from \"0\" to \"100\", such as \"12.5\".");
    return {};
}

CreatePool create_pool(ObjectReader& reader, Findings& findings) {
    return {reader.string("pool"), nodes_of(reader, findings, false), disks_of(reader, findings)};
}

ScalePool scale_pool(ObjectReader& reader, Findings& findings) {
    ScalePool action{reader.string("pool"), nodes_of(reader, findings, true), std::nullopt};
    if (reader.has("disks")) action.disks = disks_of(reader, findings);
    return action;
}

SetPoolStatus set_pool_status(ObjectReader& reader, Findings& findings) {
    SetPoolStatus action;
    action.pool = reader.string("pool");
    if (reader.has("phase")) action.phase = reader.word("phase", parse_pool_phase, PoolPhase::running, true);
    if (const Value scopes = reader.member("scopes"); scopes.exists()) {
        ObjectReader states(scopes, findings);
        if (scopes.kind() == Kind::object) {
            for (const Value scope : scopes) {
                const ScopeState state =
                    states.word(scope.key(), parse_scope_state, ScopeState::enabled, true);
                action.scopes.push_back({std::string(scope.key()), state});
            }
        }
    }
    if (const auto bits = reader.optional_integer("control_mode", 0, 31))
        action.control_mode = static_cast<int>(*bits);
    action.creating_nodes = reader.optional_integer("creating_nodes", 0, most_pieces);
    action.deleting_nodes = reader.optional_integer("deleting_nodes", 0, most_pieces);
    return action;
}

SetNodeBilling set_node_billing(ObjectReader& reader) {
    SetNodeBilling action;
    action.pool = reader.string("pool");
    action.flavor = reader.string("flavor");
    action.count = reader.optional_integer("count", 1, most_pieces);
    action.mode = reader.word("mode", parse_billing_mode, BillingMode::pay_per_use, true);
    return action;
}

SubmitChangeOrder submit_change_order(ObjectReader& reader) {
    SubmitChangeOrder action;
    action.pool = reader.string("pool");
    action.order = reader.string("order");
    action.term = reader.term("term");
    action.auto_renew = reader.optional_boolean("auto_renew", false);
    action.discount = discount_of(reader);
    action.needs_approval = reader.optional_boolean("needs_approval", false);
    return action;
}

PaymentMethod method_of(ObjectReader& reader) {
    return reader.word("method", parse_payment_method, PaymentMethod::balance, false);
}

Renew renew(ObjectReader& reader) {
    Renew action;
    action.pool = reader.string("pool");
    action.order = reader.optional_string("order");
    action.term = reader.term("term");
    action.method = method_of(reader);
    action.discount = discount_of(reader);
    return action;
}

SetExpiryDay set_expiry_day(ObjectReader& reader) {
    SetExpiryDay action;
    action.pool = reader.string("pool");
    const Value day = reader.member("day");
    if (!day.exists() || day.kind() == Kind::null) return action;
    const auto number = reader.optional_integer("day", -1, 28);
    if (number && *number == 0) {
        reader.fail(day, "number.range", "The day is 1 to 28, or -1 for the last day of the month.");
    } else if (number) {
        action.day = static_cast<int>(*number);
    }
    return action;
}

std::optional<Action> action_of(std::string_view name, ObjectReader& reader, Findings& findings) {
    if (name == "create_pool") return create_pool(reader, findings);
    if (name == "scale_pool") return scale_pool(reader, findings);
    if (name == "delete_pool") return DeletePool{reader.string("pool")};
    if (name == "set_pool_status") return set_pool_status(reader, findings);
    if (name == "set_node_billing") return set_node_billing(reader);
    if (name == "submit_change_order") return submit_change_order(reader);
    if (name == "approve_order")
        return ApproveOrder{reader.string("order"), reader.optional_boolean("approved", true)};
    if (name == "pay_order")
        return PayOrder{reader.string("order"), method_of(reader), reader.optional_amount("coupon")};
    if (name == "fail_payment") return FailPayment{reader.string("order"), reader.optional_string("reason")};
    if (name == "cancel_order") return CancelOrder{reader.string("order")};
    if (name == "set_auto_renew") {
        return SetAutoRenew{reader.string("pool"), reader.optional_boolean("enabled", true)};
    }
    if (name == "renew") return renew(reader);
    if (name == "set_expiry_day") return set_expiry_day(reader);
    if (name == "unsubscribe") return Unsubscribe{reader.string("pool"), reader.optional_string("order")};
    if (name == "top_up") return TopUp{reader.amount("amount")};
    return std::nullopt;
}

std::optional<LogEntry> entry_of(Value value, Findings& findings) {
    ObjectReader reader(value, findings);
    const Instant at = reader.instant("at");
    const std::string_view name = reader.text("do");
    if (name.empty()) return std::nullopt;
    std::optional<Action> action = action_of(name, reader, findings);
    if (!action) {
        reader.fail(reader.member("do"), "action.unknown",
                    "There is no action \"" + std::string(name.substr(0, 40)) + "\".");
        return std::nullopt;
    }
    return LogEntry{at, std::move(*action), reader.finish()};
}

Prices prices_of(ObjectReader& reader) {
    return {reader.price("hourly"), reader.optional_price("monthly"), reader.optional_price("yearly")};
}

template <class Entry>
void check_unique(const std::vector<Entry>& entries, ObjectReader& reader, std::string_view key) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto same = [&entries, i](const Entry& other) { return other.code == entries[i].code; };
        if (std::find_if(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(i), same) ==
            entries.begin() + static_cast<std::ptrdiff_t>(i)) {
            continue;
        }
        reader.fail(reader.member(key), "catalog.duplicate",
                    "The code \"" + entries[i].code + "\" is there twice.");
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
        reader.fail(reader.member("format"), "scenario.format", "This is not a \"poolbill/scenario\" file.");
        return false;
    }
    const std::int64_t version = reader.integer("version", 1, 1'000'000);
    if (version != 1) {
        reader.fail(
            reader.member("version"), "scenario.version",
            "Version " + std::to_string(version) + " is newer than this program, which reads version 1.");
        return false;
    }
    return true;
}

}  // namespace

Result<ParsedScenario, Errors> parse_scenario_with_warnings(std::string_view text, Mode mode) {
    const Result<Document> document = Document::parse(text);
    if (!document) return Errors{document.error()};
    return read_scenario(*document, mode);
}

Result<ParsedScenario, Errors> read_scenario(const Document& document, Mode mode) {
    Findings findings;
    findings.mode = mode;
    ObjectReader reader(document.root(), findings);
    if (!check_format(reader)) return findings.errors;

    Scenario scenario;
    scenario.site = reader.optional_string("site", "intl");
    const Result<SitePolicy> policy = site_policy(scenario.site);
    if (!policy) reader.fail(reader.member("site"), policy.error());
    read_settings(reader, findings, scenario);
    if (const Value catalog = reader.member("catalog"); catalog.exists()) {
        scenario.catalog = catalog_of(catalog, findings, policy ? policy->currency : usd);
    } else if (document.root().kind() == Kind::object) {
        reader.fail(document.root(), "json.missing", "The key \"catalog\" is missing.");
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
    scenario.extra = reader.finish();
    if (!findings.errors.empty()) return findings.errors;
    return ParsedScenario{std::move(scenario), std::move(findings.warnings)};
}

Result<Scenario, Errors> parse_scenario(std::string_view text, Mode mode) {
    Result<ParsedScenario, Errors> parsed = parse_scenario_with_warnings(text, mode);
    if (!parsed) return parsed.error();
    return std::move(std::move(parsed).value().scenario);
}

}  // namespace poolbill::json
