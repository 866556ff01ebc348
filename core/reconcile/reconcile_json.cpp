#include <algorithm>

#include "core/json/object.hpp"
#include "core/money/rounding.hpp"
#include "core/reconcile/reconcile_rows.hpp"

namespace poolbill::reconcile {
namespace {

using exports::Decimal, exports::In, exports::Output;

constexpr exports::Field<SumRow> all_sum_fields[] = {
    {"month", [](const SumRow& row) { return format_month(row.sum.month); }},
    {"pool",
     [](const SumRow& row) {
         return row.is_month() ? std::nullopt : std::optional<std::string>(row.sum.pool);
     }},
    {"rows", [](const SumRow& row) { return row.sum.rows; }},
    {"bill", [](const SumRow& row) { return row.text(row.sum.in_bill); }},
    {"here", [](const SumRow& row) { return row.text(row.sum.here); }},
    {"difference", [](const SumRow& row) { return row.text(row.sum.in_bill - row.sum.here); }},
    {"due_bill",
     [](const SumRow& row) {
         return row.is_month() ? std::optional(row.due(row.sum.in_bill)) : std::nullopt;
     },
     In::json},
    {"due_here",
     [](const SumRow& row) { return row.is_month() ? std::optional(row.due(row.sum.here)) : std::nullopt; },
     In::json},
};

/// "name": [ … ] with an object on each line.
template <class Element, class Items, class RowOf>
void write_list(std::string_view name, const Items& items, std::span<const exports::Field<Element>> fields,
                RowOf row_of, Output& output) {
    output << ",\n  " << json::quote(name) << ": [";
    std::string_view separator = "\n    ";
    for (const auto& item : items) {
        json::ObjectWriter writer;
        exports::add_members<Element>(writer, fields, row_of(item));
        output << separator << writer.str();
        separator = ",\n    ";
    }
    output << "\n  ]";
}

}  // namespace

Decimal SumRow::text(AmountSum amount) const {
    const Result<Amount> kept = amount.amount();
    return {kept ? to_short_string(*kept) : "beyond range"};
}

Decimal SumRow::due(AmountSum amount) const {
    const Result<Amount> kept = amount.amount();
    if (!kept || rounding == nullptr) return text(amount);
    const int least = std::min(decimals_after(rounding->month), 2);
    return {to_short_string(apply(rounding->month, *kept), least)};
}

std::span<const exports::Field<SumRow>> sum_fields() {
    return all_sum_fields;
}

void write_json(const Reconciliation& result, Output& output) {
    json::ObjectWriter counts;
    for (const Verdict verdict : reconcile::all_verdicts)
        counts.add(to_string(verdict), result.count(verdict));
    output << "{\n  \"counts\": " << counts.str();
    write_list<Row>(
        "rows", result.rows, row_fields(Times::with_offset), [](const Row& row) -> const Row& { return row; },
        output);
    write_list<SumRow>(
        "sums", result.sums, sum_fields(),
        [&result](const Sum& sum) {
            return SumRow{sum, result.rounding};
        },
        output);
    output << ",\n  \"missing_pages\": [";
    std::string_view separator;
    for (const std::string& sentence : result.missing_pages) {
        output << separator << json::quote(sentence);
        separator = ", ";
    }
    output << "]\n}\n";
}

}  // namespace poolbill::reconcile
