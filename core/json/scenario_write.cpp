#include "core/json/object.hpp"
#include "core/json/scenario_json.hpp"
#include "core/money/decimal.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill::json {
namespace {

/// One line of text, with blanks after colons and commas, as a person would write it.
class Row {
  public:
    Row& raw(std::string_view key, std::string_view value) {
        begin(key);
        text_ += value;
        return *this;
    }
    Row& text(std::string_view key, std::string_view value) {
        begin(key);
        append_quoted(text_, value);
        return *this;
    }
    Row& number(std::string_view key, std::int64_t value) { return raw(key, std::to_string(value)); }
    Row& flag(std::string_view key, bool value) { return raw(key, value ? "true" : "false"); }
    Row& extra(const ExtraMembers& members) {
        for (const auto& [key, value] : members)
            raw(key, value);
        return *this;
    }
    std::string str() const { return text_.empty() ? "{}" : text_ + " }"; }

  private:
    void begin(std::string_view key) {
        text_ += text_.empty() ? "{ " : ", ";
        append_quoted(text_, key);
        text_ += ": ";
    }

    std::string text_;
};

template <class Entries, class Write>
std::string list(const Entries& entries, Write write) {
    std::string out;
    for (const auto& entry : entries) {
        out += out.empty() ? "[ " : ", ";
        out += write(entry);
    }
    return out.empty() ? "[]" : out + " ]";
}

/// One element per line, indented; "[]" when there is none.
template <class Entries, class Write>
std::string block(const Entries& entries, std::string_view indent, Write write) {
    if (entries.empty()) return "[]";
    std::string out = "[";
    for (std::size_t i = 0; i < entries.size(); ++i) {
        out += i == 0 ? "\n" : ",\n";
        out += indent;
        out += "  ";
        out += write(entries[i]);
    }
    return out + "\n" + std::string(indent) + "]";
}

std::string node(const NodeRequest& request) {
    Row row;
    row.text("flavor", request.flavor).number("count", request.count);
    if (request.mode) row.text("mode", to_string(*request.mode));
    return row.extra(request.extra).str();
}

std::string disk(const DiskGroup& group) {
    return Row().text("type", group.type).number("size_gb", group.size_gb).number("count", group.count).str();
}

std::string term(Term value) {
    return Row().number(value.unit() == Term::Unit::year ? "years" : "months", value.count()).str();
}

void add_discount(Row& row, Discount discount) {
    if (discount.basis_points == 0) return;
    row.text("discount_percent", format_decimal(discount.basis_points, 2));
}

void add(Row& row, const CreatePool& deed) {
    row.text("pool", deed.pool).raw("nodes", list(deed.nodes, node));
    if (!deed.disks.empty()) row.raw("disks", list(deed.disks, disk));
}
void add(Row& row, const ScalePool& deed) {
    row.text("pool", deed.pool).raw("nodes", list(deed.nodes, node));
    if (deed.disks) row.raw("disks", list(*deed.disks, disk));
}
void add(Row& row, const DeletePool& deed) {
    row.text("pool", deed.pool);
}
void add(Row& row, const SetPoolStatus& deed) {
    row.text("pool", deed.pool);
    if (deed.phase) row.text("phase", to_string(*deed.phase));
    if (!deed.scopes.empty()) {
        Row scopes;
        for (const Scope& scope : deed.scopes)
            scopes.text(scope.type, to_string(scope.state));
        row.raw("scopes", scopes.str());
    }
    if (deed.control_mode) row.number("control_mode", *deed.control_mode);
    if (deed.creating_nodes) row.number("creating_nodes", *deed.creating_nodes);
    if (deed.deleting_nodes) row.number("deleting_nodes", *deed.deleting_nodes);
}
void add(Row& row, const SetNodeBilling& deed) {
    row.text("pool", deed.pool).text("flavor", deed.flavor);
    if (deed.count) row.number("count", *deed.count);
    row.text("mode", to_string(deed.mode));
}
void add(Row& row, const SubmitChangeOrder& deed) {
    row.text("pool", deed.pool).text("order", deed.order).raw("term", term(deed.term));
    row.flag("auto_renew", deed.auto_renew);
    add_discount(row, deed.discount);
    if (deed.needs_approval) row.flag("needs_approval", true);
}
void add(Row& row, const ApproveOrder& deed) {
    row.text("order", deed.order).flag("approved", deed.approved);
}
void add(Row& row, const PayOrder& deed) {
    row.text("order", deed.order).text("method", to_string(deed.method));
    if (!deed.coupon.is_zero()) row.text("coupon", to_short_string(deed.coupon));
}
void add(Row& row, const FailPayment& deed) {
    row.text("order", deed.order);
    if (!deed.reason.empty()) row.text("reason", deed.reason);
}
void add(Row& row, const CancelOrder& deed) {
    row.text("order", deed.order);
}
void add(Row& row, const SetAutoRenew& deed) {
    row.text("pool", deed.pool).flag("enabled", deed.enabled);
}
void add(Row& row, const Renew& deed) {
    row.text("pool", deed.pool);
    if (!deed.order.empty()) row.text("order", deed.order);
    row.raw("term", term(deed.term)).text("method", to_string(deed.method));
    add_discount(row, deed.discount);
}
void add(Row& row, const SetExpiryDay& deed) {
    row.text("pool", deed.pool).raw("day", deed.day ? std::to_string(*deed.day) : "null");
}
void add(Row& row, const Unsubscribe& deed) {
    row.text("pool", deed.pool);
    if (!deed.order.empty()) row.text("order", deed.order);
}
void add(Row& row, const TopUp& deed) {
    row.text("amount", to_short_string(deed.amount));
}

std::string action_row(const Action& action) {
    Row row;
    row.text("at", format_instant(action.at)).text("do", name_of(action.deed));
    std::visit([&row](const auto& deed) { add(row, deed); }, action.deed);
    return row.extra(action.extra).str();
}

void add_prices(Row& row, const Prices& prices) {
    row.text("hourly", to_string(prices.hourly));
    if (prices.monthly) row.text("monthly", to_string(*prices.monthly));
    if (prices.yearly) row.text("yearly", to_string(*prices.yearly));
}

std::string flavor_row(const Flavor& flavor) {
    Row row;
    row.text("code", flavor.code).text("name", flavor.name);
    add_prices(row, flavor.prices);
    if (flavor.sold_out) row.flag("sold_out", true);
    return row.extra(flavor.extra).str();
}

std::string disk_type_row(const DiskType& type) {
    Row row;
    row.text("code", type.code).text("name", type.name);
    add_prices(row, type.prices);
    return row.extra(type.extra).str();
}

std::string pool_row(const PoolIdentity& pool) {
    Row row;
    row.text("id", pool.id).text("name", pool.name).text("type", to_string(pool.type));
    if (!pool.region.empty()) row.text("region", pool.region);
    return row.extra(pool.extra).str();
}

}  // namespace

