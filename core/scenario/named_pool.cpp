#include "core/scenario/named_pool.hpp"

#include "core/base/quoted.hpp"

namespace poolbill {

Result<std::uint32_t> named_pool(const Scenario& scenario, std::string_view id) {
    if (const std::optional<std::uint32_t> pool = scenario.find_pool(id)) return *pool;
    return Error{"pool.unknown", "", "The scenario has no pool " + quoted(id) + "."};
}

}  // namespace poolbill
