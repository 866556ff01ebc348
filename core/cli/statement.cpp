#include "core/cli/commands.hpp"
#include "core/cli/statement_rows.hpp"

#include "core/json/bills_json.hpp"

namespace poolbill::cli {

Output statement(const Scenario& scenario, const Options& options) {
    const Result<World> world = world_at(scenario, options);
    if (!world) return world.error();
    const bool by_day = options.get("--by", "month") == "day";
    const std::vector<Statement> all =
        statements(*world, by_day ? StatementPeriod::day : StatementPeriod::month);
    const std::string format = options.get("--format", "table");
    if (format == "json") return json::write_statements(*world, all);
    if (format == "csv") return statement_rows(*world, all, false).csv();
    return statement_rows(*world, all, true).text();
}

}  // namespace poolbill::cli
