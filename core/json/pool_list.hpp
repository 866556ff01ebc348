// A console's list of pools, as ModelArts' API returns it: `GET /v2/{project_id}/pools`, kind "PoolList".
//
// Contract
// - Every item is either accepted, as a pool and the actions that lead to its state, or rejected with a
//   reason; a bad item does not affect the others. Nothing in the text is trusted.
// - Tolerant where sources disagree (docs/domain/api-shapes.md#modelarts): numbers may be strings,
//   lists of one may be objects, fractions of seconds are truncated, times may be milliseconds;
//   members that are not needed are ignored.
// - A yearly/monthly pool is ordered and paid in the second of its creation, outside the account, so its
//   bills are those of a purchase. It has the listed status from its creation on.
// Left out: prices. An item whose flavor or billed disk is not in the catalog is rejected.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/json/document.hpp"
#include "core/scenario/scenario.hpp"

namespace poolbill::json {

/// Of a disk: "500Gi" or 500. Nothing when it cannot be read.
std::optional<std::int64_t> gigabytes_of(Value size);

struct RejectedPool {
    std::size_t index = 0;  // in the list, from 0
    std::string name;       // empty when it has none
    Error error;
    std::string subject;  // the part of the input that the error names, if any: a flavor, a state
};

struct PoolList {
    std::vector<PoolIdentity> pools;
    std::vector<LogEntry> log;  // by time
    std::vector<RejectedPool> rejected;
};

/// Reads a list a slice at a time (ListReader).
class PoolListReader {
  public:
    /// @param text  as for ListReader
    /// @param into  the scenario to add the pools to: its prices, and the names in use; must not change
    ///              until all is read
    PoolListReader(std::string& text, const Scenario& into);
    ~PoolListReader();

    /// Reads about `bytes` more. Errors, when the text is not a list: those of Document::parse,
    /// "list.kind", "list.items". @return whether there is more to read
    Result<bool> read(std::size_t bytes);
    float progress() const;  // from 0 to 1
    /// @pre all is read
    PoolList take() &&;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace poolbill::json
