#include "core/intake/date.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <optional>

#include "core/base/error.hpp"
#include "core/base/int128.hpp"
#include "core/intake/text.hpp"
#include "core/money/decimal.hpp"
#include "core/time/zone.hpp"

namespace poolbill::intake {
namespace {

/// Reads numbers and signs from left to right.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    /// One to `most` digits.
    std::optional<int> number(std::size_t most) {
        int value = 0;
        std::size_t used = 0;
        while (used < most && used < rest_.size() && rest_[used] >= '0' && rest_[used] <= '9')
            value = value * 10 + (rest_[used++] - '0');
        rest_.remove_prefix(used);
        if (used == 0) return std::nullopt;
        return value;
    }
    bool skip(std::string_view wanted) {
        if (!rest_.starts_with(wanted)) return false;
        rest_.remove_prefix(wanted.size());
        return true;
    }
    void skip_blanks() {
        while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\t'))
            rest_.remove_prefix(1);
    }
    void skip_digits() { rest_.remove_prefix(std::min(rest_.find_first_not_of("0123456789"), rest_.size())); }
    bool at_end() const { return rest_.empty(); }
    std::string_view rest() const { return rest_; }

  private:
    std::string_view rest_;
};

Error malformed(std::string_view original) {
    return describe(ErrorId::date_form, {shown(original)});
}

bool is_all_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

Error out_of_range(std::string_view original) {
    return describe(ErrorId::date_range, {shown(original)});
}

Result<Instant> in_range(Instant instant, std::string_view original) {
    if (instant < earliest_instant || instant > latest_instant) return out_of_range(original);
    return instant;
}

Result<Instant> from_milliseconds(std::string_view text) {
    std::int64_t milliseconds = 0;
    for (const char c : text)
        milliseconds = milliseconds * 10 + (c - '0');
    return in_range(Instant{Seconds{milliseconds / 1000}}, text);
}

struct Clock {
    int hour = 0, minute = 0, second = 0;
};

/// "AM", "pm", "上午", "下午". Nothing when there is none.
std::optional<bool> read_afternoon(Scanner& scanner) {
    scanner.skip_blanks();
    for (const std::string_view word : {"AM", "am", "上午"})
        if (scanner.skip(word)) return false;
    for (const std::string_view word : {"PM", "pm", "下午"})
        if (scanner.skip(word)) return true;
    return std::nullopt;
}

/// The time of day, if there is one. Nothing when it is malformed.
std::optional<Clock> read_clock(Scanner& scanner) {
    Clock clock;
    scanner.skip_blanks();
    if (!scanner.skip("T")) scanner.skip_blanks();
    std::optional<bool> is_afternoon = read_afternoon(scanner);
    scanner.skip_blanks();
    const std::optional<int> hour = scanner.number(2);
    if (!hour) return clock;
    if (!scanner.skip(":")) return std::nullopt;
    const std::optional<int> minute = scanner.number(2);
    if (!minute) return std::nullopt;
    clock = {*hour, *minute, 0};
    if (scanner.skip(":")) {
        const std::optional<int> second = scanner.number(2);
        if (!second) return std::nullopt;
        clock.second = *second;
        if (scanner.skip(".")) scanner.skip_digits();
    }
    if (!is_afternoon) is_afternoon = read_afternoon(scanner);
    if (is_afternoon && (clock.hour < 1 || clock.hour > 12)) return std::nullopt;
    if (is_afternoon) clock.hour = clock.hour % 12 + (*is_afternoon ? 12 : 0);
    if (clock.hour > 23 || clock.minute > 59 || clock.second > 59) return std::nullopt;
    return clock;
}

/// The offset from UTC; the billing zone's when none is given.
Result<Seconds> read_offset(Scanner& scanner, std::string_view original) {
    scanner.skip_blanks();
    if (scanner.at_end()) return Seconds{billing_offset};
    if (scanner.skip("Z")) return Seconds{0};
    const bool is_named = scanner.skip("GMT") || scanner.skip("UTC");
    if (is_named && scanner.at_end()) return Seconds{0};
    const bool west = scanner.skip("-");
    if (!west && !scanner.skip("+")) {
        const std::string_view name = scanner.rest();
        if (name.find_first_of("0123456789") != std::string_view::npos) return malformed(original);
        return describe(ErrorId::date_zone, {shown(name)});
    }
    const std::optional<int> hours = scanner.number(2);
    scanner.skip(":");
    const std::optional<int> minutes = scanner.at_end() ? std::optional(0) : scanner.number(2);
    if (!hours || !minutes || *hours > 18 || *minutes > 59) return malformed(original);
    return Seconds{*hours * 3600 + *minutes * 60} * (west ? -1 : 1);
}

struct Day {
    int year = 0, month = 0, day = 0;
};

/// Three numbers and the sign between them: 2025-10-14, 10/14/2025.
struct Numbers {
    int first = 0, second = 0, third = 0;
    bool begins_with_year = false;
};
std::optional<Numbers> read_numbers(Scanner& scanner) {
    const std::size_t before = scanner.rest().size();
    const std::optional<int> first = scanner.number(4);
    const bool is_year = before - scanner.rest().size() > 2;
    const char separator = scanner.at_end() ? '\0' : scanner.rest().front();
    const bool has_separator = separator == '-' || separator == '/' || separator == '.';
    if (!first || !(has_separator ? scanner.skip({&separator, 1}) : scanner.skip("年"))) return std::nullopt;
    const std::optional<int> second = scanner.number(2);
    if (!second || !(has_separator ? scanner.skip({&separator, 1}) : scanner.skip("月"))) return std::nullopt;
    const std::optional<int> third = scanner.number(is_year ? 2 : 4);
    if (!third || !(has_separator || scanner.skip("日"))) return std::nullopt;
    return Numbers{*first, *second, *third, is_year};
}

Result<Day> read_day(Scanner& scanner, DateOrder order, std::string_view original) {
    const std::optional<Numbers> numbers = read_numbers(scanner);
    if (!numbers) return malformed(original);
    const auto& [first, second, third, begins_with_year] = *numbers;
    if (begins_with_year) return Day{first, second, third};
    // A month has no more than 12.
    if (order == DateOrder::year_first && third >= 100 && second <= 12 && (first > 12 || first == second))
        order = DateOrder::day_first;
    if (order == DateOrder::year_first && third >= 100 && second > 12) order = DateOrder::month_first;
    if (order == DateOrder::year_first || third < 100)
        return describe(ErrorId::date_ambiguous, {shown(original)});
    return order == DateOrder::month_first ? Day{third, first, second} : Day{third, second, first};
}

}  // namespace

