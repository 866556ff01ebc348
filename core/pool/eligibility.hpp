// Whether a pool may be changed from pay-per-use to yearly/monthly: every condition, not only the first that
// fails.
//
// Contract: always returns the whole list, in the order of the documentation's constraints; the change
// is possible when none failed. A pool that has ended has one condition alone. What the data cannot show is `unknown` and does not block (real-name check,
// permissions). See docs/domain/changing-the-mode.md#eligibility, docs/domain/changing-the-mode.md#enabled.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/catalog/catalog.hpp"
#include "core/pool/pool.hpp"

namespace poolbill {

enum class ConditionState { passed, failed, unknown };

struct Condition {
    std::string code;  // stable: "pool.dedicated", "pool.no-unpaid-order"
    ConditionState state = ConditionState::unknown;
    std::string sentence;             // the rule: "The pool must be a dedicated resource pool."
    std::string found;                // the actual state: "It is a public resource pool."
    std::string remedy;               // what to do; empty if the condition holds
    std::vector<std::string> values;  // numbers and ids that `found` names, for sentences in other languages
};

/// @param unpaid_order  id of the pool's unpaid order, empty when there is none
std::vector<Condition> check_change_to_prepaid(const Pool& pool, const Catalog& catalog,
                                               std::string_view unpaid_order);

/// The conditions that the data can show, in the order of the list.
enum class ConditionKind : std::uint8_t {
    dedicated,
    pay_per_use,
    running,
    enabled,
    no_node_change,
    same_mode,
    control_mode,
    no_unpaid_order,
    sold_prepaid,
    available,
    no_arrears  // of the account; not known from the pool alone
};

/// The conditions that failed, one bit (1 << kind) each; 0 if the change is possible. Makes no text, so that
/// tables of thousands of pools are fast.
std::uint32_t failed_conditions(const Pool& pool, const Catalog& catalog, bool has_unpaid_order);
constexpr bool has_failed(std::uint32_t failed, ConditionKind kind) {
    return (failed >> static_cast<int>(kind) & 1) != 0;
}

/// Error "change.not-eligible", with every condition that failed. @param pool  its id
Error not_eligible(std::string_view pool, std::span<const Condition> conditions);

/// True if no condition failed.
bool all_passed(std::span<const Condition> conditions);
std::string_view to_string(ConditionState state);

}  // namespace poolbill
