#include "core/intake/merge.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <unordered_set>
#include <utility>
#include <variant>

#include "core/intake/text.hpp"
#include "core/scenario/one_pool.hpp"
#include "core/scenario/stepwise_replay.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill::intake {
namespace {

/// visit(std::string& id) for each id of that kind in the action.
template <class Visit>
void for_each_id(Action& action, Names what, Visit visit) {
    std::visit(
        [&](auto& each) {
            using Each = std::remove_reference_t<decltype(each)>;
            for_each_field<Each>([&](const auto& field) {
                if constexpr (requires { visit(each.*field.member); }) {
                    if (field.names == what) visit(each.*field.member);
                }
            });
        },
        action);
}

/// The codes of flavors and disk types that an action names.
template <class Each>
void add_codes(const Each& action, std::set<std::string_view>& codes) {
    if constexpr (requires { action.flavor; }) codes.insert(action.flavor);
    if constexpr (requires { action.nodes; }) {
        for (const NodeRequest& node : action.nodes)
            codes.insert(node.flavor);
    }
    const auto add_disks = [&codes](const std::vector<DiskGroup>& disks) {
        for (const DiskGroup& disk : disks)
            codes.insert(disk.type);
    };
    if constexpr (requires { add_disks(action.disks); }) {
        add_disks(action.disks);
    } else if constexpr (requires { add_disks(*action.disks); }) {
        if (action.disks) add_disks(*action.disks);
    }
}

void sort_log(Scenario& scenario) {
    std::stable_sort(scenario.log.begin(), scenario.log.end(),
                     [](const LogEntry& a, const LogEntry& b) { return a.at < b.at; });
}

/// Why a pool's history cannot be replayed, and when in it if the error is that of an action.
Sentence not_replayable(const Scenario& scenario, const Error& error) {
    constexpr std::string_view prefix = "/actions/";
    const std::string_view path = error.path;
    std::size_t index = scenario.log.size();
    if (path.starts_with(prefix))
        std::from_chars(path.data() + prefix.size(), path.data() + path.size(), index);
    if (index >= scenario.log.size()) return say<SentenceId::pool_not_replayable>(error);
    return say<SentenceId::pool_not_replayable_at>(format_instant(scenario.log[index].at), error);
}

/// Replays the whole log, also beyond `now`, a piece at a time.
class Check {
  public:
    /// @param scenario  must outlive the check and must not change
    explicit Check(const Scenario& scenario)
        : replay_(scenario,
                  scenario.log.empty() ? scenario.now : std::max(scenario.now, scenario.log.back().at)) {}

    /// @return whether there is more to do
    Result<bool> advance(std::size_t steps) {
        Result<bool> more = replay_.advance(steps);
        if (!more || *more) return more;
        if (const Result<World> world = std::move(replay_).finish(); !world) return world.error();
        return false;
    }

  private:
    StepwiseReplay replay_;
};

}  // namespace

class Merging::State {
  public:
    State(Scenario scenario, std::vector<PoolHistory> histories, Notes& notes)
        : scenario_(std::move(scenario)), histories_(std::move(histories)), notes_(notes) {
        step_.emplace<CheckingBase>(scenario_);
    }

    /// @return whether there is more to do
    Result<bool> advance(std::size_t steps) {
        for (std::size_t left = steps; left > 0;) {
            const std::size_t cost = cost_of_step();
            const Result<bool> more = std::visit([&](auto& step) { return go_on(step, left); }, step_);
            if (!more || !*more) return more;
            left -= std::min(left, cost);
        }
        return true;
    }
    float progress() const {
        if (std::holds_alternative<CheckingBase>(step_)) return 0;
        return static_cast<float>(next_) / static_cast<float>(histories_.size() + 1);
    }
    Scenario take() { return std::move(scenario_); }
    const std::vector<std::string>& known() const { return known_; }

  private:
    struct CheckingBase {
        explicit CheckingBase(const Scenario& scenario) : check(scenario) {}
        Check check;
    };
    struct Adding {};  // the next history
    struct CheckingAlone {
        explicit CheckingAlone(const Scenario& scenario) : check(scenario) {}
        Check check;
    };
    struct CheckingAll {
        explicit CheckingAll(const Scenario& scenario) : check(scenario) {}
        Check check;
    };

    Result<bool> go_on(CheckingBase& step, std::size_t steps);
    Result<bool> go_on(Adding&, std::size_t steps);
    Result<bool> go_on(CheckingAlone& step, std::size_t steps);
    Result<bool> go_on(CheckingAll& step, std::size_t steps) { return step.check.advance(steps); }

    /// In steps of a replay.
    std::size_t cost_of_step() const {
        if (std::holds_alternative<CheckingAlone>(step_)) return alone_.log.size() + 1;
        if (std::holds_alternative<Adding>(step_) && next_ < histories_.size())
            return histories_[next_].log.size() + 1;
        return scenario_.log.size() + 1;
    }
    void take_apart();
    void make_orders_its_own(PoolHistory& history);
    void set_alone(const PoolHistory& history);
    Catalog catalog_of(const PoolHistory& history) const;
    void add(PoolHistory history);

    Scenario scenario_;
    std::vector<PoolHistory> histories_;
    std::size_t next_ = 0;
    Scenario alone_;  // the same site, settings, catalog and account, with the pool that is checked
    Notes& notes_;
    std::unordered_set<std::string> pools_, orders_;
    std::vector<std::string> known_;
    std::variant<Adding, CheckingBase, CheckingAlone, CheckingAll> step_;
};

