#include <memory>

#include "core/export/bill_fields.hpp"

namespace poolbill::exports {
namespace {

Decimal payable_of(const BillRow& row) {
    const auto rounding = row.world->policy.rounding_at(row.line->cycle.begin).line;
    return {to_string(row.line->payable, decimals_after(rounding))};
}

const ChargeItem& item_of(const BillRow& row) {
    return row.world->ledger.item(row.line->item);
}

constexpr Field<BillRow> data_fields[] = {
    {"pool", [](const BillRow& row) { return row.world->pools[row.line->pool].identity.id; }},
    {"mode", [](const BillRow& row) { return to_string(row.line->mode); }},
    {"cycle_start", [](const BillRow& row) { return row.line->cycle.begin; }},
    {"cycle_end", [](const BillRow& row) { return row.line->cycle.end; }},
    {"start", [](const BillRow& row) { return row.line->charged.begin; }},
    {"end", [](const BillRow& row) { return row.line->charged.end; }},
    {"seconds", [](const BillRow& row) { return row.line->charged.seconds(); }},
    {"flavor", [](const BillRow& row) { return item_of(row).code; }},
    {"count", [](const BillRow& row) { return row.line->count; }},
    {"unit_price", [](const BillRow& row) { return row.line->unit_price; }},
    {"amount", [](const BillRow& row) { return row.line->amount; }},
    {"truncated", [](const BillRow& row) { return row.line->truncated; }},
    {"payable", [](const BillRow& row) { return payable_of(row); }},
    {"currency", [](const BillRow& row) { return std::string(row.world->catalog.currency.code()); }},
    {"status", [](const BillRow& row) { return to_string(row.line->status); }},
    {"type", [](const BillRow& row) { return to_string(row.line->type); }},
    {"unit", [](const BillRow& row) { return to_string(row.line->unit); }},
    {"periods", [](const BillRow& row) { return row.line->periods; }},
    {"list", [](const BillRow& row) { return row.line->list; }},
    {"discount", [](const BillRow& row) { return row.line->discount; }},
    {"settled", [](const BillRow& row) { return row.line->settled; }},
    {"size_gb",
     [](const BillRow& row) {
         const ChargeItem& item = item_of(row);
         return item.is_disk ? std::optional(item.size_gb) : std::nullopt;
     }},
    {"order",
     [](const BillRow& row) {
         return row.line->order ? std::optional(row.world->orders[*row.line->order].id) : std::nullopt;
     }},
};

std::string charged_of(const BillRow& row) {
    constexpr std::size_t date_length = 11;  // including the space after it
    const Line& line = *row.line;
    if (line.type != BillType::usage) return std::string(to_string(line.type));
    return format_local(line.charged.begin).substr(date_length) + " - " +
           format_local(line.charged.end).substr(date_length);
}

constexpr Field<BillRow> reading_fields[] = {
    {"#", [](const BillRow& row) { return row.number; }},
    {"Pool", [](const BillRow& row) { return row.world->pools[row.line->pool].identity.id; }},
    {"Mode", [](const BillRow& row) { return to_string(row.line->mode); }},
    {"Billing cycle (UTC+08:00)",
     [](const BillRow& row) {
         return format_local(row.line->cycle.begin) + " - " + format_local(row.line->cycle.end);
     }},
    {"Charged", [](const BillRow& row) { return charged_of(row); }},
    {"Seconds", [](const BillRow& row) { return row.line->charged.seconds(); }},
    {"Flavor", [](const BillRow& row) { return item_of(row).code; }},
    {"Count", [](const BillRow& row) { return row.line->count; }},
    {"Unit price", [](const BillRow& row) { return row.line->unit_price; }},
    {"Amount", [](const BillRow& row) { return row.line->amount; }},
    {"Payable", [](const BillRow& row) { return payable_of(row); }},
    {"Status", [](const BillRow& row) { return to_string(row.line->status); }},
};

Rows bill_rows(const BillsReport& report, std::span<const Field<BillRow>> fields) {
    const auto cursor = std::make_shared<BillCursor>(report);
    return rows_of<BillRow>(fields, [cursor] { return cursor->next(); });
}

}  // namespace

std::span<const Field<BillRow>> bill_fields() {
    return data_fields;
}

BillCursor::BillCursor(const BillsReport& report) : report_(report) {
    row_.world = &report_.world;
}

const BillRow* BillCursor::next() {
    constexpr std::int64_t window_size = 4096;
    if (next_in_window_ == window_.size()) {
        window_ = report_.lines ? report_.lines(row_.number, window_size)
                                : report_.bills.lines(row_.number, window_size);
        next_in_window_ = 0;
        if (window_.empty()) return nullptr;
    }
    row_.line = &window_[next_in_window_++];
    ++row_.number;
    return &row_;
}

Rows data_rows(const BillsReport& report) {
    return bill_rows(report, data_fields);
}

Rows reading_rows(const BillsReport& report) {
    Rows rows = bill_rows(report, reading_fields);
    const Totals total = report.bills.total();
    for (const Column& column : rows.columns) {
        rows.totals.push_back(column.name == "Pool" ? "Total"
                              : column.name == "Unit price"
                                  ? std::string(report.world.catalog.currency.code())
                              : column.name == "Amount"  ? to_string(total.amount)
                              : column.name == "Payable" ? to_string(total.payable)
                                                         : std::string());
    }
    return rows;
}

}  // namespace poolbill::exports
