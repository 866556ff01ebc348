// A second account that the engine's is compared with: it goes through the hours one by one, in the order in which they
// are deducted, and pays each from what is there.
//
// Contract: shares no code with the engine; money is in 10^-8 of the currency, times in seconds since 1970 (UTC). It
// knows usage, top-ups and coupons; not orders, and not what follows from arrears.
#pragma once

#include <cstdint>
#include <vector>

namespace poolbill::test {

/// The usage of all pools in a clock hour.
struct HourOfUsage {
    std::int64_t deducted_at = 0;
    std::int64_t amount = 0;
};

struct PaidIn {
    enum class Kind : std::uint8_t { voucher, cash_coupon, card, cash };
    std::int64_t at = 0;
    Kind kind = Kind::cash;
    std::int64_t amount = 0;
    std::int64_t until = 0;  // of what is no cash: it pays before
};

struct AccountBook {
    std::int64_t cash = 0, credit = 0;  // that is left
    std::int64_t coupons = 0;           // that is left of coupons and cards, also of those that have ended
    std::int64_t by_coupon = 0, by_card = 0;  // what paid for usage
    std::int64_t by_cash = 0, by_credit = 0;
    std::int64_t debt = 0;
    friend bool operator==(const AccountBook&, const AccountBook&) = default;
};

/// @param hours  by time of deduction. @param paid_in  by time; at the same time as a deduction it comes after it
AccountBook keep_account(std::int64_t cash, std::int64_t credit, const std::vector<HourOfUsage>& hours,
                         const std::vector<PaidIn>& paid_in);

}  // namespace poolbill::test
