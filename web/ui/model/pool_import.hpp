// A console's list of pools on its way into a session, a slice at a time so that the page stays free.
#pragma once

#include <optional>
#include <string>

#include "core/json/pool_list.hpp"
#include "web/ui/model/checked_replay.hpp"
#include "web/ui/model/session.hpp"

namespace poolbill::ui::deferred {

class PoolImport {
  public:
    explicit PoolImport(std::string pool_list_json) : text_(std::move(pool_list_json)) {}

    /// Does a piece: reads a slice; after the last one joins log and list, and replays them; in the end adds
    /// the pools as one step, and the clock stops and goes on to where all of them exist. When the session's
    /// log has changed since the piece before, it begins anew. Always the same session. Errors:
    /// "host.read-only", those of json::PoolListReader, and of replay for all pools together.
    /// @return nothing while there is more to do
    std::optional<Result<ImportReport>> advance(Session& session);
    float progress() const { return reader_ ? reader_->progress() : 1; }  // of reading, from 0 to 1

  private:
    /// The log with the pools of the list, and what is to be told of it.
    struct Joined {
        Joined(const Scenario& before, json::PoolList list, Instant now);

        ImportReport report;
        Scenario scenario;
        std::optional<CheckedReplay> replay;
    };

    std::string text_;
    std::optional<json::PoolListReader> reader_;
    bool is_read_ = false;
    std::optional<Joined> joined_;                   // once all is read
    std::optional<CheckedReplay::Outcome> outcome_;  // once it is replayed
    std::int64_t revision_ = -1;                     // of the log that they know
};

}  // namespace poolbill::ui::deferred
