// One record of a bill beside one line. Internal to core/reconcile.
#pragma once

#include <cstdint>
#include <span>

#include "core/intake/bill_row.hpp"
#include "core/reconcile/line_index.hpp"
#include "core/reconcile/reconcile.hpp"
#include "core/scenario/world.hpp"

namespace poolbill::reconcile {

/// The month of the bill that the line is on.
BillMonth month_of(const Line& line, const SitePolicy& policy);

/// Why the record is not compared with lines. @pre it is no charge of a pool
Cause cause_apart(const intake::BillTable& bills, const intake::BillRow& row);

/// Verdict, cause and amount of the line into `out`. @param count  nodes that the record is for
void compare(const World& world, const intake::BillRow& row, const Line& line, std::int64_t count, Row& out);

/// Lines that follow one another as one line of nodes that all of them have, charged for the time of all.
Line joined_line(const World& world, std::span<const Claimed> lines, std::int64_t nodes);

/// The line as one that no record has.
Row row_of(const World& world, const Line& line);
/// What some of the line's nodes cost. @param is_per_node  cut for each of them, as a record of its own
Amount payable_of(const World& world, const Line& line, std::int64_t nodes, bool is_per_node);

}  // namespace poolbill::reconcile
