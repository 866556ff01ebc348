// `poolbill reconcile`: bills against a scenario, record by record.
#include "core/reconcile/reconcile.hpp"

#include <algorithm>

#include "core/cli/commands.hpp"
#include "core/export/rows.hpp"
#include "core/intake/summary.hpp"
#include "core/json/object.hpp"
#include "core/scenario/replay.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill::cli {
namespace {

using reconcile::Reconciliation, reconcile::Verdict;

constexpr int done = 0;
constexpr int invalid_input = 1;
constexpr int wrong_use = 2;
constexpr int different = 3;

std::string text_of(const std::optional<Amount>& amount) {
    return amount ? to_short_string(*amount) : "";
}

/// @param format_time  for people or for programs
exports::Rows rows_of(const Reconciliation& result, std::string (*format_time)(Instant)) {
    using exports::Cell;
    exports::Rows rows;
    rows.columns = {{"verdict"},
                    {"cause"},
                    {"month"},
                    {"pool"},
                    {"flavor"},
                    {"begin"},
                    {"end"},
                    {"bill", Cell::number},
                    {"here", Cell::number},
                    {"file"},
                    {"place"}};
    rows.next = [&result, format_time, next = std::size_t{0}](exports::Cells& cells) mutable {
        if (next == result.rows.size()) return false;
        const reconcile::Row& row = result.rows[next++];
        cells = {std::string(to_string(row.verdict)),
                 std::string(to_string(row.cause)),
                 format_month(row.month),
                 row.pool,
                 row.flavor,
                 row.begin ? format_time(*row.begin) : "",
                 row.end ? format_time(*row.end) : "",
                 text_of(row.in_bill),
                 text_of(row.here),
                 row.place.file,
                 row.place.part};
        return true;
    };
    return rows;
}

struct SumCells {
    std::string month, pool, in_bill, here, difference, due_in_bill, due_here;
    std::int64_t rows = 0;
};

SumCells cells_of(const reconcile::Sum& sum, const RoundingPolicy* rounding) {
    const auto text = [](AmountSum amount) {
        const Result<Amount> kept = amount.amount();
        return kept ? to_short_string(*kept) : std::string("beyond range");
    };
    const auto due = [&](AmountSum amount) {
        const Result<Amount> kept = amount.amount();
        return kept && rounding != nullptr ? to_short_string(apply(rounding->month, *kept)) : text(amount);
    };
    return {format_month(sum.month),      sum.pool,         text(sum.in_bill), text(sum.here),
            text(sum.in_bill - sum.here), due(sum.in_bill), due(sum.here),     sum.rows};
}

void write_table(const Reconciliation& result, exports::Output& output) {
    exports::write_table(rows_of(result, format_local), {}, output);
    output << "\nSums by month and pool, times in UTC+08:00\n";
    exports::Rows sums;
    using exports::Cell;
    sums.columns = {{"month"},
                    {"pool"},
                    {"rows", Cell::number},
                    {"bill", Cell::number},
                    {"here", Cell::number},
                    {"difference", Cell::number}};
    sums.next = [&result, next = std::size_t{0}](exports::Cells& cells) mutable {
        if (next == result.sums.size()) return false;
        const SumCells sum = cells_of(result.sums[next++], result.rounding);
        cells = {sum.month,
                 sum.pool.empty() ? "all" : sum.pool,
                 std::to_string(sum.rows),
                 sum.in_bill,
                 sum.here,
                 sum.difference};
        return true;
    };
    exports::write_table(sums, {}, output);
    output << "\n";
    for (const reconcile::Sum& sum : result.sums) {
        if (!sum.pool.empty()) continue;
        const SumCells cells = cells_of(sum, result.rounding);
        output << "Due in " << cells.month << ": " << cells.due_in_bill << " in the bill, " << cells.due_here
               << " here.\n";
    }
    for (const Verdict verdict : reconcile::all_verdicts)
        output << to_string(verdict) << ": " << std::to_string(result.count(verdict)) << "\n";
    for (const std::string& sentence : result.missing_pages)
        output << sentence << "\n";
}

void write_json(const Reconciliation& result, exports::Output& output) {
    json::ObjectWriter counts;
    for (const Verdict verdict : reconcile::all_verdicts)
        counts.add(to_string(verdict), result.count(verdict));
    output << "{\n  \"counts\": " << counts.str() << ",\n  \"rows\": [";
    std::string_view separator = "\n    ";
    for (const reconcile::Row& row : result.rows) {
        json::ObjectWriter writer;
        writer.add("verdict", to_string(row.verdict));
        if (row.cause != reconcile::Cause::none) writer.add("cause", to_string(row.cause));
        writer.add("month", format_month(row.month)).add("pool", row.pool).add("flavor", row.flavor);
        if (row.begin) writer.add("begin", format_instant(*row.begin));
        if (row.end) writer.add("end", format_instant(*row.end));
        if (row.in_bill) writer.add("bill", text_of(row.in_bill));
        if (row.here) writer.add("here", text_of(row.here));
        if (!row.place.file.empty()) writer.add("file", row.place.file).add("place", row.place.part);
        output << separator << writer.str();
        separator = ",\n    ";
    }
    output << "\n  ],\n  \"sums\": [";
    separator = "\n    ";
    for (const reconcile::Sum& sum : result.sums) {
        const SumCells cells = cells_of(sum, result.rounding);
        json::ObjectWriter writer;
        writer.add("month", cells.month);
        if (!sum.pool.empty()) writer.add("pool", sum.pool);
        writer.add("rows", sum.rows)
            .add("bill", cells.in_bill)
            .add("here", cells.here)
            .add("difference", cells.difference);
        if (sum.pool.empty()) writer.add("due_bill", cells.due_in_bill).add("due_here", cells.due_here);
        output << separator << writer.str();
        separator = ",\n    ";
    }
    output << "\n  ],\n  \"missing_pages\": [";
    separator = "";
    for (const std::string& sentence : result.missing_pages) {
        output << separator << json::quote(sentence);
        separator = ", ";
    }
    output << "]\n}\n";
}

struct ReconcileFormat {
    std::string_view word;
    void (*write)(const Reconciliation&, exports::Output&);
};
constexpr ReconcileFormat reconcile_formats[] = {
    {"table", write_table},
    {"csv", [](const Reconciliation& result,
               exports::Output& output) { exports::write_csv(rows_of(result, format_instant), {}, output); }},
    {"tsv", [](const Reconciliation& result,
               exports::Output& output) { exports::write_tsv(rows_of(result, format_instant), {}, output); }},
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
    const std::optional<Scenario> scenario = read_scenario(options, files.value().front().bytes, err);
    if (!scenario) return invalid_input;
    files.value().erase(files.value().begin());
    const Result<intake::Facts> facts = intake::read_bills(std::move(files).value(), *columns);
    if (!facts) return fail(facts.error());
    err += intake::summary_text(facts->notes);
    const Result<World> world = replay(*scenario, scenario->now);
    if (!world) return fail(world.error());
    const Reconciliation result = reconcile::reconcile(*world, facts->bills);
    format->write(result, output);
    if (facts->refused_files > 0) return invalid_input;
    return result.differs() ? different : done;
}

}  // namespace poolbill::cli
