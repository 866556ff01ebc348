#include "core/cli/commands.hpp"
#include "core/scenario/replay.hpp"

namespace poolbill::cli {

Result<World> world_at(const Scenario& scenario, const Options& options) {
    const Result<Instant> at = options.instant("--at", scenario.now);
    if (!at) return at.error();
    return replay(scenario, *at);
}

Status bills(const Scenario& scenario, const Options& options, exports::Output& output) {
    const Result<World> world = world_at(scenario, options);
    if (!world) return world.error();
    exports::write_all(options.format->writers.bills({*world, world->bills(), {}}, options.choices()),
                       output);
    return Done();
}

}  // namespace poolbill::cli