std::string write_scenario(const Scenario& scenario) {
    return write_scenario(scenario, scenario.now);
}

std::string write_scenario(const Scenario& scenario, Instant now) {
    std::string out = "{\n  \"format\": \"poolbill/scenario\",\n  \"version\": 1,\n";
    const auto member = [&out](std::string_view key, const std::string& value) {
        out += "  " + quote(key) + ": " + value + ",\n";
    };
    member("site", quote(scenario.site));
    if (!scenario.settings.empty()) {
        Row settings;
        for (const SettingOverride& change : scenario.settings)
            settings.text(change.key, change.value);
        member("settings", settings.str());
    }
    std::string catalog = "{\n    \"currency\": " + quote(scenario.catalog.currency.code()) +
                          ",\n    \"flavors\": " + block(scenario.catalog.flavors, "    ", flavor_row);
    if (!scenario.catalog.disks.empty()) {
        catalog += ",\n    \"disks\": " + block(scenario.catalog.disks, "    ", disk_type_row);
    }
    for (const auto& [key, value] : scenario.catalog.extra)
        catalog += ",\n    " + quote(key) + ": " + value;
    member("catalog", catalog + "\n  }");
    if (scenario.account) {
        member("account", Row()
                              .text("cash", to_short_string(scenario.account->cash))
                              .text("credit", to_short_string(scenario.account->credit))
                              .extra(scenario.account->extra)
                              .str());
    }
    member("pools", block(scenario.pools, "  ", pool_row));
    member("actions", block(scenario.actions, "  ", action_row));
    for (const auto& [key, value] : scenario.extra)
        member(key, value);
    return out + "  \"now\": " + quote(format_instant(now)) + "\n}\n";
}

}  // namespace poolbill::json
