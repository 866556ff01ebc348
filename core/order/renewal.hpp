// The renewal of a yearly/monthly pool: its price, and the period it buys.
//
// Contract: pure; used for renewals by hand and for automatic ones.
#pragma once

#include "core/order/quote.hpp"
#include "core/order/subscription.hpp"

namespace poolbill {

/// The price of another term. Pay-per-use nodes of the pool are not renewed. Errors as quote_change.
Result<Quote> quote_renewal(const Pool& pool, const Catalog& catalog, const SitePolicy& policy, Term term,
                            std::optional<Discount> discount, Instant at);

/// Adds a term that was paid at `at`. It starts at the old expiry, even when that has passed
/// (docs/domain/contradictions.md#c10).
/// @return the period that was bought
Interval extend(Subscription& subscription, Term term, const SitePolicy& policy, Instant at);

}  // namespace poolbill
