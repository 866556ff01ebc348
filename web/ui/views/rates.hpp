// What the pool costs while one waits.
#pragma once

#include <string>

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// Pay-per-use of one minute at the pool's present nodes, e.g. "$0.011".
std::string pay_per_use_per_minute(View& view);

}  // namespace poolbill::ui
