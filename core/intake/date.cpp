#include "core/intake/date.hpp"

#include <chrono>
#include <cstdint>
#include <optional>

#include "core/base/error.hpp"
#include "core/intake/text.hpp"
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

/// The time of day, if there is one. Nothing when it is malformed.
std::optional<Clock> read_clock(Scanner& scanner) {
    Clock clock;
    scanner.skip_blanks();
    if (!scanner.skip("T")) scanner.skip_blanks();
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

}  // namespace

Result<Instant> read_date(std::string_view text) {
    const std::string_view original = trimmed(text);
    if (original.empty()) return describe(ErrorId::date_empty);
    if (is_all_digits(original) && (original.size() == 12 || original.size() == 13))
        return from_milliseconds(original);

    Scanner scanner(original);
    const std::optional<int> year = scanner.number(4);
    if (!year) return malformed(original);
    const char separator = scanner.at_end() ? '\0' : scanner.rest().front();
    const bool has_separator = scanner.skip("-") || scanner.skip("/") || scanner.skip(".");
    if (!has_separator && !scanner.skip("年")) return malformed(original);
    if (*year < 100) return describe(ErrorId::date_ambiguous, {shown(original)});
    const std::optional<int> month = scanner.number(2);
    if (!month || !(has_separator ? scanner.skip({&separator, 1}) : scanner.skip("月")))
        return malformed(original);
    const std::optional<int> day = scanner.number(2);
    if (!day || !(has_separator || scanner.skip("日"))) return malformed(original);
    const std::optional<Clock> clock = read_clock(scanner);
    if (!clock) return malformed(original);
    const Result<Seconds> offset = read_offset(scanner, original);
    if (!offset) return offset.error();
    if (!scanner.at_end()) return malformed(original);

    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok() || *year < 1970 || *year > 2999) return out_of_range(original);
    const Instant instant = std::chrono::sys_days{date} + std::chrono::hours{clock->hour} +
                            std::chrono::minutes{clock->minute} + Seconds{clock->second} - *offset;
    return in_range(instant, original);
}

}  // namespace poolbill::intake
