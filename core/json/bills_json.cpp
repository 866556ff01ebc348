#include "core/json/bills_json.hpp"

#include "core/json/object.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill::json {
namespace {

std::string array(const std::vector<std::string>& rows) {
    if (rows.empty()) return "[]\n";
    std::string out = "[";
    for (std::size_t i = 0; i < rows.size(); ++i)
        out += (i == 0 ? "\n  " : ",\n  ") + rows[i];
    return out + "\n]\n";
}

ObjectWriter sums_of(const StatementRow& row) {
    ObjectWriter sums;
    sums.add("lines", row.lines).add("usage_seconds", row.usage_seconds);
    sums.add("list", to_string(row.list)).add("discount", to_string(row.discount));
    sums.add("amount", to_string(row.amount)).add("truncated", to_string(row.truncated));
    sums.add("payable", to_string(row.payable)).add("coupon", to_string(row.coupon));
    sums.add("cash", to_string(row.cash)).add("credit", to_string(row.credit));
    sums.add("other", to_string(row.other)).add("unsettled", to_string(row.unsettled));
    return sums;
}

}  // namespace

std::string write_line(const World& world, const Line& line) {
    const ChargeItem& item = world.ledger.item(line.item);
    const Rounding cut = world.policy.rounding_at(line.cycle.begin).line;
    ObjectWriter row;
    row.add("pool", world.pools[line.pool].identity.id)
        .add("mode", to_string(line.mode))
        .add("cycle_start", format_instant(line.cycle.begin))
        .add("cycle_end", format_instant(line.cycle.end))
        .add("start", format_instant(line.charged.begin))
        .add("end", format_instant(line.charged.end))
        .add("seconds", line.charged.seconds())
        .add("flavor", item.code)
        .add("count", line.count)
        .add("unit_price", to_string(line.unit_price))
        .add("amount", to_string(line.amount))
        .add("truncated", to_string(line.truncated))
        .add("payable", to_string(line.payable, decimals_after(cut)))
        .add("currency", world.catalog.currency.code())
        .add("status", to_string(line.status))
        .add("type", to_string(line.type))
        .add("unit", to_string(line.unit))
        .add("periods", line.periods)
        .add("list", to_string(line.list))
        .add("discount", to_string(line.discount))
        .add("settled", format_instant(line.settled));
    if (item.is_disk) row.add("size_gb", item.size_gb);
    if (line.order) row.add("order", world.orders[*line.order].id);
    return row.str();
}

std::string write_bills(const World& world, const Bills& bills) {
    std::vector<std::string> rows;
    for (const Line& line : bills.lines(0, bills.line_count()))
        rows.push_back(write_line(world, line));
    return array(rows);
}

std::string write_comparison(std::span<const ComparisonRow> rows) {
    std::vector<std::string> texts;
    for (const ComparisonRow& row : rows) {
        ObjectWriter text;
        text.add("term", row.term ? to_string(*row.term) : "pay-per-use")
            .add("total", to_string(row.total))
            .add("saving", to_string(row.saving));
        const auto add_instant = [&text](std::string_view key, const std::optional<Instant>& instant) {
            if (instant) {
                text.add(key, format_instant(*instant));
            } else {
                text.add_null(key);
            }
        };
        add_instant("break_even", row.break_even);
        add_instant("expires", row.expires);
        text.add("from", format_instant(row.compared.begin))
            .add("until", format_instant(row.compared.end))
            .add("pay_per_use", to_string(row.pay_per_use))
            .add("free_tail_seconds", row.free_tail_seconds);
        if (row.utilisation.empty()) {
            text.add_null("utilisation_percent");
        } else {
            text.add("utilisation_percent", row.utilisation);
        }
        texts.push_back(text.str());
    }
    return array(texts);
}

std::string write_statements(const World& world, std::span<const Statement> statements) {
    std::vector<std::string> texts;
    for (const Statement& statement : statements) {
        std::string rows;
        for (const StatementRow& row : statement.rows) {
            ObjectWriter text;
            text.add("pool", world.pools[row.pool].identity.id).add("type", to_string(row.type));
            const std::string sums = sums_of(row).str();
            rows += (rows.empty() ? "" : ",") + text.str().substr(0, text.str().size() - 1) + "," +
                    sums.substr(1);
        }
        ObjectWriter text;
        text.add("period", statement.label)
            .add("currency", world.catalog.currency.code())
            .add("rounding", statement.rounding->id)
            .add("due", to_string(statement.due, statement.rounding->exact_total ? Amount::decimals : 2))
            .add_raw("total", sums_of(statement.total).str())
            .add_raw("rows", "[" + rows + "]");
        texts.push_back(text.str());
    }
    return array(texts);
}

std::string write_explanation(const Explanation& explanation) {
    std::string steps;
    for (const Step& step : explanation.steps) {
        ObjectWriter text;
        text.add("label", step.label)
            .add("formula", step.formula)
            .add("value", step.value)
            .add("rule", step.rule);
        steps += (steps.empty() ? "" : ",") + text.str();
    }
    return ObjectWriter().add("title", explanation.title).add_raw("steps", "[" + steps + "]").str() + "\n";
}

}  // namespace poolbill::json
