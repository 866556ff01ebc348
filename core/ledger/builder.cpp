#include "core/ledger/builder.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/base/quoted.hpp"
#include "core/base/time_units.hpp"

namespace poolbill {
namespace {

constexpr std::int64_t cent = Amount::units_per_one / 100;

/// Of an hour; rounding can make a part of an hour cost more.
AmountSum at_most(Amount hour) {
    return AmountSum(hour) + Amount::from_units(cent);
}

Int128 magnitude(Amount amount) {
    return amount.units() < 0 ? -Int128{amount.units()} : amount.units();
}

/// Cuts a span where the rounding in force changes. Eras start at full hours, so no hour is split.
void append_by_era(std::vector<Span>& spans, Span span, const SitePolicy& policy) {
    const Interval whole = span.charged;
    for (std::size_t i = 0; i < policy.rounding.size(); ++i) {
        const bool last = i + 1 == policy.rounding.size();
        const Instant from = i == 0 ? whole.begin : policy.rounding[i].from;
        const Instant to = last ? whole.end : policy.rounding[i + 1].from;
        span.charged = intersect(whole, {from, std::max(from, to)});
        if (span.charged.empty()) continue;
        span.rounding = policy.rounding[i].policy;
        span.hour_payable = apply(span.rounding->line, span.hour_amount);
        spans.push_back(span);
    }
}

/// Nothing when an amount cannot hold it.
std::optional<Amount> cost_of_hour(UnitPrice hourly, std::optional<std::int64_t> quantity) {
    return quantity ? usage_amount(hourly, *quantity, seconds_per_hour) : std::nullopt;
}

}  // namespace

std::uint32_t LedgerBuilder::intern(const Wanted& item) {
    const auto found = std::find_if(items_.begin(), items_.end(), [&item](const ChargeItem& known) {
        return known.is_disk == item.is_disk && known.size_gb == item.size_gb && known.code == item.code &&
               known.name == item.name;
    });
    if (found != items_.end()) return static_cast<std::uint32_t>(found - items_.begin());
    items_.push_back({item.is_disk, std::string(item.code), std::string(item.name), item.size_gb});
    return static_cast<std::uint32_t>(items_.size() - 1);
}

AmountSum LedgerBuilder::most_usage(std::int64_t hours) const {
    // Every closed rate ends with a part hour, whose cost rounding can raise by a cent.
    return AmountSum::from_units(hourly_most_.units() * hours + Int128{cent} * closed_rates_);
}

Span LedgerBuilder::span_of(std::uint32_t pool, const Rate& rate, Instant end) {
    Span span;
    span.pool = pool;
    span.item = rate.item;
    span.charged = {rate.since, end};
    span.count = rate.count;
    span.quantity = rate.quantity;
    span.hourly = rate.tariff.hourly;
    span.discount = rate.tariff.discount;
    span.hour_list = rate.hour;
    span.hour_amount = (rate.hour - span.discount.off(rate.hour)).bounded();
    return span;
}

void LedgerBuilder::close(std::uint32_t pool, const Rate& rate, Instant at) {
    hourly_ -= at_most(rate.hour);
    ++closed_rates_;
    if (at > rate.since) pools_.edit(pool).closed.push_back(span_of(pool, rate, at));
}

bool LedgerBuilder::can_hold_an_hour(UnitPrice hourly, std::int64_t count, std::int64_t size_gb) {
    return cost_of_hour(hourly, narrow_to_64(Int128{count} * size_gb)).has_value();
}

bool LedgerBuilder::set_rate(std::uint32_t pool, std::uint32_t item, std::int64_t count, const Tariff& tariff,
                             Instant at) {
    PoolSpans& spans = pools_.edit(pool);
    const auto open =
        std::find_if(spans.open.begin(), spans.open.end(), [item](const Rate& r) { return r.item == item; });
    if (open != spans.open.end()) {
        if (open->count == count && open->tariff == tariff) return true;
        close(pool, *open, at);
        spans.open.erase(open);
    }
    if (count == 0) return true;
    const std::optional<std::int64_t> quantity = narrow_to_64(Int128{count} * items_[item].size_gb);
    const std::optional<Amount> hour = cost_of_hour(tariff.hourly, quantity);
    if (!hour) return false;
    Instant since = at;
    const auto resumed = std::find_if(spans.closed.rbegin(), spans.closed.rend(), [&](const Span& span) {
        return span.item == item && span.charged.end == at && span.count == count &&
               Tariff{span.hourly, span.discount} == tariff;
    });
    if (resumed != spans.closed.rend()) {
        since = resumed->charged.begin;
        spans.closed.erase(std::next(resumed).base());
    }
    hourly_ += at_most(*hour);
    hourly_most_ = std::max(hourly_most_, hourly_);
    spans.open.push_back({item, count, tariff, since, *quantity, *hour});
    return true;
}

void LedgerBuilder::end_rates(std::uint32_t pool, std::span<const std::uint32_t> kept, Instant at) {
    PoolSpans& spans = pools_.edit(pool);
    std::erase_if(spans.open, [&](const Rate& rate) {
        if (std::find(kept.begin(), kept.end(), rate.item) != kept.end()) return false;
        close(pool, rate, at);
        return true;
    });
}

void LedgerBuilder::add_charge(const Line& line) {
    pools_.edit(line.pool).charges.push_back(static_cast<std::uint32_t>(charges_.size()));
    charges_.append() = line;
    charge_sum_ += magnitude(line.list) + magnitude(line.amount);
}

Result<Ledger> LedgerBuilder::usage_in(Interval hours, Instant until, const SitePolicy& policy) const {
    const std::int64_t count = hours.seconds() / seconds_per_hour + 2;
    if (!Ledger::may_hold(most_usage(count).units())) return LedgerBuilder(*this).finish(until, policy);
    Ledger ledger;
    const auto add = [&](const Span& span) {
        if (!intersect(span.charged, hours).empty()) append_by_era(ledger.spans_, span, policy);
    };
    for (std::uint32_t pool = 0; pool < pools_.size(); ++pool) {
        for (const Span& span : pools_[pool].closed)
            add(span);
        for (const Rate& rate : pools_[pool].open) {
            if (until > rate.since) add(span_of(pool, rate, until));
        }
    }
    return ledger;
}

Result<Ledger> LedgerBuilder::finish(Instant until, const SitePolicy& policy) && {
    Ledger ledger;
    ledger.until_ = until;
    ledger.settlement_lag_seconds_ = policy.settlement_lag_seconds;
    ledger.rounding_ = policy.rounding;
    ledger.spans_.reserve(pools_.size());  // most pools have one span
    ledger.charges_by_pool_.reserve(charges_.size());
    Int128& sum = ledger.sum_ = charge_sum_;
    std::vector<Span> of_pool;
    for (std::uint32_t pool = 0; pool < pools_.size(); ++pool) {
        const PoolSpans& spans = pools_[pool];
        of_pool.assign(spans.closed.begin(), spans.closed.end());
        for (const Rate& rate : spans.open) {
            ledger.hourly_sum_ += rate.hour.units() + 1;  // as for the spans below
            if (until > rate.since) {
                of_pool.push_back(span_of(pool, rate, until));
                of_pool.back().growing = true;
            } else {
                ledger.has_new_rate_ = true;
            }
        }
        std::sort(of_pool.begin(), of_pool.end(), [](const Span& left, const Span& right) {
            return left.charged.begin != right.charged.begin ? left.charged.begin < right.charged.begin
                                                             : left.item < right.item;
        });
        ledger.first_span_.push_back(static_cast<std::uint32_t>(ledger.spans_.size()));
        ledger.first_charge_.push_back(static_cast<std::uint32_t>(ledger.charges_by_pool_.size()));
        for (const Span& span : of_pool) {
            const std::optional<Amount> all =
                usage_amount(span.hourly, span.quantity, span.charged.seconds());
            if (!all) return describe(ErrorId::item_fee_range, {quoted(items_[span.item].code)});
            sum += Int128{all->units()} + span.line_count();  // half-up lines may exceed the exact sum
            append_by_era(ledger.spans_, span, policy);
        }
        ledger.charges_by_pool_.insert(ledger.charges_by_pool_.end(), spans.charges.begin(),
                                       spans.charges.end());
    }
    if (!Ledger::may_hold(sum)) return describe(ErrorId::bills_range);
    ledger.first_span_.push_back(static_cast<std::uint32_t>(ledger.spans_.size()));
    ledger.first_charge_.push_back(static_cast<std::uint32_t>(ledger.charges_by_pool_.size()));
    ledger.charges_ = std::move(charges_);
    ledger.items_ = std::move(items_);
    return ledger;
}

}  // namespace poolbill
