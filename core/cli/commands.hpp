// What the subcommands share. Internal to core/cli.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/export/formats.hpp"
#include "core/scenario/scenario.hpp"
#include "core/scenario/world.hpp"

namespace poolbill::cli {

/// A subcommand's options, checked against the ones it accepts: "--at" -> text.
struct Options {
    std::string file;
    std::map<std::string, std::string, std::less<>> values;
    const exports::Format* format = nullptr;  // one that can write what the command reports

    bool has(std::string_view name) const { return values.find(name) != values.end(); }
    std::string get(std::string_view name, std::string_view otherwise = "") const;
    /// Errors "time.*" with the option as path.
    Result<Instant> instant(std::string_view name, Instant otherwise) const;
};

// Each writes its report, or returns the error that stopped it before anything was written.
Status bills(const Scenario& scenario, const Options& options, exports::Output& output);
Status statement(const Scenario& scenario, const Options& options, exports::Output& output);
Status compare_terms(const Scenario& scenario, const Options& options, exports::Output& output);
Status explain_line(const Scenario& scenario, const Options& options, exports::Output& output);

/// The world at --at, by default at the scenario's now.
Result<World> world_at(const Scenario& scenario, const Options& options);

}  // namespace poolbill::cli
