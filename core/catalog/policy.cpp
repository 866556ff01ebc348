#include "core/catalog/policy.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>

#include "core/base/error.hpp"
#include "core/money/decimal.hpp"
#include "core/time/zone.hpp"

namespace poolbill {
namespace {

constexpr std::array<std::string_view, 3> sites{"intl", "eu", "cn"};
constexpr Instant beginning = earliest_instant;

/// International partner bills were truncated per settlement before 2021-06, rounded per line in 2021-06 and
/// 07, and have been rounded once a month since then
/// (docs/domain/billing-rules.md#partner-rounding).
std::vector<RoundingEra> international_eras() {
    return {{beginning, find_rounding_policy("intl-line-truncate-2")},
            {from_local(2021, 6, 1), find_rounding_policy("intl-line-half-up-2")},
            {from_local(2021, 8, 1), find_rounding_policy("intl-monthly-half-up-2")}};
}

std::string_view rule_name(BillMonthRule rule) {
    switch (rule) {
        case BillMonthRule::by_date:
            return "by-date";
        case BillMonthRule::expenditure:
            return "expenditure";
        case BillMonthRule::transaction:
            return "transaction";
    }
    return "";
}

/// How a numeric setting is read, shown and limited.
struct NumberSetting {
    std::string_view key;
    std::int64_t (*get)(const SitePolicy&);
    void (*set)(SitePolicy&, std::int64_t);
    std::int64_t least, most;
    bool assumed;
    std::string_view sentence;
    std::string_view source;
};

template <auto member>
constexpr NumberSetting number(std::string_view key, std::int64_t least, std::int64_t most, bool assumed,
                               std::string_view sentence, std::string_view source) {
    return {key,
            [](const SitePolicy& policy) { return static_cast<std::int64_t>(policy.*member); },
            [](SitePolicy& policy, std::int64_t value) {
                policy.*member = static_cast<std::remove_reference_t<decltype(policy.*member)>>(value);
            },
            least,
            most,
            assumed,
            sentence,
            source};
}

/// The setting counts for a yearly/monthly pool after its expiry and for pay-per-use pools in arrears.
template <auto prepaid, auto metered>
constexpr NumberSetting with_arrears(NumberSetting setting) {
    setting.set = [](SitePolicy& policy, std::int64_t value) {
        policy.*prepaid = policy.*metered = static_cast<int>(value);
    };
    return setting;
}

constexpr std::array numbers{
    number<&SitePolicy::settlement_lag_seconds>("settlement_lag_seconds", 0, 172'800, true,
                                                "Seconds from the end of a clock hour to its deduction.",
                                                "docs/domain/assumptions.md#settlement-lag-seconds"),
    number<&SitePolicy::unpaid_deadline_seconds>("unpaid_deadline_seconds", 60, 31'622'400, true,
                                                 "Seconds after which an unpaid order lapses.",
                                                 "docs/domain/assumptions.md#unpaid-order-deadline"),
    number<&SitePolicy::activation_delay_seconds>(
        "activation_delay_seconds", 0, 86'400, true,
        "Seconds from payment to the start of yearly/monthly billing.",
        "docs/domain/assumptions.md#activation-delay"),
    with_arrears<&SitePolicy::grace_days, &SitePolicy::arrears_grace_days>(number<&SitePolicy::grace_days>(
        "grace_days", 0, 60, false, "Days of grace after expiry or arrears, still usable.",
        "docs/domain/after-the-change.md#grace-length")),
    with_arrears<&SitePolicy::retention_days, &SitePolicy::arrears_retention_days>(
        number<&SitePolicy::retention_days>("retention_days", 0, 60, false,
                                            "Days of retention after grace, frozen, then deleted.",
                                            "docs/domain/after-the-change.md#grace-length")),
    number<&SitePolicy::arrears_grace_days>("arrears_grace_days", 0, 60, true,
                                            "Days of grace of pay-per-use pools in arrears, if they differ.",
                                            "docs/domain/after-the-change.md#grace-length"),
    number<&SitePolicy::arrears_retention_days>(
        "arrears_retention_days", 0, 60, true,
        "Days of retention of pay-per-use pools in arrears, if they differ.",
        "docs/domain/after-the-change.md#grace-length"),
    number<&SitePolicy::auto_renew_days_before>("auto_renew_days_before", 0, 7, false,
                                                "Days before expiry of the first automatic deduction.",
                                                "docs/domain/after-the-change.md#auto-renewal-time"),
    number<&SitePolicy::full_refund_hours>("full_refund_hours", 0, 720, false,
                                           "Hours after the start within which everything is refunded.",
                                           "docs/domain/after-the-change.md#five-days"),
    number<&SitePolicy::conversion_bill_type>(
        "conversion_bill_type", 1, 3, true, "Bill type of the line that the change makes: 1 new or 3 change.",
        "docs/domain/assumptions.md#conversion-bill-type"),
    number<&SitePolicy::remaining_period_decimals>("remaining_period_decimals", 2, 8, false,
                                                   "Decimals of the factor that prices the rest of a term.",
                                                   "docs/domain/billing-rules.md#spec-change-precision"),
};

struct FlagSetting {
    std::string_view key;
    bool SitePolicy::*member;
    std::string_view sentence;
    std::string_view source;
};
constexpr std::array flags{
    FlagSetting{"coupons_allowed", &SitePolicy::coupons_allowed,
                "Whether a cash coupon can pay a change order.", "docs/domain/assumptions.md#coupons"},
    FlagSetting{"coupons_renew", &SitePolicy::coupons_renew,
                "Whether a coupon of the account pays an automatic renewal.",
                "docs/domain/assumptions.md#renewal-coupons"},
    FlagSetting{"additions_by_term", &SitePolicy::additions_by_term,
                "Whether additions are priced in the unit of the term, not always by the month.",
                "docs/domain/assumptions.md#additions-to-a-yearly-pool"},
    FlagSetting{"retention_charged", &SitePolicy::retention_charged,
                "Whether usage in a retention period, of arrears or of an expired pool, is charged.",
                "docs/domain/assumptions.md#retention-charge"},
    FlagSetting{"cut_amounts_made_up", &SitePolicy::cut_amounts_made_up,
                "Whether the cents that lines are cut by are billed at the end of the month.",
                "docs/domain/assumptions.md#make-up"}};

/// Grace and retention by the customer's level, after the expiry of a yearly/monthly pool and in arrears. The
/// sources have "V0", "V1", "V3" and "V5"; that "V2" is like "V1" and "V4" like "V3" is assumed.
struct LevelPeriods {
    std::string_view level;
    int grace, retention, arrears_grace, arrears_retention;
};
constexpr std::array levels{LevelPeriods{"V0", 1, 1, 0, 1}, LevelPeriods{"V1", 1, 1, 0, 1},
                            LevelPeriods{"V2", 1, 1, 0, 1}, LevelPeriods{"V3", 7, 7, 1, 7},
                            LevelPeriods{"V4", 7, 7, 1, 7}, LevelPeriods{"V5", 7, 15, 7, 15}};

SettingInfo text_setting(std::string_view key, std::string_view value, std::string_view sentence,
                         std::string_view source, bool assumed) {
    return {std::string(key), std::string(value), std::string(sentence), std::string(source), assumed, false};
}

Error bad_value(const SettingOverride& change, ErrorId id) {
    return describe(id, {change.value}, "/" + change.key);
}

Status apply_level(SitePolicy& policy, const SettingOverride& change) {
    const auto found = std::find_if(levels.begin(), levels.end(), [&change](const LevelPeriods& periods) {
        return periods.level == change.value;
    });
    if (policy.site != "cn") return bad_value(change, ErrorId::setting_levels_elsewhere);
    if (found == levels.end()) return bad_value(change, ErrorId::setting_level);
    policy.customer_level = change.value;
    policy.grace_days = found->grace;
    policy.retention_days = found->retention;
    policy.arrears_grace_days = found->arrears_grace;
    policy.arrears_retention_days = found->arrears_retention;
    return Done{};
}

Status apply_tax(SitePolicy& policy, const SettingOverride& change) {
    const Result<std::int64_t> percent = parse_decimal(change.value, 2);
    if (!percent || *percent < 0 || *percent > TaxRate::most) return bad_value(change, ErrorId::setting_tax);
    policy.tax = TaxRate{static_cast<int>(*percent)};
    return Done{};
}

}  // namespace

const RoundingEra& era_at(std::span<const RoundingEra> eras, Instant instant) {
    assert(!eras.empty());
    const RoundingEra* current = &eras.front();
    for (const RoundingEra& era : eras) {
        if (era.from <= instant) current = &era;
    }
    return *current;
}

const RoundingPolicy& SitePolicy::rounding_at(Instant instant) const {
    return *era_at(rounding, instant).policy;
}

std::span<const std::string_view> site_names() {
    return sites;
}

Result<SitePolicy> site_policy(std::string_view site) {
    SitePolicy policy;
    policy.site = std::string(site);
    policy.rounding = international_eras();
    policy.expenditure_rule_from = site == "eu" ? from_local(2024, 9, 1) : from_local(2024, 6, 1);
    if (site == "intl") {
        policy.currency = usd;
    } else if (site == "eu") {
        policy.currency = eur;
    } else if (site == "cn") {
        policy.currency = cny;
        policy.rounding = {{beginning, find_rounding_policy("cn-truncate-2")}};
    } else {
        return describe(ErrorId::site_unknown, {quotation(site)});
    }
    return policy;
}

Status apply_setting(SitePolicy& policy, const SettingOverride& change) {
    if (change.key == "rounding") {
        const RoundingPolicy* found = find_rounding_policy(change.value);
        if (!found) return bad_value(change, ErrorId::setting_rounding);
        policy.rounding = {{beginning, found}};
        return Done{};
    }
    if (change.key == "bill_month") {
        for (const auto rule :
             {BillMonthRule::by_date, BillMonthRule::expenditure, BillMonthRule::transaction}) {
            if (change.value == rule_name(rule)) {
                policy.bill_month = rule;
                return Done{};
            }
        }
        return bad_value(change, ErrorId::setting_month);
    }
    if (change.key == "customer_level") return apply_level(policy, change);
    if (change.key == "tax_percent") return apply_tax(policy, change);
    for (const FlagSetting& setting : flags) {
        if (change.key != setting.key) continue;
        if (change.value != "true" && change.value != "false")
            return bad_value(change, ErrorId::setting_flag);
        policy.*setting.member = change.value == "true";
        return Done{};
    }
    for (const NumberSetting& setting : numbers) {
        if (change.key != setting.key) continue;
        std::int64_t value = 0;
        const char* end = change.value.data() + change.value.size();
        const auto [stopped, failure] = std::from_chars(change.value.data(), end, value);
        const bool is_bill_type = setting.key == "conversion_bill_type";
        const bool in_range = failure == std::errc() && stopped == end && value >= setting.least &&
                              value <= setting.most && !(is_bill_type && value == 2);
        if (!in_range && is_bill_type) return bad_value(change, ErrorId::setting_bill_type);
        if (!in_range) {
            return describe(ErrorId::setting_number,
                            {change.value, std::to_string(setting.least), std::to_string(setting.most)},
                            "/" + change.key);
        }
        setting.set(policy, value);
        return Done{};
    }
    std::string known = "rounding, bill_month, customer_level, tax_percent";
    for (const FlagSetting& setting : flags)
        known.append(", ") += setting.key;
    for (const NumberSetting& setting : numbers)
        known.append(", ") += setting.key;
    return describe(ErrorId::setting_unknown, {quotation(change.key), known}, "/" + change.key);
}

std::vector<SettingInfo> describe_settings(const SitePolicy& policy,
                                           std::span<const SettingOverride> overrides) {
    std::vector<SettingInfo> settings;
    settings.push_back(text_setting("rounding", policy.rounding.back().policy->id,
                                    "How lines and months are cut to cents.",
                                    policy.rounding.back().policy->source, false));
    settings.push_back(text_setting("bill_month", rule_name(policy.bill_month),
                                    "Which month a usage line belongs to.",
                                    "docs/domain/contradictions.md#c17", false));
    if (policy.site == "cn") {
        settings.push_back(text_setting("customer_level", policy.customer_level,
                                        "The customer's level, which decides grace and retention.",
                                        "docs/domain/after-the-change.md#grace-length", false));
    }
    settings.push_back(text_setting("tax_percent", to_string(policy.tax),
                                    "Tax in percent of what is to be paid for a month, less coupons.",
                                    "docs/domain/assumptions.md#tax", true));
    for (const FlagSetting& setting : flags) {
        settings.push_back(text_setting(setting.key, policy.*setting.member ? "true" : "false",
                                        setting.sentence, setting.source, true));
    }
    for (const NumberSetting& setting : numbers) {
        settings.push_back(text_setting(setting.key, std::to_string(setting.get(policy)), setting.sentence,
                                        setting.source, setting.assumed));
    }
    for (SettingInfo& info : settings) {
        info.overridden =
            std::any_of(overrides.begin(), overrides.end(),
                        [&info](const SettingOverride& change) { return change.key == info.key; });
    }
    return settings;
}

}  // namespace poolbill
