#include "core/cli/bills_csv.hpp"

#include "core/cli/table.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill::cli {

std::string bills_csv(const World& world, const std::vector<Line>& lines, char separator) {
    Table table;
    table.columns = {{"pool"},    {"mode"},     {"cycle_start"}, {"cycle_end"},  {"start"},  {"end"},
                     {"seconds"}, {"flavor"},   {"count"},       {"unit_price"}, {"amount"}, {"truncated"},
                     {"payable"}, {"currency"}, {"status"},      {"type"}};
    for (const Line& line : lines) {
        const Rounding cut = world.policy.rounding_at(line.cycle.begin).line;
        table.rows.push_back({world.pools[line.pool].identity.id, std::string(to_string(line.mode)),
                              format_instant(line.cycle.begin), format_instant(line.cycle.end),
                              format_instant(line.charged.begin), format_instant(line.charged.end),
                              std::to_string(line.charged.seconds()), world.ledger.item(line.item).code,
                              std::to_string(line.count), to_string(line.unit_price), to_string(line.amount),
                              to_string(line.truncated), to_string(line.payable, decimals_after(cut)),
                              std::string(world.catalog.currency.code()), std::string(to_string(line.status)),
                              std::string(to_string(line.type))});
    }
    return table.csv(separator);
}

std::string bills_csv(const World& world) {
    const Bills bills = world.bills();
    return bills_csv(world, bills.lines(0, bills.line_count()));
}

}  // namespace poolbill::cli
