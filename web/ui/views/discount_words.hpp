// A contract discount beside a list price.
#pragma once

#include <string>

#include "core/money/discount.hpp"

namespace poolbill::ui {

/// "$0.66/h − 10%"; the list price alone when there is no discount.
std::string less(std::string list_price, Discount discount);

}  // namespace poolbill::ui
