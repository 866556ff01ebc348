#include <algorithm>
#include <array>
#include <string>

#include "core/reconcile/reconcile.hpp"

namespace poolbill::reconcile {

std::string_view to_string(Verdict verdict) {
    constexpr std::array<std::string_view, 6> words{"equal",        "last-digit", "different",
                                                    "only-in-bill", "only-here",  "apart"};
    return words[static_cast<std::size_t>(verdict)];
}

std::string_view to_string(Cause cause) {
    constexpr std::array<std::string_view, 18> words{"",
                                                     "settlement-lag",
                                                     "rounding-policy",
                                                     "node-count",
                                                     "discount",
                                                     "month-rule",
                                                     "missing-page",
                                                     "price",
                                                     "period",
                                                     "unknown-pool",
                                                     "no-line",
                                                     "twice",
                                                     "tax",
                                                     "make-up",
                                                     "adjustment",
                                                     "other-service",
                                                     "unknown-type",
                                                     "no-resource"};
    static_assert(words.size() == static_cast<std::size_t>(Cause::no_resource) + 1);
    return words[static_cast<std::size_t>(cause)];
}

std::int64_t Reconciliation::count(Verdict verdict) const {
    return std::count_if(rows.begin(), rows.end(),
                         [verdict](const Row& row) { return row.verdict == verdict; });
}

bool Reconciliation::differs() const {
    return std::any_of(rows.begin(), rows.end(), [](const Row& row) {
        if (row.verdict == Verdict::only_here)
            return row.cause != Cause::settlement_lag && row.cause != Cause::missing_page;
        if (row.cause == Cause::no_resource) return true;
        return row.verdict == Verdict::different || row.verdict == Verdict::only_in_bill;
    });
}

Status in_currency_of(const World& world, const intake::BillTable& bills) {
    const Currency ours = world.catalog.currency;
    const auto other = std::find_if(bills.rows.begin(), bills.rows.end(), [&](const intake::BillRow& row) {
        return bills.is_of_pool(row) && row.currency && !(*row.currency == ours);
    });
    if (other == bills.rows.end()) return Done();
    const std::string bill(other->currency->code()), scenario(ours.code());
    Error error{"money.currency-mix", "", "The bill is in " + bill + ", this scenario in " + scenario + "."};
    error.values = {bill, scenario};
    return error;
}

}  // namespace poolbill::reconcile
