// Any bytes as a console's list of pools: each item is taken or rejected with a sentence, and what was taken
// can be billed or is refused as a whole. Runs under libFuzzer.
#include <cstdint>
#include <string_view>

#include "core/json/pool_list.hpp"
#include "core/scenario/replay.hpp"
#include "tests/fuzz/support/world_checks.hpp"

using namespace poolbill;
using fuzz::require;

namespace {

Scenario with_prices() {
    Scenario scenario;
    Flavor flavor;
    flavor.code = flavor.name = "f";
    flavor.prices = {*UnitPrice::parse("0.66"), *UnitPrice::parse("625.10"), std::nullopt};
    scenario.catalog.flavors.push_back(flavor);
    return scenario;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Scenario base = with_prices();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const Result<json::PoolList> list = json::parse_pool_list(text, base);
    if (!list) {
        require(!list.error().message.empty(), "a refusal says nothing");
        return 0;
    }
    for (const json::RejectedPool& rejected : list->rejected)
        require(!rejected.error.code.empty() && !rejected.error.message.empty(), "a rejection says nothing");
    Scenario scenario = base;
    scenario.pools = list->pools;
    scenario.actions = list->actions;
    const Status possible = check(scenario);
    require(possible.ok() || possible.error().code == "money.range", "what was taken cannot be replayed");
    return 0;
}
