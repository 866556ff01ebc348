#include "core/scenario/explain.hpp"

#include <algorithm>

#include "core/time/iso8601.hpp"

namespace poolbill {
namespace {

/// "0.66 + 625.10", or how many there are when the sum would be too long to read.
Step payable_step(const Statement& statement) {
    constexpr std::size_t readable = 4;
    Step step{"statement.payable", "Payable", "", to_string(statement.total.payable),
              "docs/domain/billing-rules.md#month-rounding"};
    if (statement.rows.size() > readable) {
        step.code = "statement.payable_of_many";
        step.values = {std::to_string(statement.rows.size())};
        step.formula = "the sum of " + step.values.front() + " rows";
    }
    for (const StatementRow& row : statement.rows) {
        if (statement.rows.size() > readable) break;
        step.formula += (step.formula.empty() ? "" : " + ") + to_string(row.payable);
    }
    return step;
}

Step row_step(const World& world, const StatementRow& row) {
    const std::string& pool = world.pools[row.pool].identity.id;
    const std::string type(to_string(row.type));
    std::string text = std::to_string(row.lines) + (row.lines == 1 ? " line" : " lines");
    if (row.type == BillType::usage) text += ", " + std::to_string(row.usage_seconds) + " s";
    std::string sum = to_string(row.list);
    text += ": " + sum;
    const auto subtract = [&](Amount amount, const char* what) {
        if (amount.is_zero()) return;
        sum += " − " + to_string(amount);
        text += " − " + to_string(amount) + what;
    };
    subtract(row.discount, " discount");
    subtract(row.truncated, " truncated");
    return {"statement." + type,
            pool + ", " + type,
            std::move(text),
            to_string(row.payable),
            "docs/domain/billing-rules.md#line-rounding",
            {pool, std::to_string(row.lines), std::to_string(row.usage_seconds), std::move(sum)}};
}

/// Of tax and of cut amounts that are made up, which come from the rows before them.
Step month_step(const World& world, const Statement& statement, std::size_t number) {
    const StatementRow& row = statement.rows[number];
    AmountSum taxed, truncated;
    for (std::size_t i = 0; i < number; ++i) {
        if (statement.rows[i].pool != row.pool) continue;
        taxed += statement.rows[i].payable - statement.rows[i].coupon;
        truncated += statement.rows[i].truncated;
    }
    const std::string& pool = world.pools[row.pool].identity.id;
    if (row.type == BillType::make_up) {
        const std::string cut = to_string(truncated.bounded());
        const bool has_cents = world.catalog.currency.due_decimals() > 0;
        return {has_cents ? "statement.make_up" : "statement.make_up_whole",
                pool + ", make-up",
                cut + (has_cents ? " was cut, in whole cents" : " was cut, in whole units of the currency"),
                to_string(row.payable),
                "docs/domain/assumptions.md#make-up",
                {pool, cut}};
    }
    const std::string sum = to_string(taxed.bounded());
    const std::string percent = to_string(world.policy.tax);
    return {"statement.tax",
            pool + ", tax",
            percent + " % of " + sum + ", payable less coupons",
            to_string(row.payable),
            "docs/domain/assumptions.md#tax",
            {pool, percent, sum}};
}

Step due_step(const Statement& statement) {
    constexpr std::size_t month_label = 7;  // "2023-04"
    Step step{"due.day", "Due", "a day is not rounded", to_string(statement.due),
              std::string(statement.rounding->id)};
    if (statement.label.size() > month_label) return step;
    if (!statement.is_exact &&
        std::min(decimals_after(statement.rounding->line), decimals_after(statement.rounding->month)) == 0)
        step.value = to_string(statement.due, 0);
    switch (statement.rounding->month) {
        case Rounding::none:
            step.code = "due.kept";
            step.formula = "as it is: its lines are cut already";
            break;
        case Rounding::truncate_to_2:
            step.code = "due.cut";
            step.formula = "cut after the cent, once";
            break;
        case Rounding::truncate_to_0:
            step.code = "due.cut_to_whole";
            step.formula = "cut to a whole amount, once";
            break;
        case Rounding::half_up_to_0:
            step.code = "due.rounded_to_whole";
            step.formula = "rounded half up to a whole amount, once";
            break;
        case Rounding::half_up_to_2:
            step.code = "due.rounded";
            step.formula = "rounded half up to the cent, once";
            break;
    }
    return step;
}

Step paid_step(const StatementRow& total, Amount paid) {
    Step step{"paid", "Paid", "", to_string(paid), "docs/domain/changing-the-mode.md#payment-methods"};
    const auto add = [&step](std::string_view source, Amount amount) {
        step.values.push_back(to_string(amount));
        if (!amount.is_zero())
            step.formula +=
                (step.formula.empty() ? "" : " + ") + to_string(amount) + " " + std::string(source);
    };
    add("coupon", total.coupon);
    add("cash", total.cash);
    add("credit", total.credit);
    add("by other means", total.other);
    if (step.formula.empty()) {
        step.code = "paid.nothing";
        step.formula = "nothing is paid yet";
    }
    return step;
}

}  // namespace

Explanation explain(const World& world, const Statement& statement) {
    Explanation explanation;
    explanation.title = "Statement " + statement.label;
    std::vector<Step>& steps = explanation.steps;
    steps.push_back({"statement.period", "Period",
                     "the calendar in UTC+08:00; one-off charges by the moment of payment",
                     format_local(statement.period.begin) + " – " + format_local(statement.period.end),
                     "docs/domain/billing-rules.md#expenditure-time"});
    steps.push_back({"statement.hours", "Usage", "of the clock hours that belong to it",
                     format_local(statement.hours.begin) + " – " + format_local(statement.hours.end),
                     "docs/domain/billing-rules.md#bill-month"});
    for (std::size_t i = 0; i < statement.rows.size(); ++i) {
        steps.push_back(is_of_month(statement.rows[i].type) ? month_step(world, statement, i)
                                                            : row_step(world, statement.rows[i]));
    }
    steps.push_back(payable_step(statement));
    steps.push_back(due_step(statement));
    const StatementRow& total = statement.total;
    const Amount paid = (total.payable - total.unsettled).bounded();
    steps.push_back(paid_step(total, paid));
    steps.push_back({"unsettled", "Not settled", to_string(total.payable) + " − " + to_string(paid),
                     to_string(total.unsettled), "docs/domain/billing-rules.md#settlement-lag"});
    return explanation;
}

}  // namespace poolbill
