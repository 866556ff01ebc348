#include "web/ui/model/event_lists.hpp"

#include <algorithm>

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
    for (std::size_t i = happened.size(); i-- > 0;) {
        if (concerns(happened[i])) past_.push_back(happened[i]);
    }
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
