#include "core/ledger/ledger.hpp"

#include <algorithm>
#include <cassert>

#include "core/base/time_units.hpp"
#include "core/ledger/stream.hpp"
#include "core/time/zone.hpp"

namespace poolbill {
namespace {

std::int64_t hour_number(Instant instant) {
    return floor_divide(instant.time_since_epoch().count(), seconds_per_hour);
}

std::int64_t hours_touched(Interval interval) {
    if (interval.empty()) return 0;
    return hour_number(interval.end - Seconds{1}) - hour_number(interval.begin) + 1;
}

Line usage_line(const Ledger& ledger, const Span& span, std::int64_t number) {
    const Instant cycle_start{Seconds{(hour_number(span.charged.begin) + number) * seconds_per_hour}};
    Line line;
    line.pool = span.pool;
    line.item = span.item;
    line.cycle = {cycle_start, cycle_start + Seconds{seconds_per_hour}};
    line.charged = intersect(line.cycle, span.charged);
    line.count = span.count;
    line.unit_price = span.hourly;
    const StreamedLine part = partial_line(span, line.charged);
    line.list = part.list;
    line.discount = (part.list - part.amount).bounded();
    line.amount = part.amount;
    line.payable = part.payable;
    line.truncated = (part.amount - part.payable).bounded();
    line.issued = line.cycle.end;
    line.settled = line.cycle.end + Seconds{ledger.settlement_lag_seconds()};
    line.status = ledger.until() < line.issued    ? LineStatus::accruing
                  : ledger.until() < line.settled ? LineStatus::issued
                                                  : LineStatus::settled;
    return line;
}

/// Walks the lines of spans and charges in the ledger's order, from a given instant on.
class Merge {
  public:
    explicit Merge(const Ledger& ledger) : ledger_(ledger) {}

    void add_span(const Span& span, std::int64_t number) {
        if (number < span.line_count()) push({&span, nullptr, number, begin_of(span, number)});
    }
    /// @param number  index of the charge in its ledger
    void add_charge(const Line& charge, std::size_t number) {
        push({nullptr, &charge, static_cast<std::int64_t>(number), charge.charged.begin});
    }

    bool done() const { return heap_.empty(); }
    Instant next_begin() const { return heap_.front().begin; }
    Line take() {
        std::pop_heap(heap_.begin(), heap_.end(), later);
        const Cursor cursor = heap_.back();
        heap_.pop_back();
        if (cursor.charge) return *cursor.charge;
        add_span(*cursor.span, cursor.number + 1);
        return usage_line(ledger_, *cursor.span, cursor.number);
    }

  private:
    struct Cursor {
        const Span* span;
        const Line* charge;
        std::int64_t number;
        Instant begin;
        std::uint32_t pool() const { return span ? span->pool : charge->pool; }
        std::uint32_t item() const { return span ? span->item : charge->item; }
    };
    static Instant begin_of(const Span& span, std::int64_t number) {
        if (number == 0) return span.charged.begin;
        return Instant{Seconds{(hour_number(span.charged.begin) + number) * seconds_per_hour}};
    }
    static bool later(const Cursor& left, const Cursor& right) {
        if (left.begin != right.begin) return left.begin > right.begin;
        if (left.pool() != right.pool()) return left.pool() > right.pool();
        if ((left.charge != nullptr) != (right.charge != nullptr)) return left.charge != nullptr;
        if (left.charge && left.number != right.number) return left.number > right.number;
        return left.item() > right.item();
    }
    void push(Cursor cursor) {
        heap_.push_back(cursor);
        std::push_heap(heap_.begin(), heap_.end(), later);
    }

    const Ledger& ledger_;
    std::vector<Cursor> heap_;
};

struct Sums {
    Totals totals;
    AmountSum list, discount, amount, truncated, payable, pay_per_use, yearly_monthly;

