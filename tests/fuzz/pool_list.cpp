// Any bytes as a console's list of pools. Each item is taken or rejected with a sentence; the items taken can
// be billed, or are refused together; reading in slices gives the same. Runs under libFuzzer.
#include <cstdint>
#include <string_view>

#include "core/json/pool_list.hpp"
#include "core/scenario/replay.hpp"
#include "tests/fuzz/support/world_checks.hpp"
#include "tests/support/whole_pool_list.hpp"

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

void require_same_in_slices(std::string text, const Scenario& base, const Result<json::PoolList>& whole) {
    json::PoolListReader reader(text, base);
    for (;;) {
        const Result<bool> more = reader.read(text.size() / 7);
        require(more.ok() || !whole.ok(), "a list is bad in slices only");
        if (!more) return require(more.error().message == whole.error().message, "slices have another error");
        if (!*more) break;
    }
    require(whole.ok(), "a list is good in slices only");
    const json::PoolList list = std::move(reader).take();
    require(list.pools == whole->pools && list.log == whole->log, "slices bring other pools");
    require(list.rejected.size() == whole->rejected.size(), "slices reject other pools");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Scenario base = with_prices();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const Result<json::PoolList> list = test::read_pool_list(std::string(text), base);
    require_same_in_slices(std::string(text), base, list);
    if (!list) {
        require(!list.error().message.empty(), "a refusal says nothing");
        return 0;
    }
    for (const json::RejectedPool& rejected : list->rejected)
        require(!rejected.error.code.empty() && !rejected.error.message.empty(), "a rejection says nothing");
    Scenario scenario = base;
    scenario.pools = list->pools;
    scenario.log = list->log;
    const Status possible = check(scenario);
    require(possible.ok() || possible.error().code == "money.range", "what was taken cannot be replayed");
    return 0;
}
