#include "tests/core/proof/account_oracle.hpp"

#include <algorithm>
#include <tuple>

namespace poolbill::test {
namespace {

std::int64_t take(std::int64_t& source, std::int64_t& wanted) {
    const std::int64_t part = source < wanted ? source : wanted;
    source -= part;
    wanted -= part;
    return part;
}

class Keeper {
  public:
    Keeper(std::int64_t cash, std::int64_t credit) {
        book_.cash = cash;
        book_.credit = credit;
    }

    void deduct(const HourOfUsage& hour) {
        std::int64_t wanted = hour.amount;
        for (PaidIn& coupon : coupons_) {
            if (hour.deducted_at >= coupon.until) continue;
            (coupon.kind == PaidIn::Kind::card ? book_.by_card : book_.by_coupon) +=
                take(coupon.amount, wanted);
        }
        book_.by_cash += take(book_.cash, wanted);
        book_.by_credit += take(book_.credit, wanted);
        book_.debt += wanted;
    }
    void pay_in(PaidIn what) {
        if (what.kind == PaidIn::Kind::cash) {
            book_.by_cash += take(what.amount, book_.debt);
            book_.cash += what.amount;
            return;
        }
        coupons_.push_back(what);
        std::stable_sort(coupons_.begin(), coupons_.end(), [](const PaidIn& left, const PaidIn& right) {
            return std::tie(left.kind, left.until) < std::tie(right.kind, right.until);
        });
    }
    AccountBook close() {
        for (const PaidIn& coupon : coupons_)
            book_.coupons += coupon.amount;
        return book_;
    }

  private:
    AccountBook book_;
    std::vector<PaidIn> coupons_;
};

}  // namespace

AccountBook keep_account(std::int64_t cash, std::int64_t credit, const std::vector<HourOfUsage>& hours,
                         const std::vector<PaidIn>& paid_in) {
    Keeper keeper(cash, credit);
    std::size_t next = 0;
    for (const HourOfUsage& hour : hours) {
        while (next < paid_in.size() && paid_in[next].at < hour.deducted_at)
            keeper.pay_in(paid_in[next++]);
        keeper.deduct(hour);
    }
    while (next < paid_in.size())
        keeper.pay_in(paid_in[next++]);
    return keeper.close();
}

}  // namespace poolbill::test
