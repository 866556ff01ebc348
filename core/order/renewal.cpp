#include "core/order/renewal.hpp"

#include <algorithm>
#include <cassert>

namespace poolbill {

Result<Quote> quote_renewal(const Pool& pool, const Catalog& catalog, const SitePolicy& policy, Term term,
                            std::optional<Discount> discount, Instant at) {
    const auto is_metered = [](const NodeGroup& group) { return group.mode == BillingMode::pay_per_use; };
    if (std::none_of(pool.nodes.begin(), pool.nodes.end(), is_metered))
        return quote_change(pool, catalog, policy, term, discount, at);
    Pool prepaid_part = pool;
    std::erase_if(prepaid_part.nodes, is_metered);
    return quote_change(prepaid_part, catalog, policy, term, discount, at);
}

Interval extend(Subscription& subscription, Term term, const SitePolicy& policy, Instant at) {
    assert(subscription.state != SubscriptionState::ended);
    const Instant old_expiry = subscription.expires;
    prolong(subscription, term, policy);
    subscription.term = term;
    subscription.state = state_at(subscription, at);
    if (at >= old_expiry) subscription.term_started = old_expiry;
    return {old_expiry, subscription.expires};
}

}  // namespace poolbill
