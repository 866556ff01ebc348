// Times the engine as WASM under Node. Prints a subset of Google Benchmark's JSON: names, nanoseconds and
// counters.
#include <algorithm>
#include <chrono>
#include <cstdio>

#include "tests/bench/support/engine_work.hpp"

using namespace poolbill;
using namespace poolbill::bench;

namespace {

volatile std::int64_t kept;

/// Best of five batches, each at least 0.2 s long, so that other load on the machine matters little.
template <class Work>
double nanoseconds(Work&& work) {
    using Clock = std::chrono::steady_clock;
    const auto run = [&work](std::int64_t times) {
        const auto start = Clock::now();
        for (std::int64_t i = 0; i < times; ++i)
            kept = work();
        return std::chrono::duration<double, std::nano>(Clock::now() - start).count();
    };
    std::int64_t times = 1;
    while (run(times) < 2e8)
        times *= 2;
    double best = run(times);
    for (int batch = 1; batch < 5; ++batch)
        best = std::min(best, run(times));
    return best / static_cast<double>(times);
}

void print(const char* name, double time, const char* counter, std::int64_t count, bool last = false) {
    std::printf("{\"name\":\"%s\",\"real_time\":%.3f,\"time_unit\":\"ns\",\"%s\":%lld}%s\n", name, time,
                counter, static_cast<long long>(count), last ? "" : ",");
}

}  // namespace

int main() {
    std::printf("{\"benchmarks\":[\n");
    print("heap_of_1000_pools", 0, "bytes", heap_with_scenario_open());
    const std::string text = large_scenario_text();
    print("load_and_check_1000_pools", nanoseconds([&] { return load_and_check(text); }), "bytes",
          static_cast<std::int64_t>(text.size()));
    const World decade = ten_years(1);
    for (int place = 0; place < 3; ++place) {
        const std::string name = "window_of_50_lines/" + std::to_string(place);
        print(name.c_str(), nanoseconds([&] { return window(decade, static_cast<Place>(place)); }), "lines",
              50);
    }
    const World world = ten_years(1000);
    const std::int64_t lines = world.bills().line_count();
    print("totals_of_1000_pools", nanoseconds([&] { return totals(world); }), "lines", lines);
    print("stream_all_lines", nanoseconds([&] { return stream_all(world); }), "lines", lines, true);
    std::printf("]}\n");
}
