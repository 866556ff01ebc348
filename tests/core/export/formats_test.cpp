#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/export/formats.hpp"
#include "tests/core/support.hpp"

using namespace poolbill;
using namespace poolbill::exports;

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
    for (const std::string_view word : {"json", "jsonl", "csv"}) {
        CAPTURE(word);
        std::size_t longest = 0, pieces = 0, all = 0;
        Output taken([&](std::string_view piece) {
            longest = std::max(longest, piece.size());
            ++pieces;
            all += piece.size();
            return true;
        });
        write_all(find_format(word)->writers.bills({world, world.bills(), {}}, {}), taken);
        CHECK(taken.finish());
        CHECK(longest < 2 * Output::piece_size);
        CHECK(all > 10 * Output::piece_size);

        std::size_t refused = 0;
        Output full([&](std::string_view) { return ++refused, false; });
        write_all(find_format(word)->writers.bills({world, world.bills(), {}}, {}), full);
        CHECK_FALSE(full.finish());
        CHECK(refused == 1);
    }
}
