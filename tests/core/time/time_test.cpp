#include <doctest/doctest.h>

#include "core/time/iso8601.hpp"
#include "core/time/term.hpp"
#include "core/time/zone.hpp"

using namespace poolbill;

namespace {

template <class Left, class Right>
concept can_add = requires(Left left, Right right) {
    left + right;
};
static_assert(!can_add<Instant, Instant>);
static_assert(can_add<Instant, Seconds>);
static_assert(!can_add<Term, Term>);

Instant at(std::string_view text) {
    return *parse_instant(text);
}

std::string expiry_date(std::string_view start, int months) {
    return format_local(expiry(at(std::string(start) + "T10:00:00+08:00"), months));
}

}  // namespace

TEST_CASE("a time is read in any offset and printed in UTC+08:00") {
    CHECK(format_instant(at("2023-04-18T07:29:16Z")) == "2023-04-18T15:29:16+08:00");
    CHECK(format_instant(at("2023-04-18T03:29:16-04:00")) == "2023-04-18T15:29:16+08:00");
    CHECK(format_instant_utc(at("2023-05-18T23:59:59+08:00")) == "2023-05-18T15:59:59Z");
}

TEST_CASE("a time without an offset is refused, since it means another bill in every zone") {
    CHECK(parse_instant("2023-04-18T15:29:16").error().code == "time.offset");
}

TEST_CASE("times that do not exist are refused") {
    for (const char* text :
         {"2023-02-29T00:00:00Z", "2023-13-01T00:00:00Z", "2023-00-01T00:00:00Z", "2023-01-01T24:00:00Z",
          "2023-01-01T00:60:00Z", "2023-01-01T00:00:60Z", "1969-12-31T00:00:00Z", "3000-01-01T00:00:00Z"}) {
        CAPTURE(text);
        CHECK(parse_instant(text).error().code == "time.range");
    }
    for (const char* text : {"", "2023-4-18T15:29:16Z", "2023-04-18 15:29:16Z", "2023-04-18T15:29:16.5Z",
                             "2023-04-18T15:29:16+8", "2023-04-18T15:29:16+08:00 ", "20230418T152916Z"}) {
        CAPTURE(text);
        CHECK(parse_instant(text).error().code == "time.format");
    }
}

TEST_CASE("clock hours start on the full hour, and the next one is always later") {
    CHECK(clock_hour_start(at("2023-04-18T15:29:16+08:00")) == at("2023-04-18T15:00:00+08:00"));
    CHECK(clock_hour_next(at("2023-04-18T16:00:00+08:00")) == at("2023-04-18T17:00:00+08:00"));
}

TEST_CASE("days and months start at midnight in UTC+08:00") {
    CHECK(local_day_start(at("2023-04-18T00:00:00+08:00")) == at("2023-04-18T00:00:00+08:00"));
    CHECK(local_month_next(at("2023-12-31T23:59:59+08:00")) == at("2024-01-01T00:00:00+08:00"));
    CHECK(bill_month_of(at("2023-04-30T16:00:00Z")) == BillMonth{2023, 5});
}

/// docs/domain/examples.md#v27
TEST_CASE("an expiry day is the anchor day, clamped to the month") {
    CHECK(expiry_date("2023-01-31", 1) == "2023-02-28 23:59:59");
    CHECK(expiry_date("2023-01-31", 2) == "2023-03-31 23:59:59");
    CHECK(expiry_date("2024-01-30", 1) == "2024-02-29 23:59:59");
    CHECK(expiry_date("2023-08-31", 9) == "2024-05-31 23:59:59");
    CHECK(expiry_date("2023-12-31", 2) == "2024-02-29 23:59:59");
    CHECK(expiry_date("2023-12-31", 9) == "2024-09-30 23:59:59");
    CHECK(expiry_date("2024-02-29", 12) == "2025-02-28 23:59:59");
    CHECK(expiry_date("2023-02-28", 1) == "2023-03-28 23:59:59");
}

TEST_CASE("the expiry day follows from the day in UTC+08:00, not in UTC") {
    CHECK(format_local(expiry(at("2023-04-18T16:00:00Z"), 1)) == "2023-05-19 23:59:59");
}

TEST_CASE("twelve terms are on sale, and 10 or 11 months only renew") {
    CHECK(allowed_terms().size() == 12);
    CHECK(to_string(allowed_terms().front()) == "1 month");
    CHECK(to_string(allowed_terms().back()) == "3 years");
    CHECK(!Term::months(11)->can_be_purchased());
    CHECK(!Term::months(12).ok());
    CHECK(!Term::months(0).ok());
    CHECK(!Term::years(4).ok());
}
