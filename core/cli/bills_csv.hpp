// Bill lines as CSV (RFC 4180): what `poolbill bills --format csv` prints and what the widget exports.
#pragma once

#include <string>
#include <vector>

#include "core/scenario/world.hpp"

namespace poolbill::cli {

/// Columns are the keys of the JSON form.
/// @param separator  a tab makes text that spreadsheets take from the clipboard
std::string bills_csv(const World& world, const std::vector<Line>& lines, char separator = ',');
/// All pools, oldest line first.
std::string bills_csv(const World& world);

}  // namespace poolbill::cli