Result<Instant> read_date(std::string_view text, DateOrder order) {
    const std::string_view original = trimmed(text);
    if (original.empty()) return describe(ErrorId::date_empty);
    if (is_all_digits(original) && (original.size() == 12 || original.size() == 13))
        return from_milliseconds(original);

    Scanner scanner(original);
    const Result<Day> day = read_day(scanner, order, original);
    if (!day) return day.error();
    const std::optional<Clock> clock = read_clock(scanner);
    if (!clock) return malformed(original);
    const Result<Seconds> offset = read_offset(scanner, original);
    if (!offset) return offset.error();
    if (!scanner.at_end()) return malformed(original);

    const std::chrono::year_month_day date{std::chrono::year{day->year},
                                           std::chrono::month{static_cast<unsigned>(day->month)},
                                           std::chrono::day{static_cast<unsigned>(day->day)}};
    if (!date.ok() || day->year < 1970 || day->year > 2999) return out_of_range(original);
    const Instant instant = std::chrono::sys_days{date} + std::chrono::hours{clock->hour} +
                            std::chrono::minutes{clock->minute} + Seconds{clock->second} - *offset;
    return in_range(instant, original);
}

std::optional<Instant> read_serial_date(std::string_view text) {
    constexpr std::int64_t year_2000 = 36'526, year_2100 = 73'051, year_1970 = 25'569;
    constexpr int decimals = 10;
    constexpr std::int64_t day = 86'400;
    const std::size_t point = text.find('.');
    if (point != std::string_view::npos) text = text.substr(0, point + 1 + decimals);
    const Result<std::int64_t> days = parse_decimal(text, decimals);
    constexpr std::int64_t one = power_of_ten(decimals);
    if (!days || *days < year_2000 * one || *days >= year_2100 * one) return std::nullopt;
    const auto seconds = narrow_to_64((Int128{*days - year_1970 * one} * day + one / 2) / one);
    if (!seconds) return std::nullopt;
    return Instant{Seconds{*seconds} - Seconds{billing_offset}};
}

std::optional<DateOrder> date_order_in(std::string_view text, std::optional<BillMonth> month) {
    Scanner scanner(trimmed(text));
    const std::optional<Numbers> numbers = read_numbers(scanner);
    if (!numbers || numbers->begins_with_year || numbers->third < 100) return std::nullopt;
    const int first = numbers->first, second = numbers->second;
    if (first == second) return std::nullopt;
    if (first > 12) return DateOrder::day_first;
    if (second > 12) return DateOrder::month_first;
    if (month && first == static_cast<int>(month->month)) return DateOrder::month_first;
    if (month && second == static_cast<int>(month->month)) return DateOrder::day_first;
    return std::nullopt;
}

std::optional<BillMonth> read_month(std::string_view text) {
    constexpr std::array<std::string_view, 12> names{"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};
    text = trimmed(text);
    Scanner scanner(text);
    std::optional<int> year, month;
    const auto name = std::find(names.begin(), names.end(), lowered(text.substr(0, 3)));
    if (name != names.end()) {
        scanner = Scanner(text.substr(std::min(text.find_first_of("0123456789"), text.size())));
        year = scanner.number(4);
        if (year && *year < 100) year = 2000 + *year;
        month = static_cast<int>(name - names.begin()) + 1;
    } else {
        year = scanner.number(4);
        for (const std::string_view sign : {"-", "/", ".", "年"})
            if (scanner.skip(sign)) break;
        month = scanner.number(2);
    }
    if (!year || *year < 1970 || !month || *month < 1 || *month > 12) return std::nullopt;
    return BillMonth{*year, static_cast<unsigned>(*month)};
}

bool lacks_seconds(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return false;
    const std::size_t behind = text.find_first_not_of("0123456789", colon + 1);
    return behind == std::string_view::npos || text[behind] != ':';
}

}  // namespace poolbill::intake
