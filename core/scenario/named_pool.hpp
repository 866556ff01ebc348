// The pool that a caller names by its id.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/result.hpp"
#include "core/scenario/scenario.hpp"

namespace poolbill {

/// Its index in the scenario's pools. Error "pool.unknown", without a path.
Result<std::uint32_t> named_pool(const Scenario& scenario, std::string_view id);

}  // namespace poolbill
