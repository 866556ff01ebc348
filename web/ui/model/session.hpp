// One opened scenario: its history, the clock, and the world as it is now.
//
// Contract
// - `world()` is the replay of the current scenario at the clock's instant; it is computed when first asked
// for.
// - The log changes through `commit` alone, which is private: it refuses while the session is guarded, places
//   the clock, forgets what was derived and says what changed. `show_console` puts another history in its place.
// - `perform` either appends an action at `now` (dropping what the log had planned later) or changes nothing.
// - Everything the page should hear of is queued in `take_events`.
//
// Left out: what is open or selected (views/view_state.hpp) and storage (the page's).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/pool_list.hpp"
#include "core/scenario/events.hpp"
#include "core/scenario/history.hpp"
#include "core/scenario/world.hpp"
#include "web/ui/model/clock.hpp"
#include "web/ui/model/derived.hpp"
#include "web/ui/model/guarded_history.hpp"
#include "web/ui/model/host_event.hpp"
#include "web/ui/model/opening.hpp"

namespace poolbill::ui {

/// What became of a console's list of pools.
struct ImportReport {
    std::size_t imported = 0;
    std::vector<json::RejectedPool> rejected;
};

/// What became of one order among several.
struct OrderOutcome {
    std::uint32_t pool = 0;
    std::string order;
    Error error;  // its code is empty when the order was made
};

class Session {
  public:
    explicit Session(Opening::Outcome opened);

    /// The log as it is, with `now` as the clock shows it.
    Scenario scenario() const;
    /// What opens as it is here, except what could be redone: the scenario, or a workspace (workspace.hpp).
    std::string save() const;
    const World& world();
    Instant now() const { return clock_.now(); }
    void set_now(Instant now);
    /// A person goes to an instant: the clock stops there. Of the console's data, which is of the present, it does nothing.
    /// @return whether it is there
    bool go_to(Instant now);
    Clock& clock() { return clock_; }
    /// Lets `milliseconds` of real time pass.
    void advance(double milliseconds);

    /// Chooses the pool on the screen. @param pool  an index into the scenario's pools
    void select_pool(std::uint32_t pool);
    /// The chosen pool; until one is chosen, the first that exists, else the first of the scenario.
    std::uint32_t pool_index();
    const PoolState& pool() { return world().pools[pool_index()]; }
    const Order* open_order();
    /// The order with this id; nullptr when the log no longer has it.
    const Order* find_order(std::string_view id);
    const std::optional<Event>& next_event();
    /// The story of a pool in which these actions are done now, as it then is. Errors as replay.
    Result<World> outcome_of(std::uint32_t pool, std::vector<Action> actions);
    /// What comes up to the horizon in the story of a pool, which numbers its own orders. Errors as replay.
    Result<std::vector<Event>> coming_events(std::uint32_t pool, Instant horizon);
    /// Grows with every change of the log; with `now` it says whether what was derived is still good.
    std::int64_t revision() const { return revision_; }
    /// The revision that the last change of the log made, if that was a new step: not an undo, a redo or another branch.
    std::optional<std::int64_t> last_step() const { return last_step_; }
    /// Of replays of the whole scenario; nullptr while each pool has a story of its own.
    ReplayMemory* memory_of_story() { return history().current().account ? &memory_ : nullptr; }
    /// The key of values computed from the state of the displayed pool now.
    PoolMoment moment() { return {revision_, now(), pool_index()}; }
    /// From the first action to where the clock stops.
    Interval lifetime() const;

    /// While it is guarded, nothing changes the log; the errors are those of `writable`.
    void set_guard(Guard guard) { history_.set_guard(guard); }
    Guard guard() const { return history_.guard(); }
    /// Errors: "host.read-only", "host.console".
    Status writable() const { return history_.writable(); }
    /// Errors: those of `append`, those of `writable`.
    Status perform(Action action);
    /// An order for each of the pools, all in one step. A pool that may not change says why and does not
    /// hinder the others. Errors: those of replay for all of them together, those of `writable`.
    Result<std::vector<OrderOutcome>> order_changes(std::span<const std::uint32_t> pools, Term term,
                                                    bool auto_renew);
    /// Pays all these orders from the balance in one step, or none of them. Errors: those of replay, those of `writable`.
    Status pay_orders(std::span<const std::string> orders);
    /// A log that was put together elsewhere becomes the current one, as one step; the clock goes on to where
    /// it was replayed. @param replayed  the replay of `next`. Errors: those of `writable`.
    Status take_over(Scenario next, CheckedReplay::Outcome replayed, Change change);
    /// A scenario that a person entered, or one in which they changed what they had entered, as one step; the clock
    /// stops at its instant. Errors: those of replay, those of `writable`.
    Status enter(Scenario next, Change change);
    /// Another scenario in place of this one, as one step: of a workspace, that of its current branch.
    /// Errors: those of `writable`.
    Status replace(Opening::Outcome opened);
    /// What the console has now, in place of everything, also of what could be undone; the clock runs with real time.
    /// @return whether the pool on the screen is still there; it stays chosen
    bool show_console(Opening::Outcome opened);
    /// Undo sets the clock back to where the undone actions were, so that what follows is not billed without them; redo
    /// sets it forward to them.
    /// @return whether there was something to undo (redo), and it was allowed
    bool undo();
    bool redo();
    /// The page refuses an order. If the last change made this order and no other, the change is undone; else
    /// the order is cancelled. @return whether it could be done
    bool take_back(std::string_view order);
    /// The scenario as far as it concerns a pool: all of it while pools share an account. Replaying it costs
    /// one pool, however many there are; it numbers its own orders.
    Scenario story_of(std::uint32_t pool) const;
    const History& history() const { return history_.history(); }
    /// Starts a branch here and goes to it, goes to one, renames the current one, or removes another. Errors:
    /// those of `writable`, those of History.
    Status branch(BranchAction action, const std::string& name);
    /// Back to the log before the first order, at its first instant; can be undone. Errors:
    /// those of `writable`.
    Status restart();

    /// An id for the next order, unique in this scenario and the same for the same log and instant.
    std::string next_order_id() { return order_id(world().orders.size()); }
    std::vector<HostEvent> take_events();
    /// Tells the page that the log changed, and why.
    void announce(std::string_view reason);
    void emit(std::string type, std::string detail) { emit({std::move(type), std::move(detail)}); }
    void emit(HostEvent event) { events_.push_back(std::move(event)); }

  private:
    /// The one way in which the log changes. @param now  where the clock goes; it stays when absent, unless
    /// another scenario takes the place of this one. @param replayed  the replay of the log after it, if
    /// known
    Status commit(GuardedHistory::Step step, std::optional<Instant> now = {},
                  std::optional<World> replayed = {});
    /// @param number  of orders before it
    std::string order_id(std::size_t number) const;
    /// Replays at the clock's instant; where that fails, goes to `fallback`, stops the clock and says so.
    void refresh(Instant fallback);
    void changed(std::string_view reason);
    void emit_order(std::string_view event, const Order& order);

    GuardedHistory history_;
    Clock clock_;
    std::int64_t revision_ = 0;
    std::optional<std::int64_t> last_step_;
    std::optional<std::uint32_t> chosen_pool_;
    std::optional<World> world_;
    ReplayMemory memory_;
    struct Coming {
        std::uint32_t pool;
        std::optional<Event> event;
    };
    std::optional<Coming> coming_;  // what comes next, when it is known
    std::vector<HostEvent> events_;
};

}  // namespace poolbill::ui
