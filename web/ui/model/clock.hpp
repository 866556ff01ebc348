// The simulated clock: where "now" is and how fast it moves.
//
// Contract: pure state; real time comes in as milliseconds. It stops by itself at the end it is given.
#pragma once

#include <array>
#include <cstdint>

#include "core/time/instant.hpp"

namespace poolbill::ui {

class Clock {
  public:
    /// Simulated seconds per real second.
    static constexpr std::array<std::int64_t, 4> speeds{1, 60, 3600, 86400};

    explicit Clock(Instant now = {}) : now_(now) {}

    Instant now() const { return now_; }
    bool running() const { return running_; }
    std::int64_t speed() const { return speed_; }

    void set_now(Instant now);
    void set_running(bool running) { running_ = running; }
    /// @param speed  one of `speeds`, or any positive number for a scripted tour
    void set_speed(std::int64_t speed) { speed_ = speed; }

    /// Moves by `milliseconds` of real time (long gaps count as 1 s, so that a page that was hidden does not
    /// jump), not beyond `limit`, where it stops. @return whether `now` changed
    bool advance(double milliseconds, Instant limit);
    /// Real milliseconds until `now` changes next; negative when it does not run.
    double milliseconds_to_next_second() const;

  private:
    Instant now_;
    double fraction_ = 0;  // of a simulated second, below 1
    std::int64_t speed_ = 1;
    bool running_ = false;
};

}  // namespace poolbill::ui
