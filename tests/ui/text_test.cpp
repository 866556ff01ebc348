#include <doctest/doctest.h>

#include "core/time/zone.hpp"
#include "tests/ui/driver.hpp"
#include "web/ui/model/time_scale.hpp"
#include "web/ui/text/format.hpp"

namespace poolbill::ui::test {
namespace {

const Format english(Strings(), usd);
const Format chinese(Strings(chinese_texts()), cny);
const Instant change = from_local(2023, 4, 18, 16, 30, 30);

}  // namespace

TEST_CASE("money is cut to the places asked for, with thousands separated") {
    CHECK(english.money(Amount::from_units(125020000000), 2) == "$1,250.20");
    CHECK(english.money(Amount::from_units(33806666), 8) == "$0.33806666");
    CHECK(english.money(Amount::from_units(-14496000000), 2) == "−$144.96");
    CHECK(chinese.money(Amount::from_units(100000000), 2) == "¥1.00");
    CHECK(english.rounded(Amount::from_units(67356666)) == "$0.67");
    CHECK(english.short_money(Amount::from_units(1100000)) == "$0.011");
}

TEST_CASE("dates are said as the viewer says them, always in UTC+08:00") {
    CHECK(english.date_time(change) == "2023/04/18 16:30:30");
    CHECK(english.short_date_time(change, change) == "Apr 18, 16:30:30");
    CHECK(english.long_day(change) == "Tue, Apr 18, 2023");
    CHECK(chinese.short_date_time(change, change) == "4月18日 16:30:30");
    CHECK(chinese.long_day(change) == "2023年4月18日 周二");
}

TEST_CASE("a stretch that ends at midnight ends on its own day") {
    CHECK(english.span({from_local(2023, 4, 30, 23), from_local(2023, 5, 1)}) == "23:00:00 – 00:00:00");
    CHECK(english.span({change, from_local(2023, 5, 18, 23, 59, 59)}) == "16:30:30 – May 18, 23:59:59");
    CHECK(english.span({change, from_local(2024, 4, 18, 23, 59, 59)}) == "16:30:30 – 2024/04/18 23:59:59");
}

TEST_CASE("a year is said where it is not the one of now") {
    const Instant this_year = from_local(2023, 12, 31), other_year = from_local(2022, 12, 31);
    CHECK(english.short_date_time(change, this_year) == "Apr 18, 16:30:30");
    CHECK(english.short_date_time(change, other_year) == "2023/04/18 16:30:30");
    const Interval hour{from_local(2023, 4, 18, 16), from_local(2023, 4, 18, 17)};
    CHECK(english.cycle(hour, this_year) == "Apr 18, 16:00 – 17:00");
    CHECK(english.cycle(hour, other_year) == "2023/04/18 16:00 – 17:00");
}

TEST_CASE("durations name their largest units") {
    CHECK(english.duration(3674) == "1 h 1 min 14 s");
    CHECK(english.duration(0) == "0 s");
    CHECK(english.duration(2619003, 2) == "30 d 7 h");
    CHECK(chinese.duration(61) == "1分 1秒");
}

TEST_CASE("zooming keeps what is under the pointer where it is") {
    const TimeWindow window{1000, 3600};
    const TimeWindow closer = zoom(window, 0.5, 0.25);
    CHECK(closer.begin + closer.span * 0.25 == doctest::Approx(1000 + 3600 * 0.25));
    CHECK(zoom(window, 1e-9, 0.5).span == shortest_window);
    CHECK(zoom(window, 1e12, 0.5).span == longest_window);
}

TEST_CASE("axis marks stand at round local times and never too close") {
    for (const double hours : {0.1, 1.0, 5.0, 24.0, 24.0 * 9, 24.0 * 60, 24.0 * 900, 24.0 * 9000}) {
        CAPTURE(hours);
        const TimeScale scale{fit({change, change + Seconds{static_cast<std::int64_t>(hours * 3600)}}, 0.1),
                              0, 1000};
        const auto marks = ticks(scale, 96, english);
        CHECK(marks.size() >= 1);
        CHECK(marks.size() <= 11);
        for (std::size_t i = 1; i < marks.size(); ++i)
            CHECK(scale.at(marks[i].instant) - scale.at(marks[i - 1].instant) > 60);
        for (const Tick& mark : marks)
            CHECK(to_local(mark.instant).second % 10 == 0);
    }
}

}  // namespace poolbill::ui::test
