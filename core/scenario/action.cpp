#include "core/scenario/action.hpp"

#include <array>

namespace poolbill {

std::string_view name_of(const Action& action) {
    // In the order of the variant's alternatives.
    constexpr std::array<std::string_view, std::variant_size_v<Action>> names{
        "create_pool",         "scale_pool",    "delete_pool",    "set_pool_status", "set_node_billing",
        "submit_change_order", "approve_order", "pay_order",      "fail_payment",    "cancel_order",
        "set_auto_renew",      "renew",         "set_expiry_day", "unsubscribe",     "top_up"};
    return names[action.index()];
}

}  // namespace poolbill
