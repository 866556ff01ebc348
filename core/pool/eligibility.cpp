#include "core/pool/eligibility.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/base/quoted.hpp"

namespace poolbill {
namespace {

constexpr int blocking_control_modes = control_mode::to_period_restricted | control_mode::service_restricted |
                                       control_mode::frozen | control_mode::police_frozen;

bool is_sold(const Flavor* flavor) {
    return flavor != nullptr && flavor->sold_prepaid();
}
bool is_sold(const DiskType* disk) {
    return disk != nullptr && disk->prices.sold_prepaid();
}

/// A public pool is there without being created.
bool is_there(const Pool& pool) {
    return pool.exists() || (pool.identity.type == PoolType::public_pool && !pool.deleted);
}

class Checklist {
  public:
    explicit Checklist(std::uint32_t failed) : failed_(failed) {}

    void add(std::string code, ConditionKind kind, std::string sentence, std::string found,
             std::string remedy, std::vector<std::string> values = {}) {
        const bool passed = !has_failed(failed_, kind);
        conditions_.push_back({std::move(code), passed ? ConditionState::passed : ConditionState::failed,
                               std::move(sentence), std::move(found),
                               passed ? std::string() : std::move(remedy), std::move(values)});
    }
    void add_unknown(std::string code, std::string sentence) {
        conditions_.push_back({std::move(code),
                               ConditionState::unknown,
                               std::move(sentence),
                               "Not known here; the platform checks it when the order is made.",
                               "",
                               {}});
    }
    std::vector<Condition> take() { return std::move(conditions_); }

