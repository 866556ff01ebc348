// An export that is written a step at a time, for callers that cannot wait for the whole, or have no room for it.
//
// Contract: a step writes a few hundred rows and returns whether there are more; after false it must not be called
// again. It refers to what is exported, which must outlive it and must not change. The text is the same however
// long the caller waits between two steps.
#pragma once

#include <functional>

#include "core/export/output.hpp"

namespace poolbill::exports {

using Steps = std::function<bool(Output&)>;

inline constexpr int rows_per_step = 256;

/// All steps, one after the other, or as many as the output accepts.
inline void write_all(const Steps& steps, Output& output) {
    while (output.ok() && steps(output)) {
    }
}

}  // namespace poolbill::exports
