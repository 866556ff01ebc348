// A scenario, or a workspace with all its branches, on its way from text to what a session is made of: read
// (tolerantly) and replayed, a piece at a time so that the page stays free.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.hpp"
#include "core/json/document.hpp"
#include "core/scenario/scenario.hpp"
#include "core/scenario/world.hpp"
#include "web/ui/model/checked_replay.hpp"

namespace poolbill::ui {

class Opening {
  public:
    struct Branch {
        std::string name;
        Scenario scenario;
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
    Status take_apart();
    Result<Done, Errors> parse();
    Result<Done, Errors> read();
    Result<bool, Errors> replay();

    std::string text_;
    std::vector<std::pair<std::string, std::string>> parts_;  // name and scenario as JSON; none before they
                                                              // were taken apart
    Outcome outcome_;
    // Of the branch that is at work:
    std::optional<json::Document> document_;
    std::optional<Scenario> scenario_;
    std::optional<CheckedReplay> replay_;
};

}  // namespace poolbill::ui
