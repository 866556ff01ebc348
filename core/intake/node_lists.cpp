#include "core/intake/node_lists.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "core/intake/history.hpp"
#include "core/intake/text.hpp"

namespace poolbill::intake {
namespace {

constexpr std::size_t longest_id = 128;

FlavorCounts counts_of(const NodeListFact& list) {
    FlavorCounts counts;
    for (const NodeFact& node : list.nodes)
        ++counts[node.flavor];
    return counts;
}

bool was_in(const PoolFact& pool, const NodeListFact& list) {
    return std::all_of(list.nodes.begin(), list.nodes.end(),
                       [&pool](const NodeFact& node) { return node.created >= pool.created; });
}

bool fits(const PoolFact& pool, const NodeListFact& list) {
    return counts_of(pool) == counts_of(list) && was_in(pool, list);
}

/// Whether the pool names all of these nodes as its own.
bool names(const PoolFact& pool, const NodeListFact& list) {
    const std::vector<std::string>& known = pool.node_resources;
    return std::all_of(list.nodes.begin(), list.nodes.end(), [&known](const NodeFact& node) {
        return std::find(known.begin(), known.end(), node.resource) != known.end();
    });
}

/// The pools that the list may be of; only the one that names its nodes, if there is one.
std::vector<std::size_t> pools_fitting(const Facts& facts, const NodeListFact& list) {
    std::vector<std::size_t> fitting;
    for (std::size_t i = 0; i < facts.pools.size(); ++i)
        if (fits(facts.pools[i], list)) fitting.push_back(i);
    const auto named = std::find_if(fitting.begin(), fitting.end(),
                                    [&](std::size_t i) { return names(facts.pools[i], list); });
    if (named != fitting.end()) return {*named};
    return fitting;
}

/// Pools of several regions or projects may have one name: the second one, and those after it, get another id.
void tell_apart(Facts& facts) {
    std::unordered_map<std::string, std::string> resources;  // of the first pool of each name
    for (PoolFact& pool : facts.pools) {
        if (pool.resource.empty()) continue;
        const auto [first, is_first] = resources.emplace(pool.identity.id, pool.resource);
        if (is_first || first->second == pool.resource) continue;
        const std::string name = pool.identity.id, id = name + "-" + pool.resource;
        if (id.size() > longest_id) continue;
        pool.identity.id = id;
        pool.identity.name +=
            pool.identity.name.size() + pool.resource.size() < longest_id ? "-" + pool.resource : "";
        pool.status.pool = id;
        facts.notes.add(notes::value_assumed, id, say<SentenceId::pool_of_same_name>(shown(name), shown(id)),
                        pool.place);
    }
}

std::int64_t nodes_of(const PoolFact& pool) {
    std::int64_t sum = 0;
    for (const NodeGroupFact& group : pool.nodes)
        sum += group.count;
    return sum;
}

/// What decides between two entries of a pool.
auto rank_of(const Facts& facts, const PoolFact& pool) {
    const bool has_nodes = std::any_of(facts.node_lists.begin(), facts.node_lists.end(),
                                       [&pool](const NodeListFact& list) { return fits(pool, list); });
    return std::tuple(has_nodes, pool.created, nodes_of(pool));
}

}  // namespace

std::vector<const NodeListFact*> match_nodes(Facts& facts) {
    std::vector<const NodeListFact*> matched(facts.pools.size(), nullptr);
    std::vector<std::vector<std::size_t>> fitting;
    for (const NodeListFact& list : facts.node_lists)
        fitting.push_back(pools_fitting(facts, list));
    std::vector<bool> is_matched(fitting.size());
    for (bool again = true; again;) {
        again = false;
        for (std::size_t i = 0; i < fitting.size(); ++i) {
            if (is_matched[i]) continue;
            const auto is_free = [&matched](std::size_t pool) { return matched[pool] == nullptr; };
            if (std::count_if(fitting[i].begin(), fitting[i].end(), is_free) != 1) continue;
            matched[*std::find_if(fitting[i].begin(), fitting[i].end(), is_free)] = &facts.node_lists[i];
            is_matched[i] = again = true;
        }
    }
    for (std::size_t i = 0; i < fitting.size(); ++i) {
        if (is_matched[i]) continue;
        facts.notes.add(
            notes::choice_needed, "",
            fitting[i].empty() ? say<SentenceId::nodes_fit_no_pool>() : say<SentenceId::nodes_fit_several>(),
            facts.node_lists[i].place);
    }
    return matched;
}

void leave_out_second_entries(Facts& facts) {
    tell_apart(facts);
    std::unordered_map<std::string_view, std::size_t> kept;
    std::vector<bool> is_left_out(facts.pools.size());
    for (std::size_t i = 0; i < facts.pools.size(); ++i) {
        const auto [entry, is_first] = kept.emplace(facts.pools[i].identity.id, i);
        if (is_first) continue;
        std::size_t& taken = entry->second;
        std::size_t other = i;
        if (rank_of(facts, facts.pools[other]) > rank_of(facts, facts.pools[taken])) std::swap(taken, other);
        is_left_out[other] = true;
        const PoolFact &pool = facts.pools[taken], &second = facts.pools[other];
        if (counts_of(pool) == counts_of(second)) {
            facts.notes.add(notes::pool_left_out, pool.identity.id, say<SentenceId::pool_there_twice>(),
                            second.place);
        } else {
            facts.notes.add(notes::state_unknown, pool.identity.id,
                            say<SentenceId::pool_in_two_lists>(nodes_of(second), nodes_of(pool)),
                            second.place);
        }
    }
    std::size_t index = 0;
    std::erase_if(facts.pools, [&](const PoolFact&) { return is_left_out[index++]; });
}

FlavorCounts counts_of(const PoolFact& pool) {
    FlavorCounts counts;
    for (const NodeGroupFact& group : pool.nodes)
        counts[group.flavor] += group.count;
    return counts;
}

void leave_out_known_nodes(Facts& facts, const std::vector<FlavorCounts>& of_bills) {
    std::erase_if(facts.node_lists, [&](const NodeListFact& list) {
        const bool is_known = std::find(of_bills.begin(), of_bills.end(), counts_of(list)) != of_bills.end();
        const bool is_needed = std::any_of(facts.pools.begin(), facts.pools.end(),
                                           [&list](const PoolFact& pool) { return fits(pool, list); });
        if (!is_known || is_needed) return false;
        facts.notes.add(notes::item_refused, "", say<SentenceId::nodes_known_to_bills>(), list.place);
        return true;
    });
}

}  // namespace poolbill::intake
