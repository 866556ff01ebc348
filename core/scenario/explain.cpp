#include "core/scenario/explain.hpp"

#include "core/money/decimal.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill {
namespace {

void add_refund_part(std::vector<Step>& steps, const RefundPart& part) {
    steps.push_back({"Paid", "order " + part.order + ", until " + format_local(part.period.end),
                     to_string(part.paid), "domain 6"});
    if (part.in_full) {
        steps.push_back(
            {"Given back", "not begun yet, or within five days of the start", to_string(part.refund), "V32"});
        return;
    }
    if (part.total_hours == 0) {
        steps.push_back({"Given back", "this period is over", to_string(part.refund), "domain 6"});
        return;
    }
    const std::string hours = std::to_string(part.used_hours) + " / " + std::to_string(part.total_hours);
    steps.push_back({"Used", to_string(part.paid) + " × " + hours + " hours, floored to the hour",
                     to_string(part.used), "V29, C11"});
    steps.push_back({"Handling fee", to_string(part.paid) + " × " + std::to_string(part.fee_percent) + " %",
                     to_string(part.fee), "domain 6"});
    steps.push_back(
        {"Given back",
         to_string(part.paid) + " − " + to_string(part.used) + " − " + to_string(part.fee) + ", not below 0",
         to_string(part.refund), "domain 6"});
}

}  // namespace

Explanation explain(const World& world, const Line& line) {
    Explanation explanation = explain(world.ledger, line);
    if (!line.order) return explanation;
    const Order& order = world.orders[*line.order];
    std::vector<Step> details;
    for (const RefundPart& part : order.refund)
        add_refund_part(details, part);
    if (order.kind == OrderKind::scaling) {
        for (const FeeItem& item : order.items) {
            if (item.code != world.ledger.item(line.item).code) continue;
            details.push_back({"Rest of the term", "days left / days in the month, in months",
                               format_decimal(item.remaining_factor, 8), "V15, V33"});
        }
    }
    // After the period, before the sums.
    explanation.steps.insert(explanation.steps.begin() + 1, details.begin(), details.end());
    return explanation;
}

}  // namespace poolbill
