#include "core/scenario/compare.hpp"

#include "core/base/quoted.hpp"
#include "core/cli/commands.hpp"

namespace poolbill::cli {

Result<std::uint32_t> named_pool(const Scenario& scenario, const Options& options) {
    const std::string id = options.get("--pool");
    if (const std::optional<std::uint32_t> pool = scenario.find_pool(id)) return *pool;
    return Error{"pool.unknown", "--pool", "The scenario has no pool " + quoted(id) + "."};
}

Status compare_terms(const Scenario& scenario, const Options& options, exports::Output& output) {
    const Result<Instant> at = options.instant("--at", scenario.now);
    if (!at) return at.error();
    std::optional<Instant> until;
    if (options.has("--until")) {
        const Result<Instant> given = options.instant("--until", scenario.now);
        if (!given) return given.error();
        until = *given;
    }
    const Result<std::uint32_t> pool = named_pool(scenario, options);
    if (!pool) return pool.error();
    const auto rows =
        compare(scenario, *pool, *at, until, nullptr, options.has("--stops") ? AtEnd::stops : AtEnd::goes_on);
    if (!rows) return rows.error();
    options.format->writers.comparison({*rows}, options.choices(), output);
    return Done();
}

}  // namespace poolbill::cli
