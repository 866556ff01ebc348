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

/// "0.66 + 625.10", or how many there are when the sum would be too long to read.
std::string sum_of(const std::vector<StatementRow>& rows) {
    constexpr std::size_t readable = 4;
    if (rows.size() > readable) return "the sum of " + std::to_string(rows.size()) + " rows";
    std::string text;
    for (const StatementRow& row : rows)
        text += (text.empty() ? "" : " + ") + to_string(row.payable);
    return text;
}

std::string row_formula(const StatementRow& row) {
    std::string text = std::to_string(row.lines) + (row.lines == 1 ? " line" : " lines");
    if (row.type == BillType::usage) text += ", " + std::to_string(row.usage_seconds) + " s";
    text += ": " + to_string(row.list);
    if (!row.discount.is_zero()) text += " − " + to_string(row.discount) + " discount";
    if (!row.truncated.is_zero()) text += " − " + to_string(row.truncated) + " truncated";
    return text;
}

std::string_view how_due(const Statement& statement) {
    constexpr std::size_t month_label = 7;  // "2023-04"
    if (statement.label.size() > month_label) return "a day is not rounded";
    switch (statement.rounding->month) {
        case Cut::none:
            return "as it is: its lines are cut already";
        case Cut::truncate_to_2:
            return "cut after the cent, once";
        case Cut::half_up_to_2:
            return "rounded half up to the cent, once";
    }
    return "";
}

std::string payment_formula(const StatementRow& total) {
    std::string text;
    const auto add = [&text](std::string_view source, Amount amount) {
        if (!amount.is_zero())
            text += (text.empty() ? "" : " + ") + to_string(amount) + " " + std::string(source);
    };
    add("coupon", total.coupon);
    add("cash", total.cash);
    add("credit", total.credit);
    add("by other means", total.other);
    return text.empty() ? "nothing is paid yet" : text;
}

}  // namespace

Explanation explain(const World& world, const Statement& statement) {
    Explanation explanation;
    explanation.title = "Statement " + statement.label;
    std::vector<Step>& steps = explanation.steps;
    steps.push_back({"Period", "the calendar in UTC+08:00; one-off charges by the moment of payment",
                     format_local(statement.period.begin) + " – " + format_local(statement.period.end),
                     "domain 1.2"});
    steps.push_back({"Usage", "of the clock hours that belong to it",
                     format_local(statement.hours.begin) + " – " + format_local(statement.hours.end),
                     "domain 1.2, C17"});
    for (const StatementRow& row : statement.rows) {
        steps.push_back({world.pools[row.pool].identity.id + ", " + std::string(to_string(row.type)),
                         row_formula(row), to_string(row.payable), "domain 1.4"});
    }
    steps.push_back({"Payable", sum_of(statement.rows), to_string(statement.total.payable), "domain 1.4"});
    steps.push_back({"Due", std::string(how_due(statement)), to_string(statement.due),
                     std::string(statement.rounding->id)});
    const StatementRow& total = statement.total;
    const Amount paid = (total.payable - total.unsettled).bounded();
    steps.push_back({"Paid", payment_formula(total), to_string(paid), "domain 5"});
    steps.push_back({"Not settled", to_string(total.payable) + " − " + to_string(paid),
                     to_string(total.unsettled), "domain 1.1"});
    return explanation;
}

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
