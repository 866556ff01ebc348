#include "core/scenario/compare.hpp"

#include "core/cli/commands.hpp"

namespace poolbill::cli {

Status compare_terms(const Scenario& scenario, const Options& options, exports::Output& output) {
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
    const auto rows =
        compare(scenario, *pool, *at, until, nullptr, options.has("--stops") ? AtEnd::stops : AtEnd::goes_on);
    if (!rows) return rows.error();
    options.format->writers.comparison({*rows}, options.choices(), output);
    return Done();
}

}  // namespace poolbill::cli