    void add_span(const Span& span, Interval interval) {
        const Interval part = intersect(span.charged, interval);
        if (part.empty()) return;
        totals.lines += hours_touched(part);
        totals.usage_seconds += part.seconds();
        const ExactAmount exact =
            exact_usage(span.hourly, span.quantity, part.seconds()).value_or(ExactAmount());
        totals.exact_usage = totals.exact_usage + exact;
        AmountSum of_lists, of_amounts, of_payables;
        if (span.rounding->exact_total) {
            const Amount whole = exact.truncated().value_or(Amount());
            of_lists = whole;
            of_amounts = of_payables = whole - span.discount.off(whole);
        } else {
            sum_lines(span, part, of_lists, of_amounts, of_payables);
        }
        list += of_lists;
        discount += of_lists - of_amounts;
        amount += of_amounts;
        payable += of_payables;
        truncated += of_amounts - of_payables;
        pay_per_use += of_payables;
    }

    void add_charge(const Line& line) {
        ++totals.lines;
        list += line.list;
        discount += line.discount;
        amount += line.amount;
        truncated += line.truncated;
        payable += line.payable;
        yearly_monthly += line.payable;
    }

    Totals finish() {
        totals.list = list.bounded();
        totals.discount = discount.bounded();
        totals.amount = amount.bounded();
        totals.truncated = truncated.bounded();
        totals.payable = payable.bounded();
        totals.pay_per_use = pay_per_use.bounded();
        totals.yearly_monthly = yearly_monthly.bounded();
        return totals;
    }

