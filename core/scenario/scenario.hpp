// A scenario: site policy, prices, pools, a log of dated actions and the instant shown. The single source of
// truth: what is saved, shared, undone and tested.
//
// Contract: a plain value. `json::parse_scenario` makes one from text and checks its shape; `replay` checks
// its log.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/catalog/policy.hpp"
#include "core/scenario/action.hpp"

namespace poolbill {

/// The customer's balance. When a scenario has none, there is always enough money.
struct Account {
    Amount cash;
    Amount credit;
    ExtraMembers extra = {};
    friend bool operator==(const Account&, const Account&) = default;
};

struct Scenario {
    std::string site = "intl";
    std::vector<SettingOverride> settings;
    Catalog catalog;
    std::optional<Account> account;
    std::vector<PoolIdentity> pools;
    std::vector<LogEntry> log;  // by time; equal times in the order of the log
    Instant now;
    ExtraMembers extra;
    friend bool operator==(const Scenario&, const Scenario&) = default;

    /// The index of a pool in `pools`.
    std::optional<std::uint32_t> find_pool(std::string_view id) const;
    /// The site's policy with this scenario's settings. Errors: "site.unknown", "setting.*".
    Result<SitePolicy> policy() const;
};

}  // namespace poolbill
