// The yearly/monthly life of a pool after the change: expiry, renewal, grace, retention, deletion.
//
// Contract: all instants derive from an anchor, the months bought since then and the site policy. The anchor is
// the first start, until a unified expiry day moves an expiry: then months are counted from the moved expiry, so
// that every renewal adds the months that it costs. See docs/domain/billing-rules.md#month-arithmetic,
// docs/domain/billing-rules.md#unified-expiry-day,
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

/// The term ends the given number of months after the day of `from`.
struct TermAnchor {
    Instant from;
    int months = 0;
    friend bool operator==(const TermAnchor&, const TermAnchor&) = default;
};

struct Subscription {
    Instant started;       // first start, to the second
    TermAnchor anchor;     // of `expires`
    Instant term_started;  // start of the running term (payment, or the expiry that a renewal follows)
    Instant expires;       // 23:59:59+08:00
    Term term{Term::Unit::month, 1};  // last bought
    bool auto_renew = false;
    /// What auto-renewal buys: the term of the purchase until it is set with the switch. A renewal by hand does
    /// not change it (docs/domain/assumptions.md#auto-renewal-term).
    Term auto_renew_term{Term::Unit::month, 1};
    std::optional<int> auto_renewals_left;  // without limit when absent
    std::optional<Instant> attempted;       // the last automatic renewal that was tried
    std::optional<int> expiry_day;          // unified expiry day: 1..28, or -1 for the last day of the month
    Instant grace_ends;                     // still usable until here
    Instant retention_ends;                 // frozen until here, then deleted
    SubscriptionState state = SubscriptionState::active;
};

/// The subscription whose first term starts at `start`; auto-renewal is off.
Subscription first_term(Instant start, Term term, const SitePolicy& policy);
/// Moves the expiry by the months of `term`, then to the first unified expiry day that is not before.
void prolong(Subscription& subscription, Term term, const SitePolicy& policy);
/// Back to the anchor before a renewal, whose predecessor was for `term`.
void shorten(Subscription& subscription, TermAnchor anchor, Term term, const SitePolicy& policy);
SubscriptionState state_at(const Subscription& subscription, Instant instant);
/// The first automatic deduction for this expiry that is not before `instant`: 03:00 the policy's number of days ahead, then
/// daily. None when the expiry comes before the next 03:00.
std::optional<Instant> next_auto_renew(const Subscription& subscription, const SitePolicy& policy,
                                       Instant instant);
/// The same when auto-renewal is switched on at `instant`: then it is deducted at once when the expiry comes before the
/// next 03:00 (docs/domain/after-the-change.md#auto-renewal-late). None when expired.
std::optional<Instant> first_auto_renew(const Subscription& subscription, const SitePolicy& policy,
                                        Instant switched_on);
std::string_view to_string(SubscriptionState state);

}  // namespace poolbill
