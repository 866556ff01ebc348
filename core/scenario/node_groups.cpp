#include "core/scenario/node_groups.hpp"

#include <algorithm>

namespace poolbill {

void add_nodes(std::vector<NodeGroup>& groups, const std::string& flavor, std::int64_t count,
               BillingMode mode) {
    for (NodeGroup& group : groups) {
        if (group.flavor != flavor || group.mode != mode) continue;
        group.count += count;
        return;
    }
    groups.push_back({flavor, count, mode});
}

std::vector<NodeGroup> as_groups(const std::vector<NodeRequest>& requests, BillingMode mode) {
    std::vector<NodeGroup> groups;
    for (const NodeRequest& request : requests) {
        add_nodes(groups, request.flavor, request.count, request.mode.value_or(mode));
    }
    return groups;
}

bool grows(const Pool& pool, const std::vector<NodeGroup>& nodes, const std::vector<DiskGroup>& disks) {
    const auto has_nodes = [&pool](const NodeGroup& wanted) {
        return std::any_of(pool.nodes.begin(), pool.nodes.end(), [&wanted](const NodeGroup& has) {
            return has.flavor == wanted.flavor && has.mode == wanted.mode && has.count >= wanted.count;
        });
    };
    // Each disk that is wanted is one that is there and is not smaller.
    const auto at_least = [](const std::vector<DiskGroup>& groups, const DiskGroup& least) {
        std::int64_t count = 0;
        for (const DiskGroup& group : groups)
            if (group.type == least.type && group.size_gb >= least.size_gb) count += group.count;
        return count;
    };
    const auto has_disks = [&](const DiskGroup& wanted) {
        return at_least(disks, wanted) <= at_least(pool.disks, wanted);
    };
    return !std::all_of(nodes.begin(), nodes.end(), has_nodes) ||
           !std::all_of(disks.begin(), disks.end(), has_disks);
}

bool are_there(const Pool& pool, const std::vector<NodeGroup>& nodes, const std::vector<DiskGroup>& disks) {
    return std::is_permutation(nodes.begin(), nodes.end(), pool.nodes.begin(), pool.nodes.end()) &&
           std::is_permutation(disks.begin(), disks.end(), pool.disks.begin(), pool.disks.end());
}

std::vector<DiskGroup> merged(const std::vector<DiskGroup>& disks) {
    std::vector<DiskGroup> groups;
    for (const DiskGroup& disk : disks) {
        const auto same = std::find_if(groups.begin(), groups.end(), [&disk](const DiskGroup& group) {
            return group.type == disk.type && group.size_gb == disk.size_gb;
        });
        if (same == groups.end()) {
            groups.push_back(disk);
        } else {
            same->count += disk.count;
        }
    }
    return groups;
}

}  // namespace poolbill
