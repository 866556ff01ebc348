#include "core/time/iso8601.hpp"

#include <optional>

#include "core/base/error.hpp"

namespace poolbill {
namespace {

/// Reads fixed-width digits and separators from left to right.
class Reader {
  public:
    explicit Reader(std::string_view text) : rest_(text) {}

    std::optional<int> digits(std::size_t width) {
        if (rest_.size() < width) return std::nullopt;
        int value = 0;
        for (const char c : rest_.substr(0, width)) {
            if (c < '0' || c > '9') return std::nullopt;
            value = value * 10 + (c - '0');
        }
        rest_.remove_prefix(width);
        return value;
    }
    bool skip(char wanted) {
        if (!rest_.starts_with(wanted)) return false;
        rest_.remove_prefix(1);
        return true;
    }
    bool at_end() const { return rest_.empty(); }

  private:
    std::string_view rest_;
};

void append_padded(std::string& text, int value, int width) {
    char digits[8];
    for (int i = width - 1; i >= 0; --i) {
        digits[i] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
    text.append(digits, static_cast<std::size_t>(width));
}

void append_date(std::string& text, const LocalTime& local) {
    append_padded(text, local.year(), 4);
    text += '-';
    append_padded(text, static_cast<int>(local.month()), 2);
    text += '-';
    append_padded(text, static_cast<int>(local.day()), 2);
}

std::string date_and_time(const LocalTime& local, char separator) {
    std::string text;
    append_date(text, local);
    text += separator;
    append_padded(text, local.hour, 2);
    text += ':';
    append_padded(text, local.minute, 2);
    text += ':';
    append_padded(text, local.second, 2);
    return text;
}

}  // namespace

Result<Instant> parse_instant(std::string_view text) {
    const auto malformed = [text] { return describe(ErrorId::time_format, {quotation(text)}); };
    Reader reader(text);
    const std::optional<int> year = reader.digits(4);
    const bool date_dash = reader.skip('-');
    const std::optional<int> month = reader.digits(2);
    const bool second_dash = reader.skip('-');
    const std::optional<int> day = reader.digits(2);
    const bool has_time = reader.skip('T');
    const std::optional<int> hour = reader.digits(2);
    const bool first_colon = reader.skip(':');
    const std::optional<int> minute = reader.digits(2);
    const bool second_colon = reader.skip(':');
    const std::optional<int> second = reader.digits(2);
    if (!year || !month || !day || !hour || !minute || !second) return malformed();
    if (!date_dash || !second_dash || !has_time || !first_colon || !second_colon) return malformed();
    if (reader.at_end()) {
        return describe(ErrorId::time_offset, {quotation(text)});
    }

    Seconds offset{0};
    if (!reader.skip('Z')) {
        const bool west = reader.skip('-');
        if (!west && !reader.skip('+')) return malformed();
        const std::optional<int> offset_hour = reader.digits(2);
        if (!reader.skip(':')) return malformed();
        const std::optional<int> offset_minute = reader.digits(2);
        if (!offset_hour || !offset_minute || *offset_hour > 18 || *offset_minute > 59) return malformed();
        offset = Seconds{*offset_hour * 3600 + *offset_minute * 60} * (west ? -1 : 1);
    }
    if (!reader.at_end()) return malformed();

    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    const auto out_of_range = [text] { return describe(ErrorId::time_range, {quotation(text)}); };
    if (!date.ok() || *hour > 23 || *minute > 59 || *second > 59) return out_of_range();
    const Instant instant = from_local({date, *hour, *minute, *second}) + billing_offset - offset;
    if (instant < earliest_instant || instant > latest_instant) return out_of_range();
    return instant;
}

std::string format_instant(Instant instant) {
    return date_and_time(to_local(instant), 'T') + "+08:00";
}
std::string format_instant_utc(Instant instant) {
    return date_and_time(to_local(instant - billing_offset), 'T') + "Z";
}
std::string format_local(Instant instant) {
    return date_and_time(to_local(instant), ' ');
}

std::string format_local_date(Instant instant) {
    std::string text;
    append_date(text, to_local(instant));
    return text;
}

std::string format_month(BillMonth month) {
    std::string text;
    append_padded(text, month.year, 4);
    text += '-';
    append_padded(text, static_cast<int>(month.month), 2);
    return text;
}

}  // namespace poolbill
