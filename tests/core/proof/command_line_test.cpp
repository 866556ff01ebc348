// The whole way of a bill, from a file to the printed columns, against the second biller. A failure names its seed:
// POOLBILL_SEED=N reproduces it.
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/cli/run.hpp"
#include "core/json/scenario_json.hpp"
#include "tests/core/proof/oracle.hpp"
#include "tests/core/proof/random_scenarios.hpp"

using namespace poolbill;
using namespace poolbill::test;

namespace {

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (true) {
        const std::size_t end = text.find(separator);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

/// The printed rows, each by the names of its columns.
std::vector<std::map<std::string, std::string>> printed_bills(const Scenario& scenario) {
    const std::string file = json::write_scenario(scenario);
    std::string printed, errors;
    const std::string_view arguments[] = {"bills", "-", "--format", "tsv"};
    const int exit = cli::run(
        arguments, {[&file](const std::string&) { return file; }, std::nullopt},
        [&printed](std::string_view piece) {
            printed += piece;
            return true;
        },
        errors);
    REQUIRE_MESSAGE(exit == 0, errors);
    std::vector<std::string> lines = split(printed, '\n');
    lines.pop_back();  // after the last line end
    const std::vector<std::string> columns = split(lines.front(), '\t');
    std::vector<std::map<std::string, std::string>> rows;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const std::vector<std::string> cells = split(lines[i], '\t');
        REQUIRE(cells.size() == columns.size());
        auto& row = rows.emplace_back();
        for (std::size_t column = 0; column < cells.size(); ++column)
            row[columns[column]] = cells[column];
    }
    return rows;
}

/// Digits without the point, which all amounts have 8 of, or 2 under a policy that cuts lines.
std::int64_t units_of(std::string text) {
    const std::size_t point = text.find('.');
    REQUIRE(point != std::string::npos);
    const std::size_t decimals = text.size() - point - 1;
    text.erase(point, 1);
    return std::stoll(text + std::string(8 - decimals, '0'));
}

std::int64_t time_of(const std::string& text) {
    return parse_instant(text)->time_since_epoch().count();
}

OracleLine read(const std::map<std::string, std::string>& row, const Scenario& scenario) {
    OracleLine line;
    line.start = time_of(row.at("start"));
    line.end = time_of(row.at("end"));
    line.seconds = std::stoll(row.at("seconds"));
    line.cycle_start = time_of(row.at("cycle_start"));
    line.cycle_end = time_of(row.at("cycle_end"));
    line.pool = *scenario.find_pool(row.at("pool"));
    line.prepaid = row.at("mode") == "yearly-monthly";
    line.code = row.at("flavor");
    line.size_gb = row.at("size_gb").empty() ? 1 : std::stoll(row.at("size_gb"));
    line.count = std::stoll(row.at("count"));
    line.list = units_of(row.at("list"));
    line.discount = units_of(row.at("discount"));
    line.amount = units_of(row.at("amount"));
    line.payable = units_of(row.at("payable"));
    line.status = row.at("status");
    return line;
}

}  // namespace

TEST_CASE("the command line prints the bills of 10,000 random files like a second-by-second biller") {
    std::size_t lines = 0;
    for_random_scenarios(10'000, [&](const Scenario& scenario, const World&, Random&) {
        std::vector<OracleLine> printed;
        for (const auto& row : printed_bills(scenario))
            printed.push_back(read(row, scenario));
        std::stable_sort(printed.begin(), printed.end(), comes_before);
        lines += printed.size();
        return printed == oracle_lines(scenario, scenario.now.time_since_epoch().count());
    });
    CHECK(lines > 50'000);  // the scenarios must be worth testing
}
