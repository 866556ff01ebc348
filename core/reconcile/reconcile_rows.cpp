#include "core/reconcile/reconcile_rows.hpp"

#include "core/time/iso8601.hpp"

namespace poolbill::reconcile {
namespace {

using exports::Decimal;

std::optional<std::string> unless_empty(std::string_view text) {
    return text.empty() ? std::nullopt : std::optional<std::string>(text);
}

std::optional<Decimal> decimal_of(const std::optional<Amount>& amount) {
    return amount ? std::optional(Decimal{to_short_string(*amount)}) : std::nullopt;
}

template <std::string (*format)(Instant)>
constexpr exports::Field<Row> fields[] = {
    {"verdict", [](const Row& row) { return to_string(row.verdict); }},
    {"cause", [](const Row& row) { return unless_empty(to_string(row.cause)); }},
    {"month", [](const Row& row) { return format_month(row.month); }},
    {"pool", [](const Row& row) { return row.pool; }},
    {"flavor", [](const Row& row) { return row.flavor; }},
    {"begin", [](const Row& row) { return row.begin ? std::optional(format(*row.begin)) : std::nullopt; }},
    {"end", [](const Row& row) { return row.end ? std::optional(format(*row.end)) : std::nullopt; }},
    {"bill", [](const Row& row) { return decimal_of(row.in_bill); }},
    {"here", [](const Row& row) { return decimal_of(row.here); }},
    {"file", [](const Row& row) { return unless_empty(row.place.file); }},
    {"place", [](const Row& row) { return unless_empty(intake::to_string(row.place.part)); }},
};

}  // namespace

std::span<const exports::Field<Row>> row_fields(Times times) {
    if (times == Times::local) return fields<format_local>;
    return fields<format_instant>;
}

exports::Rows rows_of(const Reconciliation& reconciliation, Times times) {
    return exports::rows_of<Row>(row_fields(times), [&reconciliation, next = std::size_t{0}]() mutable {
        return next == reconciliation.rows.size() ? nullptr : &reconciliation.rows[next++];
    });
}

}  // namespace poolbill::reconcile
