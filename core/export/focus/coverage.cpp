#include "core/export/focus/coverage.hpp"

#include <algorithm>
#include <optional>

#include "core/time/zone.hpp"

namespace poolbill::exports::focus {
namespace {

bool is_whole(const World& world, const Line& refund) {
    const bool is_pool = std::any_of(world.events.begin(), world.events.end(), [&refund](const Event& event) {
        return event.kind == EventKind::unsubscribed && event.order == refund.order;
    });
    // Renewals that have not begun are given back as a whole too.
    return is_pool || refund.charged.begin > refund.issued;
}

/// part/whole of an amount, cut.
Int128 share(Int128 amount, Int128 part, Int128 whole) {
    return whole == 0 ? 0 : amount * part / whole;
}

/// What an unsubscription gave back of one paid period; the refund line is divided among its periods by theirs.
AmountSum refund_of_part(const Order& order, std::size_t part, Amount all) {
    Int128 before = 0, whole = 0;
    for (std::size_t i = 0; i < order.refund.size(); ++i) {
        whole += order.refund[i].refund.units();
        if (i < part) before += order.refund[i].refund.units();
    }
    const Int128 after = before + order.refund[part].refund.units();
    return AmountSum::from_units(share(all.units(), after, whole) - share(all.units(), before, whole));
}

/// This line's share of what came back for its order: by what its lines had cost.
AmountSum share_of_line(const World& world, const Line& line, AmountSum back, bool all_items) {
    Int128 before = 0, mine = 0, whole = 0;
    for (const Line& other : world.bills(line.pool).charges()) {
        if (other.order != line.order || (!all_items && other.item != line.item)) continue;
        if (other == line) {
            before = whole;
            mine = other.payable.units();
        }
        whole += other.payable.units();
    }
    return AmountSum::from_units(share(back.units(), before + mine, whole) -
                                 share(back.units(), before, whole));
}

Amount used_until(const Portion& portion, const Line& line, Instant instant) {
    const std::int64_t seconds =
        (std::clamp(instant, line.charged.begin, portion.end) - line.charged.begin).count();
    return Amount::from_units(
        static_cast<std::int64_t>(share(portion.paid.units(), seconds, line.charged.seconds())));
}

}  // namespace

Refunds::Refunds(const World& world) : by_pool_(world.pools.size()) {
    for (const Line& charge : world.bills().charges()) {
        if (charge.type != BillType::refund || !charge.order) continue;
        by_pool_[charge.pool].push_back({&world.orders[*charge.order], &charge, is_whole(world, charge)});
    }
}

std::vector<Portion> portions_of(const World& world, const Refunds& refunds, const Line& line) {
    std::vector<Portion> portions{{line.count, line.payable, line.charged.end, {}}};
    if (!line.order) return portions;
    for (const Refunds::Refund& refund : refunds.of_pool(line.pool)) {
        if (!refund.is_whole && refund.line->item != line.item) continue;
        for (std::size_t part = 0; part < refund.order->refund.size(); ++part) {
            if (refund.order->refund[part].order != world.orders[*line.order].id) continue;
            const Amount all = Amount::from_units(-refund.line->payable.units());
            const AmountSum back = refund_of_part(*refund.order, part, all);
            Portion& staying = portions.front();
            Portion leaving;
            leaving.count = refund.is_whole ? staying.count : std::min(refund.line->count, staying.count);
            leaving.paid = Amount::from_units(
                static_cast<std::int64_t>(share(staying.paid.units(), leaving.count, staying.count)));
            leaving.end = std::clamp(refund.line->issued, line.charged.begin, line.charged.end);
            leaving.refund = share_of_line(world, line, back, refund.is_whole);
            staying.count -= leaving.count;
            staying.paid = (staying.paid - leaving.paid).bounded();
            portions.push_back(leaving);
        }
    }
    return portions;
}

void for_each_slice(const Line& line, const std::vector<Portion>& portions, Instant until,
                    const std::function<void(const Slice&)>& visit) {
    Instant last = line.charged.begin;
    for (const Portion& portion : portions) {
        if (portion.count > 0) last = std::max(last, portion.end);
    }
    last = std::min(last, until);
    for (Instant begin = line.charged.begin; begin < last;) {
        Instant end = std::min(clock_hour_next(begin), last);
        for (const Portion& portion : portions) {
            if (portion.end > begin) end = std::min(end, portion.end);
        }
        Slice slice{{begin, end}, 0, {}, false};
        AmountSum amount;
        for (const Portion& portion : portions) {
            if (portion.end <= begin) continue;
            slice.count += portion.count;
            amount += used_until(portion, line, end) - used_until(portion, line, begin);
        }
        slice.amount = amount.bounded();
        visit(slice);
        begin = end;
    }
    for (const Portion& portion : portions) {
        if (portion.count == 0 || portion.end >= line.charged.end) continue;
        const AmountSum unused =
            AmountSum(portion.paid) - portion.refund - used_until(portion, line, portion.end);
        visit({{portion.end, line.charged.end}, portion.count, unused.bounded(), true});
    }
}

}  // namespace poolbill::exports::focus
