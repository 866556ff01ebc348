// Laws of tax and of cut amounts that are made up, on statements of random histories. A failure names its seed:
// POOLBILL_SEED=N reproduces it.
#include <algorithm>
#include <optional>

#include "core/money/decimal.hpp"
#include "core/scenario/statement.hpp"
#include "tests/core/proof/random_lives.hpp"
#include "tests/core/support.hpp"

using namespace poolbill;
using namespace poolbill::test;

namespace {

constexpr std::int64_t units_per_cent = Amount::units_per_one / 100;

/// law(months without tax, months with tax and cut amounts made up, basis points) for many histories.
template <class Law>
void for_taxed_scenarios(Law&& law) {
    std::size_t taxed = 0, made_up = 0, refunded = 0;
    for (std::uint64_t seed = first_seed(); seed < first_seed() + 300; ++seed) {
        INFO("POOLBILL_SEED=" << seed);
        Random random(seed + 1);
        Scenario scenario = random_life(seed);
        const Result<World> plain = replay(scenario, scenario.now);
        const std::int64_t basis_points = random.between(1, 10'000);
        scenario.settings.push_back({"tax_percent", format_decimal(basis_points, 2)});
        scenario.settings.push_back({"cut_amounts_made_up", "true"});
        const Result<World> with_tax = replay(scenario, scenario.now);
        REQUIRE((plain.ok() && with_tax.ok()));
        const auto before = statements(*plain, StatementPeriod::month);
        const auto after = statements(*with_tax, StatementPeriod::month);
        for (const Statement& month : after) {
            for (const StatementRow& row : month.rows) {
                taxed += row.type == BillType::tax ? 1 : 0;
                if (row.type == BillType::tax && row.payable.is_negative()) ++refunded;
                made_up += row.type == BillType::make_up ? 1 : 0;
            }
        }
        if (!law(before, after, basis_points)) {
            FAIL("the law does not hold for this history");
            return;
        }
    }
    CHECK(taxed > 1'000);  // the histories must be worth testing
    CHECK(made_up > 10);
    CHECK(refunded > 10);
}

/// The payable amount of a pool's row of that type; 0 without one.
std::int64_t payable_of(const Statement& month, std::uint32_t pool, BillType type) {
    for (const StatementRow& row : month.rows)
        if (row.pool == pool && row.type == type) return row.payable.units();
    return 0;
}

std::vector<std::uint32_t> pools_of(const Statement& month) {
    std::vector<std::uint32_t> pools;
    for (const StatementRow& row : month.rows)
        if (pools.empty() || pools.back() != row.pool) pools.push_back(row.pool);
    return pools;
}

std::int64_t cut_to_cents(std::int64_t units) {
    return units / units_per_cent * units_per_cent;
}

bool is_same(const StatementRow& left, const StatementRow& right) {
    return left.pool == right.pool && left.type == right.type && left.list == right.list &&
           left.discount == right.discount && left.truncated == right.truncated &&
           left.payable == right.payable && left.cash == right.cash && left.unsettled == right.unsettled;
}

}  // namespace

TEST_CASE("tax and what is made up change no other row of a statement") {
    for_taxed_scenarios([](const auto& before, const auto& after, std::int64_t) {
        if (before.size() != after.size()) return false;
        for (std::size_t i = 0; i < before.size(); ++i) {
            std::vector<StatementRow> rest = after[i].rows;
            std::erase_if(rest, [](const StatementRow& row) { return is_of_month(row.type); });
            if (!std::equal(rest.begin(), rest.end(), before[i].rows.begin(), before[i].rows.end(), is_same))
                return false;
        }
        return true;
    });
}

TEST_CASE("the tax of a pool's month is the rate of what it pays without coupons, rounded as a line is") {
    for_taxed_scenarios([](const auto&, const auto& after, std::int64_t basis_points) {
        for (const Statement& month : after) {
            for (const std::uint32_t pool : pools_of(month)) {
                std::int64_t base = 0;
                for (const StatementRow& row : month.rows)
                    if (row.pool == pool && row.type != BillType::tax)
                        base += row.payable.units() - row.coupon.units();
                // In two steps, so that nothing exceeds 64 bits.
                const std::int64_t whole = base / 10'000, rest = base % 10'000;
                std::int64_t tax = whole * basis_points + rest * basis_points / 10'000;
                if (month.rounding->line == Rounding::truncate_to_2) tax = cut_to_cents(tax);
                if (month.rounding->line == Rounding::half_up_to_2)
                    tax = cut_to_cents(tax + (tax < 0 ? -1 : 1) * units_per_cent / 2);
                if (payable_of(month, pool, BillType::tax) != tax) return false;
            }
        }
        return true;
    });
}

TEST_CASE("what a month makes up is what its lines were cut by, in whole cents, and all of it is due") {
    for_taxed_scenarios([](const auto&, const auto& after, std::int64_t) {
        for (const Statement& month : after) {
            AmountSum payable;
            for (const std::uint32_t pool : pools_of(month)) {
                std::int64_t cut = 0;
                for (const StatementRow& row : month.rows) {
                    if (row.pool != pool) continue;
                    payable += row.payable;
                    if (!is_of_month(row.type)) cut += row.truncated.units();
                }
                if (payable_of(month, pool, BillType::make_up) != cut_to_cents(cut)) return false;
            }
            if (month.due != apply(month.rounding->month, payable.bounded())) return false;
        }
        return true;
    });
}
