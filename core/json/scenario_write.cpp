#include "core/json/object.hpp"
#include "core/json/scenario_json.hpp"
#include "core/money/decimal.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill::json {
namespace {

/// An object on one line, with spaces after colons and commas, as a person would write it. Appended directly
/// to the output: a log has tens of thousands of them.
class Row {
  public:
    explicit Row(std::string& out) : out_(out) { out_ += '{'; }

    Row& raw(std::string_view key, std::string_view value) {
        begin(key);
        out_ += value;
        return *this;
    }
    Row& text(std::string_view key, std::string_view value) {
        begin(key);
        append_quoted(out_, value);
        return *this;
    }
    Row& number(std::string_view key, std::int64_t value) { return raw(key, std::to_string(value)); }
    Row& flag(std::string_view key, bool value) { return raw(key, value ? "true" : "false"); }
    /// A list on the same line; "[]" when it is empty.
    template <class Entries, class Write>
    Row& list(std::string_view key, const Entries& entries, Write write) {
        begin(key);
        out_ += '[';
        std::string_view before = " ";
        for (const auto& entry : entries) {
            out_ += before;
            before = ", ";
            write(out_, entry);
        }
        out_ += entries.empty() ? "]" : " ]";
        return *this;
    }
    Row& term(std::string_view key, Term value) {
        begin(key);
        Row(out_).number(value.unit() == Term::Unit::year ? "years" : "months", value.count()).end();
        return *this;
    }
    Row& extra(const ExtraMembers& members) {
        for (const auto& [key, value] : members)
            raw(key, value);
        return *this;
    }
    Row member(std::string_view key) {
        begin(key);
        return Row(out_);
    }
    void end() { out_ += is_empty_ ? "}" : " }"; }

  private:
    void begin(std::string_view key) {
        out_ += is_empty_ ? " " : ", ";
        is_empty_ = false;
        append_quoted(out_, key);
        out_ += ": ";
    }

    std::string& out_;
    bool is_empty_ = true;
};

/// One element per line, indented; "[]" when there is none.
template <class Entries, class Write>
void append_block(std::string& out, const Entries& entries, std::string_view indent, Write write) {
    out += '[';
    std::string_view before = "\n";
    for (const auto& entry : entries) {
        out.append(before).append(indent) += "  ";
        before = ",\n";
        write(out, entry);
    }
    if (!entries.empty()) out.append("\n") += indent;
    out += ']';
}

void append_node(std::string& out, const NodeRequest& request) {
    Row row(out);
    row.text("flavor", request.flavor).number("count", request.count);
    if (request.mode) row.text("mode", to_string(*request.mode));
    row.extra(request.extra).end();
}

void append_disk(std::string& out, const DiskGroup& group) {
    Row(out).text("type", group.type).number("size_gb", group.size_gb).number("count", group.count).end();
}

/// How a member of an action is written. A member type without a `write_field` does not compile.
void write_field(Row& row, std::string_view key, const std::string& text) {
    row.text(key, text);
}
void write_field(Row& row, std::string_view key, bool flag) {
    row.flag(key, flag);
}
void write_field(Row& row, std::string_view key, Term term) {
    row.term(key, term);
}
void write_field(Row& row, std::string_view key, Discount discount) {
    row.text(key, format_decimal(discount.basis_points, 2));
}
void write_field(Row& row, std::string_view key, Amount amount) {
    row.text(key, to_short_string(amount));
}
template <class Word>
requires std::is_enum_v<Word>
void write_field(Row& row, std::string_view key, Word word) {
    row.text(key, to_string(word));
}
void write_field(Row& row, std::string_view key, Instant instant) {
    row.text(key, format_instant(instant));
}
void write_field(Row& row, std::string_view key, std::int64_t number) {
    row.number(key, number);
}
void write_field(Row& row, std::string_view key, int number) {
    row.number(key, number);
}
void write_field(Row& row, std::string_view key, const std::vector<NodeRequest>& nodes) {
    row.list(key, nodes, append_node);
}
void write_field(Row& row, std::string_view key, const std::vector<DiskGroup>& disks) {
    row.list(key, disks, append_disk);
}
void write_field(Row& row, std::string_view key, const std::vector<Scope>& scopes) {
    Row states = row.member(key);
    for (const Scope& scope : scopes)
        states.text(scope.type, to_string(scope.state));
    states.end();
}
template <class T>
void write_field(Row& row, std::string_view key, const std::optional<T>& value) {
    if (value) return write_field(row, key, *value);
    row.raw(key, "null");
}

template <class A>
void add_fields(Row& row, const A& action) {
    for_each_field<A>([&](const auto& field) {
        const auto& member = action.*field.member;
        if (field.presence == Presence::sparse && member == A().*field.member) return;
        write_field(row, field.key, member);
    });
}

void append_entry(std::string& out, const LogEntry& entry) {
    Row row(out);
    row.text("at", format_instant(entry.at)).text("do", word_of(entry.action));
    std::visit([&row](const auto& action) { add_fields(row, action); }, entry.action);
    row.extra(entry.extra).end();
}

void add_prices(Row& row, const Prices& prices) {
    row.text("hourly", to_string(prices.hourly));
    if (prices.monthly) row.text("monthly", to_string(*prices.monthly));
    if (prices.yearly) row.text("yearly", to_string(*prices.yearly));
    if (!prices.discount.is_none()) write_field(row, "discount_percent", prices.discount);
}

void add_origins(Row& row, const PriceOrigins& origins) {
    if (origins.empty()) return;
    Row sources = row.member("sources");
    for (const PriceOrigin& origin : origins) {
        Row stated = sources.member(to_string(origin.kind));
        stated.text("from", to_string(origin.source));
        if (origin.as_of) stated.text("as_of", format_instant(*origin.as_of));
        if (!origin.place.empty()) stated.text("place", origin.place);
        stated.end();
    }
    sources.end();
}

void add_changes(Row& row, const PriceChanges& changes) {
    if (changes.empty()) return;
    row.list("changes", changes, [](std::string& out, const PriceChange& change) {
        Row entry(out);
        entry.text("from", format_instant(change.from));
        add_prices(entry, change.prices);
        add_origins(entry, change.origins);
        entry.extra(change.extra).end();
    });
}

void append_flavor(std::string& out, const Flavor& flavor) {
    Row row(out);
    row.text("code", flavor.code).text("name", flavor.name);
    add_prices(row, flavor.prices);
    add_origins(row, flavor.origins);
    add_changes(row, flavor.changes);
    if (flavor.sold_out) row.flag("sold_out", true);
    row.extra(flavor.extra).end();
}

void append_disk_type(std::string& out, const DiskType& type) {
    Row row(out);
    row.text("code", type.code).text("name", type.name);
    add_prices(row, type.prices);
    add_origins(row, type.origins);
    add_changes(row, type.changes);
    row.extra(type.extra).end();
}

void append_pool(std::string& out, const PoolIdentity& pool) {
    Row row(out);
    row.text("id", pool.id).text("name", pool.name).text("type", to_string(pool.type));
    if (!pool.region.empty()) row.text("region", pool.region);
    row.extra(pool.extra).end();
}

}  // namespace

