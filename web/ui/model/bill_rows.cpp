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

}  // namespace

Bills BillRows::chosen(Session& session, const BillQuery& query) {
    const Bills all = session.world().bills(session.pool_index());
    if (!query.mode) return all;
    return *query.mode == BillingMode::pay_per_use ? all.usage() : all.one_off();
}

void BillRows::prepare(Session& session, const BillQuery& query) {
    const Moment moment{session.revision(), session.now()};
    if (moment == moment_ && pool_ == session.pool_index() && query == query_) return;
    moment_ = moment;
    pool_ = session.pool_index();
    query_ = query;
    const Bills bills = chosen(session, query);
    count_ = bills.line_count();
    sorted_.clear();
    if (query.order == BillOrder::time || count_ > most_sorted) return;
    // Weight above number: equal weights stay by time.
    std::vector<std::pair<std::int64_t, std::uint32_t>> weighed;
    for (const Line& line : bills.lines(0, count_))
        weighed.emplace_back(weight(line, query.order), static_cast<std::uint32_t>(weighed.size()));
    std::sort(weighed.begin(), weighed.end());
    for (const auto& each : weighed)
        sorted_.push_back(each.second);
}

std::vector<Line> BillRows::lines(const Bills& bills, std::int64_t first, std::int64_t last) const {
    const std::int64_t from = query_.descending ? count_ - last : first;
    std::vector<Line> found;
    if (sorted_.empty()) {
        found = bills.lines(from, last - first);
    } else {
        for (std::int64_t row = from; row < from + last - first; ++row)
            found.push_back(bills.lines(sorted_[static_cast<std::size_t>(row)], 1).front());
    }
    if (query_.descending) std::reverse(found.begin(), found.end());
    return found;
}

std::int64_t BillRows::row_of(const Bills& bills, Instant start) const {
    const std::int64_t number = bills.first_line_from(start);
    return query_.descending ? count_ - 1 - number : number;
}

}  // namespace poolbill::ui
