#include "web/ui/model/event_lists.hpp"

#include <algorithm>
#include <iterator>

namespace poolbill::ui {

void EventLists::prepare(Session& session) {
    const Instant now = session.now();
    const std::uint32_t pool = session.pool_index();
    if (revision_ == session.revision() && pool_ == pool && good_.contains(now)) return;
    revision_ = session.revision();
    pool_ = pool;
    const auto concerns = [&](const Event& event) { return !event.pool || event.pool == pool; };

    past_.clear();
    const SharedList<Event>& happened = session.world().events;
    std::copy_if(std::reverse_iterator(happened.end()), std::reverse_iterator(happened.begin()),
                 std::back_inserter(past_), concerns);
    Instant horizon = now + std::chrono::days{40};
    if (const auto& subscription = session.pool().subscription)
        horizon = std::max(horizon, subscription->retention_ends);
    coming_.clear();
    if (auto events = session.coming_events(pool, std::min(horizon, latest_instant))) {
        coming_ = std::move(events).value();
        std::erase_if(coming_, [&](const Event& event) { return !concerns(event); });
        for (Event& event : coming_)
            event.order.reset();  // the story of one pool numbers its own orders
    }
    good_ = {now, coming_.empty() ? horizon : coming_.front().at};
}

}  // namespace poolbill::ui
