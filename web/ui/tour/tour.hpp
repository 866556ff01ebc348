// The guided tour through the documentation example. It presses the same controls that a person would.
//
// Contract: each step waits, then acts through the semantic tree by role and name, so the tour can
// do only what a viewer can. It ends when a step finds nothing to press, or when the viewer acts.
#pragma once

#include <optional>

#include "web/ui/model/session.hpp"
#include "web/ui/semantics/tree.hpp"
#include "web/ui/text/strings.hpp"

namespace poolbill::ui {

class Tour {
  public:
    bool playing() const { return playing_; }
    /// Puts the session at its beginning and starts. Errors: those of `Session::writable`.
    Status start(Session& session);
    void stop(Session& session);

    struct Step {
        std::optional<NodeInput> input;  // for the next frame
        NodeId points_at = no_node;      // pressed next; shown as focused
        double wait_ms = 0;              // until the next step
    };
    /// Advances by `milliseconds` of real time.
    Step advance(double milliseconds, Session& session, const SemanticTree& tree, const Strings& strings);

  private:
    bool playing_ = false;
    std::size_t step_ = 0;
    double waited_ms_ = 0;
};

}  // namespace poolbill::ui
