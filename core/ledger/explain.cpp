#include "core/ledger/explain.hpp"

#include <algorithm>

#include "core/time/iso8601.hpp"

namespace poolbill {
namespace {

std::string clock(Instant instant) {
    return format_local(instant).substr(11);
}

std::string product(const ChargeItem& item, const Line& line) {
    std::string text = to_string(line.unit_price) + " × ";
    if (item.is_disk) text += std::to_string(item.size_gb) + " GB × ";
    return text + std::to_string(line.count);
}

void add_payable(std::vector<Step>& steps, const RoundingPolicy& policy, const Line& line) {
    if (policy.line == Rounding::none) {
        steps.push_back({"payable.kept", "Payable", "a line keeps 8 decimals", to_string(line.payable),
                         std::string(policy.id)});
        return;
    }
    const bool cut = is_cut(policy.line);
    const int decimals = decimals_after(policy.line);
    const std::string amount = to_string(line.amount), payable = to_string(line.payable, decimals);
    Step step{cut ? "payable.cut" : "payable.rounded",
              "Payable",
              amount + (cut ? " cut after the cent" : " rounded half up to the cent"),
              payable,
              std::string(policy.id),
              {amount}};
    if (decimals == 0) {
        step.code += "_to_whole";
        step.formula = amount + (cut ? " cut to a whole amount" : " rounded half up to a whole amount");
    }
    if (apply(policy.line, line.amount) != line.payable) {
        step.code = "payable.of_refund";
        step.formula = amount + ", rounded together with the refund's lines before it";
    }
    steps.push_back(std::move(step));
    steps.push_back({"truncated", "Truncated amount", amount + " − " + payable, to_string(line.truncated),
                     "docs/domain/billing-rules.md#line-rounding"});
}

void add_net(std::vector<Step>& steps, const Line& line) {
    steps.push_back({"net", "Amount", to_string(line.list) + " − " + to_string(line.discount),
                     to_string(line.amount), "docs/domain/billing-rules.md#amount-identities"});
}

void explain_usage(std::vector<Step>& steps, const Ledger& ledger, const Line& line) {
    const ChargeItem& item = ledger.item(line.item);
    const std::int64_t seconds = line.charged.seconds();
    const std::int64_t quantity = line.count * item.size_gb;
    steps.push_back({"cycle", "Billing cycle", "the clock hour in UTC+08:00",
                     format_local(line.cycle.begin) + " – " + clock(line.cycle.end),
                     "docs/domain/billing-rules.md#intervals"});
    steps.push_back({"seconds", "Seconds charged",
                     clock(line.charged.end) + " − " + clock(line.charged.begin),
                     std::to_string(seconds) + " s", "docs/domain/billing-rules.md#intervals"});
    steps.push_back({"usage",
                     "Usage shown",
                     std::to_string(seconds) + " / 3600, cut after 10 decimals",
                     usage_hours(seconds) + " h",
                     "docs/domain/billing-rules.md#usage-precision",
                     {std::to_string(seconds)}});
    const auto exact = exact_usage(line.unit_price, quantity, seconds);
    steps.push_back(
        {"fee", "Exact fee", product(item, line) + " × " + std::to_string(seconds) + " / 3600",
         exact ? to_string(*exact) : "",
         item.is_disk ? "docs/domain/billing-rules.md#disks" : "docs/domain/billing-rules.md#ppu-fee"});
    const bool discounted = !line.discount.is_zero();
    steps.push_back({discounted ? "list.usage" : "amount", discounted ? "List price" : "Amount",
                     "cut after the 8th decimal", to_string(line.list),
                     "docs/domain/billing-rules.md#eighth-decimal"});
    if (discounted) {
        steps.push_back({"discount.contract", "Discount", "agreed by contract", to_string(line.discount),
                         "docs/domain/billing-rules.md#contract-discount"});
        add_net(steps, line);
    }
    add_payable(steps, ledger.rounding_at(line.cycle.begin), line);
}

void explain_prepaid(std::vector<Step>& steps, const Ledger& ledger, const Line& line) {
    const ChargeItem& item = ledger.item(line.item);
    const bool refund = line.type == BillType::refund;
    steps.push_back({refund ? "refund.period" : "period", refund ? "Given back" : "Period",
                     refund ? "from the unsubscription to the expiry"
                            : "from the second it starts, to 23:59:59 on the expiry day",
                     format_local(line.charged.begin) + " – " + format_local(line.charged.end),
                     "docs/domain/billing-rules.md#term-period"});
    if (line.periods > 0) {
        const bool years = line.unit == PriceUnit::year;
        const std::string unit = std::string(years ? " year" : " month") + (line.periods == 1 ? "" : "s");
        steps.push_back({years ? "list.years" : "list.months",
                         "List price",
                         product(item, line) + " × " + std::to_string(line.periods) + unit,
                         to_string(line.list),
                         "docs/domain/billing-rules.md#term-fee",
                         {product(item, line), std::to_string(line.periods)}});
    } else if (refund) {
        steps.push_back({"list.refund", "List price", "paid − used − handling fee", to_string(line.list),
                         "docs/domain/after-the-change.md#refund"});
    } else {
        steps.push_back({"list.rest",
                         "List price",
                         product(item, line) + " × the rest of the term",
                         to_string(line.list),
                         "docs/domain/after-the-change.md#upgrade-fee",
                         {product(item, line)}});
    }
    if (!line.discount.is_zero()) {
        steps.push_back({"discount", "Discount", "agreed when the order was made", to_string(line.discount),
                         "docs/domain/changing-the-mode.md#deduction-order"});
    }
    add_net(steps, line);
    add_payable(steps, ledger.rounding_at(line.cycle.begin), line);
    steps.push_back(
        {refund ? "refund.issued" : "issued", "Issued",
         refund ? "at the unsubscription" : "at payment, once for the whole period",
         format_local(line.issued),
         refund ? "docs/domain/after-the-change.md#refund" : "docs/domain/billing-rules.md#term-fee"});
}

std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

Explanation explain(const Ledger& ledger, const Line& line) {
    const ChargeItem& item = ledger.item(line.item);
    Explanation explanation;
    explanation.title = (line.mode == BillingMode::pay_per_use ? "Pay-per-use: " : "Yearly/monthly: ") +
                        item.name + " × " + std::to_string(line.count);
    if (line.type == BillType::usage) {
        explain_usage(explanation.steps, ledger, line);
    } else {
        explain_prepaid(explanation.steps, ledger, line);
    }
    return explanation;
}

std::string to_text(const Explanation& explanation) {
    std::size_t label_width = 0;
    std::size_t formula_width = 0;
    for (const Step& step : explanation.steps) {
        label_width = std::max(label_width, width_of(step.label));
        formula_width = std::max(formula_width, width_of(step.formula));
    }
    std::string text = explanation.title + "\n";
    for (const Step& step : explanation.steps) {
        text += "  " + step.label + std::string(label_width - width_of(step.label), ' ') + "  " +
                step.formula + std::string(formula_width - width_of(step.formula), ' ') + "  = " +
                step.value + "  [" + step.rule + "]\n";
    }
    return text;
}

}  // namespace poolbill
