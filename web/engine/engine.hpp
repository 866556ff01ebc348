// The engine without a canvas: one scenario, asked and changed by JSON texts. The C boundary
// (poolbill_engine_api.h) is its only caller.
//
// Contract
// - The functions do what the command of the same name does, and write the same bytes. Options are a JSON object; an
//   unknown member is an error. Errors have the path of the member that caused them.
// - What is refused changes nothing.
// - An export is of the moment at which it was begun, whatever is done meanwhile.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.hpp"
#include "core/export/running_exports.hpp"
#include "core/intake/twins.hpp"
#include "core/json/scenario_json.hpp"
#include "core/scenario/replay.hpp"

namespace poolbill::engine {

/// A text, or why there is none.
using Answer = Result<std::string, Errors>;
using Status = Result<Done, Errors>;

class Engine {
  public:
    /// An export passes on pieces of about this many bytes.
    static constexpr std::size_t piece_size = 262'144;

    /// @return the warnings as JSON, as errors are written
    Answer open(std::string_view scenario, json::Mode mode);
    std::string scenario() const;
    std::string now() const;
    /// @param action  as in the scenario's "actions". When it is later than "now", that becomes its time.
    Status act(std::string_view action);
    Status set_now(std::string_view instant);

    Answer statement(std::string_view options);
    Answer compare(std::string_view options);
    Answer preview(std::string_view options);

    /// A file for the next import or reconciliation, which takes all of them away.
    void add_file(std::string name, std::string bytes) {
        files_.push_back({std::move(name), std::move(bytes)});
    }
    /// The files as a scenario; the scenario that is open stays. @param options  "now", and what `poolbill import` takes
    /// @return {"scenario", "summary"}: the scenario's file as a text, and what `--summary json` writes
    Answer import(std::string_view options);
    /// The records of the files against the scenario. @return {"comparison", "notes"}: what the command writes as JSON, and
    /// what is said about the files
    Answer reconcile(std::string_view options);

    /// @param options  "format", and what `poolbill export` takes
    /// @return the number of the export
    Result<std::uint32_t, Errors> begin_export(std::string_view options);
    /// An export that has ended has an empty last piece.
    exports::RunningExports::Piece next_piece(std::uint32_t number);
    void end_export(std::uint32_t number);

  private:
    Result<std::shared_ptr<const exports::Moment>, Errors> moment_at(Instant instant);
    Status settle(Scenario scenario);

    std::shared_ptr<const Scenario> scenario_ = std::make_shared<const Scenario>();
    std::shared_ptr<const exports::Moment> last_;  // the last one asked for, of `scenario_`
    ReplayMemory memory_;
    exports::RunningExports exports_;
    std::vector<intake::NamedFile> files_;
};

/// [{"code", "path", "message"}, …]
std::string errors_json(const Errors& errors);

}  // namespace poolbill::engine
