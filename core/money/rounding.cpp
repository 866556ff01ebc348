#include "core/money/rounding.hpp"

#include <algorithm>
#include <array>

namespace poolbill {
namespace {

constexpr std::array<RoundingPolicy, 6> policies{{
    {"intl-monthly-half-up-2", Rounding::none, Rounding::half_up_to_2, false,
     "domain 1.4, C2: FAQ of 2025-06, V19a, V20"},
    {"intl-monthly-truncate-2", Rounding::none, Rounding::truncate_to_2, false,
     "C2: reconciliation page of 2023-12, V21"},
    {"intl-line-half-up-2", Rounding::half_up_to_2, Rounding::none, false,
     "domain 1.4: partner bills of 2021-06 and 07"},
    {"intl-line-truncate-2", Rounding::truncate_to_2, Rounding::none, false,
     "domain 1.4: partner bills before 2021-06"},
    {"cn-truncate-2", Rounding::truncate_to_2, Rounding::none, false,
     "domain 1.4: China site, V15, V19b, V22"},
    {"exact", Rounding::none, Rounding::none, true, "for reasoning: cut once, at the total"},
}};

}  // namespace

std::span<const RoundingPolicy> rounding_policies() {
    return policies;
}

const RoundingPolicy* find_rounding_policy(std::string_view id) {
    const auto found =
        std::find_if(policies.begin(), policies.end(), [id](const auto& p) { return p.id == id; });
    return found == policies.end() ? nullptr : &*found;
}

Amount apply(Rounding cut, Amount amount) {
    switch (cut) {
        case Rounding::none:
            return amount;
        case Rounding::truncate_to_2:
            return truncate(amount, 2);
        case Rounding::half_up_to_2:
            return round_half_up(amount, 2);
    }
    return amount;
}

}  // namespace poolbill
