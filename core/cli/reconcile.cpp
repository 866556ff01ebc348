// `poolbill reconcile`: bills against a scenario, record by record.
#include "core/reconcile/reconcile.hpp"

#include <algorithm>

#include "core/cli/commands.hpp"
#include "core/export/field.hpp"
#include "core/intake/summary.hpp"
#include "core/reconcile/reconcile_rows.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill::cli {
namespace {

using exports::Decimal, exports::In, exports::Output;
using reconcile::Reconciliation, reconcile::Row, reconcile::row_fields, reconcile::rows_of, reconcile::Sum,
    reconcile::Times, reconcile::Verdict;

/// A sum with the rounding of its month.
struct SumRow {
    const Sum& sum;
    const RoundingPolicy* rounding;

    bool is_month() const { return sum.pool.empty(); }
    Decimal text(AmountSum amount) const {
        const Result<Amount> kept = amount.amount();
        return {kept ? to_short_string(*kept) : "beyond range"};
    }
    Decimal due(AmountSum amount) const {
        const Result<Amount> kept = amount.amount();
        return kept && rounding != nullptr ? Decimal{to_short_string(apply(rounding->month, *kept))}
                                           : text(amount);
    }
};

constexpr exports::Field<SumRow> sum_fields[] = {
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

void write_table(const Reconciliation& result, Output& output) {
    exports::write_table(rows_of(result, Times::local), {}, output);
    output << "\nSums by month and pool, times in UTC+08:00\n";
    exports::Rows sums;
    sums.columns = exports::columns_of<SumRow>(sum_fields);
    sums.next = [&result, next = std::size_t{0}](exports::Cells& cells) mutable {
        if (next == result.sums.size()) return false;
        const SumRow row{result.sums[next++], result.rounding};
        exports::fill_cells<SumRow>(sum_fields, row, cells);
        if (row.is_month()) cells[1] = "all";
        return true;
    };
    exports::write_table(sums, {}, output);
    output << "\n";
    for (const Sum& sum : result.sums) {
        const SumRow row{sum, result.rounding};
        if (!row.is_month()) continue;
        output << "Due in " << format_month(sum.month) << ": " << row.due(sum.in_bill).text
               << " in the bill, " << row.due(sum.here).text << " here.\n";
    }
    for (const Verdict verdict : reconcile::all_verdicts)
        output << to_string(verdict) << ": " << std::to_string(result.count(verdict)) << "\n";
    for (const std::string& sentence : result.missing_pages)
        output << sentence << "\n";
}

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

void write_json(const Reconciliation& result, Output& output) {
    json::ObjectWriter counts;
    for (const Verdict verdict : reconcile::all_verdicts)
        counts.add(to_string(verdict), result.count(verdict));
    output << "{\n  \"counts\": " << counts.str();
    write_list<Row>(
        "rows", result.rows, row_fields(Times::with_offset), [](const Row& row) -> const Row& { return row; },
        output);
    write_list<SumRow>(
        "sums", result.sums, sum_fields,
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

struct ReconcileFormat {
    std::string_view word;
    void (*write)(const Reconciliation&, Output&);
};
constexpr ReconcileFormat reconcile_formats[] = {
    {"table", write_table},
    {"csv", [](const Reconciliation& result,
               Output& output) { exports::write_csv(rows_of(result, Times::with_offset), {}, output); }},
    {"tsv", [](const Reconciliation& result,
               Output& output) { exports::write_tsv(rows_of(result, Times::with_offset), {}, output); }},
    {"json", write_json}};

}  // namespace

int reconcile_bills(const Options& options, const Surroundings& around, exports::Output& output,
                    std::string& err) {
    const auto fail = [&err](const Error& error) {
        err += line_of(error);
        return invalid_input;
    };
    const std::string word = options.get("--format", "table");
    const auto* format = std::find_if(std::begin(reconcile_formats), std::end(reconcile_formats),
                                      [&word](const ReconcileFormat& each) { return each.word == word; });
    if (format == std::end(reconcile_formats)) {
        err += "\"reconcile\" has no format \"" + word + "\"; use table, csv, tsv or json.\n";
        return wrong_use;
    }
    const Result<intake::ColumnNames> columns = column_names(options);
    if (!columns) return fail(columns.error());
    Result<std::vector<intake::NamedFile>> files = read_files(options.files, around.read_file);
    if (!files) return fail(files.error());
    std::string problems;
    const std::optional<Scenario> scenario = read_scenario(options, files.value().front().bytes, problems);
    if (!scenario) {
        // What a parser says of a bill helps nobody.
        const bool is_json = problems.find("json.syntax") == std::string::npos;
        err += files.value().front().name +
               " is no scenario that can be read; it comes first, as `poolbill import` writes it, and the "
               "bills follow.\n" +
               (is_json ? problems : "");
        return invalid_input;
    }
    err += problems;
    files.value().erase(files.value().begin());
    const Result<intake::Facts> facts = intake::read_bills(std::move(files).value(), *columns);
    if (!facts) return fail(facts.error());
    err += intake::summary_text(facts->notes);
    const Result<World> world = world_at(*scenario, options);
    if (!world) return fail(world.error());
    if (const Status one_currency = reconcile::in_currency_of(*world, facts->bills); !one_currency)
        return fail(one_currency.error());
    const Reconciliation result = reconcile::reconcile(*world, facts->bills);
    format->write(result, output);
    if (facts->refused_files > 0) return invalid_input;
    return result.differs() ? incomplete_result : done;
}

}  // namespace poolbill::cli
