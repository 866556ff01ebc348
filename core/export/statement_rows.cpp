#include "core/export/statement_fields.hpp"

namespace poolbill::exports {
namespace {

constexpr Field<StatementRow> sums[] = {
    {"lines", [](const StatementRow& row) { return row.lines; }},
    {"usage_seconds", [](const StatementRow& row) { return row.usage_seconds; }, In::everything, "seconds"},
    {"list", [](const StatementRow& row) { return row.list; }},
    {"discount", [](const StatementRow& row) { return row.discount; }},
    {"amount", [](const StatementRow& row) { return row.amount; }, In::json},
    {"truncated", [](const StatementRow& row) { return row.truncated; }},
    {"payable", [](const StatementRow& row) { return row.payable; }},
    {"coupon", [](const StatementRow& row) { return row.coupon; }},
    {"cash", [](const StatementRow& row) { return row.cash; }},
    {"credit", [](const StatementRow& row) { return row.credit; }},
    {"other", [](const StatementRow& row) { return row.other; }},
    {"unsettled", [](const StatementRow& row) { return row.unsettled; }},
};

Rows statement_rows(const StatementsReport& report, bool has_sums) {
    Rows rows;
    rows.columns = {{"period"}, {"pool"}, {"type"}};
    const std::vector<Column> of_sums = columns_of(statement_sums());
    rows.columns.insert(rows.columns.end(), of_sums.begin(), of_sums.end());
    rows.columns.push_back({"due", Cell::number});

    struct Position {
        std::size_t statement = 0, row = 0;
    };
    rows.next = [report, has_sums, at = Position()](Cells& cells) mutable {
        while (at.statement < report.statements.size()) {
            const Statement& statement = report.statements[at.statement];
            const bool is_sum = at.row == statement.rows.size();
            if (is_sum && !has_sums) {
                at = {at.statement + 1, 0};
                continue;
            }
            const StatementRow& row = is_sum ? statement.total : statement.rows[at.row];
            fill_cells(statement_sums(), row, cells);
            const World& world = report.world;
            const std::string pool = is_sum ? "Total " + std::string(world.catalog.currency.code())
                                            : world.pools[row.pool].identity.id;
            const std::string_view type = is_sum ? statement.rounding->id : to_string(row.type);
            cells.insert(cells.begin(), {statement.label, pool, std::string(type)});
            // Without a row of sums it is with the last row, so that the column can be added up.
            const bool has_due = is_sum || (!has_sums && at.row + 1 == statement.rows.size());
            cells.push_back(has_due ? due_of(statement) : "");
            at = is_sum ? Position{at.statement + 1, 0} : Position{at.statement, at.row + 1};
            return true;
        }
        return false;
    };
    return rows;
}

}  // namespace

std::span<const Field<StatementRow>> statement_sums() {
    return sums;
}

std::string due_of(const Statement& statement) {
    if (statement.is_exact) return to_string(statement.due);
    const int decimals =
        std::min(decimals_after(statement.rounding->line), decimals_after(statement.rounding->month));
    return to_string(statement.due, std::min(decimals, 2));
}

Rows data_rows(const StatementsReport& report) {
    return statement_rows(report, report.has_sums);
}

Rows reading_rows(const StatementsReport& report) {
    return statement_rows(report, true);
}

}  // namespace poolbill::exports
