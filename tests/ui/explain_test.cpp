// *How this is computed*: every step of every explanation in the viewer's language.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "core/json/scenario_json.hpp"
#include "core/scenario/explain.hpp"
#include "core/scenario/replay.hpp"
#include "tests/ui/driver.hpp"
#include "web/ui/views/step_words.hpp"

namespace poolbill::ui::test {
namespace {

std::string text_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The worlds of the golden cases that can be replayed. In a file, the scenario is between two lines that
/// begin with "===".
std::vector<World> worlds_of_cases() {
    std::vector<World> worlds;
    const std::filesystem::path source = POOLBILL_SOURCE_DIR;
    for (const auto& each : std::filesystem::directory_iterator(source / "tests/cases")) {
        const std::string text = text_of(each.path()), mark = "=== scenario\n";
        const std::size_t begin = text.find(mark);
        if (begin == std::string::npos) continue;
        std::string part =
            text.substr(begin + mark.size(), text.find("\n===", begin + mark.size()) - begin - mark.size());
        if (part.starts_with("@")) part = text_of(source / "assets/scenarios" / part.substr(1));
        const Result<Scenario, Errors> scenario = json::parse_scenario(part);
        if (!scenario.ok()) continue;
        if (Result<World> world = replay(*scenario, scenario->now); world.ok())
            worlds.push_back(std::move(*world));
    }
    return worlds;
}

/// The first lines of a world, and all its statements.
std::vector<Explanation> explanations_of(const World& world) {
    std::vector<Explanation> all;
    const Bills bills = world.bills();
    for (const Line& line : bills.lines(0, std::min<std::int64_t>(bills.line_count(), 40)))
        all.push_back(explain(world, line));
    for (const StatementPeriod period : {StatementPeriod::month, StatementPeriod::day}) {
        for (const Statement& statement : statements(world, period))
            all.push_back(explain(world, statement));
    }
    return all;
}

/// True if anything other than figures, units and values of the step is written in Latin letters.
bool holds_english(std::string text, const Step& step) {
    std::vector<std::string> names = step.values;
    names.insert(names.end(), {"UTC", "GB"});
    for (const std::string& name : names) {
        if (name.empty()) continue;
        for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name))
            text.erase(at, name.size());
    }
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
}

}  // namespace

TEST_CASE("every step of every explanation is told in Chinese") {
    const Strings chinese(chinese_texts());
    std::set<std::string> codes;
    for (const World& world : worlds_of_cases()) {
        for (const Explanation& explanation : explanations_of(world)) {
            for (const Step& step : explanation.steps) {
                codes.insert(step.code);
                const StepWords words = step_words(chinese, step);
                CAPTURE(step.code);
                CAPTURE(words.label);
                CAPTURE(words.formula);
                CHECK_FALSE(holds_english(words.label, step));
                CHECK_FALSE(holds_english(words.formula, step));
                CHECK(words.value == step.value);
            }
        }
    }
    CHECK(codes.size() >= 30);
}

TEST_CASE("in English a step is told as the engine tells it") {
    const Step step{"usage", "Usage shown", "1844 / 3600, cut after 10 decimals", "0.5122222222 h",
                    "",      {"1844"}};
    const StepWords words = step_words(Strings(), step);
    CHECK(words.label == step.label);
    CHECK(words.formula == step.formula);
}

TEST_CASE("a month of the statement explains itself down to what is due") {
    Driver driver;
    pay_one_month(driver);
    jump(driver, "2023/04/18 18:10:00");
    driver.click(Role::tab, "Statement");
    driver.click(Role::button, "How this is computed");
    CHECK(driver.has_text("Statement 2023-04"));
    CHECK(driver.has_text("pool-demo-1a2b3c, usage: 2 lines, 3674 s: 0.67356666 = 0.67356666"));
    CHECK(driver.has_text("Due: rounded half up to the cent, once = 625.77"));
    driver.press_escape();
    driver.click(Role::tab, "Overview");
    driver.click(Role::button, "Payable");
    driver.click(Role::button, "How this is computed");
    CHECK(driver.has_text("Seconds charged"));
    CHECK_FALSE(driver.has_text("Statement 2023-04"));
}

TEST_CASE("on a phone a long value has a line of its own") {
    Driver driver(390, 844), wide;
    for (Driver* each : {&driver, &wide}) {
        pay_one_month(*each);
        each->click(Role::tab, "Statement");
        each->click(Role::button, "How this is computed");
    }
    const char* period =
        "Period: the calendar in UTC+08:00; one-off charges by the moment of payment = 2023-04-01 00:00:00 – "
        "2023-05-01 00:00:00";
    const char* due = "Due: rounded half up to the cent, once = 625.77000000";
    const auto grown = [&](const char* name) {
        return driver.get(Role::text, name).box.height - wide.get(Role::text, name).box.height;
    };
    CHECK(grown(due) == 0);
    CHECK(grown(period) >= 20);
}

}  // namespace poolbill::ui::test
