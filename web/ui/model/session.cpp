#include "web/ui/model/session.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/json/object.hpp"
#include "core/json/scenario_json.hpp"
#include "core/scenario/one_pool.hpp"
#include "core/scenario/replay.hpp"
#include "core/time/iso8601.hpp"
#include "core/time/zone.hpp"
#include "web/ui/model/change_words.hpp"
#include "web/ui/model/workspace.hpp"

namespace poolbill::ui {
namespace {

/// The scenario with these actions done at `now` instead of what its log planned later.
Scenario with(Scenario scenario, std::vector<Action> actions, Instant now) {
    std::vector<LogEntry>& log = scenario.log;
    while (!log.empty() && log.back().at > now)
        log.pop_back();
    for (Action& action : actions)
        log.push_back({now, std::move(action), {}});
    return scenario;
}

/// The branches of what was opened, each with the past that was saved.
History history_of(Opening::Outcome& opened) {
    Opening::Branch& first = opened.branches.front();
    History history(std::move(first.scenario), std::move(first.name), first.steps);
    const std::string current =
        opened.current == 0 ? std::string(history.branch()) : opened.branches[opened.current].name;
    for (std::size_t i = 1; i < opened.branches.size(); ++i) {
        Opening::Branch& branch = opened.branches[i];
        const Status added =
            history.add_branch(std::move(branch.name), std::move(branch.scenario), branch.steps);
        assert(added.ok() && "names of branches are keys of one object");
        (void)added;
    }
    (void)history.switch_to(current);
    return history;
}

/// From the first action to where the clock stops.
Interval lifetime_of(const Scenario& scenario) {
    constexpr std::chrono::days longest{366 * 30};
    const Instant first = scenario.log.empty() ? scenario.now : scenario.log.front().at;
    return {first, std::min(latest_instant, first + longest)};
}

/// When the actions of a change were done, if it is one of actions: they are the last ones of the log that it made.
std::optional<Instant> acted_at(const Change* change, const Scenario& made) {
    if (change == nullptr || made.log.empty()) return std::nullopt;
    const bool is_of_actions = std::holds_alternative<Action>(change->what) ||
                               std::holds_alternative<Change::SeveralOrders>(change->what) ||
                               std::holds_alternative<Change::SeveralPayments>(change->what);
    return is_of_actions ? std::optional(made.log.back().at) : std::nullopt;
}

/// The reason that the page is told.
std::string_view reason_of(const GuardedHistory::Step& step) {
    if (const GuardedHistory::Push* push = std::get_if<GuardedHistory::Push>(&step))
        return words_of(push->change).reason;
    return std::holds_alternative<GuardedHistory::Undo>(step)   ? "undo"
           : std::holds_alternative<GuardedHistory::Redo>(step) ? "redo"
                                                                : "branch";
}

/// The orders of a world that one with fewer of them, `before`, does not have.
std::vector<std::string> orders_from(const World& world, std::size_t before) {
    std::vector<std::string> ids;
    for (std::size_t i = before; i < world.orders.size(); ++i)
        ids.push_back(world.orders[i].id);
    return ids;
}

}  // namespace

Session::Session(Opening::Outcome opened)
    : history_(history_of(opened)),
      clock_(opened.replayed.world.until),
      world_(std::move(opened.replayed.world)),
      memory_(std::move(opened.replayed.memory)) {}

Status Session::commit(GuardedHistory::Step step, std::optional<Instant> now, std::optional<World> replayed) {
    const std::string reason(reason_of(step));
    const GuardedHistory::Push* push = std::get_if<GuardedHistory::Push>(&step);
    const bool is_new = push != nullptr;
    const std::vector<std::string> made = push != nullptr ? push->change.orders : std::vector<std::string>();
    Result<bool> exchanged = history_.take(std::move(step));
    if (!exchanged.ok()) return std::move(exchanged).error();
    if (*exchanged) clock_.set_now(history().current().now);
    if (now) clock_.set_now(*now);
    changed(reason);
    last_step_ = is_new ? std::optional(revision_) : std::nullopt;
    if (replayed) world_ = std::move(replayed);
    for (const std::string& id : made) {
        if (const auto index = world().order_index(id)) emit_order("order-created", world().orders[*index]);
    }
    return Done{};
}

Status Session::replace(Opening::Outcome opened) {
    GuardedHistory::Push push{std::move(opened.branches[opened.current].scenario), {Change::Open{}, {}}};
    const Instant now = opened.replayed.world.until;
    Status done = commit(std::move(push), now, std::move(opened.replayed.world));
    if (!done.ok()) return done;
    memory_ = std::move(opened.replayed.memory);
    clock_.set_running(false);
    chosen_pool_.reset();
    return done;
}

Status Session::enter(Scenario next, Change change) {
    Result<CheckedReplay::Outcome> replayed = checked_replay(next, next.now);
    if (!replayed.ok()) return std::move(replayed).error();
    CheckedReplay::Outcome outcome = std::move(replayed).value();
    const Instant now = next.now;
    Status done =
        commit(GuardedHistory::Push{std::move(next), std::move(change)}, now, std::move(outcome.world));
    if (!done.ok()) return done;
    memory_ = std::move(outcome.memory);
    clock_.set_running(false);
    chosen_pool_.reset();
    return done;
}

bool Session::show_console(Opening::Outcome opened) {
    const std::string shown = pool().identity.id;
    const Guard guard = history_.guard();
    history_ = GuardedHistory(history_of(opened));
    history_.set_guard(guard);
    clock_ = Clock(opened.replayed.world.until);
    clock_.set_running(true);
    changed("console");
    world_ = std::move(opened.replayed.world);
    memory_ = std::move(opened.replayed.memory);
    chosen_pool_.reset();
    const SharedList<PoolState>& pools = world_->pools;
    const auto found = std::find_if(pools.begin(), pools.end(),
                                    [&shown](const PoolState& each) { return each.identity.id == shown; });
    if (found == pools.end()) return false;
    chosen_pool_ = static_cast<std::uint32_t>(found - pools.begin());
    return true;
}

Scenario Session::scenario() const {
    Scenario scenario = history().current();
    scenario.now = clock_.now();
    return scenario;
}

std::string Session::save() const {
    return needs_workspace(history()) ? write_workspace(history(), clock_.now())
                                      : json::write_scenario(history().current(), clock_.now());
}

const World& Session::world() {
    if (!world_) refresh(lifetime().begin);
    return *world_;
}

void Session::refresh(Instant fallback) {
    // What comes next still does as long as time only goes on towards it.
    const bool is_to_come = coming_ && coming_->event && coming_->event->at > clock_.now();
    if (!is_to_come || !world_ || world_->until > clock_.now()) coming_.reset();
    if (world_ && advance_metering(*world_, clock_.now())) return;
    Result<World> now = replay(history().current(), clock_.now(), &memory_);
    if (!now.ok()) {
        // With huge prices the bills outgrow an amount as time passes: the clock stays where they still fit.
        events_.push_back(error_event(now.error()));
        clock_.set_running(false);
        clock_.set_now(fallback);
        now = replay(history().current(), fallback, &memory_);
    }
    world_ = std::move(now).value();
}

void Session::set_now(Instant now) {
    const Instant before = clock_.now();
    const Interval life = lifetime();
    clock_.set_now(std::clamp(now, life.begin, life.end));
    refresh(before);
}

bool Session::go_to(Instant now) {
    if (guard() == Guard::console) return false;
    clock_.set_running(false);
    set_now(now);
    return true;
}

void Session::advance(double milliseconds) {
    const Instant before = clock_.now();
    if (clock_.advance(milliseconds, lifetime().end)) refresh(before);
}

void Session::select_pool(std::uint32_t pool) {
    chosen_pool_ = pool;
}

std::uint32_t Session::pool_index() {
    const SharedList<PoolState>& pools = world().pools;
    if (chosen_pool_ && *chosen_pool_ < pools.size()) return *chosen_pool_;
    const auto found =
        std::find_if(pools.begin(), pools.end(), [](const PoolState& pool) { return pool.exists(); });
    return found == pools.end() ? 0 : static_cast<std::uint32_t>(found - pools.begin());
}

const Order* Session::find_order(std::string_view id) {
    const std::optional<std::uint32_t> index = world().order_index(id);
    return index ? &world().orders[*index] : nullptr;
}

const Order* Session::open_order() {
    const PoolState& shown = pool();
    return shown.open_order ? &world().orders[*shown.open_order] : nullptr;
}

const std::optional<Event>& Session::next_event() {
    const std::uint32_t pool = pool_index();
    if (!coming_ || coming_->pool != pool)
        coming_ = {pool, poolbill::next_event(history().current(), world(), pool, &memory_)};
    return coming_->event;
}

Result<std::vector<Event>> Session::coming_events(std::uint32_t pool, Instant horizon) {
    return events_after(story_of(pool), now(), horizon, memory_of_story());
}

Result<World> Session::outcome_of(std::uint32_t pool, std::vector<Action> actions) {
    return replay(with(story_of(pool), std::move(actions), now()), now(), memory_of_story());
}

Interval Session::lifetime() const {
    return lifetime_of(history().current());
}

Status Session::perform(Action action) {
    const std::size_t orders_before = world().orders.size();
    Result<Appended> next = append_and_replay(history().current(), LogEntry{clock_.now(), action, {}},
                                              LaterActions::drop, &memory_);
    if (!next.ok()) return std::move(next).error();
    Appended appended = std::move(next).value();
    std::vector<std::string> made = orders_from(appended.world, orders_before);
    const std::size_t dropped = actions_after(history().current(), clock_.now());
    const PayOrder* payment = std::get_if<PayOrder>(&action);
    const std::string paid = payment != nullptr ? payment->order : std::string();
    const Status done = commit(
        GuardedHistory::Push{std::move(appended.scenario), {std::move(action), std::move(made), dropped}},
        std::nullopt, std::move(appended.world));
    if (!done.ok()) return done;
    if (const auto index = world().order_index(paid)) emit_order("order-paid", world().orders[*index]);
    return done;
}

Status Session::take_over(Scenario next, CheckedReplay::Outcome replayed, Change change) {
    const Instant until = replayed.world.until, now = std::max(clock_.now(), until);
    const Status done =
        commit(GuardedHistory::Push{std::move(next), std::move(change)}, now, std::move(replayed.world));
    if (!done.ok()) return done;
    memory_ = std::move(replayed.memory);
    if (until != now) refresh(until);
    return done;
}

Result<std::vector<OrderOutcome>> Session::order_changes(std::span<const std::uint32_t> pools, Term term,
                                                         bool auto_renew) {
    const World& before = world();
    const std::size_t orders_before = before.orders.size();
    const Instant now = clock_.now();
    std::vector<OrderOutcome> outcomes;
    std::vector<Action> actions;
    for (const std::uint32_t pool : pools) {
        OrderOutcome& outcome = outcomes.emplace_back();
        outcome.pool = pool;
        if (const Result<Quote> offer = quote(before, pool, term, now); !offer.ok()) {
            outcome.error = offer.error();
            continue;
        }
        for (const Condition& condition : check_change_to_prepaid(before, pool)) {
            if (condition.state != ConditionState::failed || !outcome.error.code.empty()) continue;
            outcome.error = {condition.code, "", condition.sentence + " " + condition.found};
        }
        if (!outcome.error.code.empty()) continue;
        outcome.order = order_id(orders_before + actions.size());
        actions.push_back(
            SubmitChangeOrder{before.pools[pool].identity.id, outcome.order, term, auto_renew, {}, false});
    }
    if (actions.empty()) return outcomes;
    Scenario next = with(history().current(), std::move(actions), now);
    Result<World> after = replay(next, now, &memory_);
    if (!after.ok()) return std::move(after).error();
    std::vector<std::string> made = orders_from(*after, orders_before);
    Status done = commit(GuardedHistory::Push{std::move(next), {Change::SeveralOrders{}, std::move(made)}},
                         std::nullopt, std::move(after).value());
    if (!done.ok()) return std::move(done).error();
    return outcomes;
}

Status Session::pay_orders(std::span<const std::string> orders) {
    std::vector<Action> actions;
    for (const std::string& order : orders)
        actions.push_back(PayOrder{order, PaymentMethod::balance, Amount()});
    Scenario next = with(history().current(), std::move(actions), clock_.now());
    Result<World> after = replay(next, clock_.now(), &memory_);
    if (!after.ok()) return std::move(after).error();
    Status done = commit(GuardedHistory::Push{std::move(next), {Change::SeveralPayments{}, {}}}, std::nullopt,
                         std::move(after).value());
    if (!done.ok()) return done;
    for (const std::string& order : orders) {
        if (const auto index = world().order_index(order)) emit_order("order-paid", world().orders[*index]);
    }
    return done;
}

bool Session::undo() {
    const std::optional<Instant> acted = acted_at(history().undo_change(), history().current());
    return commit(GuardedHistory::Undo{}, acted ? std::optional(std::min(now(), *acted)) : std::nullopt).ok();
}

bool Session::redo() {
    const Scenario* next = history().redo_scenario();
    if (next == nullptr) return false;
    const std::optional<Instant> acted = acted_at(history().redo_change(), *next);
    return commit(GuardedHistory::Redo{}, acted ? std::optional(std::max(now(), *acted)) : std::nullopt).ok();
}

bool Session::take_back(std::string_view order) {
    const Change* last = history().undo_change();
    const bool made_it_alone = last != nullptr && last->orders.size() == 1 && last->orders.front() == order;
    return made_it_alone ? undo() : perform(CancelOrder{std::string(order)}).ok();
}

Scenario Session::story_of(std::uint32_t pool) const {
    return history().current().account ? scenario() : keep_only_pool(scenario(), pool);
}

Status Session::branch(BranchAction action, const std::string& name) {
    std::optional<Instant> now;
    if (const Scenario* other = history().find(name); other != nullptr && action == BranchAction::go) {
        const Interval life = lifetime_of(*other);
        now = std::clamp(clock_.now(), life.begin, life.end);
    }
    Status done = commit(GuardedHistory::Branch{action, name}, now);
    if (!done.ok()) return done;
    if (chosen_pool_ && *chosen_pool_ >= history().current().pools.size()) chosen_pool_.reset();
    return done;
}

Status Session::restart() {
    if (Status allowed = writable(); !allowed.ok()) return allowed;
    Scenario scenario = history().current();
    const auto first_order = std::find_if(
        scenario.log.begin(), scenario.log.end(),
        [](const LogEntry& entry) { return std::holds_alternative<SubmitChangeOrder>(entry.action); });
    scenario.log.erase(first_order, scenario.log.end());
    scenario.now = scenario.log.empty() ? scenario.now : scenario.log.front().at;
    clock_.set_running(false);
    const Instant now = scenario.now;
    if (scenario.log != history().current().log)
        return commit(GuardedHistory::Push{std::move(scenario), {Change::Restart{}, {}}}, now);
    clock_.set_now(now);
    changed("restart");
    return Done{};
}

std::string Session::order_id(std::size_t number) const {
    const LocalTime local = to_local(clock_.now());
    const auto digits = [](int value) {
        const std::string text = std::to_string(value % 100);
        return text.size() < 2 ? "0" + text : text;
    };
    std::string id = "CS" + digits(local.year()) + digits(static_cast<int>(local.month())) +
                     digits(static_cast<int>(local.day())) + digits(local.hour) + digits(local.minute);
    auto seed = static_cast<std::uint64_t>(clock_.now().time_since_epoch().count()) * 31 + number;
    for (int letter = 0; letter < 5; ++letter) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        id += static_cast<char>('A' + (seed >> 33) % 26);
    }
    return id;
}

void Session::changed(std::string_view reason) {
    world_.reset();
    coming_.reset();
    ++revision_;
    announce(reason);
}

void Session::announce(std::string_view reason) {
    emit("change", json::ObjectWriter()
                       .add("revision", revision_)
                       .add("reason", reason)
                       .add("now", format_instant(clock_.now()))
                       .str());
}

void Session::emit_order(std::string_view event, const Order& order) {
    json::ObjectWriter detail;
    detail.add("order", order.id)
        .add("pool", world().pools[order.pool].identity.id)
        .add("state", to_string(order.state))
        .add("payable", to_string(order.amounts.payable))
        .add("currency", world().catalog.currency.code())
        .add("submitted", format_instant(order.submitted))
        .add("autoRenew", order.auto_renew);
    if (order.term) detail.add("term", to_string(*order.term));
    if (order.paid) detail.add("paid", format_instant(*order.paid));
    emit(std::string(event), detail.str());
}

std::vector<HostEvent> Session::take_events() {
    return std::exchange(events_, {});
}

}  // namespace poolbill::ui
