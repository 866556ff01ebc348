#include "core/order/order.hpp"

#include <array>

namespace poolbill {

int api_status(OrderState state) {
    switch (state) {
        case OrderState::pending_approval:
            return 1;
        case OrderState::processing:
            return 3;
        case OrderState::cancelled:
            return 4;
        case OrderState::completed:
            return 5;
        case OrderState::pending_payment:
            return 6;
    }
    return 0;
}

int api_type(OrderKind kind) {
    switch (kind) {
        case OrderKind::change_to_prepaid:
            return 11;
        case OrderKind::renewal:
        case OrderKind::auto_renewal:
            return 2;
        case OrderKind::scaling:
            return 3;
        case OrderKind::unsubscription:
            return 4;
    }
    return 0;
}

std::string_view to_string(OrderState state) {
    switch (state) {
        case OrderState::pending_approval:
            return "pending approval";
        case OrderState::pending_payment:
            return "pending payment";
        case OrderState::processing:
            return "processing";
        case OrderState::completed:
            return "completed";
        case OrderState::cancelled:
            return "cancelled";
    }
    return "";
}

std::string_view to_string(OrderKind kind) {
    switch (kind) {
        case OrderKind::change_to_prepaid:
            return "change to yearly/monthly";
        case OrderKind::renewal:
            return "renewal";
        case OrderKind::auto_renewal:
            return "auto-renewal";
        case OrderKind::scaling:
            return "scaling";
        case OrderKind::unsubscription:
            return "unsubscription";
    }
    return "";
}

std::string_view to_string(CancelReason reason) {
    switch (reason) {
        case CancelReason::none:
            return "";
        case CancelReason::by_user:
            return "cancelled by the user";
        case CancelReason::deadline_passed:
            return "payment deadline passed";
        case CancelReason::pool_changed:
            return "pool changed";
        case CancelReason::pool_expired:
            return "pool expired";
        case CancelReason::pool_unsubscribed:
            return "pool unsubscribed";
        case CancelReason::pool_deleted:
            return "pool deleted";
        case CancelReason::approval_refused:
            return "approval refused";
    }
    return "";
}

namespace {

struct MethodName {
    PaymentMethod method;
    std::string_view text;
};
constexpr std::array<MethodName, 5> methods{{{PaymentMethod::balance, "balance"},
                                             {PaymentMethod::credit_card, "credit-card"},
                                             {PaymentMethod::online_payment, "online"},
                                             {PaymentMethod::monthly_settlement, "monthly-settlement"},
                                             {PaymentMethod::partner, "partner"}}};

}  // namespace

std::string_view to_string(PaymentMethod method) {
    for (const MethodName& name : methods) {
        if (name.method == method) return name.text;
    }
    return "";
}

std::optional<PaymentMethod> parse_payment_method(std::string_view text) {
    for (const MethodName& name : methods) {
        if (name.text == text) return name.method;
    }
    return std::nullopt;
}

}  // namespace poolbill
