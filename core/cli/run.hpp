// The command line as a function, so that tests and WASM run exactly what the program runs.
//
// Contract: arguments without the program's name; files are read through `read_file` ("-" is standard input).
// The report goes to `out` in pieces, errors to `err`. Exit codes: 0 done, 1 the input is invalid or the
// output could not be written in full, 2 the command was used wrongly, 3 the bills differ (reconcile) or
// prices are missing (import).
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/export/output.hpp"
#include "core/time/instant.hpp"

namespace poolbill::cli {

/// The text of a file, or nothing when it cannot be read.
using ReadFile = std::function<std::optional<std::string>(const std::string& name)>;

/// What the program finds around it.
struct Surroundings {
    ReadFile read_file;
    std::optional<Instant> now;  // of the clock; without one, `import` needs --now
};

int run(std::span<const std::string_view> arguments, const Surroundings& around, const exports::Sink& out,
        std::string& err);

}  // namespace poolbill::cli
