#include "core/scenario/compare.hpp"

#include "core/base/error.hpp"
#include "core/cli/commands.hpp"
#include "core/scenario/named_pool.hpp"

namespace poolbill::cli {

Result<std::uint32_t> named_pool(const Scenario& scenario, const Options& options) {
    const Result<std::uint32_t> pool = poolbill::named_pool(scenario, options.get("--pool"));
    if (!pool) return within("--pool", pool.error());
    return *pool;
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
