#include "core/scenario/compare.hpp"

#include "core/cli/commands.hpp"
#include "core/cli/table.hpp"
#include "core/json/bills_json.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill::cli {
namespace {

std::string or_none(const std::optional<Instant>& instant, std::string_view none) {
    return instant ? format_local(*instant) : std::string(none);
}

Table table_of(std::span<const ComparisonRow> rows, std::string_view never) {
    Table table;
    table.columns = {{"term"},
                     {"total", true},
                     {"pay_per_use", true},
                     {"saving", true},
                     {"break_even"},
                     {"expires"},
                     {"compared_until"},
                     {"free_tail_seconds", true},
                     {"utilisation_percent", true}};
    for (const ComparisonRow& row : rows) {
        table.rows.push_back({row.term ? to_string(*row.term) : "pay-per-use", to_string(row.total),
                              to_string(row.pay_per_use), to_string(row.saving),
                              row.term ? or_none(row.break_even, never) : "", or_none(row.expires, ""),
                              format_local(row.compared.end), std::to_string(row.free_tail_seconds),
                              row.utilisation});
    }
    return table;
}

}  // namespace

Output compare_terms(const Scenario& scenario, const Options& options) {
    const Result<Instant> at = options.instant("--at", scenario.now);
    if (!at) return at.error();
    std::optional<Instant> until;
    if (options.has("--until")) {
        const Result<Instant> given = options.instant("--until", scenario.now);
        if (!given) return given.error();
        until = *given;
    }
    const std::optional<std::uint32_t> pool = scenario.find_pool(options.get("--pool"));
    if (!pool) {
        return Error{"pool.unknown", "--pool", "The scenario has no pool \"" + options.get("--pool") + "\"."};
    }
    const auto rows = compare(scenario, *pool, *at, until);
    if (!rows) return rows.error();
    const std::string format = options.get("--format", "table");
    if (format == "json") return json::write_comparison(*rows);
    if (format == "csv") return table_of(*rows, "").csv();
    return table_of(*rows, "never").text();
}

}  // namespace poolbill::cli
