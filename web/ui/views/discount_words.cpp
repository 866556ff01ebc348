#include "web/ui/views/discount_words.hpp"

#include "core/money/decimal.hpp"

namespace poolbill::ui {

std::string less(std::string list_price, Discount discount) {
    if (discount.is_none()) return list_price;
    return list_price + " − " + format_percent(discount.basis_points) + "%";
}

}  // namespace poolbill::ui
