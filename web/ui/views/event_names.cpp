#include "web/ui/views/event_names.hpp"

namespace poolbill::ui {

std::string event_name(const Strings& strings, EventKind kind) {
    switch (kind) {
        case EventKind::pool_created:
            return strings(Text::event_pool_created);
        case EventKind::pool_scaled:
            return strings(Text::event_pool_scaled);
        case EventKind::pool_status:
            return strings(Text::event_pool_status);
        case EventKind::pool_deleted:
            return strings(Text::event_pool_deleted);
        case EventKind::node_billing:
            return strings(Text::event_node_billing);
        case EventKind::order_submitted:
            return strings(Text::event_order_submitted);
        case EventKind::order_approved:
            return strings(Text::event_order_approved);
        case EventKind::order_paid:
            return strings(Text::event_order_paid);
        case EventKind::order_cancelled:
            return strings(Text::event_order_cancelled);
        case EventKind::payment_failed:
            return strings(Text::event_payment_failed);
        case EventKind::order_deadline:
            return strings(Text::event_order_deadline);
        case EventKind::hour_cut:
            return strings(Text::event_hour_cut);
        case EventKind::settlement:
            return strings(Text::event_settlement);
        case EventKind::prepaid_started:
            return strings(Text::event_prepaid_started);
        case EventKind::renewed:
            return strings(Text::event_renewed);
        case EventKind::auto_renew_set:
            return strings(Text::event_auto_renew_set);
        case EventKind::auto_renew_attempt:
            return strings(Text::event_auto_renew_attempt);
        case EventKind::expired:
            return strings(Text::event_expired);
        case EventKind::grace_ended:
            return strings(Text::event_grace_ended);
        case EventKind::retention_ended:
            return strings(Text::event_retention_ended);
        case EventKind::unsubscribed:
            return strings(Text::event_unsubscribed);
        case EventKind::partly_unsubscribed:
            return strings(Text::event_partly_unsubscribed);
        case EventKind::topped_up:
            return strings(Text::event_topped_up);
        case EventKind::arrears:
            return strings(Text::event_arrears);
        case EventKind::arrears_cleared:
            return strings(Text::event_arrears_cleared);
    }
    return {};
}

}  // namespace poolbill::ui
