#include "core/scenario/explain.hpp"

#include <charconv>

#include "core/cli/commands.hpp"

namespace poolbill::cli {

namespace {

Result<Explanation> statement_explained(const World& world, const std::string& label) {
    // "2023-04" is a month, "2023-04-18" a day.
    const bool by_day = label.size() > 7;
    std::string labels;
    for (const Statement& each : statements(world, by_day ? StatementPeriod::day : StatementPeriod::month)) {
        if (each.label == label) return explain(world, each);
        labels += " " + each.label;
    }
    return Error{"statement.unknown", "--statement",
                 labels.empty()
                     ? "There is no statement at that time."
                     : "There is no statement " + label + " at that time; there are:" + labels + "."};
}

Result<Explanation> line_explained(const World& world, const std::string& text) {
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    const std::int64_t count = world.bills().line_count();
    if (failure != std::errc() || end != text.data() + text.size() || number < 1 || number > count) {
        return Error{"line.unknown", "--line",
                     count == 0 ? "There is no line at that time."
                                : "There is no line " + text + " at that time; there are lines 1 to " +
                                      std::to_string(count) + "."};
    }
    return explain(world, world.bills().lines(number - 1, 1).front());
}

}  // namespace

Status explain_line(const Scenario& scenario, const Options& options, exports::Output& output) {
    const Result<World> world = world_at(scenario, options);
    if (!world) return world.error();
    const Result<Explanation> explanation = options.has("--statement")
                                                ? statement_explained(*world, options.get("--statement"))
                                                : line_explained(*world, options.get("--line"));
    if (!explanation) return explanation.error();
    options.format->writers.explanation({*explanation}, options.choices(), output);
    return Done();
}

}  // namespace poolbill::cli
