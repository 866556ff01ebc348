#include "core/cli/bills_csv.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/table.hpp"
#include "core/json/bills_json.hpp"
#include "core/scenario/replay.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill::cli {
namespace {

Table as_text_table(const World& world) {
    Table table;
    table.columns = {
        {"#", true},          {"Pool"},          {"Mode"},          {"Billing cycle (UTC+08:00)"},
        {"Charged"},          {"Seconds", true}, {"Flavor"},        {"Count", true},
        {"Unit price", true}, {"Amount", true},  {"Payable", true}, {"Status"}};
    const Bills bills = world.bills();
    std::int64_t number = 0;
    for (const Line& line : bills.lines(0, bills.line_count())) {
        const Rounding cut = world.policy.rounding_at(line.cycle.begin).line;
        const bool usage = line.type == BillType::usage;
        const std::string charged = usage ? format_local(line.charged.begin).substr(11) + " - " +
                                                format_local(line.charged.end).substr(11)
                                          : std::string(to_string(line.type));
        table.rows.push_back(
            {std::to_string(++number), world.pools[line.pool].identity.id, std::string(to_string(line.mode)),
             format_local(line.cycle.begin) + " - " + format_local(line.cycle.end), charged,
             std::to_string(line.charged.seconds()), world.ledger.item(line.item).code,
             std::to_string(line.count), to_string(line.unit_price), to_string(line.amount),
             to_string(line.payable, decimals_after(cut)), std::string(to_string(line.status))});
    }
    const Totals total = bills.total();
    table.totals = {"",
                    "Total",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    std::string(world.catalog.currency.code()),
                    to_string(total.amount),
                    to_string(total.payable),
                    ""};
    return table;
}

}  // namespace

Result<World> world_at(const Scenario& scenario, const Options& options) {
    const Result<Instant> at = options.instant("--at", scenario.now);
    if (!at) return at.error();
    return replay(scenario, *at);
}

Output bills(const Scenario& scenario, const Options& options) {
    const Result<World> world = world_at(scenario, options);
    if (!world) return world.error();
    const std::string format = options.get("--format", "table");
    if (format == "json") return json::write_bills(*world, world->bills());
    if (format == "csv") return bills_csv(*world);
    return as_text_table(*world).text();
}

}  // namespace poolbill::cli
