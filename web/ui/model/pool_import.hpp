// A console's list of pools on its way into a session, a slice at a time so that the page stays free.
#pragma once

#include <optional>
#include <string>

#include "core/json/pool_list.hpp"
#include "web/ui/model/session.hpp"

namespace poolbill::ui::deferred {

class PoolImport {
  public:
    explicit PoolImport(std::string pool_list_json) : text_(std::move(pool_list_json)) {}

    /// Reads a slice; after the last one, adds the pools. When the session's log has changed since the slice
    /// before, it begins anew. Always the same session. Errors: those of json::PoolListReader and
    /// Session::add_pools.
    /// @return nothing while there is more to read
    std::optional<Result<ImportReport>> advance(Session& session);
    float progress() const { return reader_ ? reader_->progress() : 0; }  // from 0 to 1

  private:
    std::string text_;
    std::optional<json::PoolListReader> reader_;
    std::int64_t revision_ = 0;  // of the log that the reader knows
};

}  // namespace poolbill::ui::deferred
