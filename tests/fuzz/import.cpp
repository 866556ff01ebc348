// Any bytes as two files that somebody imports, split at a marker. Whatever is taken can be replayed and
// written, is read back as the same scenario, its own bills reconcile without a crash, and it is the same when it is read
// and derived in small pieces. Runs under libFuzzer.
#include <cstdint>
#include <string>
#include <string_view>

#include "core/intake/import.hpp"
#include "core/intake/summary.hpp"
#include "core/json/scenario_json.hpp"
#include "core/reconcile/reconcile.hpp"
#include "core/scenario/replay.hpp"
#include "core/time/zone.hpp"
#include "tests/fuzz/support/world_checks.hpp"
#include "tests/support/import_outcome.hpp"

using namespace poolbill;
using fuzz::require;

namespace {

std::vector<intake::NamedFile> files_of(std::string_view bytes) {
    constexpr std::string_view marker = "\n%%%\n";
    const std::size_t at = bytes.find(marker);
    if (at == std::string_view::npos) return {{"one", std::string(bytes)}};
    return {{"one", std::string(bytes.substr(0, at))},
            {"two", std::string(bytes.substr(at + marker.size()))}};
}

void require_usable(const intake::Imported& imported) {
    const Scenario& scenario = imported.scenario;
    require(check(scenario).ok(), "what was imported cannot be replayed");
    const std::string text = json::write_scenario(scenario);
    const Result<Scenario, Errors> again = json::parse_scenario(text, json::Mode::tolerant);
    require(again.ok() && json::write_scenario(*again) == text, "what was imported is not read back");
    require(!intake::summary_json(imported).empty(), "there is no summary");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    intake::ImportOptions options;
    options.now = from_local(2025, 11, 27);
    constexpr std::size_t all = ~std::size_t{0};
    const std::size_t piece = 1 + size % 64;
    require(test::import_outcome(test::read_in_pieces(files_of(bytes), piece), options, piece) ==
                test::import_outcome(test::read_in_pieces(files_of(bytes), all), options, all),
            "an import in pieces is another one");
    intake::Notes notes;
    const Result<intake::Imported> imported = intake::import_files(files_of(bytes), options, notes);
    if (!imported) {
        require(!imported.error().message.empty(), "a refusal says nothing");
        return 0;
    }
    require_usable(*imported);
    const Result<intake::Facts> facts = intake::read_bills(files_of(bytes), {});
    const Result<World> world = replay(imported->scenario, imported->scenario.now);
    if (!facts || !world) return 0;
    const reconcile::Reconciliation result = reconcile::reconcile(*world, facts->bills);
    require(result.rows.size() >= facts->bills.rows.size(), "a record has no verdict");
    return 0;
}
