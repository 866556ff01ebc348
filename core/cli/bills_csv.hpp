// Bill lines as CSV (RFC 4180): what `poolbill bills --format csv` prints and what the widget exports.
#pragma once

#include <string>

#include "core/scenario/world.hpp"

namespace poolbill::cli {

/// All pools, oldest line first; columns are the keys of the JSON form.
std::string bills_csv(const World& world);

}  // namespace poolbill::cli
