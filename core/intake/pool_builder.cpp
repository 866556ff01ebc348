#include "core/intake/pool_builder.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "core/intake/price_table.hpp"
#include "core/intake/text.hpp"
#include "core/time/iso8601.hpp"
#include "core/time/zone.hpp"

namespace poolbill::intake {
namespace {

bool is_full_hour(Instant instant) {
    return clock_hour_start(instant) == instant;
}

/// Whether the usage begins and ends in one minute, and says how long it is.
bool is_within_a_minute(const BillRow& row) {
    return row.is_to_minute && row.begin == row.end && row.seconds && *row.seconds > 0 && *row.seconds < 60;
}

/// Whether the order has a discount that is no percentage with two decimals.
bool has_odd_discount(const BillRow& row, const RowDiscount& discount) {
    if (discount.said != DiscountSaid::nothing) return discount.said != DiscountSaid::percentage;
    // Of the amounts only erased cents are known to be no discount.
    const std::optional<Amount> official = official_of(row), due = due_of(row);
    return official && due && (*official - *due).units() >= Int128{Amount::units_per_one / 100};
}

}  // namespace

void add_nodes(std::vector<NodeRequest>& nodes, const std::string& flavor, std::int64_t count) {
    const auto same = std::find_if(nodes.begin(), nodes.end(),
                                   [&flavor](const NodeRequest& other) { return other.flavor == flavor; });
    if (same == nodes.end()) {
        nodes.push_back({flavor, count, std::nullopt, {}});
    } else {
        same->count += count;
    }
}

std::int64_t nodes_in(const std::vector<NodeRequest>& nodes) {
    std::int64_t sum = 0;
    for (const NodeRequest& node : nodes)
        sum += node.count;
    return sum;
}

std::int64_t nodes_in(const std::vector<NodeRequest>& nodes, const std::string& flavor) {
    std::int64_t sum = 0;
    for (const NodeRequest& node : nodes)
        if (node.flavor == flavor) sum += node.count;
    return sum;
}

PoolBuilder::PoolBuilder(Facts& facts, std::vector<const BillRow*> rows, Instant known_until,
                         const PricesBesideBills& listed, const NodeRates& rates)
    : facts_(facts),
      listed_(listed),
      rates_(rates),
      rows_(std::move(rows)),
      known_until_(known_until),
      policy_(site_policy("intl").value()) {
    std::stable_sort(rows_.begin(), rows_.end(),
                     [](const BillRow* a, const BillRow* b) { return a->begin < b->begin; });
    const BillRow& first = *rows_.front();
    history_.identity.id = words()[first.resource];
    history_.identity.name = first.name == Word::none ? history_.identity.id : words()[first.name];
    history_.identity.region = words()[first.region];
    history_.place = facts.bills.place_of(first);
}

bool PoolBuilder::read(std::size_t rows) {
    for (const std::size_t end = next_row_ + std::min(rows, rows_.size() - next_row_); next_row_ < end;) {
        if (next_row_ == 0 || rows_[next_row_ - 1]->begin != rows_[next_row_]->begin)
            find_hour_parts(next_row_);
        read_row(*rows_[next_row_++]);
    }
    return next_row_ < rows_.size();
}

std::optional<PoolHistory> PoolBuilder::finish() {
    std::stable_sort(orders_.begin(), orders_.end(),
                     [](const OrderGroup& a, const OrderGroup& b) { return a.at < b.at; });
    join_orders_of_nodes();
    for (OrderGroup& order : orders_)
        settle_discount(order);
    const std::vector<NodeCounts::Change> changes = counts_.changes();
    std::size_t order = 0;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        for (; order < orders_.size() && orders_[order].at <= changes[i].at; ++order)
            take_order(orders_[order]);
        const bool is_last = i + 1 == changes.size();
        take_change(changes[i], is_last && order == orders_.size(),
                    order < orders_.size() && (is_last || orders_[order].at < changes[i + 1].at));
    }
    for (; order < orders_.size(); ++order)
        take_order(orders_[order]);
    for (const auto& [item, run] : price_runs_)
        end_price_run(run);
    if (history_.log.empty()) return std::nullopt;
    std::stable_sort(history_.log.begin(), history_.log.end(),
                     [](const LogEntry& a, const LogEntry& b) { return a.at < b.at; });
    if (is_prepaid_ && !is_gone_) history_.runs_on_since = expires_;
    history_.is_prepaid = is_prepaid_;
    return std::move(history_);
}

