// The prices that the bill rows of a pool say or imply.
#include <algorithm>
#include <utility>

#include "core/intake/dated_prices.hpp"
#include "core/intake/pool_builder.hpp"

namespace poolbill::intake {
namespace {

/// Whether a source tells the discount, or that it is no percentage.
bool tells(DiscountSaid said) {
    return said == DiscountSaid::percentage || said == DiscountSaid::no_percentage;
}

/// Whether the discounts may be the same. @param row  of which `right` is
bool has_discount_of(const PriceFact& left, const PriceFact& right, const BillRow& row) {
    if (left.says_discount == DiscountSaid::percentage && right.says_discount == DiscountSaid::in_cents)
        return is_in_cents(row, left.discount);
    if (!tells(left.says_discount) || !tells(right.says_discount)) return true;
    return left.says_discount == right.says_discount && left.discount == right.discount;
}

}  // namespace

/// A unit price that is not the list price, once for the pool.
void PoolBuilder::note_odd_price(const BillRow& row, std::int64_t count) {
    const PriceMeaning meaning = meaning_of_price(row, count);
    const std::string price = to_string(*row.unit_price);
    if (meaning == PriceMeaning::net && !has_net_price_) {
        note(notes::value_assumed, say<SentenceId::price_is_net>(price), row);
        has_net_price_ = true;
    }
    if (meaning == PriceMeaning::unexplained && !has_odd_price_) {
        note(notes::price_left_out, say<SentenceId::price_unexplained>(price), row);
        has_odd_price_ = true;
    }
}

/// The price that the row says or implies, with its discount; nothing when neither does.
std::optional<PriceFact> PoolBuilder::price_fact_of(const BillRow& row, std::int64_t count) const {
    const std::optional<UnitPrice> price = unit_price_of(row, count);
    if (!price) return std::nullopt;
    PriceFact fact;
    fact.code = words()[row.flavor];
    fact.unit = row.price_unit;
    if (row.kind == RowKind::usage) {
        fact.unit = PriceUnit::hour;
    } else if (price != row.unit_price || (fact.unit != PriceUnit::month && fact.unit != PriceUnit::year)) {
        const std::optional<Term> term = term_of(row);
        if (!term) return std::nullopt;
        fact.unit = term->unit() == Term::Unit::year ? PriceUnit::year : PriceUnit::month;
    }
    fact.price = *price;
    fact.currency = row.currency;
    fact.region = words()[row.region];
    fact.account = words()[row.account != Word::none ? row.account : row.customer];
    fact.source = PriceSource::bill;
    // Of a smaller price several percentages take the same off.
    constexpr Amount least = Amount::from_units(10'000);
    if (official_of(row).value_or(Amount()) >= least) {
        const RowDiscount discount = discount_of(row);
        fact.says_discount = discount.said;
        fact.discount = discount.percent;
    }
    // An order costs what it cost when it was placed.
    fact.seen = row.kind == RowKind::usage ? row.begin : row.traded ? row.traded : row.begin;
    fact.place = facts_.bills.place_of(row);
    fact.has_contract_discount = row.kind == RowKind::usage || row.kind == RowKind::auto_renewal;
    return fact;
}

std::optional<std::uint32_t> PoolBuilder::take_price(const BillRow& row, std::int64_t count) {
    const bool is_priced = row.kind == RowKind::usage || row.kind == RowKind::purchase ||
                           row.kind == RowKind::renewal || row.kind == RowKind::auto_renewal;
    if (!is_priced) return std::nullopt;
    if (row.unit_price) note_odd_price(row, count);
    std::optional<PriceFact> said = price_fact_of(row, count);
    if (!said) return std::nullopt;
    PriceFact& fact = *said;
    // One fact for each price and discount, not for each row. A row that does not say the discount has any.
    const std::string key = fact.code + " " + to_string(fact.price);
    std::optional<std::uint32_t> latest;
    bool is_known = false;
    facts_.prices_of_bills.visit(key, [&](std::uint32_t index) {
        const PriceFact& other = facts_.prices[index];
        const bool is_same = other.code == fact.code && other.unit == fact.unit &&
                             other.price == fact.price && other.region == fact.region;
        is_known = is_known || is_same;
        if (is_same && has_discount_of(other, fact, row)) latest = std::max(latest.value_or(0), index);
    });
    // Nothing says it exactly: what other records say is not it.
    if (!latest && is_known && fact.says_discount == DiscountSaid::in_cents)
        fact.says_discount = DiscountSaid::no_percentage;
    if (!latest) {
        latest = static_cast<std::uint32_t>(facts_.prices.size());
        facts_.prices_of_bills.add(key, *latest);
        facts_.prices.push_back(fact);
    }
    PriceFact& same = facts_.prices[*latest];
    if (!tells(same.says_discount) && fact.says_discount != DiscountSaid::nothing) {
        same.says_discount = fact.says_discount;
        same.discount = fact.discount;
    }
    same.has_contract_discount = same.has_contract_discount || fact.has_contract_discount;
    if (!fact.seen) return latest;
    if (!same.seen || *fact.seen < *same.seen) same.seen = fact.seen;
    const auto [found, is_new] =
        price_runs_.try_emplace({row.flavor, fact.unit}, PriceRun{*latest, {*fact.seen, *fact.seen}, &row});
    PriceRun& run = found->second;
    if (!is_new && run.fact != *latest) {
        end_price_run(run);
        run = {*latest, {*fact.seen, *fact.seen}, &row};
    }
    run.time = {std::min(run.time.begin, *fact.seen), std::max(run.time.end, *fact.seen)};
    return latest;
}

void PoolBuilder::end_price_run(const PriceRun& run) {
    add_charged(facts_.prices[run.fact], run.time, facts_.bills.place_of(*run.first));
}

}  // namespace poolbill::intake
