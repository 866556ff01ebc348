// What the subcommands share. Internal to core/cli.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/cli/run.hpp"
#include "core/export/formats.hpp"
#include "core/intake/import.hpp"
#include "core/scenario/scenario.hpp"
#include "core/scenario/world.hpp"

namespace poolbill::cli {

// Exit codes.
inline constexpr int done = 0;
inline constexpr int invalid_input = 1;
inline constexpr int wrong_use = 2;
inline constexpr int incomplete_result = 3;  // bills differ, or prices are missing

/// A subcommand's options, checked against the ones it accepts: "--at" -> text.
struct Options {
    std::vector<std::string> files;  // at least one
    std::map<std::string, std::string, std::less<>> values;
    const exports::Format* format = nullptr;  // one that can write what the command reports

    bool has(std::string_view name) const { return values.find(name) != values.end(); }
    std::string get(std::string_view name, std::string_view otherwise = "") const;
    /// Errors "time.*" with the option as path.
    Result<Instant> instant(std::string_view name, Instant otherwise) const;
    exports::Choices choices() const;
};

// Each writes its report, or returns the error that stopped it before anything was written.
Status bills(const Scenario& scenario, const Options& options, exports::Output& output);
Status statement(const Scenario& scenario, const Options& options, exports::Output& output);
Status compare_terms(const Scenario& scenario, const Options& options, exports::Output& output);
Status preview(const Scenario& scenario, const Options& options, exports::Output& output);
Status export_snapshot(const Scenario& scenario, const Options& options, exports::Output& output);
Status explain_line(const Scenario& scenario, const Options& options, exports::Output& output);
Status make_link(const Scenario& scenario, const Options& options, exports::Output& output);

// Commands that read files of other kinds. Each writes its report, says on `err` what is to be said, and
// returns the exit code.
int import_files(const Options& options, const Surroundings& around, exports::Output& output,
                 std::string& err);
int reconcile_bills(const Options& options, const Surroundings& around, exports::Output& output,
                    std::string& err);
/// The only "file" is a link, or - for one on standard input.
int open_link(const Options& options, const Surroundings& around, exports::Output& output, std::string& err);

/// "9m" and "1y"; also "9 months" and "1 year", as reports write terms. Errors: "term.format", "term.range"
Result<Term> parse_term(std::string_view text);

/// "PATH: CODE: sentence", as errors are printed.
std::string line_of(const Error& error);

/// The files in the order given. Error "file.unreadable".
Result<std::vector<intake::NamedFile>> read_files(std::span<const std::string> names,
                                                  const ReadFile& read_file);
/// The option --columns, "Begin of use=begin,Resource=resource_id". Error "option.columns".
Result<intake::ColumnNames> column_names(const Options& options);
/// The scenario, tolerant or strict as the options say; null after its errors were written to `err`.
std::optional<Scenario> read_scenario(const Options& options, std::string_view text, std::string& err);

/// The index of the pool that --pool names. Error "pool.unknown".
Result<std::uint32_t> named_pool(const Scenario& scenario, const Options& options);

/// The world at --at, by default at the scenario's now.
Result<World> world_at(const Scenario& scenario, const Options& options);

}  // namespace poolbill::cli