bool PoolBuilder::continues_run(Word flavor, Instant begin) {
    const auto [run, is_first] = runs_.try_emplace(flavor, Run{begin});
    if (!is_first && run->second.begin != begin)
        run->second = {begin, run->second.begin + std::chrono::hours{1} >= begin};
    return run->second.continues;
}

void PoolBuilder::read_row(const BillRow& row) {
    if (row.flavor == Word::none) {
        note(notes::row_refused, say<SentenceId::record_without_flavor>(), row);
        return;
    }
    if (!row.begin) {
        note(notes::row_refused, say<SentenceId::record_without_begin>(), row);
        return;
    }
    std::int64_t count = count_of(row);
    if (count == 0) count = count_by_price(row);
    const bool is_count_known = count > 0;
    if (!is_count_known && row.kind == RowKind::usage) {
        if (uncounted_.emplace(row.flavor, row.kind).second)
            note(notes::value_assumed, say<SentenceId::record_without_count>(), row);
        count = 1;
    }
    // A unit price needs the true count to be explained. Without one, the amount is the price of what is taken as one node.
    const std::optional<std::uint32_t> price = take_price(row, is_count_known || !row.unit_price ? count : 0);
    note_reading(row);
    if (row.kind == RowKind::usage) {
        if (!row.end || (*row.end <= *row.begin && !is_within_a_minute(row))) {
            note(notes::row_refused, say<SentenceId::record_without_end>(), row);
            return;
        }
        const Interval charged = charged_part(row);
        continues_run(row.flavor, *row.begin);
        counts_.add(words()[row.flavor], count, charged.begin, charged.end);
        HourBefore& last = charged_[row.flavor];
        if (charged.end >= last.end) last = {charged.end, count};
    } else {
        read_order(row, count, price);
    }
}

/// How the pool's records are read, once for each way.
void PoolBuilder::note_reading(const BillRow& row) {
    if (is_disk_code(words()[row.flavor]) && !has_storage_) {
        note(notes::value_assumed, say<SentenceId::storage_as_nodes>(shown(words()[row.flavor])), row);
        has_storage_ = true;
    }
    if (row.is_to_minute && !has_minutes_) {
        note(notes::value_assumed, say<SentenceId::times_without_seconds>(), row);
        has_minutes_ = true;
    }
}

/// A row that has neither a count nor a unit price that explains its amount is for as many nodes as the amount is times the
/// price of a list, or the price of one node that the amounts of all rows show.
std::int64_t PoolBuilder::count_by_price(const BillRow& row) {
    if (row.kind != RowKind::usage) return 0;
    const PricesBesideBills::Price* listed = listed_.find(words()[row.flavor], words()[row.region]);
    const auto shown =
        listed != nullptr || row.unit_price ? std::nullopt : rates_.price_of(row.flavor, row.region);
    const std::optional<UnitPrice> price = listed != nullptr ? std::optional(listed->hourly) : shown;
    const std::int64_t count = price ? count_at(row, *price) : 0;
    if (count > 0 && !has_count_by_price_) {
        note(notes::value_assumed,
             listed != nullptr ? say<SentenceId::count_by_price>(to_string(*price), words_of(listed->source))
                               : say<SentenceId::count_by_amounts>(to_string(*price)),
             row);
        has_count_by_price_ = true;
    }
    return count;
}

