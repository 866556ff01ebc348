#include "core/scenario/explain.hpp"

#include <charconv>

#include "core/cli/commands.hpp"
#include "core/json/bills_json.hpp"

namespace poolbill::cli {

Output explain_line(const Scenario& scenario, const Options& options) {
    const Result<World> world = world_at(scenario, options);
    if (!world) return world.error();
    const std::string text = options.get("--line");
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    const std::int64_t count = world->bills().line_count();
    if (failure != std::errc() || end != text.data() + text.size() || number < 1 || number > count) {
        return Error{"line.unknown", "--line",
                     "There are lines 1 to " + std::to_string(count) + " at that time."};
    }
    const Explanation explanation = explain(*world, world->bills().lines(number - 1, 1).front());
    if (options.get("--format") == "json") return json::write_explanation(explanation);
    return to_text(explanation);
}

}  // namespace poolbill::cli
