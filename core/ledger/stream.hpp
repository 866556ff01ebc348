// Every line, in order of span, without storing them: for exports, test oracles and sums over all hours.
//
// Contract: the visitor is called once per usage line, pool by pool and span by span (not merged by time;
// `Bills::lines` merges). The amounts of a full hour are computed once per span; only the first and last line
// of a span need a division. One-off charges are in `Bills::charges`.
#pragma once

#include "core/ledger/ledger.hpp"

namespace poolbill {

struct StreamedLine {
    Instant begin;  // of the charge; the cycle is the clock hour around it
    Instant end;
    Amount list;
    Amount amount;
    Amount payable;
};

/// A line that covers only part of its hour.
inline StreamedLine partial_line(const Span& span, Interval charged) {
    const Amount list = usage_amount(span.hourly, span.quantity, charged.seconds()).value_or(Amount());
    const Amount amount = (list - span.discount.off(list)).bounded();
    return {charged.begin, charged.end, list, amount, apply(span.rounding->line, amount)};
}

/// visit(const Span&, const StreamedLine&)
template <class Visitor>
void stream(const Span& span, Visitor&& visit) {
    constexpr std::chrono::hours hour{1};
    const Instant first_cut = std::chrono::ceil<std::chrono::hours>(span.charged.begin);
    if (first_cut >= span.charged.end && span.charged.begin != first_cut) {
        visit(span, partial_line(span, span.charged));
        return;
    }
    if (span.charged.begin != first_cut) visit(span, partial_line(span, {span.charged.begin, first_cut}));
    const Instant last_cut = std::chrono::floor<std::chrono::hours>(span.charged.end);
    StreamedLine line{first_cut, first_cut + hour, span.hour_list, span.hour_amount, span.hour_payable};
    for (; line.begin < last_cut; line.begin += hour, line.end += hour)
        visit(span, line);
    if (last_cut != span.charged.end) visit(span, partial_line(span, {last_cut, span.charged.end}));
}

template <class Visitor>
void stream(const Bills& bills, Visitor&& visit) {
    for (const Span& span : bills.spans())
        stream(span, visit);
}

}  // namespace poolbill
