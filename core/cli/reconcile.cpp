// `poolbill reconcile`: bills against a scenario, record by record.
#include "core/reconcile/reconcile.hpp"

#include <algorithm>

#include "core/cli/commands.hpp"
#include "core/export/field.hpp"
#include "core/intake/summary.hpp"
#include "core/json/document.hpp"
#include "core/reconcile/reconcile_rows.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill::cli {
namespace {

using exports::Output;
using reconcile::Reconciliation, reconcile::rows_of, reconcile::Sum, reconcile::SumRow, reconcile::Times,
    reconcile::Verdict;

void write_table(const Reconciliation& result, Output& output) {
    exports::write_table(rows_of(result, Times::local), {}, output);
    output << "\nSums by month and pool, times in UTC+08:00\n";
    exports::Rows sums;
    sums.columns = exports::columns_of<SumRow>(reconcile::sum_fields());
    sums.next = [&result, next = std::size_t{0}](exports::Cells& cells) mutable {
        if (next == result.sums.size()) return false;
        const SumRow row{result.sums[next++], result.rounding};
        exports::fill_cells<SumRow>(reconcile::sum_fields(), row, cells);
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
    {"json", reconcile::write_json}};

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
        // What a parser says of a bill that is no JSON helps nobody.
        const bool is_json = json::Document::parse(files.value().front().bytes).ok();
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
