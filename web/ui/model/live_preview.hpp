// What was previewed for an order at the console, held against the bill that came after it.
//
// Contract: the preview is a replay, as the purchase showed it: the console's data from before the change, with an order that
// is paid when the term began. What is compared is the pool's part of the bill.
#pragma once

#include <memory>
#include <vector>

#include "core/base/result.hpp"
#include "core/intake/facts.hpp"
#include "core/scenario/scenario.hpp"
#include "web/ui/model/live.hpp"

namespace poolbill::ui::deferred {

/// Keeps the data for orders whose pools are pay-per-use in it. @param data  of the console, which newer data is about to replace
void keep_for_previews(Live& live, const std::shared_ptr<const Scenario>& data);

/// Holds the previews of completed orders against the bills. @param files  of the console; those of listBills are used
void hold_against_bills(Live& live, const std::vector<intake::NamedFile>& files, Instant today);

}  // namespace poolbill::ui::deferred
