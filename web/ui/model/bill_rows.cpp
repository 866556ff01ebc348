#include "web/ui/model/bill_rows.hpp"

#include <algorithm>

namespace poolbill::ui {
namespace {

std::int64_t weight(const Line& line, BillOrder order) {
    switch (order) {
        case BillOrder::seconds:
            return line.charged.seconds();
        case BillOrder::list_price:
            return line.unit_price.units();
        case BillOrder::payable:
            return line.payable.units();
        case BillOrder::time:
            break;
    }
    return 0;
}

bool are_of_several_items(const Bills& bills) {
    std::optional<std::uint32_t> first;
    const auto is_another = [&first](const auto& each) {
        return *(first = first.value_or(each.item)) != each.item;
    };
    const std::span<const Span> spans = bills.spans();
    const Charges charges = bills.charges();
    return std::any_of(spans.begin(), spans.end(), is_another) ||
           std::any_of(charges.begin(), charges.end(), is_another);
}

}  // namespace

Bills BillRows::chosen(Session& session, const BillQuery& query) {
    const Bills all = session.world().bills(session.pool_index());
    if (!query.mode) return all;
    return *query.mode == BillingMode::pay_per_use ? all.usage() : all.one_off();
}

void BillRows::prepare(Session& session, const BillQuery& query) {
    derived_.get({session.moment(), query}, [&] {
        const Bills bills = chosen(session, query);
        Rows rows{query, bills.line_count(), {}, are_of_several_items(bills)};
        if (query.order == BillOrder::time || rows.count > most_sorted) return rows;
        // Weight above number: equal weights stay by time.
        std::vector<std::pair<std::int64_t, std::uint32_t>> weighed;
        for (const Line& line : bills.lines(0, rows.count))
            weighed.emplace_back(weight(line, query.order), static_cast<std::uint32_t>(weighed.size()));
        std::sort(weighed.begin(), weighed.end());
        for (const auto& each : weighed)
            rows.sorted.push_back(each.second);
        return rows;
    });
}

std::vector<Line> BillRows::lines(const Bills& bills, std::int64_t first, std::int64_t last) const {
    const bool descending = rows().query.descending;
    const std::vector<std::uint32_t>& sorted = rows().sorted;
    const std::int64_t from = descending ? count() - last : first;
    std::vector<Line> found;
    if (sorted.empty()) {
        found = bills.lines(from, last - first);
    } else {
        for (std::int64_t row = from; row < from + last - first; ++row)
            found.push_back(bills.lines(sorted[static_cast<std::size_t>(row)], 1).front());
    }
    if (descending) std::reverse(found.begin(), found.end());
    return found;
}

std::int64_t BillRows::row_of(const Bills& bills, Instant start) const {
    const std::int64_t number = bills.first_line_from(start);
    return rows().query.descending ? count() - 1 - number : number;
}

}  // namespace poolbill::ui