/// The records of one flavor whose times are those of the same whole hour, but were charged one after the other.
void PoolBuilder::find_hour_parts(std::size_t first) {
    hour_parts_.clear();
    std::map<std::pair<Word, Instant>, std::vector<const BillRow*>> rows;
    std::size_t next = first;
    for (; next < rows_.size() && rows_[next]->begin == rows_[first]->begin; ++next) {
        const BillRow& row = *rows_[next];
        if (row.kind == RowKind::usage && row.begin && row.end && row.seconds)
            rows[{row.flavor, *row.end}].push_back(&row);
    }
    for (const auto& [key, same] : rows) {
        if (same.size() < 2) continue;
        AroundHour around;
        if (const auto before = charged_.find(key.first); before != charged_.end())
            around.before = before->second;
        for (std::size_t i = next; i < rows_.size() && *rows_[i]->begin <= key.second; ++i) {
            const BillRow& row = *rows_[i];
            if (row.kind == RowKind::usage && row.flavor == key.first && *row.begin == key.second)
                around.after = count_of(row);
        }
        auto parts = intervals_of_parts(same, around);
        has_records_of_nodes_ = has_records_of_nodes_ || parts.empty();
        hour_parts_.merge(std::move(parts));
    }
}

/// The times may be those of the whole hour, or cut to the minute; the usage says how long it was.
Interval PoolBuilder::charged_part(const BillRow& row) {
    if (const auto part = hour_parts_.find(&row); part != hour_parts_.end()) return part->second;
    Interval charged{*row.begin, *row.end};
    const std::int64_t seconds = row.seconds.value_or(0);
    if (seconds <= 0 || seconds == charged.seconds()) return charged;
    if (row.is_to_minute && std::abs(seconds - charged.seconds()) < 60) {
        // A full hour is exact, because bills are cut there.
        const bool is_end_exact = is_full_hour(charged.end);
        if (is_end_exact) charged.begin = charged.end - Seconds{seconds};
        if (!is_end_exact) charged.end = charged.begin + Seconds{seconds};
        return charged;
    }
    if (seconds > charged.seconds()) return charged;
    // Of the whole hour it is the end at the start of a run, else the beginning.
    const bool continues = continues_run(row.flavor, *row.begin);
    if (continues) charged.end = charged.begin + Seconds{seconds};
    if (!continues) charged.begin = charged.end - Seconds{seconds};
    return charged;
}

void PoolBuilder::add_discount(OrderGroup::Share& share, const OrderGroup::Share& other, const BillRow& row) {
    if (share.discount && other.discount && *share.discount != *other.discount)
        note(notes::action_lost, say<SentenceId::order_discounts_differ>(), row);
    if (!share.discount) share.discount = other.discount;
    if (!share.price) share.price = other.price;
}

/// An order has one discount in a scenario: when those of its flavors differ, they are taken as those of the contract.
void PoolBuilder::settle_discount(OrderGroup& order) {
    bool differ = false;
    for (const auto& [flavor, share] : order.shares) {
        differ = differ || (order.discount && share.discount && *order.discount != *share.discount);
        if (!order.discount) order.discount = share.discount;
    }
    if (!differ) return;
    order.discount.reset();
    for (const auto& [flavor, share] : order.shares)
        if (share.price) facts_.prices[*share.price].has_contract_discount = true;
}

