#include "web/ui/model/clock.hpp"

#include <algorithm>
#include <cmath>

namespace poolbill::ui {

void Clock::set_now(Instant now) {
    now_ = now;
    fraction_ = 0;
}

bool Clock::advance(double milliseconds, Instant limit) {
    if (!running_) return false;
    if (now_ >= limit) {
        running_ = false;
        return false;
    }
    const double moved =
        fraction_ + std::clamp(milliseconds, 0.0, 1000.0) / 1000 * static_cast<double>(speed_);
    const double whole = std::floor(moved);
    fraction_ = moved - whole;
    if (whole < 1) return false;
    now_ = std::min(limit, now_ + Seconds{static_cast<std::int64_t>(whole)});
    return true;
}

double Clock::milliseconds_to_next_second() const {
    if (!running_) return -1;
    return (1 - fraction_) * 1000 / static_cast<double>(speed_);
}

}  // namespace poolbill::ui
