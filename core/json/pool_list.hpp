// A console's list of pools, as ModelArts' API answers it: `GET /v2/{project_id}/pools`, kind "PoolList".
//
// Contract
// - Every item is either taken, as a pool and the actions that made it what it is, or rejected with a reason;
//   one bad item does not spoil the others. Nothing in the text is trusted.
// - Tolerant where sources disagree (docs/domain/api-shapes.md#modelarts): numbers may be texts,
//   lists of one may be objects, fractions of seconds are cut, times may be milliseconds; what is
//   not needed is not looked at.
// - A yearly/monthly pool is ordered and paid in the second of its creation, outside the account: so its
// bills
//   are those of a purchase. Its status is as listed from its creation on.
// Left out: prices. A flavor that the catalog does not know is a reason to reject.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/scenario/scenario.hpp"

namespace poolbill::json {

struct RejectedPool {
    std::size_t index = 0;  // in the list, from 0
    std::string name;       // as far as it has one
    Error error;
    std::string subject;  // what of the input the error is about, when it names something: a flavor, a state
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
    /// @param into  the scenario that they shall be added to: its prices, and the names that are taken;
    ///              stays as it is until all is read
    PoolListReader(std::string& text, const Scenario& into);
    ~PoolListReader();

    /// Reads about `bytes` more. Errors, when it is no list at all: those of Document::parse,
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
