// The pools of bills and those of lists as one set.
#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "core/intake/history.hpp"
#include "core/intake/interview.hpp"
#include "core/intake/listed_pools.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill::intake {
namespace {

/// The place of the list's entry for a pool that bills know, if there is one.
std::optional<std::size_t> listed_as(const Facts& facts, const std::string& resource) {
    const PoolFact* listed = listed_pool(facts, resource);
    if (listed == nullptr) return std::nullopt;
    return static_cast<std::size_t>(listed - facts.pools.data());
}

/// The nodes of each flavor that a pool of the bills has now, as the bills say and as its entry in the list says.
std::vector<FlavorCounts> counts_known_to_bills(const Facts& facts, const std::vector<PoolHistory>& bills) {
    std::vector<FlavorCounts> known;
    for (const PoolHistory& history : bills) {
        FlavorCounts& counts = known.emplace_back();
        for (const NodeRequest& node : last_nodes(history))
            counts[node.flavor] += node.count;
        const auto listed = listed_as(facts, history.identity.id);
        if (listed) known.push_back(counts_of(facts.pools[*listed]));
    }
    return known;
}

/// @param until  the last that the bills know
void ask_of_bills(PoolHistory& history, Instant until, Interview& interview) {
    if (history.is_prepaid) return ask_about_end_of_term(history, {until, false}, interview);
    ask_whether_it_runs(history, until, say<SentenceId::bills_know_until>(format_instant(until)), interview);
}

}  // namespace

const PoolFact* listed_pool(const Facts& facts, const std::string& resource) {
    const auto found = std::find_if(facts.pools.begin(), facts.pools.end(), [&](const PoolFact& pool) {
        const auto& nodes = pool.node_resources;
        return pool.resource == resource || pool.identity.id == resource ||
               std::find(nodes.begin(), nodes.end(), resource) != nodes.end();
    });
    return found == facts.pools.end() ? nullptr : &*found;
}

std::vector<PoolHistory> join_histories(Facts& facts, BillHistories bills, Interview& interview) {
    std::vector<PoolHistory> histories;
    std::map<std::size_t, std::vector<const PoolHistory*>> known;  // of the bills, by the list's entry
    const std::vector<FlavorCounts> counts = counts_known_to_bills(facts, bills.pools);
    for (const PoolHistory& history : bills.pools)
        if (const auto listed = listed_as(facts, history.identity.id)) known[*listed].push_back(&history);
    for (PoolHistory& history : bills.pools) {
        if (const auto listed = listed_as(facts, history.identity.id)) {
            take_list_facts(history, facts.pools[*listed], known[*listed].front() == &history, facts,
                            interview);
        } else if (history.runs_on_since) {
            ask_of_bills(history, *history.runs_on_since, interview);
        }
    }
    // With the nodes that only the list knows.
    for (const auto& [listed, billed] : known)
        compare_with_list(billed, facts.pools[listed], facts);
    for (PoolHistory& history : bills.pools)
        histories.push_back(std::move(history));
    for (auto entry = known.rbegin(); entry != known.rend(); ++entry)
        facts.pools.erase(facts.pools.begin() + static_cast<std::ptrdiff_t>(entry->first));
    leave_out_known_nodes(facts, counts);
    for (PoolHistory& history : histories_of_lists(facts, interview))
        histories.push_back(std::move(history));
    return histories;
}

}  // namespace poolbill::intake
