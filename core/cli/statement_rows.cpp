#include "core/cli/statement_rows.hpp"

#include <string>

namespace poolbill::cli {
namespace {

std::vector<std::string> cells(const std::string& label, const std::string& pool, const std::string& type,
                               const StatementRow& row) {
    return {label,
            pool,
            type,
            std::to_string(row.lines),
            std::to_string(row.usage_seconds),
            to_string(row.list),
            to_string(row.discount),
            to_string(row.truncated),
            to_string(row.payable),
            to_string(row.coupon),
            to_string(row.cash),
            to_string(row.credit),
            to_string(row.other),
            to_string(row.unsettled)};
}

}  // namespace

Table statement_rows(const World& world, const std::vector<Statement>& statements, bool with_sums) {
    Table table;
    table.columns = {{"period"},         {"pool"},
                     {"type"},           {"lines", true},
                     {"seconds", true},  {"list", true},
                     {"discount", true}, {"truncated", true},
                     {"payable", true},  {"coupon", true},
                     {"cash", true},     {"credit", true},
                     {"other", true},    {"unsettled", true},
                     {"due", true}};
    const std::string currency(world.catalog.currency.code());
    for (const Statement& statement : statements) {
        for (const StatementRow& row : statement.rows) {
            table.rows.push_back(cells(statement.label, world.pools[row.pool].identity.id,
                                       std::string(to_string(row.type)), row));
            table.rows.back().push_back("");
        }
        if (!with_sums) continue;
        table.rows.push_back(cells(statement.label, "Total " + currency, std::string(statement.rounding->id),
                                   statement.total));
        table.rows.back().push_back(
            to_string(statement.due, statement.rounding->exact_total ? Amount::decimals : 2));
    }
    return table;
}

}  // namespace poolbill::cli
