#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <string>

#include "core/export/formats.hpp"
#include "tests/core/support.hpp"

using namespace poolbill;
using namespace poolbill::exports;

namespace {

std::string manual() {
    std::FILE* file = std::fopen(POOLBILL_SOURCE_DIR "/docs/BILLING.md", "rb");
    REQUIRE(file);
    std::string text(1 << 16, '\0');
    text.resize(std::fread(text.data(), 1, text.size(), file));
    std::fclose(file);
    return text;
}

std::string row_of_the_manual(const Format& format) {
    std::string kinds;
    const auto add = [&](ReportKind kind, const std::string& words) {
        if (format.can_write(kind)) kinds += (kinds.empty() ? "" : ", ") + words;
    };
    add(ReportKind::bills, "bills");
    add(ReportKind::statements, "statements");
    add(ReportKind::comparison, "comparisons");
    add(ReportKind::explanation, "explanations");
    const auto code = [](std::string_view text) { return "`" + std::string(text) + "`"; };
    return "| " + code(format.word) + " | " + kinds + " | " + code("." + std::string(format.extension)) +
           " | " + code(format.mime_type) + " |\n";
}

}  // namespace

TEST_CASE("the manual's table of export formats is the program's") {
    std::string table = "| Word | Writes | File | Type |\n|---|---|---|---|\n";
    for (const Format& format : formats())
        table += row_of_the_manual(format);
    CHECK(manual().find(table + "\n") != std::string::npos);
}

TEST_CASE("a format is found by its word alone") {
    for (const Format& format : formats())
        CHECK(find_format(format.word) == &format);
    CHECK(find_format("CSV") == nullptr);
    CHECK(find_format("") == nullptr);
}

TEST_CASE("a long export comes in pieces, and ends early when no more is taken") {
    Scenario scenario = test::empty_story();
    test::add(scenario, "2023-04-18 15:29:16", CreatePool{"p1", {{"f", 1, std::nullopt}}, {}});
    const World world = test::world_of(scenario, "2024-04-18 18:00:00");
    for (const std::string_view word : {"json", "csv"}) {
        CAPTURE(word);
        std::size_t longest = 0, pieces = 0, all = 0;
        Output taken([&](std::string_view piece) {
            longest = std::max(longest, piece.size());
            ++pieces;
            all += piece.size();
            return true;
        });
        find_format(word)->writers.bills({world, world.bills(), {}}, taken);
        CHECK(taken.finish());
        CHECK(longest < 2 * Output::piece_size);
        CHECK(all > 10 * Output::piece_size);

        std::size_t refused = 0;
        Output full([&](std::string_view) { return ++refused, false; });
        find_format(word)->writers.bills({world, world.bills(), {}}, full);
        CHECK_FALSE(full.finish());
        CHECK(refused == 1);
    }
}
