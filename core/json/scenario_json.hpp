// Scenarios as JSON text, both ways.
//
// Contract: parse(write(x)) == x, and write(x) is the same bytes on every platform. Money is a decimal
// string, time is ISO 8601 with an offset. All errors of shape are reported (up to 100), each with its path.
// Parsing checks the shape, not the log; `poolbill::check` replays it.
// Limits: 64 MB of text, 64 levels of nesting.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/scenario/scenario.hpp"

namespace poolbill::json {

class Value;

enum class Mode {
    strict,   // an unknown key is an error
    tolerant  // an unknown key is a warning; those of the scenario and of actions are kept and written
              // back
};

struct ParsedScenario {
    Scenario scenario;
    Errors warnings;
};

Result<ParsedScenario, Errors> parse_scenario_with_warnings(std::string_view text, Mode mode);
/// The same for a parsed value: the root of a Document, or a part of it.
Result<ParsedScenario, Errors> read_scenario(Value scenario, Mode mode);
Result<Scenario, Errors> parse_scenario(std::string_view text, Mode mode = Mode::strict);
/// One action of a log, as the scenario's "actions" have it; strict.
Result<LogEntry, Errors> parse_action(std::string_view text);
/// Two spaces of indent, one action per line, a newline at the end.
std::string write_scenario(const Scenario& scenario);
/// The same with another `now`.
std::string write_scenario(const Scenario& scenario, Instant now);

}  // namespace poolbill::json
