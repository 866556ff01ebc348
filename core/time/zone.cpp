#include "core/time/zone.hpp"

namespace poolbill {
namespace {

using std::chrono::days;
using std::chrono::floor;
using LocalSeconds = std::chrono::local_seconds;

LocalSeconds shifted(Instant instant) {
    return LocalSeconds{(instant + billing_offset).time_since_epoch()};
}
Instant unshifted(LocalSeconds local) {
    return Instant{local.time_since_epoch()} - billing_offset;
}

std::chrono::year_month_day date_of(Instant instant) {
    return std::chrono::year_month_day{floor<days>(shifted(instant))};
}
Instant start_of(std::chrono::year_month month) {
    return unshifted(LocalSeconds{std::chrono::local_days{month / 1}});
}

}  // namespace

LocalTime to_local(Instant instant) {
    const LocalSeconds local = shifted(instant);
    const auto day = floor<days>(local);
    const auto of_day = static_cast<int>((local - day).count());
    return {std::chrono::year_month_day{day}, of_day / 3600, of_day / 60 % 60, of_day % 60};
}

Instant from_local(const LocalTime& local) {
    return unshifted(LocalSeconds{std::chrono::local_days{local.date}} + std::chrono::hours{local.hour} +
                     std::chrono::minutes{local.minute} + Seconds{local.second});
}

Instant from_local(int year, unsigned month, unsigned day, int hour, int minute, int second) {
    return from_local(
        {std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}, hour, minute, second});
}

Instant local_day_start(Instant instant) {
    return unshifted(LocalSeconds{floor<days>(shifted(instant))});
}
Instant local_day_next(Instant instant) {
    return local_day_start(instant) + days{1};
}

Instant local_month_start(Instant instant) {
    const auto date = date_of(instant);
    return start_of(date.year() / date.month());
}
Instant local_month_next(Instant instant) {
    const auto date = date_of(instant);
    return start_of(date.year() / date.month() + std::chrono::months{1});
}

BillMonth bill_month_of(Instant instant) {
    const auto date = date_of(instant);
    return {static_cast<int>(date.year()), static_cast<unsigned>(date.month())};
}

Interval interval_of(BillMonth month) {
    const auto calendar = std::chrono::year{month.year} / std::chrono::month{month.month};
    return {start_of(calendar), start_of(calendar + std::chrono::months{1})};
}

}  // namespace poolbill
