#include "web/ui/model/live_preview.hpp"

#include <algorithm>
#include <utility>

#include "core/intake/file_reading.hpp"
#include "core/scenario/replay.hpp"
#include "web/ui/model/reconciled_bills.hpp"

namespace poolbill::ui::deferred {
namespace {

/// As shell/host/live.mjs names the documents.
constexpr std::string_view bills_name = "listBills";

/// The scenario in which the order is made and paid at once.
Scenario with_order(const Scenario& before, const LiveOrder& order, bool auto_renew) {
    Scenario scenario = before;
    scenario.account.reset();  // the money is the console's
    Instant at = order.begins.value_or(before.now);
    if (!scenario.log.empty()) at = std::max(at, scenario.log.back().at);
    const std::string id = order.id.empty() ? "order" : order.id;
    scenario.log.push_back({at, SubmitChangeOrder{order.pool, id, order.term, auto_renew, {}, false}, {}});
    scenario.log.push_back({at, PayOrder{id, PaymentMethod::balance, Amount()}, {}});
    return scenario;
}

LivePreview& preview_of(Live& live, const std::string& pool) {
    const auto found = std::find_if(live.previews.begin(), live.previews.end(),
                                    [&](const LivePreview& each) { return each.pool == pool; });
    if (found != live.previews.end()) return *found;
    live.previews.push_back({pool, nullptr, nullptr});
    return live.previews.back();
}

}  // namespace

void keep_for_previews(Live& live, const std::shared_ptr<const Scenario>& data) {
    std::erase_if(live.previews,
                  [&](const LivePreview& each) { return live.order_of(each.pool) == nullptr; });
    if (live.orders.empty()) return;
    const Result<World> world = replay(*data, data->now);
    if (!world) return;
    for (const LiveOrder& order : live.orders) {
        const auto index = world->pool_index(order.pool);
        if (index && world->pools[*index].mode == BillingMode::pay_per_use)
            preview_of(live, order.pool) = {order.pool, data, nullptr};
    }
}

void hold_against_bills(Live& live, const std::vector<intake::NamedFile>& files, Instant today) {
    for (const LiveOrder& order : live.orders) {
        if (order.stage != LiveStage::completed) continue;
        LivePreview& preview = preview_of(live, order.pool);
        if (!preview.before) continue;
        std::vector<intake::NamedFile> bills;
        std::copy_if(files.begin(), files.end(), std::back_inserter(bills),
                     [](const intake::NamedFile& file) { return file.name.starts_with(bills_name); });
        if (bills.empty()) continue;
        preview.bills = std::make_shared<ReconciledBills>(
            intake::read_files(std::move(bills), {}), today,
            BillsOf{with_order(*preview.before, order, order.auto_renew), order.pool, preview.before->now});
    }
}

}  // namespace poolbill::ui::deferred
