// The running cost of a pool.
#pragma once

#include <string>

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// What a pool in a world is charged for so many seconds of pay-per-use, e.g. "$0.011" for a minute.
std::string pay_per_use(const View& view, const World& world, std::uint32_t pool, std::int64_t seconds);

}  // namespace poolbill::ui
