// What happened to the pool, and what will happen by itself.
//
// Contract: worked out again when the log changed, another pool is shown, or the clock passed an event.
#pragma once

#include <cstdint>
#include <vector>

#include "web/ui/model/session.hpp"

namespace poolbill::ui {

class EventLists {
  public:
    void prepare(Session& session);
    /// Soonest first: as far as the end of the subscription's retention, or 40 days; orders are not given.
    const std::vector<Event>& coming() const { return coming_; }
    /// Latest first.
    const std::vector<Event>& past() const { return past_; }

  private:
    std::int64_t revision_ = -1;
    std::uint32_t pool_ = 0;
    Interval good_{};  // while the clock is in it, nothing happens
    std::vector<Event> coming_, past_;
};

}  // namespace poolbill::ui
