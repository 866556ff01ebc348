// What the subcommands have in common. Internal to core/cli.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/scenario/scenario.hpp"
#include "core/scenario/world.hpp"

namespace poolbill::cli {

/// A subcommand's options, checked against what it takes: "--at" -> text.
struct Options {
    std::string file;
    std::map<std::string, std::string, std::less<>> values;

    bool has(std::string_view name) const { return values.find(name) != values.end(); }
    std::string get(std::string_view name, std::string_view otherwise = "") const;
    /// Errors "time.*" with the option as path.
    Result<Instant> instant(std::string_view name, Instant otherwise) const;
};

/// What a command prints, or the error that stopped it.
using Output = Result<std::string>;

Output bills(const Scenario& scenario, const Options& options);
Output statement(const Scenario& scenario, const Options& options);
Output compare_terms(const Scenario& scenario, const Options& options);
Output explain_line(const Scenario& scenario, const Options& options);

/// The world at --at, by default at the scenario's now.
Result<World> world_at(const Scenario& scenario, const Options& options);

}  // namespace poolbill::cli
