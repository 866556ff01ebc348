#include "tests/core/proof/random_lives.hpp"

#include <utility>

#include "core/time/zone.hpp"
#include "tests/core/support.hpp"

namespace poolbill::test {

Amount random_amount(Random& random, std::int64_t most) {
    return Amount::from_units(random.between(0, most) *
                              (random.chance(50) ? Amount::units_per_one : 12'345'678));
}

namespace {

class Life {
  public:
    explicit Life(std::uint64_t seed) : random_(seed) {
        scenario_ = empty_story();
        scenario_.site = random_.chance(70) ? "intl" : "cn";
        scenario_.catalog.currency = scenario_.site == "cn" ? cny : usd;
        Flavor second = scenario_.catalog.flavors.front();
        second.code = second.name = "g";
        second.prices.monthly = UnitPrice::from_units(9'000'000'000'001);
        scenario_.catalog.flavors.push_back(second);
        scenario_.pools.push_back({"p2", "p2", PoolType::dedicated, ""});
        if (random_.chance(30)) scenario_.settings = {{"rounding", "intl-line-half-up-2"}};
        scenario_.account = Account{random_amount(random_, 3000), random_amount(random_, 2000)};
    }

    Scenario generate() {
        when_ = from_local(2024, 1, 1) + Seconds{random_.between(0, 400 * 86'400)};
        attempt(CreatePool{"p1", nodes(), {}});
        attempt(CreatePool{"p2", nodes(), {}});
        for (int i = 0; i < 48; ++i) {
            when_ += Seconds{random_.chance(20) ? random_.between(0, 60) : random_.between(0, 5 * 86'400)};
            const int before = orders_;
            attempt(something());
            if (orders_ > before && random_.chance(80)) {
                when_ += Seconds{random_.between(0, 3600)};
                attempt(PayOrder{"o" + std::to_string(orders_), method(), coupon()});
            }
        }
        scenario_.now = when_ + Seconds{random_.between(0, 20 * 86'400)};
        return std::move(scenario_);
    }

  private:
    std::string pool() { return random_.chance(60) ? "p1" : "p2"; }
    std::string flavor() { return random_.chance(70) ? "f" : "g"; }
    PaymentMethod method() {
        return random_.chance(70) ? PaymentMethod::balance : PaymentMethod::online_payment;
    }
    Amount coupon() { return random_.chance(40) ? random_amount(random_, 300) : Amount(); }
    Term term() {
        return random_.chance(70) ? Term(Term::Unit::month, static_cast<int>(random_.between(1, 9)))
                                  : Term(Term::Unit::year, static_cast<int>(random_.between(1, 3)));
    }
    std::vector<NodeRequest> nodes() {
        std::vector<NodeRequest> nodes{{"f", random_.between(1, 3), std::nullopt}};
        if (random_.chance(40)) nodes.push_back({"g", random_.between(1, 3), std::nullopt});
        return nodes;
    }
    Action something() {
        const std::string last = "o" + std::to_string(orders_);
        switch (random_.between(0, 12)) {
            case 0:
            case 1: {
                SubmitChangeOrder order = order_for(term(), "o" + std::to_string(++orders_));
                order.pool = pool();
                order.auto_renew = random_.chance(30);
                return order;
            }
            case 2:
                return PayOrder{last, method(), coupon()};
            case 3:
                return TopUp{random_amount(random_, 20)};
            case 4:
            case 5:
                return Renew{pool(), {}, term(), method(), {}, coupon()};
            case 6:
                if (random_.chance(40)) return ScalePool{pool(), nodes(), std::nullopt};
                return ScalePool{pool(), nodes(), std::nullopt, {}, "o" + std::to_string(++orders_), true};
            case 7:
                return Unsubscribe{pool(), {}, {{flavor(), 1, std::nullopt}}};
            case 9:
            case 10:
                return AddCoupon{static_cast<CouponKind>(random_.between(0, 2)), random_amount(random_, 400),
                                 when_ + Seconds{random_.between(1, 60 * 86'400)},
                                 random_.chance(30) ? random_amount(random_, 900) : Amount()};
            case 8:
                return Unsubscribe{pool(), {}, {}, random_.chance(60)};
            default:
                return TopUp{random_amount(random_, 6000)};
        }
    }
    void attempt(Action action) {
        Scenario longer = scenario_;
        longer.log.push_back({when_, std::move(action), {}});
        if (replay(longer, when_)) scenario_ = std::move(longer);
    }

    Random random_;
    Scenario scenario_;
    Instant when_;
    int orders_ = 0;
};

}  // namespace

Scenario random_life(std::uint64_t seed) {
    return Life(seed).generate();
}

}  // namespace poolbill::test
