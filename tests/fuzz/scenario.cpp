// Any bytes as a scenario file. Whatever is read is written and read back as the same scenario; checking it,
// its bills and its statements do not crash. Runs under libFuzzer.
#include <cstdlib>
#include <optional>
#include <string_view>

#include "core/cli/run.hpp"
#include "core/json/scenario_json.hpp"
#include "core/scenario/replay.hpp"
#include "tests/fuzz/support/world_checks.hpp"

using namespace poolbill;
using fuzz::require;

namespace {

void check_round_trip(const Scenario& scenario, json::Mode mode) {
    const std::string written = json::write_scenario(scenario);
    const Result<Scenario, Errors> again = json::parse_scenario(written, mode);
    require(again.ok(), "what was written cannot be read");
    require(*again == scenario, "reading what was written gives another scenario");
    require(json::write_scenario(*again) == written, "writing twice gives other bytes");
}

void run_every_command(std::string_view text) {
    const cli::ReadFile read = [text](const std::string&) { return std::string(text); };
    for (const std::string_view command : {"check", "statement"}) {
        std::string out, err;
        const std::string_view arguments[] = {command, "-"};
        const int code = cli::run(arguments, {read, std::nullopt}, exports::into(out), err);
        require(code == 0 || code == 1, "a command's exit code is not 0 or 1");
        require(code == 0 || !err.empty(), "a refusal says nothing");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const Result<Scenario, Errors> tolerant = json::parse_scenario(text, json::Mode::tolerant);
    const Result<Scenario, Errors> strict = json::parse_scenario(text, json::Mode::strict);
    require(tolerant.ok() || !strict.ok(), "strict reading accepts what tolerant reading refuses");
    if (!tolerant) {
        require(!tolerant.error().empty(), "a refusal without an error");
        return 0;
    }
    check_round_trip(*tolerant, json::Mode::tolerant);
    if (strict) {
        require(*strict == *tolerant, "strict and tolerant reading differ");
        check_round_trip(*strict, json::Mode::strict);
        run_every_command(text);
    }
    if (!check(*tolerant)) return 0;
    const Result<World> world = replay(*tolerant, tolerant->now);
    require(world.ok(), "a scenario that was checked does not replay");
    fuzz::check_world(*world);
    return 0;
}
