// The argument of every view: the drawing interface, the session, the open overlay, and the formats.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>

#include "web/ui/model/live.hpp"
#include "web/ui/model/session.hpp"
#include "web/ui/text/format.hpp"
#include "web/ui/views/problem_words.hpp"
#include "web/ui/views/view_state.hpp"
#include "web/ui/widgets/ui.hpp"

namespace poolbill::ui {

/// A scenario that the page offers as a starting point.
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
    Live& live;
    bool read_only = false;  // nothing in it changes the scenario
    bool may_order = true;   // Change To Prepaid is possible: in the scenario, or at the console
    std::span<const Sample> samples = {};
    Instant today = {};    // the present; the clock may be elsewhere
    bool is_tour = false;  // it acts by itself

    /// Opens a pool's page from the list.
    void open_pool(std::uint32_t pool) {
        session.select_pool(pool);
        state.show_pool();
    }

    /// Asks for confirmation of an action on this pool. @param order  the order to cancel
    void propose(Proposal::Kind kind, std::string order = {}) {
        Proposal proposal{
            .kind = kind, .order = std::move(order), .term = state.term, .counts = {}, .day = {}};
        for (const NodeGroup& group : session.pool().nodes)
            proposal.counts.push_back(group.count);
        if (const std::optional<Subscription>& subscription = session.pool().subscription) {
            if (kind == Proposal::Kind::auto_renew) proposal.term = subscription->auto_renew_term;
            proposal.day = subscription->expiry_day;
        }
        state.overlay.open(ProposalDialog{std::move(proposal)});
    }

    /// Reports the error, if there is one; an earlier one is over when an action succeeds. @param action  its name
    /// @return whether it did
    bool attempt(const Status& status, Text action);
};

}  // namespace poolbill::ui
