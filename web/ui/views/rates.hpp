// The running cost of a pool.
#pragma once

#include <string>

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// The pay-per-use cost of `seconds` for the nodes of a pool in a world, e.g. "$0.011" for a minute.
std::string pay_per_use(const View& view, const World& world, std::uint32_t pool, std::int64_t seconds);

}  // namespace poolbill::ui
