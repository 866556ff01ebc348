// A second account that the engine's is compared with: it goes through the hours one by one, in the order in which they
// are deducted, and pays each from what is there.
//
// Contract: shares no code with the engine; money is in 10^-8 of the currency, times in seconds since 1970 (UTC). It
// knows usage, top-ups, coupons and attempts to renew; not other orders, and not what follows from arrears.
#pragma once

#include <cstdint>
#include <vector>

namespace poolbill::test {

/// The usage of all pools in a clock hour.
struct HourOfUsage {
    std::int64_t deducted_at = 0;
    std::int64_t amount = 0;
};

/// What comes in between the hours: money and coupons, and fees of automatic renewals that are tried.
struct AccountEvent {
    enum class Kind : std::uint8_t { voucher, cash_coupon, card, cash, renewal };
    std::int64_t at = 0;
    Kind kind = Kind::cash;
    std::int64_t amount = 0;
    std::int64_t until = 0;    // of a coupon: it pays before
    std::int64_t minimum = 0;  // of a coupon: the least fee of a renewal that it pays
};

struct AccountBook {
    std::int64_t cash = 0, credit = 0;  // that is left
    std::int64_t coupons = 0;           // that is left of coupons and cards, also of those that have ended
    std::int64_t by_coupon = 0, by_card = 0;  // what paid for usage
    std::int64_t by_cash = 0, by_credit = 0;
    std::int64_t renewals = 0;  // that could be paid
    std::int64_t debt = 0;
    friend bool operator==(const AccountBook&, const AccountBook&) = default;
};

/// @param hours  by time of deduction. @param events  by time; at the same time as a deduction they come after it
AccountBook keep_account(std::int64_t cash, std::int64_t credit, const std::vector<HourOfUsage>& hours,
                         const std::vector<AccountEvent>& events);

}  // namespace poolbill::test
