// Times the engine natively. `./dev bench engine` prints the result beside WASM and a script.
#include <benchmark/benchmark.h>

#include "tests/bench/support/engine_work.hpp"

namespace poolbill::bench {
namespace {

constexpr std::int64_t thousand = 1000;

void totals_of_1000_pools(benchmark::State& state) {
    const World world = ten_years(thousand);
    for (auto _ : state)
        benchmark::DoNotOptimize(totals(world));
    state.counters["lines"] = static_cast<double>(world.bills().line_count());
}
BENCHMARK(totals_of_1000_pools);

void window_of_50_lines(benchmark::State& state) {
    const World world = ten_years(1);
    const auto place = static_cast<Place>(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(window(world, place));
}
BENCHMARK(window_of_50_lines)->DenseRange(0, 2);

void stream_all_lines(benchmark::State& state) {
    const World world = ten_years(thousand);
    for (auto _ : state)
        benchmark::DoNotOptimize(stream_all(world));
    state.counters["lines"] = static_cast<double>(world.bills().line_count());
}
BENCHMARK(stream_all_lines);

void load_and_check_1000_pools(benchmark::State& state) {
    const std::string text = large_scenario_text();
    for (auto _ : state)
        benchmark::DoNotOptimize(load_and_check(text));
    state.counters["bytes"] = static_cast<double>(text.size());
}
BENCHMARK(load_and_check_1000_pools);

void heap_of_1000_pools(benchmark::State& state) {
    std::int64_t bytes = 0;
    for (auto _ : state)
        bytes = heap_with_scenario_open();
    state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(heap_of_1000_pools)->Iterations(1);

}  // namespace
}  // namespace poolbill::bench
