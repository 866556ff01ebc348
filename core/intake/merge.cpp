#include "core/intake/merge.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <unordered_set>
#include <utility>

#include "core/intake/text.hpp"
#include "core/scenario/one_pool.hpp"
#include "core/scenario/replay.hpp"
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

void sort_log(Scenario& scenario) {
    std::stable_sort(scenario.log.begin(), scenario.log.end(),
                     [](const LogEntry& a, const LogEntry& b) { return a.at < b.at; });
}

/// " at 2025-10-14T15:29:16+08:00" when the error is that of an action.
std::string place_in(const Scenario& scenario, const Error& error) {
    constexpr std::string_view prefix = "/actions/";
    const std::string_view path = error.path;
    if (!path.starts_with(prefix)) return "";
    std::size_t index = 0;
    std::from_chars(path.data() + prefix.size(), path.data() + path.size(), index);
    return index < scenario.log.size() ? " at " + format_instant(scenario.log[index].at) : "";
}

class Merger {
  public:
    Merger(Scenario scenario, Notes& notes) : scenario_(std::move(scenario)), notes_(notes) {}

    Result<Scenario> run(std::vector<PoolHistory> histories) {
        if (const Status valid = check(scenario_); !valid) {
            if (scenario_.account) return valid.error();
            take_apart(histories);
        }
        alone_ = scenario_;
        for (const PoolIdentity& pool : scenario_.pools)
            pools_.insert(pool.id);
        for (LogEntry& entry : scenario_.log)
            for_each_id(entry.action, Names::new_order,
                        [this](const std::string& id) { orders_.insert(id); });
        for (PoolHistory& history : histories)
            add(std::move(history));
        sort_log(scenario_);
        if (const Status valid = check(scenario_); !valid) return valid.error();
        return std::move(scenario_);
    }

  private:
    /// The pools of a scenario that cannot be replayed, in front of the histories.
    void take_apart(std::vector<PoolHistory>& histories) {
        std::vector<PoolHistory> own;
        for (std::uint32_t pool = 0; pool < scenario_.pools.size(); ++pool) {
            PoolHistory& history = own.emplace_back();
            history.identity = scenario_.pools[pool];
            history.log = extract_pool(scenario_, pool).log;
        }
        own.insert(own.end(), std::move_iterator(histories.begin()), std::move_iterator(histories.end()));
        histories = std::move(own);
        scenario_.pools.clear();
        scenario_.log.clear();
    }

    void add(PoolHistory history) {
        const std::string& id = history.identity.id;
        if (pools_.contains(id)) {
            notes_.add(notes::pool_left_out, id, "The scenario has this pool already.", history.place);
            return;
        }
        make_orders_its_own(history);
        if (const Status possible = check_alone(history); !possible) {
            notes_.add(notes::pool_left_out, id,
                       "Its history cannot be replayed" + place_in(alone_, possible.error()) + ": " +
                           possible.error().message,
                       history.place);
            return;
        }
        pools_.insert(id);
        for (LogEntry& entry : history.log)
            for_each_id(entry.action, Names::new_order,
                        [this](const std::string& order) { orders_.insert(order); });
        scenario_.pools.push_back(std::move(history.identity));
        scenario_.log.insert(scenario_.log.end(), std::move_iterator(history.log.begin()),
                             std::move_iterator(history.log.end()));
    }

    /// One order may be of several pools; in a scenario each of them has its own.
    void make_orders_its_own(PoolHistory& history) {
        std::map<std::string, std::string> renamed;
        for (LogEntry& entry : history.log) {
            for_each_id(entry.action, Names::new_order, [&](std::string& order) {
                if (order.empty() || !orders_.contains(order)) return;
                std::string& own = renamed[order];
                if (own.empty()) {
                    own = order + "-" + history.identity.id;
                    notes_.add(notes::value_assumed, history.identity.id,
                               "Its order " + shown(order) +
                                   " is also that of another pool; here it has an order "
                                   "of its own.",
                               history.place);
                }
                order = own;
            });
            for_each_id(entry.action, Names::order, [&](std::string& order) {
                if (const auto own = renamed.find(order); own != renamed.end()) order = own->second;
            });
        }
    }

    /// Whether the pool's actions are possible. Pools that share an account are checked together.
    Status check_alone(const PoolHistory& history) {
        const bool is_shared = scenario_.account.has_value();
        alone_.pools = is_shared ? scenario_.pools : std::vector<PoolIdentity>();
        alone_.log = is_shared ? scenario_.log : std::vector<LogEntry>();
        alone_.pools.push_back(history.identity);
        alone_.log.insert(alone_.log.end(), history.log.begin(), history.log.end());
        sort_log(alone_);
        return check(alone_);
    }

    Scenario scenario_;
    Scenario alone_;  // the same site, settings, catalog and account, with the pool that is checked
    Notes& notes_;
    std::unordered_set<std::string> pools_, orders_;
};

}  // namespace

Result<Scenario> merge(Scenario scenario, std::vector<PoolHistory> histories, Notes& notes) {
    return Merger(std::move(scenario), notes).run(std::move(histories));
}

}  // namespace poolbill::intake