void PoolBuilder::read_order(const BillRow& row, std::int64_t count, std::optional<std::uint32_t> price) {
    const bool is_at_payment =
        row.kind == RowKind::renewal || row.kind == RowKind::auto_renewal || row.kind == RowKind::refund;
    const Instant at = is_at_payment && row.traded ? *row.traded : *row.begin;
    const std::string& order = words()[row.order];
    // A purchase is paid at once; the nodes that it is for may begin some seconds apart.
    const auto is_one_order = [&](const OrderGroup& other) {
        const bool is_purchase = row.kind == RowKind::purchase && !order.empty();
        return other.at == at ||
               (is_purchase && at - other.at <= purchase_spread && other.at - at <= purchase_spread);
    };
    auto group = std::find_if(orders_.begin(), orders_.end(), [&](const OrderGroup& other) {
        return other.kind == row.kind && other.order == order && is_one_order(other);
    });
    const RowDiscount own = discount_of(row);
    const bool is_odd = row.kind != RowKind::refund && has_odd_discount(row, own);
    if (is_odd) note(notes::action_lost, say<SentenceId::order_discount_odd>(), row);
    const auto discount =
        own.said == DiscountSaid::percentage ? std::optional(own.percent) : std::optional<Discount>();
    if (group == orders_.end()) {
        orders_.push_back({at, row.kind, order, {}, term_of(row), row.end, {}, &row, {}});
        group = orders_.end() - 1;
    }
    OrderGroup::Share& share = group->shares[words()[row.flavor]];
    OrderGroup::Share said;
    said.discount = discount;
    said.price = price;
    add_discount(share, said, row);
    // The counted nodes of a refund say nothing about the others.
    if (count == 0 && share.uncounted == 0) share.due = AmountSum();
    if (count == 0 || share.uncounted == 0) share.due += due_of(row).value_or(Amount());
    ++share.records;
    if (count == 0) {
        ++share.uncounted;
        share.list += official_of(row).value_or(Amount());
        if (share.uncounted_row == nullptr) share.uncounted_row = &row;
    }
    if (count > 0) add_nodes(group->nodes, words()[row.flavor], count);
}

void PoolBuilder::take_change(const NodeCounts::Change& change, bool is_last, bool order_follows) {
    const std::string& id = history_.identity.id;
    if (change.nodes.empty()) {
        if (order_follows || is_prepaid_) {
            // The change to yearly/monthly ends the usage, or the pay-per-use nodes beside the prepaid ones.
            if (is_prepaid_ && !order_follows && !nodes_.empty() && expires_ && change.at < *expires_)
                act(change.at, ScalePool{id, prepaid_, std::nullopt});
        } else if (!is_last) {
            gap_ = change.at;
            return;
        } else if (is_full_hour(change.at) && change.at + std::chrono::hours{1} > known_until_) {
            history_.runs_on_since = change.at;
        } else if (const PoolFact* listed = listed_pool(facts_, id);
                   listed != nullptr && listed->status.phase != PoolPhase::deleting) {
            history_.runs_on_since = change.at;
            history_.ends_before_bills = true;
        } else {
            if (is_full_hour(change.at))
                note(notes::history_assumed, say<SentenceId::records_end>(format_instant(change.at)),
                     *rows_.back());
            act(change.at, DeletePool{id});
            is_gone_ = true;
        }
        ran_ = std::exchange(nodes_, {});
        return;
    }
    if (gap_) {
        note(notes::history_assumed,
             say<SentenceId::records_have_gap>(format_instant(*gap_), format_instant(change.at)),
             *rows_.front());
        gap_.reset();
        if (nodes_ == change.nodes) return;
    }
    if (!is_created_) {
        act(change.at, CreatePool{id, change.nodes, {}});
        is_created_ = true;
    } else if (is_prepaid_) {
        std::vector<NodeRequest> all = prepaid_;
        for (NodeRequest node : change.nodes) {
            node.mode = BillingMode::pay_per_use;
            all.push_back(std::move(node));
        }
        if (expires_ && change.at >= *expires_) {
            note(notes::action_lost, say<SentenceId::usage_after_term>(), *rows_.front());
        } else {
            act(change.at, ScalePool{id, std::move(all), std::nullopt});
        }
    } else {
        act(change.at, ScalePool{id, change.nodes, std::nullopt});
    }
    nodes_ = change.nodes;
}

}  // namespace poolbill::intake
