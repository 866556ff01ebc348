#include "web/ui/text/format.hpp"

#include <array>
#include <chrono>

#include "core/time/zone.hpp"
#include "generated/text/count.hpp"
#include "generated/text/date.hpp"
#include "generated/text/duration.hpp"
#include "generated/text/month.hpp"
#include "generated/text/term.hpp"
#include "generated/text/weekday.hpp"

namespace poolbill::ui {
namespace {

std::string two_digits(int number) {
    return {static_cast<char>('0' + number / 10 % 10), static_cast<char>('0' + number % 10)};
}

/// "1234567.89" becomes "1,234,567.89".
std::string with_separators(std::string digits) {
    const std::size_t first = digits.starts_with('-') ? 1 : 0;
    std::size_t point = digits.find('.');
    if (point == std::string::npos) point = digits.size();
    for (std::size_t at = point; at > first + 3; at -= 3)
        digits.insert(at - 3, 1, ',');
    return digits;
}

std::string with_symbol(const std::string& symbol, const std::string& digits) {
    if (digits.starts_with('-')) return "−" + symbol + digits.substr(1);
    return symbol + digits;
}

}  // namespace

std::string Format::symbol() const {
    if (currency_ == usd) return "$";
    if (currency_ == eur) return "€";
    if (currency_ == cny) return "¥";
    return std::string(currency_.code()) + " ";
}

std::string Format::money(Amount amount) const {
    return money(amount, currency_.due_decimals());
}

std::string Format::money(Amount amount, int places) const {
    return with_symbol(symbol(), with_separators(to_string(amount, places)));
}

std::string Format::short_money(Amount amount) const {
    return with_symbol(symbol(), with_separators(to_short_string(amount, currency_.due_decimals())));
}

std::string Format::rounded(Amount amount) const {
    return money(round_half_up(amount, currency_.due_decimals()));
}

std::string Format::price(UnitPrice price) const {
    std::string digits = to_string(price);
    if (currency_.due_decimals() == 0 && digits.ends_with(".00")) digits.resize(digits.size() - 3);
    return symbol() + with_separators(std::move(digits));
}

std::string Format::count(std::int64_t number) const {
    return with_separators(std::to_string(number));
}

std::string Format::time(Instant instant) const {
    const LocalTime local = to_local(instant);
    return two_digits(local.hour) + ":" + two_digits(local.minute) + ":" + two_digits(local.second);
}

std::string Format::hour(Instant instant) const {
    const LocalTime local = to_local(instant);
    return two_digits(local.hour) + ":" + two_digits(local.minute);
}

std::string Format::date_time(Instant instant) const {
    const LocalTime local = to_local(instant);
    return std::to_string(local.year()) + "/" + two_digits(static_cast<int>(local.month())) + "/" +
           two_digits(static_cast<int>(local.day())) + " " + time(instant);
}

std::string Format::day(Instant instant) const {
    const LocalTime local = to_local(instant);
    const auto key = text_after(text::month_01, local.month() - 1);
    return strings_.fill(text::date_day, {strings_(key), std::to_string(local.day())});
}

std::string Format::month(Instant instant) const {
    const LocalTime local = to_local(instant);
    const auto key = text_after(text::month_01, local.month() - 1);
    return strings_.fill(text::date_month, {strings_(key), std::to_string(local.year())});
}

std::string Format::long_day(Instant instant) const {
    const LocalTime local = to_local(instant);
    const std::chrono::weekday weekday{std::chrono::sys_days(local.date)};
    const auto key = text_after(text::weekday_0, weekday.c_encoding());
    return strings_.fill(text::date_long_day, {strings_(key), day(instant), std::to_string(local.year())});
}

std::string Format::on_day(Instant instant, Instant now, std::string_view time) const {
    if (to_local(instant).year() == to_local(now).year())
        return strings_.fill(text::date_day_and_time, {day(instant), time});
    constexpr std::size_t date_and_space = 11;
    return date_time(instant).replace(date_and_space, std::string::npos, time);
}

std::string Format::short_date_time(Instant instant, Instant now) const {
    return on_day(instant, now, time(instant));
}

std::string Format::cycle(Interval interval, Instant now) const {
    return on_day(interval.begin, now, hour(interval.begin) + " – " + hour(interval.end));
}

std::string Format::span(Interval interval) const {
    // An interval that ends at midnight ends on the day before: its last second belongs to that day.
    const bool one_day = local_day_start(interval.begin) == local_day_start(interval.end - Seconds{1});
    return time(interval.begin) + " – " +
           (one_day ? time(interval.end) : short_date_time(interval.end, interval.begin));
}

std::string Format::duration(std::int64_t seconds, int parts) const {
    struct Unit {
        std::int64_t seconds;
        Text text;
    };
    constexpr std::array<Unit, 4> units{Unit{86400, text::duration_days}, Unit{3600, text::duration_hours},
                                        Unit{60, text::duration_minutes}, Unit{1, text::duration_seconds}};
    std::string result;
    for (const Unit& unit : units) {
        const std::int64_t number = seconds / unit.seconds;
        seconds %= unit.seconds;
        if (number == 0 || parts == 0) continue;
        if (!result.empty()) result += " ";
        result += strings_.fill(unit.text, {count(number)});
        --parts;
    }
    return result.empty() ? strings_.fill(text::duration_seconds, {"0"}) : result;
}

std::string Format::term(Term term) const {
    const bool years = term.unit() == Term::Unit::year;
    const bool one = term.count() == 1;
    const Text key =
        years ? (one ? text::term_year : text::term_years) : (one ? text::term_month : text::term_months);
    return strings_.fill(key, {std::to_string(term.count())});
}

std::string Format::nodes(std::int64_t number) const {
    return strings_.fill(number == 1 ? text::count_node : text::count_nodes, {count(number)});
}

std::string Format::disks(std::int64_t number, std::int64_t size_gb) const {
    return (number == 1 ? "" : count(number) + " × ") + count(size_gb) + " GB";
}

std::string Format::lines(std::int64_t number) const {
    return strings_.fill(number == 1 ? text::count_line : text::count_lines, {count(number)});
}

}  // namespace poolbill::ui
