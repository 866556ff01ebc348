// The pools of bills and those of lists as one set.
#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "core/intake/history.hpp"
#include "core/intake/interview.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill::intake {
namespace {

/// The list's entry for a pool that bills know, if there is one.
std::optional<std::size_t> listed_as(const Facts& facts, const std::string& resource) {
    for (std::size_t i = 0; i < facts.pools.size(); ++i) {
        const PoolFact& pool = facts.pools[i];
        const auto& nodes = pool.node_resources;
        if (pool.resource == resource || pool.identity.id == resource ||
            std::find(nodes.begin(), nodes.end(), resource) != nodes.end())
            return i;
    }
    return std::nullopt;
}

/// The nodes that a pool has at the end of its log.
std::vector<NodeRequest> last_nodes(const PoolHistory& history) {
    std::vector<NodeRequest> nodes;
    for (const LogEntry& entry : history.log) {
        if (const auto* create = std::get_if<CreatePool>(&entry.action)) nodes = create->nodes;
        if (const auto* scale = std::get_if<ScalePool>(&entry.action)) nodes = scale->nodes;
    }
    return nodes;
}

/// @param billed  the histories of a pool of the list: one, or one for each node that is billed under its own id
void compare_with_list(const std::vector<const PoolHistory*>& billed, const PoolFact& listed, Facts& facts) {
    std::int64_t now = 0, then = 0;
    for (const NodeGroupFact& group : listed.nodes)
        now += group.count;
    for (const PoolHistory* history : billed)
        for (const NodeRequest& node : last_nodes(*history))
            then += node.count;
    if (now == then) return;
    facts.notes.add(notes::state_unknown, billed.front()->identity.id,
                    say<SentenceId::counts_differ>(now, then), listed.place);
}

/// Bills know when a pool was bought and renewed, but only an automatic renewal that happened; the list says that one is
/// to come.
void take_auto_renew(PoolHistory& history, const PoolFact& listed, Facts& facts) {
    if (!history.is_prepaid || history.log.empty() || !listed.term || !listed.term->auto_renew) return;
    SubmitChangeOrder* order = nullptr;
    Instant since;
    for (LogEntry& entry : history.log) {
        auto* found = std::get_if<SubmitChangeOrder>(&entry.action);
        if (found == nullptr) continue;
        order = found;
        since = entry.at;
    }
    if (order == nullptr || order->auto_renew) return;
    // Switched on earlier, it would renew in addition to a renewal by hand.
    const bool was_renewed = std::any_of(history.log.begin(), history.log.end(), [](const LogEntry& entry) {
        return std::holds_alternative<Renew>(entry.action);
    });
    if (was_renewed) {
        history.log.push_back({history.log.back().at, SetAutoRenew{history.identity.id}, {}});
        since = history.log.back().at;
    } else {
        order->auto_renew = true;
    }
    facts.notes.add(notes::value_assumed, history.identity.id,
                    say<SentenceId::auto_renewal_since>(format_instant(since)), listed.place);
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

std::vector<PoolHistory> join_histories(Facts& facts, BillHistories bills, Interview& interview) {
    std::vector<PoolHistory> histories;
    std::map<std::size_t, std::vector<const PoolHistory*>> known;  // of the bills, by the list's entry
    const std::vector<FlavorCounts> counts = counts_known_to_bills(facts, bills.pools);
    for (const PoolHistory& history : bills.pools)
        if (const auto listed = listed_as(facts, history.identity.id)) known[*listed].push_back(&history);
    for (const auto& [listed, billed] : known)
        compare_with_list(billed, facts.pools[listed], facts);
    for (PoolHistory& history : bills.pools) {
        if (const auto listed = listed_as(facts, history.identity.id)) {
            history.identity.name = facts.pools[*listed].identity.name;
            take_auto_renew(history, facts.pools[*listed], facts);
        } else if (history.runs_on_since) {
            ask_of_bills(history, *history.runs_on_since, interview);
        }
        histories.push_back(std::move(history));
    }
    for (auto entry = known.rbegin(); entry != known.rend(); ++entry)
        facts.pools.erase(facts.pools.begin() + static_cast<std::ptrdiff_t>(entry->first));
    leave_out_known_nodes(facts, counts);
    for (PoolHistory& history : histories_of_lists(facts, interview))
        histories.push_back(std::move(history));
    return histories;
}

}  // namespace poolbill::intake