  private:
    /// First part hour, full hours times the hourly fee, last part hour.
    static void sum_lines(const Span& span, Interval part, AmountSum& lists, AmountSum& amounts,
                          AmountSum& payables) {
        const auto add_partial = [&](Interval charged) {
            if (charged.empty()) return;
            const StreamedLine line = partial_line(span, charged);
            lists += line.list;
            amounts += line.amount;
            payables += line.payable;
        };
        const Instant first_cut = std::chrono::ceil<std::chrono::hours>(part.begin);
        const Instant last_cut = clock_hour_start(part.end);
        if (first_cut > last_cut) return add_partial(part);
        add_partial({part.begin, first_cut});
        add_partial({last_cut, part.end});
        const std::int64_t hours = (last_cut - first_cut).count() / seconds_per_hour;
        lists += AmountSum::from_units(Int128{span.hour_list.units()} * hours);
        amounts += AmountSum::from_units(Int128{span.hour_amount.units()} * hours);
        payables += AmountSum::from_units(Int128{span.hour_payable.units()} * hours);
    }
};

std::int64_t lines_before(const Bills& bills, Instant instant) {
    std::int64_t count = 0;
    for (const Span& span : bills.spans())
        count += span.lines_before(instant);
    for (const Line& charge : bills.charges())
        count += charge.charged.begin < instant ? 1 : 0;
    return count;
}

}  // namespace

bool Ledger::extend(Instant to) {
    if (to < until_ || has_new_rate_) return false;
    const Int128 sum = sum_ + hourly_sum_ * ((to - until_).count() / seconds_per_hour + 2);
    const bool rounds_anew = std::any_of(rounding_.begin(), rounding_.end(), [&](const RoundingEra& era) {
        return era.from >= until_ && era.from < to;
    });
    if (rounds_anew || !may_hold(sum)) return false;
    for (Span& span : spans_) {
        if (span.growing && span.charged.end == until_) span.charged.end = to;
    }
    sum_ = sum;
    until_ = to;
    return true;
}

bool Ledger::may_hold(Int128 sum) {
    constexpr Int128 cents_of_rounding = 1'000'000;
    constexpr int with_tax = 2;  // which is at most as much again
    return narrow_to_64(sum * with_tax * 2 + cents_of_rounding).has_value();
}

std::int64_t Span::line_count() const {
    return hours_touched(charged);
}

std::int64_t Span::lines_before(Instant instant) const {
    return hours_touched({charged.begin, std::min(charged.end, instant)});
}

std::int64_t Bills::line_count() const {
    std::int64_t count = static_cast<std::int64_t>(charges_.size());
    for (const Span& span : spans_)
        count += span.line_count();
    return count;
}

std::int64_t Bills::first_line_from(Instant instant) const {
    return lines_before(*this, instant);
}

std::vector<Line> Bills::lines(std::int64_t first, std::int64_t count) const {
    std::vector<Line> lines;
    const std::int64_t all = line_count();
    if (first < 0 || first >= all || count <= 0) return lines;
    count = std::min(count, all - first);

    // The last instant before which no more than `first` lines start: the wanted line starts there.
    std::int64_t low = earliest_instant.time_since_epoch().count();
    std::int64_t high = ledger_->until().time_since_epoch().count() + 1;
    while (high - low > 1) {
        const std::int64_t middle = low + (high - low) / 2;
        (lines_before(*this, Instant{Seconds{middle}}) <= first ? low : high) = middle;
    }
    const Instant start{Seconds{low}};
    std::int64_t skip = first - lines_before(*this, start);

    Merge merge(*ledger_);
    for (const Span& span : spans_)
        merge.add_span(span, span.lines_before(start));
    for (std::size_t i = 0; i < charges_.size(); ++i) {
        if (charges_[i].charged.begin >= start) merge.add_charge(charges_[i], i);
    }
    lines.reserve(static_cast<std::size_t>(count));
    while (static_cast<std::int64_t>(lines.size()) < count && !merge.done()) {
        Line line = merge.take();
        if (skip-- <= 0) lines.push_back(line);
    }
    return lines;
}

std::optional<Line> Bills::find(const LineId& id) const {
    for (std::int64_t number = first_line_from(id.begin); number < line_count(); ++number) {
        const Line line = lines(number, 1).front();
        if (line.charged.begin > id.begin) break;
        if (ledger_->id_of(line) == id) return line;
    }
    return std::nullopt;
}

LineId Ledger::id_of(const Line& line) const {
    return {line.pool, items_[line.item], line.charged.begin, line.type, line.mode, line.order};
}

std::vector<Line> Bills::lines_between(Interval interval) const {
    Merge merge(*ledger_);
    for (const Span& span : spans_) {
        if (span.charged.begin >= interval.end || span.charged.end <= interval.begin) continue;
        const Interval before = intersect(span.charged, {span.charged.begin, interval.begin});
        // The line that contains the interval's begin reaches into it, unless it ends exactly there.
        const std::int64_t ended = hours_touched(before);
        const bool reaches = ended > 0 && clock_hour_start(interval.begin) != interval.begin;
        merge.add_span(span, reaches ? ended - 1 : ended);
    }
    for (std::size_t i = 0; i < charges_.size(); ++i) {
        const Interval charged = charges_[i].charged;
        if (charged.begin < interval.end &&
            (charged.end > interval.begin || charged.begin >= interval.begin)) {
            merge.add_charge(charges_[i], i);
        }
    }
    std::vector<Line> lines;
    while (!merge.done() && merge.next_begin() < interval.end)
        lines.push_back(merge.take());
    return lines;
}

std::vector<Line> Bills::accruing() const {
    std::vector<Line> lines;
    for (const Span& span : spans_) {
        if (span.charged.end != ledger_->until()) continue;
        const Line line = usage_line(*ledger_, span, span.line_count() - 1);
        if (line.status == LineStatus::accruing) lines.push_back(line);
    }
    return lines;
}

Totals Bills::total() const {
    return total({earliest_instant, latest_instant});
}

Totals Bills::total(Interval interval) const {
    Sums sums;
    for (const Span& span : spans_)
        sums.add_span(span, interval);
    for (const Line& charge : charges_) {
        if (interval.contains(charge.issued)) sums.add_charge(charge);
    }
    return sums.finish();
}

Totals Bills::usage_total(Interval interval) const {
    Sums sums;
    for (const Span& span : spans_)
        sums.add_span(span, interval);
    return sums.finish();
}

const RoundingPolicy& Ledger::rounding_at(Instant instant) const {
    return *era_at(rounding_, instant).policy;
}

Bills Ledger::bills(std::uint32_t pool) const {
    assert(pool + 1 < first_span_.size());
    const std::span<const Span> spans(spans_);
    const std::span<const std::uint32_t> charges(charges_by_pool_);
    return Bills(
        *this, spans.subspan(first_span_[pool], first_span_[pool + 1] - first_span_[pool]),
        {charges_, charges.subspan(first_charge_[pool], first_charge_[pool + 1] - first_charge_[pool])});
}

}  // namespace poolbill
