#include "core/order/subscription.hpp"

#include <algorithm>

#include "core/time/zone.hpp"

namespace poolbill {
namespace {

using std::chrono::days;

/// The first 23:59:59 on the unified day that is not before `natural`.
Instant unified_expiry(Instant natural, int day) {
    using namespace std::chrono;
    const year_month_day date = to_local(natural).date;
    const auto on_day = [day](year_month month) {
        const year_month_day target = day < 0 ? year_month_day{month / std::chrono::last}
                                              : month / std::chrono::day{static_cast<unsigned>(day)};
        return from_local({target, 23, 59, 59});
    };
    const year_month this_month = date.year() / date.month();
    const Instant candidate = on_day(this_month);
    return candidate >= natural ? candidate : on_day(this_month + months{1});
}

/// All dates that follow from the anchor.
void derive_dates(Subscription& subscription, const SitePolicy& policy) {
    subscription.expires = expiry(subscription.anchor.from, subscription.anchor.months);
    subscription.grace_ends = subscription.expires + days{policy.grace_days};
    subscription.retention_ends = subscription.grace_ends + days{policy.retention_days};
}

}  // namespace

Subscription first_term(Instant start, Term term, const SitePolicy& policy) {
    Subscription subscription;
    subscription.started = subscription.term_started = start;
    subscription.anchor = {start, term.total_months()};
    subscription.term = subscription.auto_renew_term = term;
    derive_dates(subscription, policy);
    return subscription;
}

void prolong(Subscription& subscription, Term term, const SitePolicy& policy) {
    subscription.anchor.months += term.total_months();
    derive_dates(subscription, policy);
    if (!subscription.expiry_day) return;
    const Instant unified = unified_expiry(subscription.expires, *subscription.expiry_day);
    subscription.anchor = {unified, 0};
    derive_dates(subscription, policy);
}

void shorten(Subscription& subscription, TermAnchor anchor, Term term, const SitePolicy& policy) {
    subscription.anchor = anchor;
    subscription.term = term;
    derive_dates(subscription, policy);
}

SubscriptionState state_at(const Subscription& subscription, Instant instant) {
    if (instant < subscription.expires) return SubscriptionState::active;
    if (instant < subscription.grace_ends) return SubscriptionState::grace;
    if (instant < subscription.retention_ends) return SubscriptionState::retention;
    return SubscriptionState::ended;
}

std::optional<Instant> next_auto_renew(const Subscription& subscription, const SitePolicy& policy,
                                       Instant instant) {
    const Instant expiry_day = local_day_start(subscription.expires);
    const auto hour = std::chrono::hours{policy.auto_renew_hour};
    const Instant first = expiry_day - days{policy.auto_renew_days_before} + hour;
    if (instant <= first) return first;
    const Instant today = local_day_start(instant) + hour;
    const Instant next = instant <= today ? today : today + days{1};
    return next < subscription.expires ? std::optional(next) : std::nullopt;
}

std::optional<Instant> first_auto_renew(const Subscription& subscription, const SitePolicy& policy,
                                        Instant switched_on) {
    if (switched_on >= subscription.expires) return std::nullopt;
    return next_auto_renew(subscription, policy, switched_on).value_or(switched_on);
}

std::string_view to_string(SubscriptionState state) {
    switch (state) {
        case SubscriptionState::active:
            return "active";
        case SubscriptionState::grace:
            return "grace period";
        case SubscriptionState::retention:
            return "retention period";
        case SubscriptionState::ended:
            return "ended";
    }
    return "";
}

}  // namespace poolbill
