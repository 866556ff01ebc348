#include "core/ledger/ledger.hpp"

#include "core/ledger/builder.hpp"
#include "core/ledger/explain.hpp"
#include "core/ledger/stream.hpp"
#include "tests/core/support.hpp"

using namespace poolbill;
using namespace poolbill::test;

namespace {

Scenario two_flavors() {
    Scenario scenario = empty_story();
    Flavor other = scenario.catalog.flavors[0];
    other.code = "g";
    scenario.catalog.flavors.push_back(other);
    add(scenario, "2023-04-18 15:29:16",
        CreatePool{"p1", {{"f", 1, std::nullopt}, {"g", 1, std::nullopt}}, {}});
    add(scenario, "2023-04-18 16:20:00",
        ScalePool{"p1", {{"f", 2, std::nullopt}, {"g", 1, std::nullopt}}, {}});
    return scenario;
}

}  // namespace

TEST_CASE("a pool paid at 17:00:00 sharp has no zero-second line") {
    Scenario scenario = documentation_example();
    scenario.log[2].at = at("2023-04-18 17:00:00");
    const World world = world_of(scenario, "2023-04-18 18:00:00");
    CHECK(world.bills().line_count() == 3);
    for (const Line& line : world.bills().lines(0, 3))
        CHECK(line.charged.seconds() > 0);
}

TEST_CASE("changing one flavor does not split the hour of another") {
    const World world = world_of(two_flavors(), "2023-04-18 17:00:00");
    std::vector<std::string> lines;
    for (const Line& line : world.bills().lines(0, 99)) {
        lines.push_back(world.ledger.item(line.item).code + " " + std::to_string(line.count) + " " +
                        std::to_string(line.charged.seconds()));
    }
    CHECK(lines == std::vector<std::string>{"f 1 1844", "g 1 1844", "f 1 1200", "g 1 3600", "f 2 2400"});
}

TEST_CASE("scaling to what is there already splits nothing") {
    Scenario scenario = two_flavors();
    const World before = world_of(scenario, "2023-04-18 20:00:00");
    add(scenario, "2023-04-18 18:30:00",
        ScalePool{"p1", {{"f", 2, std::nullopt}, {"g", 1, std::nullopt}}, {}});
    const World after = world_of(scenario, "2023-04-18 20:00:00");
    CHECK(before.bills().lines(0, 99) == after.bills().lines(0, 99));
}

TEST_CASE("a count that goes there and back in one second leaves no trace") {
    Scenario scenario = two_flavors();
    const auto before = world_of(scenario, "2023-04-18 20:00:00").bills().lines(0, 99);
    add(scenario, "2023-04-18 18:30:00", ScalePool{"p1", {{"f", 9, std::nullopt}}, {}});
    add(scenario, "2023-04-18 18:30:00",
        ScalePool{"p1", {{"f", 2, std::nullopt}, {"g", 1, std::nullopt}}, {}});
    CHECK(world_of(scenario, "2023-04-18 20:00:00").bills().lines(0, 99) == before);
}

TEST_CASE("any window of lines is the same as that part of all lines") {
    const World world = world_of(two_flavors(), "2023-04-25 13:37:00");
    const Bills bills = world.bills();
    const std::vector<Line> all = bills.lines(0, bills.line_count());
    REQUIRE(static_cast<std::int64_t>(all.size()) == bills.line_count());
    for (std::size_t first = 0; first < all.size(); first += 7) {
        const std::vector<Line> window = bills.lines(static_cast<std::int64_t>(first), 5);
        const std::vector<Line> part(
            all.begin() + static_cast<std::ptrdiff_t>(first),
            all.begin() + static_cast<std::ptrdiff_t>(std::min(first + 5, all.size())));
        REQUIRE(window == part);
    }
    CHECK(bills.lines(bills.line_count(), 5).empty());
    CHECK(bills.lines(-1, 5).empty());
}

TEST_CASE("totals are the sums of the lines, and streaming visits the same lines") {
    const World world = world_of(two_flavors(), "2023-04-25 13:37:00");
    AmountSum amount, streamed;
    std::int64_t seconds = 0;
    for (const Line& line : world.bills().lines(0, world.bills().line_count())) {
        amount += line.amount;
        seconds += line.charged.seconds();
    }
    std::int64_t lines = 0;
    stream(world.bills(), [&](const Span&, const StreamedLine& line) {
        ++lines;
        streamed += line.amount;
    });
    const Totals total = world.bills().total();
    CHECK(AmountSum(total.amount) == amount);
    CHECK(AmountSum(total.amount) == streamed);
    CHECK(total.usage_seconds == seconds);
    CHECK(total.lines == world.bills().line_count());
    CHECK(total.lines == lines);
}

