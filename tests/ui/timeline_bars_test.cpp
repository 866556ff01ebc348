#include <doctest/doctest.h>

#include <random>

#include "core/json/scenario_json.hpp"
#include "core/scenario/replay.hpp"
#include "core/time/iso8601.hpp"
#include "core/time/zone.hpp"
#include "tests/ui/timeline_world.hpp"
#include "web/ui/model/chart_layers.hpp"
#include "web/ui/model/cost_bars.hpp"
#include "web/ui/model/timeline_marks.hpp"
#include "web/ui/views/timeline/label_rows.hpp"

namespace poolbill::ui::test {
namespace {

/// The usage lines of the table between the bounds of the bars of a window.
struct InTable {
    AmountSum payable;
    std::int64_t lines = 0;
};

InTable in_table(const Bills& bills, Interval interval) {
    InTable sum;
    for (const Line& line : bills.lines_between(interval)) {
        if (line.type != BillType::usage) continue;
        sum.payable += line.payable;
        ++sum.lines;
    }
    return sum;
}

}  // namespace

TEST_CASE("at every zoom the bars in a window add up to the table's lines in their time") {
    const World world = world_of_ten_years();
    const Bills bills = world.bills(0);
    std::mt19937 random(20230418);
    const Interval life = life_of(world, 0);
    for (int round = 0; round < 400; ++round) {
        const auto grain = static_cast<Grain>(round % 4);
        const std::int64_t longest = grain == Grain::hour ? 86400 * 20 : life.seconds();
        const Instant begin = life.begin + Seconds{static_cast<std::int64_t>(random()) % life.seconds()};
        const Interval visible{begin, begin + Seconds{1 + static_cast<std::int64_t>(random()) % longest}};
        const Interval whole{bucket_start(grain, visible.begin),
                             bucket_next(grain, visible.end - Seconds{1})};
        CAPTURE(format_instant(visible.begin));
        CAPTURE(format_instant(visible.end));
        CAPTURE(round % 4);
        const CostBars bars = cost_bars(bills, visible, grain);
        // An hour has several lines when nodes changed in it; only those that reach into the window are bars.
        const InTable table = in_table(bills, grain == Grain::hour ? visible : whole);
        CHECK(bars.total == table.payable.bounded());
        CHECK(bars.lines == table.lines);
    }
}

TEST_CASE("without the bars of a status those above come down, and the sum is that of the others") {
    const World world = world_of_ten_years();
    const Bills bills = world.bills(0);
    const Interval life = life_of(world, 0);
    for (const auto grain : {Grain::hour, Grain::day, Grain::month, Grain::year}) {
        const Interval visible{life.end - Seconds{86400 * 40}, life.end};
        const CostBars all = cost_bars(bills, visible, grain);
        for (const auto status : {LineStatus::settled, LineStatus::issued, LineStatus::accruing}) {
            HiddenLayers hidden;
            hidden.toggle(layer_of(status));
            const CostBars left = without(all, hidden);
            AmountSum sum;
            std::int64_t lines = 0;
            std::size_t others = 0;
            for (const CostBar& bar : all.bars) {
                if (bar.status == status) continue;
                sum += bar.cost;
                lines += bar.lines;
                ++others;
            }
            CHECK(left.total == sum.bounded());
            CHECK(left.lines == lines);
            REQUIRE(left.bars.size() == others);
            for (std::size_t i = 0; i < others; ++i) {
                const CostBar& bar = left.bars[i];
                const bool is_lowest = i == 0 || left.bars[i - 1].interval.begin != bar.interval.begin;
                CHECK(bar.below ==
                      (is_lowest ? Amount() : (left.bars[i - 1].below + left.bars[i - 1].cost).bounded()));
            }
        }
        CHECK(without(all, {}).total == all.total);
    }
}

TEST_CASE("no bar is higher than the scale, and one reaches the peak") {
    const World world = world_of_ten_years();
    const Bills bills = world.bills(0);
    for (const Grain grain : {Grain::hour, Grain::day, Grain::month, Grain::year}) {
        const Amount peak = peak_cost(bills, grain);
        AmountSum highest;
        const Interval all = grain == Grain::hour ? Interval{from_local(2014, 1, 10), from_local(2014, 2, 10)}
                                                  : life_of(world, 0);
        for (const CostBar& bar : cost_bars(bills, all, grain).bars)
            highest = std::max(highest, bar.below + bar.cost);
        CHECK(highest == AmountSum(peak));
        CHECK(scale_top(peak) >= peak);
        CHECK(scale_top(peak).units() < peak.units() * 2 + 2);
    }
}

TEST_CASE("a merged bar tells what is settled, issued and still accruing apart") {
    const World world = world_of_ten_years(from_local(2013, 7, 1, 10, 30));
    const Bills bills = world.bills(0);
    const CostBars bars = cost_bars(bills, {from_local(2013, 7, 1), from_local(2013, 7, 2)}, Grain::day);
    REQUIRE(bars.bars.size() == 3);
    for (const CostBar& part : bars.bars) {
        AmountSum lines;
        for (const Line& line : bills.lines_between(part.interval)) {
            if (line.status == part.status) lines += line.payable;
        }
        CHECK(AmountSum(part.cost) == lines);
    }
    CHECK(bars.bars[1].below == bars.bars[0].cost);
    CHECK(AmountSum(bars.bars[2].below) == bars.bars[0].cost + bars.bars[1].cost);
}

TEST_CASE("lines stand on those that were charged at the same time, and on no others") {
    const World world = world_of_ten_years();
    const CostBars bars =
        cost_bars(world.bills(0), {from_local(2014, 1, 20, 12), from_local(2014, 1, 20, 13)}, Grain::hour);
    // Until 12:20 there is one flavor; then there are more nodes of it, and a second flavor.
    REQUIRE(bars.bars.size() == 3);
    CHECK(bars.bars[0].below.is_zero());
    CHECK(bars.bars[1].below.is_zero());
    CHECK(bars.bars[2].below == bars.bars[1].cost);
}

TEST_CASE("hours merge before they get narrower than a few pixels") {
    for (double pixels_per_second = 10; pixels_per_second > 1e-7; pixels_per_second *= 0.9) {
        const Grain grain = grain_of(pixels_per_second);
        const Instant at = bucket_start(grain, from_local(2023, 2, 10));
        const double width = static_cast<double>((bucket_next(grain, at) - at).count()) * pixels_per_second;
        if (grain != Grain::year) CHECK(width >= narrowest_bar);
    }
}

TEST_CASE("the scale's top is a round number") {
    CHECK(scale_top(*Amount::parse("0.66")) == *Amount::parse("0.8"));
    CHECK(scale_top(*Amount::parse("1")) == *Amount::parse("1"));
    CHECK(scale_top(*Amount::parse("475.2")) == *Amount::parse("500"));
    CHECK(scale_top(*Amount::parse("1000.01")) == *Amount::parse("2000"));
}

TEST_CASE("labels never lie over each other and never leave their strip") {
    std::mt19937 random(7);
    for (int round = 0; round < 50; ++round) {
        LabelRows rows(52, 1000, 10);
        struct Placed {
            LabelRows::Place place;
            float width;
        };
        std::vector<Placed> placed;
        for (int label = 0; label < 200; ++label) {
            const float width = 30 + static_cast<float>(random() % 120);
            const float center = 52 + static_cast<float>(random() % 948);
            const auto place = rows.find(center, width);
            if (!place) continue;
            rows.take(*place, width);
            CHECK(place->left >= 52);
            CHECK(place->left + width <= 1000);
            for (const Placed& other : placed) {
                const bool apart = place->row != other.place.row ||
                                   place->left >= other.place.left + other.width + 10 ||
                                   other.place.left >= place->left + width + 10;
                CHECK(apart);
            }
            placed.push_back({*place, width});
        }
        CHECK(placed.size() >= LabelRows::row_count);
        CHECK(!rows.find(500, 949));
    }
}

TEST_CASE(
    "a pool's stretches follow one another: terms, the grace that a late renewal ended, grace and retention "
    "to come") {
    const World world = world_of_ten_years();
    std::vector<BandKind> kinds;
    for (const Band& band : bands_of(world, 0))
        kinds.push_back(band.kind);
    const std::vector<BandKind> expected{BandKind::term, BandKind::term, BandKind::grace, BandKind::grace,
                                         BandKind::retention};
    CHECK(kinds == expected);
    const std::vector<Band> bands = bands_of(world, 0);
    CHECK(bands[2].interval.begin == bands[0].interval.end);
    CHECK(bands[2].interval.end == from_local(2023, 11, 8, 10));
    CHECK(bands[3].upcoming);
    CHECK(bands[4].interval.begin == bands[3].interval.end);
}

}  // namespace poolbill::ui::test
