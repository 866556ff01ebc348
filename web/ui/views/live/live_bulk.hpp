// Change To Prepaid for several pools in host mode: the console's price for each beside the computed one, and the orders.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "web/ui/model/bulk_change.hpp"
#include "web/ui/views/live/live_quote.hpp"
#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

/// What of a change can be ordered at the console.
struct LiveBulk {
    std::vector<LivePlan> plans;                           // pools with a price that have no order under way
    std::size_t waiting = 0;                               // for a price
    std::vector<std::string> failed, ordering, differing;  // ids of pools
    std::optional<LivePrice> sum;  // of the plans; nothing when they are in several currencies
};

/// Asks for the prices that were not asked for.
LiveBulk live_bulk(View& view, const BulkChange& change);
/// What came of the prices, and why some did not come.
void live_bulk_notice(View& view, Rect& rest, const LiveBulk& bulk);

/// What a row of the change says of the console's price.
struct LiveBulkRow {
    std::string price, note;  // no price: the computed one is shown
    Token ink = Token::text_faint;
};
/// With the console's price, once it is there and in the currency of the data.
BulkCost live_cost(const View& view, const std::string& pool, const BulkCost& computed);
LiveBulkRow live_bulk_row(const View& view, const std::string& pool, const Amount& computed);

}  // namespace poolbill::ui::deferred
