#include "core/cli/commands.hpp"

namespace poolbill::cli {

Status statement(const Scenario& scenario, const Options& options, exports::Output& output) {
    const Result<World> world = world_at(scenario, options);
    if (!world) return world.error();
    const bool by_day = options.get("--by", "month") == "day";
    const std::vector<Statement> all =
        statements(*world, by_day ? StatementPeriod::day : StatementPeriod::month);
    options.format->writers.statements({*world, all}, options.choices(), output);
    return Done();
}

}  // namespace poolbill::cli
