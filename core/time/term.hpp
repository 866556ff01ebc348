// Terms of yearly/monthly billing, and when they end.
//
// Contract: a term is whole calendar months. It ends at 23:59:59 (UTC+08:00) on day min(anchor,
// length of the target month), where the anchor is the day of the first start; renewing never steps
// from a clamped date. See docs/domain/billing-rules.md#month-arithmetic,
// docs/domain/contradictions.md#c8 (purchase 1-9 months or 1-3 years; renewal up to 11 months).
#pragma once

#include <compare>
#include <span>
#include <string>

#include "core/base/result.hpp"
#include "core/time/instant.hpp"

namespace poolbill {

class Term {
  public:
    enum class Unit { month, year };

    /// 1..11 months. Error "term.range".
    static Result<Term> months(std::int64_t count);
    /// 1..3 years. Error "term.range".
    static Result<Term> years(std::int64_t count);

    constexpr Unit unit() const { return unit_; }
    constexpr int count() const { return count_; }
    constexpr int total_months() const { return unit_ == Unit::year ? 12 * count_ : count_; }
    /// Whether it can be bought (1-9 months, 1-3 years); 10 and 11 months are for renewals only.
    constexpr bool can_be_purchased() const { return unit_ == Unit::year || count_ <= 9; }
    friend constexpr auto operator<=>(const Term&, const Term&) = default;

    /// For constants: asserts the range.
    constexpr Term(Unit unit, int count) : unit_(unit), count_(count) {}

  private:
    Unit unit_;
    int count_;
};

/// The twelve terms on sale, shortest first: 1-9 months, 1-3 years.
std::span<const Term> allowed_terms();

/// "1 month", "9 months", "1 year", "3 years"
std::string to_string(Term term);

/// 23:59:59+08:00 on the day that is `total_months` after the day of `first_start`, clamped to the month's
/// length.
Instant expiry(Instant first_start, int total_months);

}  // namespace poolbill