TEST_CASE("a total within one hour is cut like one line") {
    const World world = world_of(documentation_example(), "2023-04-18 16:00:00");
    CHECK(world.bills().total({at("2023-04-18 15:30:01"), at("2023-04-18 15:30:02")}).payable ==
          amount("0.00018333"));
}

TEST_CASE("lines between two instants are those that start there or reach into it") {
    const World world = world_of(two_flavors(), "2023-04-18 20:00:00");
    const auto between = [&](std::string_view from, std::string_view to) {
        return world.bills().lines_between({at(from), at(to)}).size();
    };
    CHECK(between("2023-04-18 15:30:00", "2023-04-18 15:31:00") == 2);
    CHECK(between("2023-04-18 16:00:00", "2023-04-18 17:00:00") == 3);
    CHECK(between("2023-04-18 16:30:00", "2023-04-18 17:00:01") == 4);
    CHECK(between("2023-04-18 14:00:00", "2023-04-18 15:29:16") == 0);
}

TEST_CASE("the open hour accrues, is issued at its end and settled after the lag") {
    const Scenario scenario = two_flavors();
    const auto status = [&](std::string_view now) {
        return world_of(scenario, now).bills().lines(0, 1).front().status;
    };
    CHECK(status("2023-04-18 15:59:59") == LineStatus::accruing);
    CHECK(status("2023-04-18 16:00:00") == LineStatus::issued);
    CHECK(status("2023-04-18 17:00:00") == LineStatus::settled);
    CHECK(world_of(scenario, "2023-04-18 17:10:00").bills().accruing().size() == 2);
    CHECK(world_of(scenario, "2023-04-18 17:00:00").bills().accruing().empty());
}

TEST_CASE("an explanation ends at the amounts of its line") {
    const World world = world_of(documentation_example(), "2023-04-18 18:00:00");
    for (const Line& line : world.bills().lines(0, 3)) {
        const Explanation explanation = explain(world.ledger, line);
        bool found = false;
        for (const Step& step : explanation.steps)
            found = found || step.value == to_string(line.amount);
        CHECK(found);
    }
}

TEST_CASE("the usage of some hours alone is what the whole ledger says of them") {
    const SitePolicy policy = world_of(documentation_example(), "2023-04-18 16:00:00").policy;
    const UnitPrice price = UnitPrice::parse("0.6601").value();
    LedgerBuilder builder(2);
    const std::uint32_t item = builder.intern({false, "f", "f", 1});
    builder.set_rate(0, item, 1, price, at("2023-04-18 09:10:00"));
    builder.set_rate(0, item, 3, price, at("2023-04-18 11:20:30"));
    builder.set_rate(0, item, 0, price, at("2023-04-18 13:00:00"));
    builder.set_rate(1, item, 2, price, at("2023-04-18 11:59:59"));
    const Instant until = at("2023-04-18 15:00:00");
    const Result<Ledger> whole = LedgerBuilder(builder).finish(until, policy);
    REQUIRE(whole.ok());
    constexpr std::chrono::hours hour{1};
    for (Instant begin = at("2023-04-18 08:00:00"); begin < until; begin += hour) {
        for (Instant end = begin + hour; end <= until; end += hour) {
            const Result<Ledger> part = builder.usage_in({begin, end}, until, policy);
            REQUIRE(part.ok());
            const Totals expected = whole->bills().usage_total({begin, end});
            CHECK(part->bills().usage_total({begin, end}).payable == expected.payable);
            CHECK(part->bills().usage_total({begin, end}).usage_seconds == expected.usage_seconds);
        }
    }
}

TEST_CASE("where the usage of some hours may not fit an amount, all usage decides") {
    const SitePolicy policy = world_of(documentation_example(), "2023-04-18 16:00:00").policy;
    LedgerBuilder builder(1);
    const std::uint32_t item = builder.intern({false, "f", "f", 1});
    builder.set_rate(0, item, 100, UnitPrice::parse("200000000").value(), at("2023-04-18 09:00:00"));
    const Interval hours{at("2023-04-18 09:00:00"), at("2023-04-18 10:00:00")};
    const Result<Ledger> fits = builder.usage_in(hours, hours.end, policy);
    REQUIRE(fits.ok());
    CHECK(fits->bills().usage_total(hours).payable == amount("20000000000"));
    const Result<Ledger> outgrown = builder.usage_in(hours, at("2023-04-18 15:00:00"), policy);
    CHECK_FALSE(outgrown.ok());
}
