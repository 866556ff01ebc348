// What must hold in every world, whatever actions led to it. A violation stops the fuzzer with a sentence.
#pragma once

#include <cstdio>
#include <cstdlib>

#include "core/scenario/world.hpp"

namespace poolbill::fuzz {

inline void require(bool holds, const char* sentence) {
    if (holds) return;
    std::fprintf(stderr, "fuzz: %s\n", sentence);
    std::abort();
}

/// Checks the first and last lines of the bills, sums, statements and explanations.
void check_world(const World& world);

}  // namespace poolbill::fuzz
