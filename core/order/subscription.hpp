// The yearly/monthly life of a pool after the change: expiry, renewal, grace, retention, deletion.
//
// Contract: all instants derive from the first start, the months bought so far and the site policy;
// nothing is computed step by step. See docs/domain/billing-rules.md#month-arithmetic,
// docs/domain/contradictions.md#c9 (auto-renewal repeats the bought term and tries until expiry),
// docs/domain/contradictions.md#c10 (late renewal counts from the old expiry).
#pragma once

#include <optional>
#include <string_view>

#include "core/catalog/policy.hpp"
#include "core/time/instant.hpp"
#include "core/time/term.hpp"

namespace poolbill {

enum class SubscriptionState { active, grace, retention, ended };

struct Subscription {
    Instant started;       // first start, to the second; its day is the anchor
    int total_months = 0;  // bought since the first start
    Instant term_started;  // start of the running term (payment, or the expiry that a renewal follows)
    Instant expires;       // 23:59:59+08:00
    Term term{Term::Unit::month, 1};  // last bought; what auto-renewal buys
    bool auto_renew = false;
    std::optional<int> expiry_day;  // unified expiry day: 1..28, or -1 for the last day of the month
    Instant grace_ends;             // still usable until here
    Instant retention_ends;         // frozen until here, then deleted
    SubscriptionState state = SubscriptionState::active;
};

/// Recomputes expires, grace_ends and retention_ends from the anchor, the months and the unified day.
void derive_dates(Subscription& subscription, const SitePolicy& policy);
SubscriptionState state_at(const Subscription& subscription, Instant instant);
/// The first automatic deduction for this expiry that is not before `instant`: 03:00 the policy's number
/// of days ahead, then daily; when expiry comes before the next 03:00, `instant` itself.
/// Nothing when expired.
std::optional<Instant> next_auto_renew(const Subscription& subscription, const SitePolicy& policy,
                                       Instant instant);
std::string_view to_string(SubscriptionState state);

}  // namespace poolbill
