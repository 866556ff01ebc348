#include "core/export/focus/coverage.hpp"

#include <algorithm>
#include <cassert>
#include <optional>
#include <utility>

#include "core/time/zone.hpp"

namespace poolbill::exports::focus {
namespace {

/// part/whole of an amount, cut.
Int128 share(Int128 amount, Int128 part, Int128 whole) {
    return whole == 0 ? 0 : amount * part / whole;
}
Amount share(Amount amount, std::int64_t part, std::int64_t whole) {
    return Amount::from_units(static_cast<std::int64_t>(share(Int128{amount.units()}, part, whole)));
}

/// Divides an amount by weights, to the last unit.
class Division {
  public:
    Division(AmountSum amount, Int128 weights) : left_(amount.units()), weights_(weights) {}

    AmountSum take(Amount weight) {
        const Int128 part = weights_ == 0 ? left_ : share(left_, weight.units(), weights_);
        left_ -= part;
        weights_ -= weight.units();
        return AmountSum::from_units(part);
    }

  private:
    Int128 left_;
    Int128 weights_;
};

Amount used_until(const Portion& portion, const Line& line, Instant instant) {
    const std::int64_t seconds =
        (std::clamp(instant, line.charged.begin, portion.end) - line.charged.begin).count();
    return Amount::from_units(
        static_cast<std::int64_t>(share(portion.paid.units(), seconds, line.charged.seconds())));
}

/// Nodes of a line when some of its flavor leave.
struct Leaving {
    Interval charged;
    std::int64_t there = 0;
    std::int64_t leaving = 0;
};

/// How many nodes leave the next line. It and the earlier lines of the same time lose their share together, cut once.
std::int64_t leaving_of(const Leaving& next, const std::vector<Leaving>& earlier,
                        const Replacement& replaced) {
    Int128 there = next.there, leaving = 0;
    for (const Leaving& other : earlier) {
        if (other.charged.begin >= next.charged.end || next.charged.begin >= other.charged.end) continue;
        there += other.there;
        leaving += other.leaving;
    }
    const Int128 more = share(there, replaced.count, replaced.of) - leaving;
    return static_cast<std::int64_t>(std::clamp(more, Int128{0}, Int128{next.there}));
}

}  // namespace

Coverage::Coverage(const World& world, const Bills& bills) : by_order_(world.orders.size()) {
    for (const Line& charge : bills.charges()) {
        if (charge.type == BillType::refund) continue;
        assert(charge.order);
        const ChargeItem& item = world.ledger.item(charge.item);
        std::optional<std::uint32_t> flavor;
        if (!item.is_disk) flavor = world.catalog.index_of(*world.catalog.find_flavor(item.code));
        by_order_[*charge.order].push_back({charge, {{flavor, charge.count, charge.payable}}, {}});
    }
    std::vector<Lines> by_pool(world.pools.size());
    for (std::size_t index = 0; index < by_order_.size(); ++index) {
        const Order& order = world.orders[index];
        Lines& lines = by_pool[order.pool];
        if (order.kind == OrderKind::unsubscription) {
            const bool is_some = !order.replaced.empty();
            give_back(order, is_some ? replace(lines, order.replaced.front(), *order.paid) : leave(order));
        } else {
            for (const Replacement& replaced : order.replaced)
                replace(lines, replaced, *order.paid);
        }
        // Additions come first: they cover several terms, each of which then loses what is missing in its time.
        for (Covered& line : by_order_[index])
            lines.insert(order.kind == OrderKind::scaling ? lines.begin() : lines.end(), &line);
    }
}

/// @return the lines that have nodes of the flavor; what leaves is the last portion of each
Coverage::Lines Coverage::replace(const Lines& lines, const Replacement& replaced, Instant at) {
    Lines changed;
    std::vector<Leaving> earlier;
    for (Covered* const line : lines) {
        if (line->line.charged.end <= at) continue;
        Leaving nodes{line->line.charged};
        AmountSum paid;
        bool is_of_flavor = false;
        for (Holding& held : line->there) {
            if (held.flavor != replaced.from) continue;
            is_of_flavor = true;
            const Amount part = share(held.paid, replaced.count, replaced.of);
            held.paid = (held.paid - part).bounded();
            paid += part;
            if (held.count == 0) continue;
            nodes.there = held.count;
            nodes.leaving = leaving_of(nodes, earlier, replaced);
            held.count -= nodes.leaving;
        }
        if (!is_of_flavor) continue;
        earlier.push_back(nodes);
        std::erase_if(line->there,
                      [](const Holding& held) { return held.count == 0 && held.paid.is_zero(); });
        if (replaced.to) line->there.push_back({replaced.to, 0, paid.bounded()});
        const Instant end = std::max(at, line->line.charged.begin);
        line->left.push_back({nodes.leaving, replaced.to ? Amount() : paid.bounded(), end, {}});
        changed.push_back(line);
    }
    return changed;
}

/// Whole periods are given back: those of the pool, or renewals that have not begun.
Coverage::Lines Coverage::leave(const Order& order) {
    Lines changed;
    for (const RefundPart& part : order.refund) {
        for (Covered& line : by_order_[part.order]) {
            const Interval charged = line.line.charged;
            Portion all{0, {}, std::clamp(*order.paid, charged.begin, charged.end), {}};
            for (const Holding& held : line.there) {
                all.count += held.count;
                all.paid = (all.paid + held.paid).bounded();
            }
            line.there.clear();
            line.left.push_back(all);
            changed.push_back(&line);
        }
    }
    return changed;
}

/// Divides a refund among the periods by what the engine gave back of each, then among the lines by what they lose.
void Coverage::give_back(const Order& order, const Lines& leaving) {
    Int128 whole = 0;
    for (const RefundPart& part : order.refund)
        whole += part.refund.units();
    Division periods(AmountSum() - order.amounts.payable, whole);
    for (const RefundPart& part : order.refund) {
        Lines lines;
        Int128 lost = 0;
        for (Covered* const line : leaving) {
            if (line->line.order != part.order) continue;
            lines.push_back(line);
            lost += line->left.back().paid.units();
        }
        Division shares(periods.take(part.refund), lost);
        for (Covered* const line : lines)
            line->left.back().refund = shares.take(line->left.back().paid);
    }
}

std::vector<Portion> Coverage::take(const Line& line) {
    assert(line.order);
    std::vector<Covered>& lines = by_order_[*line.order];
    // An order may have lines that are equal.
    const auto found = std::find_if(lines.begin(), lines.end(), [&line](const Covered& covered) {
        return !covered.is_taken && covered.line == line;
    });
    assert(found != lines.end());
    found->is_taken = true;
    std::vector<Portion> portions = std::move(found->left);
    for (const Holding& held : found->there)
        portions.push_back({held.count, held.paid, line.charged.end, {}});
    std::erase_if(portions, [](const Portion& portion) {
        return portion.count == 0 && portion.paid.is_zero() && portion.refund == AmountSum();
    });
    return portions;
}

Slices::Slices(const Line& line, std::vector<Portion> portions, Instant until)
    : line_(line), portions_(std::move(portions)), begin_(line.charged.begin), last_(line.charged.begin) {
    for (const Portion& portion : portions_)
        last_ = std::max(last_, portion.end);
    last_ = std::min(last_, until);
}

std::optional<Slice> Slices::next() {
    return begin_ < last_ ? hour() : next_unused();
}

Slice Slices::hour() {
    Instant end = std::min(clock_hour_next(begin_), last_);
    for (const Portion& portion : portions_) {
        if (portion.end > begin_) end = std::min(end, portion.end);
    }
    Slice slice{{begin_, end}, 0, {}, false};
    AmountSum amount;
    for (const Portion& portion : portions_) {
        if (portion.end <= begin_) continue;
        slice.count += portion.count;
        amount += used_until(portion, line_, end) - used_until(portion, line_, begin_);
    }
    slice.amount = amount.bounded();
    begin_ = end;
    return slice;
}

std::optional<Slice> Slices::next_unused() {
    while (next_portion_ < portions_.size()) {
        const Portion& portion = portions_[next_portion_++];
        if (portion.end >= line_.charged.end || (portion.paid.is_zero() && portion.refund == AmountSum()))
            continue;
        const AmountSum unused =
            AmountSum(portion.paid) - portion.refund - used_until(portion, line_, portion.end);
        return Slice{{portion.end, line_.charged.end}, portion.count, unused.bounded(), true};
    }
    return std::nullopt;
}

}  // namespace poolbill::exports::focus
