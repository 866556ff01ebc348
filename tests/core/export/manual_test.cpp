// docs/EXPORTS.md lists every format, and every column of each, in the order in which they are written.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <span>
#include <string>
#include <vector>

#include "core/export/bill_fields.hpp"
#include "core/export/comparison_fields.hpp"
#include "core/export/focus/row.hpp"
#include "core/export/formats.hpp"
#include "core/export/preview.hpp"
#include "core/export/statement_fields.hpp"
#include "core/reconcile/reconcile_rows.hpp"
#include "tests/core/support.hpp"

using namespace poolbill;
using namespace poolbill::exports;

namespace {

using Words = std::vector<std::string>;

std::string manual() {
    std::FILE* file = std::fopen(POOLBILL_SOURCE_DIR "/docs/EXPORTS.md", "rb");
    REQUIRE(file);
    std::string text(1 << 16, '\0');
    text.resize(std::fread(text.data(), 1, text.size(), file));
    std::fclose(file);
    return text;
}

std::string section(const std::string& heading) {
    const std::string text = manual();
    const std::size_t start = text.find("\n## " + heading + "\n");
    REQUIRE(start != std::string::npos);
    return text.substr(start, text.find("\n## ", start + 1) - start);
}

/// The names in the first column of the table with this heading.
Words listed(const std::string& heading, const std::string& column) {
    const std::string text = section(heading);
    std::size_t at = text.find("| " + column + " | Meaning |\n|---|---|\n");
    REQUIRE(at != std::string::npos);
    at = text.find("|---|---|\n", at) + std::string("|---|---|\n").size();
    Words names;
    while (text.compare(at, 2, "| ") == 0) {
        const std::size_t end = text.find(" | ", at);
        for (std::size_t open = text.find('`', at); open < end; open = text.find('`', open)) {
            const std::size_t close = text.find('`', open + 1);
            names.push_back(text.substr(open + 1, close - open - 1));
            open = close + 1;
        }
        at = text.find('\n', at) + 1;
    }
    return names;
}

Words names_of(const std::vector<Column>& columns) {
    Words names;
    for (const Column& column : columns)
        names.emplace_back(column.name);
    return names;
}

template <class Row>
Words names_of(std::span<const exports::Field<Row>> fields) {
    Words names;
    for (const exports::Field<Row>& field : fields)
        names.emplace_back(field.name);
    return names;
}

std::string row_of_the_manual(const Format& format) {
    std::string kinds;
    const auto add = [&](ReportKind kind, const std::string& words) {
        if (format.can_write(kind)) kinds += (kinds.empty() ? "" : ", ") + words;
    };
    add(ReportKind::bills, "bills");
    add(ReportKind::statements, "statements");
    add(ReportKind::comparison, "comparisons");
    add(ReportKind::preview, "previews");
    add(ReportKind::explanation, "explanations");
    switch (format.content) {
        case Content::bill_lines:
            break;
        case Content::focus_1_2:
        case Content::focus_1_4:
            kinds = "costs and usage";
            break;
        case Content::calendar:
            kinds = "the upcoming dates";
            break;
        case Content::scenario:
            kinds = "the scenario";
            break;
    }
    const auto code = [](std::string_view text) { return "`" + std::string(text) + "`"; };
    return "| " + code(format.word) + " | " + kinds + " | " + code("." + std::string(format.extension)) +
           " | " + code(format.mime_type) + " |\n";
}

}  // namespace

TEST_CASE("the manual's table of export formats is the program's") {
    std::string table = "| Word | Writes | File | Type |\n|---|---|---|---|\n";
    for (const Format& format : formats())
        table += row_of_the_manual(format);
    CHECK(section("Formats").find(table + "\n") != std::string::npos);
}

TEST_CASE("the manual lists every column of bill lines, in rows and in JSON") {
    const World world = test::world_of(test::empty_story(), "2024-04-18 18:00:00");
    CHECK(listed("Bill lines", "Column") ==
          names_of(data_rows(BillsReport{world, world.bills(), {}}).columns));
    CHECK(listed("Bill lines", "Column") == names_of(bill_fields()));
    for (const Column& column : reading_rows(BillsReport{world, world.bills(), {}}).columns) {
        CAPTURE(column.name);
        CHECK(section("Bill lines").find("`" + std::string(column.name) + "`") != std::string::npos);
    }
}

TEST_CASE("the manual lists every column of statements") {
    const World world = test::world_of(test::empty_story(), "2024-04-18 18:00:00");
    CHECK(listed("Statements", "Column") == names_of(data_rows(StatementsReport{world, {}}).columns));
    CHECK(listed("Statements", "Member") == names_of(statement_sums()));
}

TEST_CASE("the manual lists every column of comparisons") {
    CHECK(listed("Comparisons", "Column") == names_of(data_rows(ComparisonReport{}).columns));
    CHECK(listed("Comparisons", "Member") == names_of(comparison_members()));
}

TEST_CASE("the manual lists every column of previews") {
    Scenario scenario = test::documentation_example();
    scenario.log.resize(1);
    const auto preview = preview_change(scenario, 0, test::one_month, test::at("2023-04-18 16:30:30"), false);
    REQUIRE(preview.ok());
    CHECK(listed("Previews", "Column") == names_of(data_rows(PreviewReport{*preview}).columns));
    Words members = names_of(preview_members());
    members.insert(members.end(), {"bills", "comparison"});
    CHECK(listed("Previews", "Member") == members);
}

TEST_CASE("the manual lists the columns of a reconciliation") {
    Words names;
    for (const exports::Field<reconcile::Row>& field : reconcile::row_fields(reconcile::Times::with_offset))
        names.emplace_back(field.name);
    CHECK(listed("Reconciliation", "Column") == names);
}

TEST_CASE("the manual lists every column of FOCUS, and which version has it") {
    const auto names_in = [](focus::Version version) {
        Words names;
        for (const exports::Field<focus::Row>& field : focus::columns(version))
            names.emplace_back(field.name);
        return names;
    };
    const auto without = [](Words names, const Words& others) {
        std::erase_if(names, [&others](const std::string& name) {
            return std::find(others.begin(), others.end(), name) != others.end();
        });
        return names;
    };
    const Words only_1_4 = listed("FOCUS", "Column, 1.4 only"),
                only_1_2 = listed("FOCUS", "Column, 1.2 only");
    const Words both = listed("FOCUS", "Column");
    const Words v1_2 = names_in(focus::Version::v1_2), v1_4 = names_in(focus::Version::v1_4);
    CHECK(without(v1_2, only_1_2) == both);
    CHECK(without(v1_4, only_1_4) == both);
    CHECK(without(v1_2, both) == only_1_2);
    CHECK(without(v1_4, both) == only_1_4);
}