std::string write_scenario(const Scenario& scenario) {
    return write_scenario(scenario, scenario.now);
}

std::string write_scenario(const Scenario& scenario, Instant now) {
    std::string out = "{\n  \"format\": \"poolbill/scenario\",\n  \"version\": 1,\n";
    const auto begin = [&out](std::string_view indent, std::string_view key) {
        out += indent;
        append_quoted(out, key);
        out += ": ";
    };
    const auto member = [&](std::string_view key, std::string_view value) {
        begin("  ", key);
        out.append(value) += ",\n";
    };
    const auto block = [&](std::string_view indent, std::string_view key, const auto& entries, auto append) {
        begin(indent, key);
        append_block(out, entries, indent, append);
    };
    member("site", quote(scenario.site));
    if (!scenario.settings.empty()) {
        begin("  ", "settings");
        Row settings(out);
        for (const SettingOverride& change : scenario.settings)
            settings.text(change.key, change.value);
        settings.end();
        out += ",\n";
    }
    begin("  ", "catalog");
    out += "{\n";
    begin("    ", "currency");
    out += quote(scenario.catalog.currency.code()) + ",\n";
    block("    ", "flavors", scenario.catalog.flavors, append_flavor);
    if (!scenario.catalog.disks.empty()) {
        out += ",\n";
        block("    ", "disks", scenario.catalog.disks, append_disk_type);
    }
    for (const auto& [key, value] : scenario.catalog.extra) {
        out += ",\n";
        begin("    ", key);
        out += value;
    }
    out += "\n  },\n";
    if (scenario.account) {
        begin("  ", "account");
        Row(out)
            .text("cash", to_short_string(scenario.account->cash))
            .text("credit", to_short_string(scenario.account->credit))
            .extra(scenario.account->extra)
            .end();
        out += ",\n";
    }
    block("  ", "pools", scenario.pools, append_pool);
    out += ",\n";
    block("  ", "actions", scenario.log, append_entry);
    out += ",\n";
    for (const auto& [key, value] : scenario.extra)
        member(key, value);
    begin("  ", "now");
    return out + quote(format_instant(now)) + "\n}\n";
}

}  // namespace poolbill::json
