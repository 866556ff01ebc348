// Site policies: the rules of billing that differ by site (international, European, Chinese), as data.
//
// Contract: a SitePolicy is a value. `site_policy` gives the defaults of a site; a scenario may override
// single settings by name. A value that no source states has a default and is marked `assumed`, so that the
// widget can say so (docs/domain/assumptions.md). Left out: prices (catalog.hpp).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/money/currency.hpp"
#include "core/money/rounding.hpp"
#include "core/money/tax.hpp"
#include "core/time/instant.hpp"

namespace poolbill {

/// Which month a usage line belongs to (docs/domain/contradictions.md#c17).
enum class BillMonthRule {
    expenditure,  // the newer rule: the month of use, unless deducted after 23:59:59 on the 1st
    transaction,  // the older rule: the month of deduction
    by_date       // each for the usage of its time; the site decides when the newer one begins
};

struct RoundingEra {
    Instant from;
    const RoundingPolicy* policy;
};

/// The era in force. @pre eras are sorted by time and not empty; the first one has no beginning
const RoundingEra& era_at(std::span<const RoundingEra> eras, Instant instant);

/// The handling fee for leaving a term early, in percent of what was paid for it
/// (docs/domain/after-the-change.md#handling-fee). Terms of two and three years have one fee for each year.
struct RefundFees {
    int monthly = 10;
    int one_year = 10;
    int two_years[2] = {15, 10};
    int three_years[3] = {15, 10, 5};
};

struct SitePolicy {
    std::string site;  // "intl", "eu", "cn"
    Currency currency{"USD"};
    std::vector<RoundingEra> rounding;                      // by time; the first has no beginning
    BillMonthRule bill_month = BillMonthRule::expenditure;  // the newer rule; a scenario may switch
    Instant expenditure_rule_from;                          // usage since then, with by_date
    std::int64_t settlement_lag_seconds = 3600;             // after the end of the cycle
    std::int64_t unpaid_deadline_seconds = 7 * 86'400;      // assumed
    std::int64_t activation_delay_seconds = 0;              // assumed: payment and activation are one instant
    int grace_days = 15;                                    // after the expiry of a yearly/monthly pool
    int retention_days = 15;
    int arrears_grace_days = 15;  // of pay-per-use pools, when the account is overdrawn
    int arrears_retention_days = 15;
    std::string customer_level;      // "V0" to "V5" on the China site; empty when it is not given
    int auto_renew_days_before = 7;  // deduction day, 0..7
    int auto_renew_hour = 3;         // UTC+08:00
    int full_refund_hours = 5 * 24;
    int conversion_bill_type = 1;       // assumed: 1 new purchase or 3 change
    int remaining_period_decimals = 8;  // of the factor that prices the rest of a term
    bool coupons_allowed = true;        // assumed for orders of type 11
    bool coupons_renew = true;          // assumed: the account's coupons pay automatic renewals
    bool additions_by_term = true;      // assumed: priced in the unit of the term, else by the month
    bool retention_charged = false;     // assumed: usage in a retention period
    bool cut_amounts_made_up = false;   // assumed: what lines are cut by is billed with the month
    TaxRate tax;                        // on what is to be paid for a month; none unless it is set
    RefundFees refund_fees;

    /// The rounding in force for a line whose cycle starts at `instant`.
    const RoundingPolicy& rounding_at(Instant instant) const;
};

/// The sites that exist: "intl", "eu", "cn".
std::span<const std::string_view> site_names();
/// Error "site.unknown".
Result<SitePolicy> site_policy(std::string_view site);

/// One setting for display: its meaning, its value, and whether a source states it.
struct SettingInfo {
    std::string key;       // as in the scenario's "settings"
    std::string value;     // as text
    std::string sentence;  // what it decides
    std::string source;    // an anchor in docs/domain
    bool assumed = false;  // no source states it
    bool overridden = false;
};

/// A scenario's override of one setting; the value is text ("15", "cn-truncate-2").
struct SettingOverride {
    std::string key;
    std::string value;
    friend bool operator==(const SettingOverride&, const SettingOverride&) = default;
};

/// Errors: "setting.unknown", "setting.value"; the path is "/" + key.
Status apply_setting(SitePolicy& policy, const SettingOverride& change);
std::vector<SettingInfo> describe_settings(const SitePolicy& policy,
                                           std::span<const SettingOverride> overrides);

}  // namespace poolbill
