// Everything that an export can be made of: the scenario, its world at an instant, and what of it is wanted.
// The command line and the canvas both write through here, so they write the same bytes.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>

#include "core/export/formats.hpp"
#include "core/scenario/scenario.hpp"

namespace poolbill::exports {

/// Which bills; what is absent does not restrict.
struct Filter {
    std::optional<std::uint32_t> pool;  // index into World::pools
    std::optional<BillingMode> mode;
};

/// Of all pools or of one, all lines or those of a mode.
Bills bills_of(const World& world, const Filter& filter);

/// Must not outlive what it refers to.
struct Snapshot {
    const Scenario& scenario;
    const World& world;  // of this scenario
    Filter filter;
    BillsReport::Lines lines =
        {};  // the bill lines in another order; empty: oldest first. FOCUS has its own order
};

/// What the caller asks for besides the format.
struct Request {
    Filter filter;
    Choices choices;
};

/// @param members  name and text of each: "pool" (an id), "mode", and the choices with "true"
/// Errors: "pool.unknown", "filter.mode", "filter.unknown", with the name as path.
Result<Request> read_request(const World& world,
                             std::span<const std::pair<std::string, std::string>> members);

/// The export in steps; the snapshot's scenario and world must outlive them. Errors as replay.
Result<Steps> in_steps(const Format& format, const Snapshot& snapshot, const Choices& choices);

/// The same as a whole. Errors before anything is written.
Status write(const Format& format, const Snapshot& snapshot, const Choices& choices, Output& output);

}  // namespace poolbill::exports
