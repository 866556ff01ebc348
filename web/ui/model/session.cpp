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
#include "web/ui/model/workspace.hpp"

namespace poolbill::ui {
namespace {

/// Names the step that put another scenario in the place of one; the clock follows it.
constexpr std::string_view open_label = "action.open";

/// The scenario with these actions done at `now` instead of what its log planned later.
Scenario with(Scenario scenario, std::vector<Action> actions, Instant now) {
    std::vector<LogEntry>& log = scenario.log;
    while (!log.empty() && log.back().at > now)
        log.pop_back();
    for (Action& action : actions)
        log.push_back({now, std::move(action), {}});
    return scenario;
}

}  // namespace

Session::Session(Opening::Outcome opened)
    : history_(std::move(opened.branches.front().scenario), opened.branches.front().name),
      clock_(opened.replayed.world.until),
      world_(std::move(opened.replayed.world)),
      memory_(std::move(opened.replayed.memory)) {
    for (std::size_t i = 1; i < opened.branches.size(); ++i) {
        Opening::Branch& branch = opened.branches[i];
        const Status added = history_.add_branch(branch.name, std::move(branch.scenario));
        assert(added.ok() && "names of branches are keys of one object");
        (void)added;
    }
    (void)history_.switch_to(opened.branches[opened.current].name);
}

Status Session::replace(Opening::Outcome opened) {
    if (const Status allowed = writable(); !allowed) return allowed;
    clock_.set_running(false);
    clock_.set_now(opened.replayed.world.until);
    chosen_pool_.reset();
    history_.push(std::move(opened.branches[opened.current].scenario), std::string(open_label));
    changed("open");
    world_ = std::move(opened.replayed.world);
    memory_ = std::move(opened.replayed.memory);
    return Done{};
}

Scenario Session::scenario() const {
    Scenario scenario = history_.current();
    scenario.now = clock_.now();
    return scenario;
}

std::string Session::save() const {
    return history_.branches().size() > 1 ? write_workspace(history_, clock_.now())
                                          : json::write_scenario(history_.current(), clock_.now());
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
    Result<World> now = replay(history_.current(), clock_.now(), &memory_);
    if (!now.ok()) {
        // With huge prices the bills outgrow an amount as time passes: the clock stays where they still fit.
        tell("error", json::ObjectWriter()
                          .add("code", now.error().code)
                          .add("message", now.error().message)
                          .add("recoverable", true)
                          .str());
        clock_.set_running(false);
        clock_.set_now(fallback);
        now = replay(history_.current(), fallback, &memory_);
    }
    world_ = std::move(now).value();
}

void Session::set_now(Instant now) {
    const Instant before = clock_.now();
    const Interval life = lifetime();
    clock_.set_now(std::clamp(now, life.begin, life.end));
    refresh(before);
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

const Order* Session::open_order() {
    const PoolState& shown = pool();
    return shown.open_order ? &world().orders[*shown.open_order] : nullptr;
}

const std::optional<Event>& Session::next_event() {
    const std::uint32_t pool = pool_index();
    if (!coming_ || coming_->pool != pool)
        coming_ = {pool, poolbill::next_event(history_.current(), world(), pool, &memory_)};
    return coming_->event;
}

Result<std::vector<Event>> Session::coming_events(std::uint32_t pool, Instant horizon) {
    return events_after(story_of(pool), now(), horizon, memory_of_story());
}

Result<World> Session::outcome_of(std::uint32_t pool, std::vector<Action> actions) {
    return replay(with(story_of(pool), std::move(actions), now()), now(), memory_of_story());
}

Interval Session::lifetime() const {
    constexpr std::chrono::days longest{366 * 30};
    const std::vector<LogEntry>& actions = history_.current().log;
    const Instant first = actions.empty() ? history_.current().now : actions.front().at;
    return {first, std::min(latest_instant, first + longest)};
}

Status Session::writable() const {
    if (!read_only_) return Done{};
    return Error{"host.read-only", "", "This page shows the pool only; nothing can be changed here."};
}

Status Session::perform(Action action, std::string_view label) {
    if (const Status allowed = writable(); !allowed) return allowed;
    const std::size_t orders_before = world().orders.size();
    Result<Appended> next = append_and_replay(
        history_.current(), LogEntry{clock_.now(), std::move(action), {}}, LaterActions::drop, &memory_);
    if (!next.ok()) return std::move(next).error();
    const Action& done = next->scenario.log.back().action;
    const PayOrder* payment = std::get_if<PayOrder>(&done);
    const std::string paid = payment != nullptr ? payment->order : std::string();
    history_.push(std::move(next.value().scenario), std::string(label));
    changed(label);
    world_ = std::move(next.value().world);
    if (world().orders.size() > orders_before) tell_order("order-created", world().orders.back());
    if (const auto index = world().order_index(paid)) tell_order("order-paid", world().orders[*index]);
    return Done{};
}

void Session::take_over(Scenario next, CheckedReplay::Outcome replayed, std::string_view label) {
    clock_.set_now(std::max(clock_.now(), replayed.world.until));
    history_.push(std::move(next), std::string(label));
    changed(label);
    world_ = std::move(replayed.world);
    memory_ = std::move(replayed.memory);
    if (world_->until != clock_.now()) refresh(world_->until);
}

Result<std::vector<OrderOutcome>> Session::order_changes(std::span<const std::uint32_t> pools, Term term,
                                                         bool auto_renew) {
    if (const Status allowed = writable(); !allowed) return allowed.error();
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
    Scenario next = with(history_.current(), std::move(actions), now);
    Result<World> after = replay(next, now, &memory_);
    if (!after.ok()) return std::move(after).error();
    take_over(std::move(next), {std::move(after).value(), std::move(memory_)}, "action.submit_several");
    for (std::size_t i = orders_before; i < world().orders.size(); ++i)
        tell_order("order-created", world().orders[i]);
    return outcomes;
}

bool Session::undo() {
    const bool other_scenario = history_.undo_label() == open_label;
    if (!history_.undo()) return false;
    if (other_scenario) clock_.set_now(history_.current().now);
    changed("undo");
    return true;
}

bool Session::redo() {
    const bool other_scenario = history_.redo_label() == open_label;
    if (!history_.redo()) return false;
    if (other_scenario) clock_.set_now(history_.current().now);
    changed("redo");
    return true;
}

bool Session::take_back(std::string_view order) {
    if (history_.undo_label() == "action.submit") return undo();
    return perform(CancelOrder{std::string(order)}, "action.cancel").ok();
}

Scenario Session::story_of(std::uint32_t pool) const {
    return history_.current().account ? scenario() : keep_only_pool(scenario(), pool);
}

Status Session::branch(BranchAction action, const std::string& name) {
    if (const Status allowed = writable(); !allowed) return allowed;
    const Status done = action == BranchAction::start    ? history_.start_branch(name)
                        : action == BranchAction::rename ? history_.rename_branch(name)
                        : action == BranchAction::remove ? history_.remove_branch(name)
                                                         : history_.switch_to(name);
    if (!done.ok()) return done;
    if (action == BranchAction::go) {
        if (chosen_pool_ && *chosen_pool_ >= history_.current().pools.size()) chosen_pool_.reset();
        const Interval life = lifetime();
        clock_.set_now(std::clamp(clock_.now(), life.begin, life.end));
    }
    changed("branch");
    return done;
}

void Session::restart() {
    Scenario scenario = history_.current();
    const auto first_order = std::find_if(
        scenario.log.begin(), scenario.log.end(),
        [](const LogEntry& entry) { return std::holds_alternative<SubmitChangeOrder>(entry.action); });
    scenario.log.erase(first_order, scenario.log.end());
    clock_.set_running(false);
    clock_.set_now(scenario.log.empty() ? scenario.now : scenario.log.front().at);
    scenario.now = clock_.now();
    if (scenario.log != history_.current().log) history_.push(std::move(scenario), "action.restart");
    changed("restart");
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
    tell("change", json::ObjectWriter()
                       .add("revision", revision_)
                       .add("reason", reason)
                       .add("now", format_instant(clock_.now()))
                       .str());
}

void Session::tell_order(std::string_view event, const Order& order) {
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
    tell(std::string(event), detail.str());
}

std::vector<HostEvent> Session::take_events() {
    return std::exchange(events_, {});
}

}  // namespace poolbill::ui
