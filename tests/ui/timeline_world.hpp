// A pool with a long history, for tests of the timeline.
#pragma once

#include <string>

#include "core/scenario/replay.hpp"
#include "core/time/zone.hpp"

namespace poolbill::ui::test {

/// Metered from 2013-02-17, with nodes and a second flavor added mid-hour on 2014-01-20 12:20 and removed
/// a month later; yearly/monthly for a year from 2022-11-05, renewed during grace for three years.
std::string ten_years_json();
World world_of_ten_years(Instant at = from_local(2024, 3, 1));

}  // namespace poolbill::ui::test
