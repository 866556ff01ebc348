// Opens a scenario, or a workspace with all its branches: parses the text once, then reads (tolerantly) and
// replays each branch. The work is done in pieces, so that the page stays responsive.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/json/document.hpp"
#include "core/scenario/history.hpp"
#include "core/scenario/scenario.hpp"
#include "core/scenario/world.hpp"
#include "web/ui/model/checked_replay.hpp"

namespace poolbill::ui {

class Opening {
  public:
    struct Branch {
        std::string name;
        Scenario scenario;
        History::Steps steps = {};  // that can be undone
    };
    /// What it comes to; the replay is the one of the current branch at its scenario's own instant.
    struct Outcome {
        std::vector<Branch> branches;  // in the workspace's order; of a scenario alone, one
        std::size_t current = 0;
        CheckedReplay::Outcome replayed;
    };

    explicit Opening(std::string text);
    Opening(const Opening&) = delete;
    Opening& operator=(const Opening&) = delete;

    /// The next piece. Errors: those of reading, "scenario.no-pool", and the one of replaying the whole log,
    /// also what is later than the scenario's own instant; nothing can be done with it afterwards.
    /// @return whether there is more to do
    Result<bool, Errors> advance();
    Outcome take() && { return std::move(outcome_); }  // @pre nothing more to do

  private:
    Result<Done, Errors> parse();
    Result<Done, Errors> read();
    Result<bool, Errors> replay();

    std::string text_;                        // empty after parsing
    std::optional<json::Document> document_;  // absent after the last branch is read
    std::vector<json::Value> branches_;  // values in document_; its root if the text is a single scenario
    std::vector<History::Steps> steps_;  // of a workspace's branches
    Outcome outcome_;
    // The branch in progress:
    std::string name_;
    std::optional<Scenario> scenario_;
    std::optional<CheckedReplay> replay_;
};

}  // namespace poolbill::ui
