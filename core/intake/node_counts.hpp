// How many nodes of each flavor a pool had, from pieces that say "so many from then to then".
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/scenario/action.hpp"
#include "core/time/instant.hpp"

namespace poolbill::intake {

class NodeCounts {
  public:
    struct Change {
        Instant at;
        std::vector<NodeRequest> nodes;  // from then on; empty: none
    };

    /// Pieces may touch or overlap; what touches without a difference is no change.
    void add(const std::string& flavor, std::int64_t count, Instant from, std::optional<Instant> to) {
        steps_[from][flavor] += count;
        if (to) steps_[*to][flavor] -= count;
    }

    /// By time; neighbours differ.
    std::vector<Change> changes() const {
        std::vector<Change> found;
        std::map<std::string, std::int64_t> running;
        for (const auto& [at, by_flavor] : steps_) {
            bool differs = false;
            for (const auto& [flavor, difference] : by_flavor) {
                running[flavor] += difference;
                differs = differs || difference != 0;
            }
            if (!differs) continue;
            Change& change = found.emplace_back(Change{at, {}});
            for (const auto& [flavor, count] : running)
                if (count > 0) change.nodes.push_back({flavor, count, std::nullopt, {}});
        }
        return found;
    }

  private:
    std::map<Instant, std::map<std::string, std::int64_t>> steps_;
};

}  // namespace poolbill::intake
