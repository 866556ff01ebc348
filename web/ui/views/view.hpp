// What every view is given: the pen, the session, what is open, and how things are written.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>

#include "web/ui/model/session.hpp"
#include "web/ui/model/view_state.hpp"
#include "web/ui/text/format.hpp"
#include "web/ui/views/problem_words.hpp"
#include "web/ui/widgets/ui.hpp"

namespace poolbill::ui {

/// A scenario that the page offers to begin with.
struct Sample {
    std::string name, detail;
};

class DeferredPart;

struct View {
    Ui& ui;
    Session& session;
    ViewState& state;
    const Format& format;
    DeferredPart& deferred;
    bool read_only = false;
    std::span<const Sample> samples = {};

    /// Leads from the list to a pool's page.
    void open_pool(std::uint32_t pool) {
        session.select_pool(pool);
        state.show_pool();
    }

    /// Asks before a action at this pool is done. @param order  the one to cancel
    void propose(Proposal::Kind kind, std::string order = {}) {
        state.overlay = Overlay::proposal;
        state.proposal = {kind, std::move(order), state.term, {}};
        for (const NodeGroup& group : session.pool().nodes)
            state.proposal.counts.push_back(group.count);
    }

    /// Shows what went wrong, if something did. @return whether it worked
    bool attempt(const Status& status) {
        if (!status.ok())
            state.report(ui.strings(Text::error_action), problem_words(ui.strings, status.error()));
        return status.ok();
    }
};

}  // namespace poolbill::ui
