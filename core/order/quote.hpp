// Quotes: what a term costs and when it would end, before anything is ordered.
//
// Contract: the quote and the order use the same function, so the number that was shown is the number that is
// charged. See docs/domain/billing-rules.md#term-fee, docs/domain/billing-rules.md#disks,
// docs/domain/changing-the-mode.md#purchase-page (estimated expiration).
#pragma once

#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/catalog/policy.hpp"
#include "core/order/order.hpp"
#include "core/pool/pool.hpp"

namespace poolbill {

/// A discount on orders, in hundredths of a percent of the list price: 1000 is 10 %.
struct Discount {
    int basis_points = 0;
    friend bool operator==(const Discount&, const Discount&) = default;
};

struct Quote {
    Term term{Term::Unit::month, 1};
    Instant at;       // when the quote is requested
    Instant expires;  // if paid at `at`; the true expiry follows from the second of payment
    std::vector<FeeItem> items;
    OrderAmounts amounts;
    Currency currency{"USD"};
};

/// Errors: "quote.not-sold" (no monthly price), "money.range".
Result<Quote> quote_change(const Pool& pool, const Catalog& catalog, const SitePolicy& policy, Term term,
                           Discount discount, Instant at);

}  // namespace poolbill
