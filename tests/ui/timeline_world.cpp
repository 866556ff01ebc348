#include "tests/ui/timeline_world.hpp"

#include <doctest/doctest.h>

#include "core/json/scenario_json.hpp"

namespace poolbill::ui::test {

std::string ten_years_json() {
    return R"({ "format": "poolbill/scenario", "version": 1, "site": "intl",
  "catalog": { "currency": "USD", "flavors": [
    { "code": "modelarts.vm.cpu.8ud", "name": "8 vCPUs | 32 GB", "hourly": "0.6612345678", "monthly": "625.10" },
    { "code": "modelarts.vm.cpu.16ud", "name": "16 vCPUs | 64 GB", "hourly": "1.32", "monthly": "1250.20" } ] },
  "pools": [ { "id": "pool-long", "name": "long", "type": "dedicated" } ],
  "actions": [
    { "at": "2013-02-17T15:29:16+08:00", "do": "create_pool", "pool": "pool-long",
      "nodes": [ { "flavor": "modelarts.vm.cpu.8ud", "count": 3 } ] },
    { "at": "2014-01-20T12:20:00+08:00", "do": "scale_pool", "pool": "pool-long",
      "nodes": [ { "flavor": "modelarts.vm.cpu.8ud", "count": 5 }, { "flavor": "modelarts.vm.cpu.16ud", "count": 1 } ] },
    { "at": "2014-02-20T09:59:59+08:00", "do": "scale_pool", "pool": "pool-long",
      "nodes": [ { "flavor": "modelarts.vm.cpu.8ud", "count": 2 } ] },
    { "at": "2022-11-05T16:30:30+08:00", "do": "submit_change_order", "pool": "pool-long", "order": "CS1",
      "term": { "years": 1 }, "auto_renew": false },
    { "at": "2022-11-05T16:30:30+08:00", "do": "pay_order", "order": "CS1", "method": "balance" },
    { "at": "2023-11-08T10:00:00+08:00", "do": "renew", "pool": "pool-long", "term": { "years": 3 } } ],
  "now": "2024-03-01T00:00:00+08:00" })";
}

World world_of_ten_years(Instant at) {
    Result<Scenario, Errors> scenario = json::parse_scenario(ten_years_json());
    REQUIRE(scenario.ok());
    Result<World> world = replay(*scenario, at);
    REQUIRE_MESSAGE(world.ok(), (world.ok() ? "" : world.error().message));
    return std::move(world).value();
}

}  // namespace poolbill::ui::test
