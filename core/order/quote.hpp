// Quotes: what a term costs and when it would end, before anything is ordered.
//
// Contract: the quote and the order use the same function, so the number that was shown is the number that is
// charged. See docs/domain/billing-rules.md#term-fee, docs/domain/billing-rules.md#disks,
// docs/domain/changing-the-mode.md#purchase-page (estimated expiration).
#pragma once

#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/catalog/policy.hpp"
#include "core/money/discount.hpp"
#include "core/order/order.hpp"
#include "core/pool/pool.hpp"

namespace poolbill {

struct Quote {
    Term term{Term::Unit::month, 1};
    Instant at;       // when the quote is requested
    Instant expires;  // if paid at `at`; the true expiry follows from the second of payment
    std::vector<FeeItem> items;
    Charge amounts;
    Currency currency{"USD"};
};

/// Adds an item to the sums. @return false, with nothing changed, when they do not fit an amount
bool add_to(Charge& sum, const FeeItem& item);

/// @param discount  of this order; if there is none, the contract's discount in the catalog applies
/// Errors: "quote.not-sold" (no price for this term), "money.range".
Result<Quote> quote_change(const Pool& pool, const Catalog& catalog, const SitePolicy& policy, Term term,
                           std::optional<Discount> discount, Instant at);

}  // namespace poolbill
