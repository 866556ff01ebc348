// Explanations of a line that need its order: discounts, refunds, additions.
#include <algorithm>

#include "core/money/decimal.hpp"
#include "core/scenario/explain.hpp"
#include "core/scenario/line_prices.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill {
namespace {

/// @param part  a FeeItem or a RefundShare
template <class Part>
bool is_of(const Catalog& catalog, const Part& part, const ChargeItem& item) {
    const std::string& code =
        part.is_disk ? catalog.disks[part.entry].code : catalog.flavors[part.entry].code;
    return part.is_disk == item.is_disk && code == item.code;
}

/// What each source gets back. In part, it is in proportion to what the sources paid, without coupons.
void add_sources(std::vector<Step>& steps, const RefundPart& part) {
    const auto add = [&](const char* code, const char* label, Amount Funding::*source) {
        const Amount paid = part.from.*source;
        if (paid.is_zero() || (!part.in_full && source == &Funding::coupon)) return;
        Step step{code, label, "", to_string(part.back.*source),
                  "docs/domain/assumptions.md#refund-destination"};
        if (part.in_full) {
            step.formula = to_string(paid) + ", all that it paid";
            step.code += "_in_full";
            step.values = {to_string(paid)};
        } else {
            step.formula = to_string(part.refund) + " × " + to_string(paid) + " / " + to_string(part.paid);
        }
        steps.push_back(std::move(step));
    };
    add("refund.coupon", "To the coupon", &Funding::coupon);
    add("refund.cash", "To cash", &Funding::cash);
    add("refund.credit", "To credit", &Funding::credit);
    add("refund.other", "To other means", &Funding::other);
}

/// What the line's item gets of a part, when something else gets the rest.
void add_share(std::vector<Step>& steps, const World& world, const RefundPart& part, const ChargeItem& item) {
    if (part.shares.size() < 2) return;
    AmountSum whole;
    for (const RefundShare& share : part.shares)
        whole += share.paid;
    for (const RefundShare& share : part.shares) {
        if (!is_of(world.catalog, share, item)) continue;
        steps.push_back(
            {"refund.share",
             "Share of " + item.name,
             to_string(part.refund) + " × " + to_string(share.paid) + " / " + to_string(whole.bounded()),
             to_string(share.refund),
             "docs/domain/after-the-change.md#refund",
             {item.name}});
    }
}

void add_partial_refund(std::vector<Step>& steps, const RefundPart& part, const std::string& paid) {
    const std::string hours = std::to_string(part.used_hours) + " / " + std::to_string(part.total_hours);
    steps.push_back({"refund.used",
                     "Used",
                     paid + " × " + hours + " hours, floored to the hour",
                     to_string(part.used),
                     "docs/domain/contradictions.md#c11",
                     {paid, hours}});
    steps.push_back({"refund.fee", "Handling fee", paid + " × " + std::to_string(part.fee_percent) + " %",
                     to_string(part.fee), "docs/domain/after-the-change.md#handling-fee"});
    const std::string rest = paid + " − " + to_string(part.used) + " − " + to_string(part.fee);
    steps.push_back({"refund.rest",
                     "Given back",
                     rest + ", not below 0",
                     to_string(part.refund),
                     "docs/domain/after-the-change.md#refund",
                     {rest}});
}

void add_refund_part(std::vector<Step>& steps, const World& world, const RefundPart& part,
                     const ChargeItem& item) {
    const std::string& order = world.orders[part.order].id;
    const std::string paid = to_string(part.in_full ? part.refund : part.paid),
                      end = format_local(part.period.end);
    steps.push_back({"refund.paid",
                     "Paid",
                     "order " + order + ", until " + end,
                     paid,
                     "docs/domain/after-the-change.md#refund-base",
                     {order, end}});
    if (part.in_full) {
        steps.push_back({"refund.full", "Given back", "not begun yet, or within five days of the start",
                         to_string(part.refund), "docs/domain/after-the-change.md#five-days"});
    } else if (part.total_hours == 0) {
        steps.push_back({"refund.over", "Given back", "this period is over", to_string(part.refund),
                         "docs/domain/after-the-change.md#refund"});
        return;
    } else {
        add_partial_refund(steps, part, paid);
    }
    add_sources(steps, part);
    add_share(steps, world, part, item);
}

/// "2 / 30 + 1 + 18 / 31"; what is 0 is left out.
std::string to_text(const RestParts& rest) {
    std::string text;
    const auto add = [&text](const std::string& part) { text += (text.empty() ? "" : " + ") + part; };
    const auto broken = [](std::int64_t days, std::int64_t of) {
        return std::to_string(days) + " / " + std::to_string(of);
    };
    if (rest.first_days > 0) add(broken(rest.first_days, rest.first_of));
    if (rest.full > 0) add(std::to_string(rest.full));
    if (rest.last_days > 0 || text.empty()) add(broken(rest.last_days, rest.last_of));
    return text;
}

void add_rest(std::vector<Step>& steps, const World& world, const Order& order, const Line& line) {
    if (order.submitted < line.issued)
        steps.push_back({"rest.ordered", "Ordered", "the fee was fixed then", format_local(order.submitted),
                         "docs/domain/assumptions.md#addition-paid-later"});
    const ChargeItem& charged = world.ledger.item(line.item);
    const auto item = std::find_if(order.items.begin(), order.items.end(), [&](const FeeItem& each) {
        return is_of(world.catalog, each, charged) && each.count == line.count &&
               each.size_gb == charged.size_gb && each.unit_price == line.unit_price &&
               each.list == line.list;
    });
    if (item == order.items.end()) return;
    const bool by_year = item->unit == Term::Unit::year;
    const std::string days = to_text(by_year ? rest_in_years(order.submitted, line.charged.end)
                                             : rest_in_months(order.submitted, line.charged.end));
    steps.push_back(
        {by_year ? "rest.years" : "rest",
         "Rest of the term",
         days + (by_year ? ", days left / 365, in years" : ", days left / days in the month, in months"),
         format_decimal(item->remaining_factor, 8),
         "docs/domain/after-the-change.md#remaining-period",
         {days}});
    if (!item->replaces) return;
    const Flavor& old = world.catalog.flavors[*item->replaces];
    const std::string difference =
        to_string(UnitPrice::from_units(item->unit_price.units() + item->old_price.units())) + " − " +
        to_string(item->old_price);
    steps.push_back({"rest.difference",
                     "Price difference",
                     difference + ", less the price of " + old.name,
                     to_string(item->unit_price),
                     "docs/domain/after-the-change.md#upgrade-fee",
                     {difference, old.name}});
}

/// The percentage of a discount, and whether it is the contract's or the order's own.
void name_discount(Explanation& explanation, const World& world, const Line& line) {
    const bool by_contract = contract_discount_of(world, line).has_value();
    const Discount discount = discount_of(world, line);
    for (Step& step : explanation.steps) {
        if (!step.code.starts_with("discount")) continue;
        step.code = by_contract ? "discount.contract" : "discount";
        step.formula = by_contract ? "agreed by contract" : "agreed when the order was made";
        step.rule = by_contract ? "docs/domain/billing-rules.md#contract-discount"
                                : "docs/domain/changing-the-mode.md#deduction-order";
        if (discount.is_none()) continue;  // no percentage takes just this
        const std::string percent = format_percent(discount.basis_points) + " %";
        step.code += ".percent";
        step.formula = to_string(line.list) + " × " + percent + ", " + step.formula;
        step.values = {to_string(line.list), percent};
    }
}

/// The list price of a line that has only a share of the refund.
void name_shares(Explanation& explanation, const Order& order) {
    const bool is_shared = std::any_of(order.refund.begin(), order.refund.end(),
                                       [](const RefundPart& part) { return part.shares.size() > 1; });
    if (!is_shared) return;
    for (Step& step : explanation.steps) {
        if (step.code != "list.refund") continue;
        step.code = "list.refund_shares";
        step.formula = "its share of each refund";
    }
}

}  // namespace

Explanation explain(const World& world, const Line& line) {
    Explanation explanation = explain(world.ledger, line);
    name_discount(explanation, world, line);
    if (!line.order) return explanation;
    const Order& order = world.orders[*line.order];
    std::vector<Step> details;
    for (const RefundPart& part : order.refund)
        add_refund_part(details, world, part, world.ledger.item(line.item));
    name_shares(explanation, order);
    if (order.kind == OrderKind::scaling) add_rest(details, world, order, line);
    // After the period, before the sums.
    explanation.steps.insert(explanation.steps.begin() + 1, details.begin(), details.end());
    return explanation;
}

}  // namespace poolbill
