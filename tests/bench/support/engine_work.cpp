#include "tests/bench/support/engine_work.hpp"

#include <malloc.h>

#include <cstdio>
#include <cstdlib>

#include "core/json/scenario_json.hpp"
#include "core/ledger/stream.hpp"
#include "core/time/zone.hpp"

namespace poolbill::bench {
namespace {

[[noreturn]] void give_up(const std::string& sentence) {
    std::fprintf(stderr, "bench: %s\n", sentence.c_str());
    std::abort();
}

World replayed(const Scenario& scenario) {
    Result<World> world = replay(scenario, scenario.now);
    if (!world) give_up(world.error().path + " " + world.error().message);
    return std::move(world).value();
}

Scenario empty(std::int64_t pools) {
    Scenario scenario;
    scenario.catalog.currency = usd;
    const UnitPrice monthly = UnitPrice::from_units(6'251'000'000'000);
    scenario.catalog.flavors = {
        {"f1", "8 vCPUs | 32 GB", {UnitPrice::from_units(6'600'000'000), monthly, std::nullopt}, false},
        {"f2", "16 vCPUs | 64 GB", {UnitPrice::from_units(7'410'000'001), monthly, std::nullopt}, false}};
    for (std::int64_t i = 0; i < pools; ++i) {
        const std::string id = "pool-" + std::to_string(i);
        scenario.pools.push_back({id, id, PoolType::dedicated, ""});
    }
    return scenario;
}

std::int64_t bytes_in_use() {
#ifdef __EMSCRIPTEN__
    return static_cast<std::int64_t>(mallinfo().uordblks);
#else
    const struct mallinfo2 info = mallinfo2();
    return static_cast<std::int64_t>(info.uordblks + info.hblkhd);
#endif
}

}  // namespace

World ten_years(std::int64_t pools) {
    Scenario scenario = empty(pools);
    const Instant start = from_local(2023, 4, 18, 15, 29, 16);
    scenario.settings = {{"tax_percent", "8.25"}};
    for (Flavor& flavor : scenario.catalog.flavors)
        flavor.prices.discount = Discount{1250};
    scenario.account = Account{Amount::from_units(Amount::units_per_one * 10'000'000'000), Amount()};
    scenario.log.push_back(
        {start, AddCoupon{CouponKind::voucher, Amount::from_units(Amount::units_per_one * 1000), {}}, {}});
    for (std::int64_t i = 0; i < pools; ++i) {
        const std::string flavor = i % 2 == 0 ? "f1" : "f2";
        scenario.log.push_back(
            {start,
             CreatePool{scenario.pools[static_cast<std::size_t>(i)].id, {{flavor, 1 + i % 7, {}}}, {}},
             {}});
    }
    scenario.now = from_local(2033, 4, 18, 15, 29, 16);
    return replayed(scenario);
}

std::int64_t totals(const World& world) {
    const Totals total = world.bills().total();
    return total.payable.units() + world.policy.tax.on(total.payable).units() + total.lines;
}

std::int64_t window(const World& world, Place place) {
    constexpr std::int64_t lines = 50;
    const Bills bills = world.bills(0);
    const std::int64_t last = bills.line_count() - lines;
    const std::int64_t first = place == Place::begin ? 0 : place == Place::middle ? last / 2 : last;
    std::int64_t sum = 0;
    for (const Line& line : bills.lines(first, lines))
        sum += line.payable.units();
    return sum;
}

std::int64_t stream_all(const World& world) {
    std::int64_t sum = 0;
    std::int64_t lines = 0;
    stream(world.bills(), [&](const Span&, const StreamedLine& line) {
        sum += line.payable.units() + line.end.time_since_epoch().count();
        ++lines;
        asm volatile("" : "+r"(sum));  // one line at a time: the compiler must not add up eight, or multiply
    });
    return sum + lines;
}

std::string large_scenario_text() {
    constexpr std::int64_t pools = 1000;
    Scenario scenario = empty(pools);
    Instant at = from_local(2023, 4, 18, 15, 29, 16);
    for (std::int64_t i = 0; i < pools; ++i) {
        const std::string& id = scenario.pools[static_cast<std::size_t>(i)].id;
        scenario.log.push_back({at, CreatePool{id, {{"f1", 1 + i % 7, {}}}, {}}, {}});
        at += Seconds{61};
        if (i % 2 == 0) {
            scenario.log.push_back({at, ScalePool{id, {{"f1", 9, {}}, {"f2", 1, {}}}, {}}, {}});
        } else {
            SubmitChangeOrder order;
            order.pool = id;
            order.order = "CS23041816-" + std::to_string(i);
            PayOrder payment;
            payment.order = order.order;
            scenario.log.push_back({at, order, {}});
            scenario.log.push_back({at, payment, {}});
        }
    }
    scenario.now = at;
    return json::write_scenario(scenario);
}

std::int64_t load_and_check(std::string_view text) {
    const Result<Scenario, Errors> scenario = json::parse_scenario(text);
    if (!scenario) give_up(scenario.error().front().message);
    const Status checked = check(*scenario);
    if (!checked) give_up(checked.error().message);
    return static_cast<std::int64_t>(scenario->log.size());
}

std::int64_t heap_with_scenario_open() {
    const std::int64_t before = bytes_in_use();
    const std::string text = large_scenario_text();
    const Result<Scenario, Errors> scenario = json::parse_scenario(text);
    if (!scenario) give_up(scenario.error().front().message);
    const World world = replayed(*scenario);
    return bytes_in_use() - before;
}

}  // namespace poolbill::bench