Result<bool> Merging::State::go_on(CheckingBase& step, std::size_t steps) {
    const Result<bool> more = step.check.advance(steps);
    if (more && *more) return true;
    if (!more) {
        if (scenario_.account) return more;
        take_apart();
    }
    alone_ = scenario_;
    for (const PoolIdentity& pool : scenario_.pools)
        pools_.insert(pool.id);
    for (LogEntry& entry : scenario_.log)
        for_each_id(entry.action, Names::new_order, [this](const std::string& id) { orders_.insert(id); });
    step_.emplace<Adding>();
    return true;
}

Result<bool> Merging::State::go_on(Adding&, std::size_t) {
    if (next_ == histories_.size()) {
        sort_log(scenario_);
        step_.emplace<CheckingAll>(scenario_);
        return true;
    }
    PoolHistory& history = histories_[next_];
    if (pools_.contains(history.identity.id)) {
        notes_.add(notes::pool_left_out, history.identity.id, say<SentenceId::pool_in_scenario>(),
                   history.place);
        known_.push_back(history.identity.id);
        ++next_;
        return true;
    }
    make_orders_its_own(history);
    set_alone(history);
    step_.emplace<CheckingAlone>(alone_);
    return true;
}

Result<bool> Merging::State::go_on(CheckingAlone& step, std::size_t steps) {
    const Result<bool> possible = step.check.advance(steps);
    if (possible && *possible) return true;
    PoolHistory& history = histories_[next_++];
    if (possible) {
        add(std::move(history));
    } else {
        notes_.add(notes::pool_left_out, history.identity.id, not_replayable(alone_, possible.error()),
                   history.place);
    }
    step_.emplace<Adding>();
    return true;
}

/// The pools of a scenario that cannot be replayed, in front of the histories.
void Merging::State::take_apart() {
    std::vector<PoolHistory> own;
    for (std::uint32_t pool = 0; pool < scenario_.pools.size(); ++pool) {
        PoolHistory& history = own.emplace_back();
        history.identity = scenario_.pools[pool];
        history.log = extract_pool(scenario_, pool).log;
    }
    own.insert(own.end(), std::move_iterator(histories_.begin()), std::move_iterator(histories_.end()));
    histories_ = std::move(own);
    scenario_.pools.clear();
    scenario_.log.clear();
}

void Merging::State::add(PoolHistory history) {
    pools_.insert(history.identity.id);
    for (LogEntry& entry : history.log)
        for_each_id(entry.action, Names::new_order,
                    [this](const std::string& order) { orders_.insert(order); });
    scenario_.pools.push_back(std::move(history.identity));
    scenario_.log.insert(scenario_.log.end(), std::move_iterator(history.log.begin()),
                         std::move_iterator(history.log.end()));
}

/// One order may be of several pools; in a scenario each of them has its own.
void Merging::State::make_orders_its_own(PoolHistory& history) {
    std::map<std::string, std::string> renamed;
    for (LogEntry& entry : history.log) {
        for_each_id(entry.action, Names::new_order, [&](std::string& order) {
            if (order.empty() || !orders_.contains(order)) return;
            std::string& own = renamed[order];
            if (own.empty()) {
                own = order + "-" + history.identity.id;
                notes_.add(notes::value_assumed, history.identity.id,
                           say<SentenceId::order_of_several_pools>(shown(order)), history.place);
            }
            order = own;
        });
        for_each_id(entry.action, Names::order, [&](std::string& order) {
            if (const auto own = renamed.find(order); own != renamed.end()) order = own->second;
        });
    }
}

/// What of the catalog the pool needs: a replay copies it, and there may be as many flavors as pools.
Catalog Merging::State::catalog_of(const PoolHistory& history) const {
    std::set<std::string_view> codes;
    for (const LogEntry& entry : history.log)
        std::visit([&codes](const auto& action) { add_codes(action, codes); }, entry.action);
    Catalog catalog;
    catalog.currency = scenario_.catalog.currency;
    for (const std::string_view code : codes) {
        if (const Flavor* flavor = scenario_.catalog.find_flavor(code)) catalog.flavors.push_back(*flavor);
        if (const DiskType* disk = scenario_.catalog.find_disk(code)) catalog.disks.push_back(*disk);
    }
    return catalog;
}

/// A scenario to check whether the pool's actions are possible. Pools that share an account are checked together.
void Merging::State::set_alone(const PoolHistory& history) {
    const bool is_shared = scenario_.account.has_value();
    if (!is_shared) alone_.catalog = catalog_of(history);
    alone_.pools = is_shared ? scenario_.pools : std::vector<PoolIdentity>();
    alone_.log = is_shared ? scenario_.log : std::vector<LogEntry>();
    alone_.pools.push_back(history.identity);
    alone_.log.insert(alone_.log.end(), history.log.begin(), history.log.end());
    sort_log(alone_);
}

Merging::Merging(Scenario scenario, std::vector<PoolHistory> histories, Notes& notes)
    : state_(std::make_unique<State>(std::move(scenario), std::move(histories), notes)) {}
Merging::Merging(Merging&&) noexcept = default;
Merging::~Merging() = default;

Result<bool> Merging::advance(std::size_t steps) {
    return state_->advance(steps);
}
float Merging::progress() const {
    return state_->progress();
}
const std::vector<std::string>& Merging::known() const {
    return state_->known();
}
Scenario Merging::take() && {
    return state_->take();
}

}  // namespace poolbill::intake
