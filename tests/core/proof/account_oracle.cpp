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
        for (AccountEvent& coupon : coupons_) {
            if (hour.deducted_at >= coupon.until || coupon.minimum > 0) continue;
            (coupon.kind == AccountEvent::Kind::card ? book_.by_card : book_.by_coupon) +=
                take(coupon.amount, wanted);
        }
        book_.by_cash += take(book_.cash, wanted);
        book_.by_credit += take(book_.credit, wanted);
        book_.debt += wanted;
    }
    void take_in(AccountEvent what) {
        if (what.kind == AccountEvent::Kind::renewal) return renew(what.at, what.amount);
        if (what.kind == AccountEvent::Kind::cash) {
            book_.by_cash += take(what.amount, book_.debt);
            book_.cash += what.amount;
            return;
        }
        coupons_.push_back(what);
        std::stable_sort(coupons_.begin(), coupons_.end(),
                         [](const AccountEvent& left, const AccountEvent& right) {
                             return std::tie(left.kind, left.until) < std::tie(right.kind, right.until);
                         });
    }
    AccountBook close() {
        for (const AccountEvent& coupon : coupons_)
            book_.coupons += coupon.amount;
        return book_;
    }

  private:
    /// One coupon pays, then the balance, or nothing is done.
    void renew(std::int64_t at, std::int64_t fee) {
        if (book_.debt > 0) return;
        std::int64_t none = 0;
        std::int64_t* coupon = &none;
        for (AccountEvent& each : coupons_) {
            if (each.kind == AccountEvent::Kind::card || each.amount == 0 || at >= each.until) continue;
            if (each.minimum > fee) continue;
            coupon = &each.amount;
            break;
        }
        if (fee - *coupon > book_.cash + book_.credit) return;
        book_.by_coupon += take(*coupon, fee);
        book_.by_cash += take(book_.cash, fee);
        book_.by_credit += take(book_.credit, fee);
        ++book_.renewals;
    }

    AccountBook book_;
    std::vector<AccountEvent> coupons_;
};

}  // namespace

AccountBook keep_account(std::int64_t cash, std::int64_t credit, const std::vector<HourOfUsage>& hours,
                         const std::vector<AccountEvent>& events) {
    Keeper keeper(cash, credit);
    std::size_t next = 0;
    for (const HourOfUsage& hour : hours) {
        while (next < events.size() && events[next].at < hour.deducted_at)
            keeper.take_in(events[next++]);
        keeper.deduct(hour);
    }
    while (next < events.size())
        keeper.take_in(events[next++]);
    return keeper.close();
}

}  // namespace poolbill::test
