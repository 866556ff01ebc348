#include <doctest/doctest.h>

#include <concepts>
#include <limits>

#include "core/money/currency.hpp"
#include "core/money/decimal.hpp"
#include "core/money/rounding.hpp"
#include "core/money/unit_price.hpp"

using namespace poolbill;

namespace {

template <class Left, class Right>
concept can_add = requires(Left left, Right right) {
    left + right;
};

// Sums that make no sense do not compile.
static_assert(can_add<Amount, Amount>);
static_assert(!can_add<Amount, UnitPrice>);
static_assert(!can_add<UnitPrice, UnitPrice>);
static_assert(!can_add<Amount, int>);
static_assert(!can_add<Amount, double>);
static_assert(!can_add<Money, Money>);
static_assert(!can_add<Money, Amount>);
static_assert(!can_add<Amount, ExactAmount>);
static_assert(!std::equality_comparable_with<Amount, UnitPrice>);
static_assert(!std::convertible_to<std::int64_t, Amount>);
static_assert(!std::convertible_to<double, UnitPrice>);

Amount amount(std::string_view text) {
    return *Amount::parse(text);
}
UnitPrice price(std::string_view text) {
    return *UnitPrice::parse(text);
}

}  // namespace

TEST_CASE("decimal text becomes a scaled integer and comes back") {
    CHECK(amount("625.10").units() == 62'510'000'000);
    CHECK(to_string(amount("625.10")) == "625.10000000");
    CHECK(to_short_string(amount("625.10")) == "625.10");
    CHECK(to_string(amount("-0.5"), 2) == "-0.50");
    CHECK(to_string(price("0.66")) == "0.66");
    CHECK(to_string(price("0.0000640001")) == "0.0000640001");
}

TEST_CASE("text that is not a plain decimal number is refused") {
    for (const char* text :
         {"", "-", ".", "1.", ".5", "+1", "1e3", " 1", "1 ", "1,000", "0x10", "1.2.3", "NaN", "--1"}) {
        CAPTURE(text);
        REQUIRE(!parse_decimal(text, 8).ok());
        CHECK(parse_decimal(text, 8).error().code == "money.format");
    }
    CHECK(parse_decimal("0.123456789", 8).error().code == "money.decimals");
    CHECK(UnitPrice::parse("-0.01").error().code == "money.negative");
}

TEST_CASE("the largest number of 64 bits is read, the next one is out of range") {
    CHECK(*parse_decimal("92233720368.54775807", 8) == std::numeric_limits<std::int64_t>::max());
    CHECK(parse_decimal("92233720368.54775808", 8).error().code == "money.range");
    CHECK(parse_decimal("99999999999999999999999999999999999999999999", 0).error().code == "money.range");
}

TEST_CASE("a sum beyond 64 bits is an error, not a wrap") {
    const Amount largest = Amount::from_units(std::numeric_limits<std::int64_t>::max());
    CHECK((largest + largest).amount().error().code == "money.range");
    CHECK((largest + largest - largest).amount().value() == largest);
}

TEST_CASE("amounts are cut towards zero and rounded away from zero on halves") {
    CHECK(truncate(amount("0.33806666"), 2) == amount("0.33"));
    CHECK(truncate(amount("-0.339"), 2) == amount("-0.33"));
    CHECK(round_half_up(amount("0.335"), 2) == amount("0.34"));
    CHECK(round_half_up(amount("0.33499999"), 2) == amount("0.33"));
    CHECK(round_half_up(amount("-0.335"), 2) == amount("-0.34"));
}

TEST_CASE("a line's amount is the exact product cut after the 8th decimal") {
    CHECK(*usage_amount(price("0.66"), 1, 1844) == amount("0.33806666"));
    CHECK(*usage_amount(price("0.66"), 2, 1844) == amount("0.67613333"));
    CHECK(to_string(*exact_usage(price("0.66"), 1, 1844)) == "0.338066666666…");
    CHECK(to_string(*exact_usage(price("0.66"), 1, 1830)) == "0.3355");
    CHECK(usage_hours(1) == "0.0002777777");
}

TEST_CASE("a product beyond its type is nothing") {
    const UnitPrice dear = UnitPrice::from_units(std::numeric_limits<std::int64_t>::max());
    CHECK(!usage_amount(dear, 1'000'000'000, 3600));
    CHECK(!exact_usage(dear, std::numeric_limits<std::int64_t>::max(), 1'000'000));
    CHECK(!prepaid_amount(dear, 1'000'000, 12));
}

TEST_CASE("money of two currencies is not added") {
    CHECK(add({amount("1"), usd}, {amount("2"), usd})->amount == amount("3"));
    CHECK(add({amount("1"), usd}, {amount("2"), cny}).error().code == "money.currency-mix");
    CHECK(!Currency::parse("usd").ok());
}

TEST_CASE("a currency without decimals is rounded to whole units wherever others are rounded to cents") {
    const Currency yen = Currency::parse("JPY").value();
    CHECK(yen.due_decimals() == 0);
    CHECK(usd.due_decimals() == 2);
    for (const RoundingPolicy& policy : rounding_policies()) {
        CHECK(&with_decimals(policy, 2) == &policy);
        const RoundingPolicy& whole = with_decimals(policy, yen.due_decimals());
        CHECK(whole.id == policy.id);
        CHECK(is_cut(whole.line) == is_cut(policy.line));
        CHECK(decimals_after(whole.month) == (policy.month == Rounding::none ? 8 : 0));
    }
    CHECK(apply(Rounding::half_up_to_0, amount("351.5")) == amount("352"));
    CHECK(apply(Rounding::truncate_to_0, amount("-351.5")) == amount("-351"));
    CHECK(to_short_string(amount("351"), 0) == "351");
    CHECK(to_short_string(amount("-350"), 0) == "-350");
    CHECK(to_short_string(amount("0.5"), 0) == "0.5");
    CHECK(to_short_string(amount("0"), 0) == "0");
}

TEST_CASE("every rounding policy is found by its id") {
    for (const RoundingPolicy& policy : rounding_policies())
        CHECK(find_rounding_policy(policy.id) == &policy);
    CHECK(find_rounding_policy("whatever") == nullptr);
}
