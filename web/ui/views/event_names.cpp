#include "web/ui/views/event_names.hpp"

#include "generated/text/event.hpp"

namespace poolbill::ui {

std::string event_name(const Strings& strings, EventKind kind) {
    switch (kind) {
        case EventKind::pool_created:
            return strings(text::event_pool_created);
        case EventKind::pool_scaled:
            return strings(text::event_pool_scaled);
        case EventKind::pool_status:
            return strings(text::event_pool_status);
        case EventKind::pool_deleted:
            return strings(text::event_pool_deleted);
        case EventKind::price_changed:
            return strings(text::event_price_changed);
        case EventKind::node_billing:
            return strings(text::event_node_billing);
        case EventKind::order_submitted:
            return strings(text::event_order_submitted);
        case EventKind::order_approved:
            return strings(text::event_order_approved);
        case EventKind::order_paid:
            return strings(text::event_order_paid);
        case EventKind::order_cancelled:
            return strings(text::event_order_cancelled);
        case EventKind::payment_failed:
            return strings(text::event_payment_failed);
        case EventKind::order_deadline:
            return strings(text::event_order_deadline);
        case EventKind::hour_cut:
            return strings(text::event_hour_cut);
        case EventKind::settlement:
            return strings(text::event_settlement);
        case EventKind::prepaid_started:
            return strings(text::event_prepaid_started);
        case EventKind::renewed:
            return strings(text::event_renewed);
        case EventKind::auto_renew_set:
            return strings(text::event_auto_renew_set);
        case EventKind::auto_renew_attempt:
            return strings(text::event_auto_renew_attempt);
        case EventKind::expired:
            return strings(text::event_expired);
        case EventKind::grace_ended:
            return strings(text::event_grace_ended);
        case EventKind::retention_ended:
            return strings(text::event_retention_ended);
        case EventKind::unsubscribed:
            return strings(text::event_unsubscribed);
        case EventKind::partly_unsubscribed:
            return strings(text::event_partly_unsubscribed);
        case EventKind::coupon_added:
            return strings(text::event_coupon_added);
        case EventKind::topped_up:
            return strings(text::event_topped_up);
        case EventKind::arrears:
            return strings(text::event_arrears);
        case EventKind::arrears_cleared:
            return strings(text::event_arrears_cleared);
    }
    return {};
}

std::string event_name(const Strings& strings, const Event& event) {
    return event.lacks_money ? std::string(strings(text::event_auto_renew_failed))
                             : event_name(strings, event.kind);
}

}  // namespace poolbill::ui
