#include "core/time/term.hpp"

#include <algorithm>
#include <array>
#include "core/base/error.hpp"

#include "core/time/zone.hpp"

namespace poolbill {
namespace {

constexpr std::array<Term, 12> terms_on_sale{
    Term{Term::Unit::month, 1}, Term{Term::Unit::month, 2}, Term{Term::Unit::month, 3},
    Term{Term::Unit::month, 4}, Term{Term::Unit::month, 5}, Term{Term::Unit::month, 6},
    Term{Term::Unit::month, 7}, Term{Term::Unit::month, 8}, Term{Term::Unit::month, 9},
    Term{Term::Unit::year, 1},  Term{Term::Unit::year, 2},  Term{Term::Unit::year, 3}};

}  // namespace

Result<Term> Term::months(std::int64_t count) {
    if (count < 1 || count > 11) {
        return describe(ErrorId::term_months, {std::to_string(count)});
    }
    return Term(Unit::month, static_cast<int>(count));
}

Result<Term> Term::years(std::int64_t count) {
    if (count < 1 || count > 3) return describe(ErrorId::term_years, {std::to_string(count)});
    return Term(Unit::year, static_cast<int>(count));
}

std::span<const Term> allowed_terms() {
    return terms_on_sale;
}

std::string to_string(Term term) {
    const std::string unit = term.unit() == Term::Unit::month ? " month" : " year";
    return std::to_string(term.count()) + unit + (term.count() == 1 ? "" : "s");
}

Instant expiry(Instant first_start, int total_months) {
    using namespace std::chrono;
    const year_month_day anchor = to_local(first_start).date;
    const year_month target = anchor.year() / anchor.month() + std::chrono::months{total_months};
    const day last = (target / std::chrono::last).day();
    return from_local({target / std::min(anchor.day(), last), 23, 59, 59});
}

}  // namespace poolbill
