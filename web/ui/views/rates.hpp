// What the pool costs while one waits.
#pragma once

#include <string>

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// Pay-per-use of so many seconds at the nodes that a pool has in a world, e.g. "$0.011" for a minute.
std::string pay_per_use(const View& view, const World& world, std::uint32_t pool, std::int64_t seconds);

}  // namespace poolbill::ui
