#include <doctest/doctest.h>

#include "web/ui/model/derived.hpp"

namespace poolbill::ui::test {

TEST_CASE("a derived value is computed once for each change of its key") {
    Derived<PoolMoment, int> derived;
    int computed = 0;
    const auto get = [&](const PoolMoment& key) { return derived.get(key, [&] { return ++computed; }); };
    const PoolMoment first{1, Instant(), 0};
    CHECK(get(first) == 1);
    CHECK(get(first) == 1);
    CHECK(get({2, first.now, first.pool}) == 2);
    CHECK(get({2, first.now + Seconds{1}, first.pool}) == 3);
    CHECK(get({2, first.now + Seconds{1}, 1}) == 4);
    CHECK(derived.last() == 4);
}

TEST_CASE("a derived value is computed for a key that equals the key's default") {
    Derived<PoolMoment, int> derived;
    CHECK(derived.get(PoolMoment(), [] { return 7; }) == 7);
}

}  // namespace poolbill::ui::test
