#include "core/export/preview.hpp"

#include <cassert>

#include "core/export/bill_fields.hpp"
#include "core/export/comparison_fields.hpp"

namespace poolbill::exports {
namespace {

const Currency& currency_of(const PreviewReport& report) {
    return report.preview.world.catalog.currency;
}

const std::string& id_of(const PreviewReport& report) {
    return report.preview.world.pools[report.pool].identity.id;
}

/// @param format  of times: for people or for programs
template <std::string (*format)(Instant)>
std::optional<std::string> time(const std::optional<Instant>& instant) {
    return instant ? std::optional(format(*instant)) : std::nullopt;
}

std::optional<Amount> part(const PreviewRow& row, Amount Charge::*amount) {
    return row.charge ? std::optional((*row.charge).*amount) : std::nullopt;
}

/// The bound is written out because clang 14 has no constant expressions with an array template without one.
template <std::string (*format)(Instant)>
constexpr Field<PreviewRow> columns[11] = {
    {"pool", [](const PreviewRow& row) { return row.pool; }},
    {"what", [](const PreviewRow& row) { return row.what; }},
    {"item", [](const PreviewRow& row) { return row.item; }},
    {"from", [](const PreviewRow& row) { return time<format>(row.from); }},
    {"until", [](const PreviewRow& row) { return time<format>(row.until); }},
    {"list", [](const PreviewRow& row) { return part(row, &Charge::list); }},
    {"discount", [](const PreviewRow& row) { return part(row, &Charge::discount); }},
    {"truncated", [](const PreviewRow& row) { return part(row, &Charge::truncated); }},
    {"payable", [](const PreviewRow& row) { return row.payable; }},
    {"currency",
     [](const PreviewRow& row) { return row.payable ? std::optional(row.currency) : std::nullopt; }},
    {"settled", [](const PreviewRow& row) { return time<format>(row.settled); }},
};
constexpr std::size_t what_column = 1, from_column = 3;
static_assert(columns<format_local>[what_column].name == "what");
static_assert(columns<format_local>[from_column].name == "from");

constexpr std::string_view break_even = "break-even";

constexpr Field<PreviewReport> members[] = {
    {"pool", [](const PreviewReport& report) { return id_of(report); }},
    {"term", [](const PreviewReport& report) { return to_string(*report.preview.comparison.term); }},
    {"currency", [](const PreviewReport& report) { return std::string(currency_of(report).code()); }},
    {"list", [](const PreviewReport& report) { return report.preview.price.list; }},
    {"discount", [](const PreviewReport& report) { return report.preview.price.discount; }},
    {"truncated", [](const PreviewReport& report) { return report.preview.price.truncated; }},
    {"payable", [](const PreviewReport& report) { return report.preview.price.payable; }},
    {"paid", [](const PreviewReport& report) { return report.preview.paid; }},
    {"starts", [](const PreviewReport& report) { return report.preview.starts; }},
    {"expires", [](const PreviewReport& report) { return report.preview.expires; }},
    {"first_auto_renewal", [](const PreviewReport& report) { return report.preview.first_auto_renewal; }},
};

/// The preview from the price to the verdict.
std::vector<PreviewRow> figures(const PreviewReport& report) {
    const ChangePreview& preview = report.preview;
    const ComparisonRow& compared = preview.comparison;
    std::vector<PreviewRow> rows;
    const auto add = [&](std::string_view what) -> PreviewRow& {
        return rows.emplace_back(PreviewRow{id_of(report), currency_of(report).code(), what});
    };
    const auto add_compared = [&](std::string_view what, Amount payable) {
        PreviewRow& row = add(what);
        row.from = compared.compared.begin;
        row.until = compared.compared.end;
        row.payable = payable;
    };
    PreviewRow& quote = add("quote");
    quote.item = to_string(*compared.term);
    quote.from = preview.starts;
    quote.until = preview.expires;
    quote.charge = preview.price;
    quote.payable = preview.price.payable;
    if (preview.first_auto_renewal) add("first-auto-renewal").from = preview.first_auto_renewal;
    for (const Line& line : preview.bills) {
        PreviewRow& bill = add(to_string(line.type));
        bill.item = preview.world.ledger.item(line.item).code;
        bill.from = line.charged.begin;
        bill.until = line.charged.end;
        bill.charge = Charge{line.list, line.discount, line.amount, line.truncated, line.payable};
        bill.payable = line.payable;
        bill.settled = line.settled;
    }
    add_compared("staying", compared.pay_per_use);
    add_compared("changing", compared.total);
    add_compared("saving", compared.saving);
    add(break_even).from = compared.break_even;
    return rows;
}

/// @param never  the cell text for a term that never pays off
template <std::string (*format)(Instant)>
Rows preview_rows(const PreviewReport& report, std::string_view never) {
    const std::span<const Field<PreviewRow>> fields = columns<format>;
    return {columns_of(fields),
            [fields, never, rows = figures(report), next = std::size_t{0}](Cells& cells) mutable {
                if (next == rows.size()) return false;
                fill_cells(fields, rows[next++], cells);
                if (cells[what_column] == break_even && cells[from_column].empty())
                    cells[from_column] = never;
                return true;
            }};
}

void write_object(const PreviewReport& report, Output& output) {
    std::string bills;
    for (Line line : report.preview.bills) {
        line.order.reset();  // nothing has been ordered
        json::ObjectWriter bill;
        add_members(bill, bill_fields(), BillRow{&report.preview.world, &line});
        bills.append(bills.empty() ? "" : ",") += bill.str();
    }
    json::ObjectWriter comparison, object;
    add_members(comparison, comparison_members(), report.preview.comparison, Absent::null);
    add_members(object, preview_members(), report, Absent::null);
    object.add_raw("bills", "[" + bills + "]").add_raw("comparison", comparison.str());
    output << object.str() << "\n";
}

}  // namespace

std::span<const Field<PreviewReport>> preview_members() {
    return members;
}

Rows data_rows(const PreviewReport& report) {
    return preview_rows<format_instant>(report, "");
}

Rows reading_rows(const PreviewReport& report) {
    return preview_rows<format_local>(report, "never");
}

void write(const Format& format, const PreviewReport& report, const Choices& choices, Output& output) {
    assert(format.can_write(ReportKind::preview));
    if (format.writers.rows == nullptr) return write_object(report, output);
    const bool for_people = format.writers.for_people;
    format.writers.rows(for_people ? reading_rows(report) : data_rows(report), choices, output);
}

}  // namespace poolbill::exports