  private:
    std::uint32_t failed_;
    std::vector<Condition> conditions_;
};

std::string shown(BillingMode mode) {
    return mode == BillingMode::pay_per_use ? "pay-per-use" : "yearly/monthly";
}

std::string plural(std::int64_t count, const std::string& noun) {
    return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

void check_status(Checklist& list, const Pool& pool) {
    list.add("pool.running", ConditionKind::running, "The pool must be running.",
             is_there(pool) ? "Its phase is " + std::string(to_string(pool.phase)) + "."
                            : "It does not exist yet.",
             "Wait until the pool is Running, or repair it.");
    std::string others;
    for (const Scope& scope : pool.scopes) {
        if (scope.state == ScopeState::enabled) continue;
        others += (others.empty() ? "" : ", ") + scope.type + " is " + std::string(to_string(scope.state));
    }
    list.add("pool.enabled", ConditionKind::enabled, "Every scope of the pool must be in the Enabled status.",
             others.empty() ? "Every scope is Enabled." : others + ".",
             "Enable the scopes, or wait until they are Enabled.");
    list.add("pool.no-node-change", ConditionKind::no_node_change, "No node may be on its way in or out.",
             plural(pool.creating_nodes, "node") + " creating, " + std::to_string(pool.deleting_nodes) +
                 " deleting.",
             "Wait until scaling has finished.",
             {std::to_string(pool.creating_nodes), std::to_string(pool.deleting_nodes)});
}

void check_nodes(Checklist& list, const Pool& pool) {
    const std::int64_t prepaid = pool.prepaid_count(), metered = pool.node_count() - prepaid;
    list.add("nodes.same-mode", ConditionKind::same_mode,
             "All nodes of the pool must use the same billing mode.",
             plural(metered, "node") + " pay-per-use, " + std::to_string(prepaid) + " yearly/monthly.",
             "Convert or remove the nodes whose billing mode differs.",
             {std::to_string(metered), std::to_string(prepaid)});
}

void check_sale(Checklist& list, const Pool& pool, const Catalog& catalog) {
    std::string unsold;
    std::string sold_out;
    const auto name = [](std::string& names, const std::string& code) {
        if ((", " + names + ", ").find(", " + code + ", ") != std::string::npos) return;  // in both modes
        names += (names.empty() ? "" : ", ") + code;
    };
    for (const NodeGroup& group : pool.nodes) {
        const Flavor* flavor = catalog.find_flavor(group.flavor);
        if (!is_sold(flavor)) name(unsold, group.flavor);
        if (flavor && flavor->sold_out) name(sold_out, group.flavor);
    }
    for (const DiskGroup& group : pool.disks) {
        if (!is_sold(catalog.find_disk(group.type))) name(unsold, group.type);
    }
    list.add("flavor.sold-prepaid", ConditionKind::sold_prepaid,
             "Every flavor and disk must be sold yearly/monthly.",
             unsold.empty() ? "All are sold yearly/monthly." : "Not sold yearly/monthly: " + unsold + ".",
             "Scale to a flavor with a monthly price.", {unsold});
    list.add("flavor.available", ConditionKind::available, "No flavor may be sold out.",
             sold_out.empty() ? "None is sold out." : "Sold out: " + sold_out + ".",
             "Wait for capacity, or scale to another flavor.", {sold_out});
}

}  // namespace

std::vector<Condition> check_change_to_prepaid(const Pool& pool, const Catalog& catalog,
                                               std::string_view unpaid_order) {
    Checklist list(failed_conditions(pool, catalog, !unpaid_order.empty()));
    if (pool.deleted) {
        list.add("pool.ended", ConditionKind::running, "The pool must exist.", "It has ended.",
                 "Change another pool, or create a new one.");
        return list.take();
    }
    const bool dedicated = pool.identity.type == PoolType::dedicated;
    list.add("pool.dedicated", ConditionKind::dedicated,
             "The pool must be a dedicated resource pool; public pools are neither bought nor changed.",
             dedicated ? "It is a dedicated resource pool." : "It is a public resource pool.",
             "Buy a dedicated resource pool.");
    list.add("pool.pay-per-use", ConditionKind::pay_per_use,
             "The pool must be pay-per-use; only the change from pay-per-use to yearly/monthly exists.",
             "It is " + shown(pool.mode) + ".",
             "Nothing to do: the pool is prepaid already. Renew it instead.");
    check_status(list, pool);
    check_nodes(list, pool);
    list.add("pool.control-mode", ConditionKind::control_mode,
             "The platform must not have restricted or frozen the pool.",
             pool.control_mode == 0 ? "It is neither restricted nor frozen."
                                    : "Control mode " + std::to_string(pool.control_mode) + ": " +
                                          describe_control_mode(pool.control_mode) + ".",
             "Settle arrears, or ask the service desk why the pool is restricted.",
             {std::to_string(pool.control_mode)});
    list.add("pool.no-unpaid-order", ConditionKind::no_unpaid_order,
             "There must be no other unpaid order for the pool.",
             unpaid_order.empty() ? "There is none."
                                  : "Order " + std::string(unpaid_order) + " is unpaid (CBC.30050010).",
             "Pay or cancel that order.", {std::string(unpaid_order)});
    check_sale(list, pool, catalog);
    list.add_unknown("account.verified", "The account must have passed real-name verification.");
    list.add_unknown("account.permission",
                     "The user must be allowed to change billing (billing:subscription:renew) and to pay "
                     "(billing:order:pay).");
    return list.take();
}

std::uint32_t failed_conditions(const Pool& pool, const Catalog& catalog, bool has_unpaid_order) {
    std::uint32_t failed = 0;
    const auto require = [&failed](ConditionKind kind, bool passed) {
        failed |= std::uint32_t{!passed} << static_cast<int>(kind);
    };
    require(ConditionKind::running, is_there(pool) && pool.phase == PoolPhase::running);
    if (pool.deleted) return failed;
    require(ConditionKind::dedicated, pool.identity.type == PoolType::dedicated);
    require(ConditionKind::pay_per_use, pool.mode == BillingMode::pay_per_use);
    require(ConditionKind::enabled,
            std::all_of(pool.scopes.begin(), pool.scopes.end(),
                        [](const Scope& scope) { return scope.state == ScopeState::enabled; }));
    require(ConditionKind::no_node_change, pool.creating_nodes == 0 && pool.deleting_nodes == 0);
    const std::int64_t prepaid = pool.prepaid_count();
    require(ConditionKind::same_mode, prepaid == 0 || prepaid == pool.node_count());
    require(ConditionKind::control_mode, (pool.control_mode & blocking_control_modes) == 0);
    require(ConditionKind::no_unpaid_order, !has_unpaid_order);
    bool sold = true, available = true;
    for (const NodeGroup& group : pool.nodes) {
        const Flavor* flavor = catalog.find_flavor(group.flavor);
        sold = sold && is_sold(flavor);
        available = available && !(flavor != nullptr && flavor->sold_out);
    }
    for (const DiskGroup& group : pool.disks)
        sold = sold && is_sold(catalog.find_disk(group.type));
    require(ConditionKind::sold_prepaid, sold);
    require(ConditionKind::available, available);
    return failed;
}

Error not_eligible(std::string_view pool, std::span<const Condition> conditions) {
    Error error = describe(ErrorId::change_not_eligible, {quoted(pool)}, "/pool");
    for (const Condition& condition : conditions) {
        if (condition.state != ConditionState::failed) continue;
        error.message += " [" + condition.code + "] " + condition.sentence + " " + condition.found;
        error.values.push_back(condition.code);
    }
    return error;
}

bool all_passed(std::span<const Condition> conditions) {
    return std::none_of(conditions.begin(), conditions.end(),
                        [](const Condition& c) { return c.state == ConditionState::failed; });
}

std::string_view to_string(ConditionState state) {
    switch (state) {
        case ConditionState::passed:
            return "passed";
        case ConditionState::failed:
            return "failed";
        case ConditionState::unknown:
            return "unknown";
    }
    return "";
}

}  // namespace poolbill
