// Scenarios with several pools, for tests of the list.
#pragma once

#include <string>

namespace poolbill::ui::test {

/// Four pools at 2023/04/18 18:00:00: "alpha" may change, "beta" waits for payment, "gamma" is prepaid for a
/// month, "delta" is abnormal.
std::string four_pools();
/// `count` pools "pool-00000" …, created one second after the other.
std::string many_pools(int count);

}  // namespace poolbill::ui::test
