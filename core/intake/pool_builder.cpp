#include "core/intake/pool_builder.hpp"

#include <algorithm>
#include <cstdlib>

#include "core/intake/price_table.hpp"
#include "core/intake/text.hpp"
#include "core/money/discount_taking.hpp"
#include "core/time/iso8601.hpp"
#include "core/time/zone.hpp"

namespace poolbill::intake {
namespace {

bool is_full_hour(Instant instant) {
    return clock_hour_start(instant) == instant;
}

/// The discount as a percentage with two decimals, if one gives the row's discount exactly.
std::optional<Discount> discount_of(const BillRow& row) {
    if (!row.discount || row.discount->is_zero()) return Discount();
    return row.official ? discount_taking(*row.discount, *row.official) : std::nullopt;
}

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

}  // namespace

PoolBuilder::PoolBuilder(Facts& facts, std::vector<const BillRow*> rows, Instant known_until)
    : facts_(facts), rows_(std::move(rows)), known_until_(known_until) {
    std::stable_sort(rows_.begin(), rows_.end(),
                     [](const BillRow* a, const BillRow* b) { return a->begin < b->begin; });
    const BillRow& first = *rows_.front();
    history_.identity.id = words()[first.resource];
    history_.identity.name = first.name == Word::none ? history_.identity.id : words()[first.name];
    history_.identity.region = words()[first.region];
    history_.place = facts.bills.place_of(first);
}

bool PoolBuilder::read(std::size_t rows) {
    for (const std::size_t end = next_row_ + std::min(rows, rows_.size() - next_row_); next_row_ < end;)
        read_row(*rows_[next_row_++]);
    return next_row_ < rows_.size();
}

std::optional<PoolHistory> PoolBuilder::finish() {
    std::stable_sort(orders_.begin(), orders_.end(),
                     [](const OrderGroup& a, const OrderGroup& b) { return a.at < b.at; });
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
    if (count == 0 && row.kind != RowKind::refund) {
        note(notes::value_assumed, say<SentenceId::record_without_count>(), row);
        count = 1;
    }
    take_price(row, count);
    if (is_disk_code(words()[row.flavor]) && !has_storage_) {
        note(notes::value_assumed, say<SentenceId::storage_as_nodes>(shown(words()[row.flavor])), row);
        has_storage_ = true;
    }
    if (row.is_to_minute && !has_minutes_) {
        note(notes::value_assumed, say<SentenceId::times_without_seconds>(), row);
        has_minutes_ = true;
    }
    if (row.kind == RowKind::usage) {
        if (!row.end || *row.end <= *row.begin) {
            note(notes::row_refused, say<SentenceId::record_without_end>(), row);
            return;
        }
        const Interval charged = charged_part(row);
        continues_run(row.flavor, *row.begin);
        counts_.add(words()[row.flavor], count, charged.begin, charged.end);
    } else {
        read_order(row, count);
    }
}

/// The times may be those of the whole hour, or cut to the minute; the usage says how long it was.
Interval PoolBuilder::charged_part(const BillRow& row) {
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

void PoolBuilder::take_price(const BillRow& row, std::int64_t count) {
    const bool is_priced = row.kind == RowKind::usage || row.kind == RowKind::purchase ||
                           row.kind == RowKind::renewal || row.kind == RowKind::auto_renewal;
    if (!is_priced) return;
    const std::optional<UnitPrice> price = unit_price_of(row, count);
    if (!price) return;
    PriceFact fact;
    fact.code = words()[row.flavor];
    fact.unit = row.price_unit;
    if (row.kind == RowKind::usage) {
        fact.unit = PriceUnit::hour;
    } else if (fact.unit != PriceUnit::month && fact.unit != PriceUnit::year) {
        const std::optional<Term> term = term_of(row);
        if (!term) return;
        fact.unit = term->unit() == Term::Unit::year ? PriceUnit::year : PriceUnit::month;
    }
    fact.price = *price;
    fact.currency = row.currency;
    fact.region = words()[row.region];
    fact.account = words()[row.account];
    fact.source = PriceSource::bill;
    // Of a smaller price several percentages take the same off.
    constexpr Amount least = Amount::from_units(10'000);
    if (row.discount && row.official && *row.official >= least) {
        const std::optional<Discount> discount = discount_of(row);
        fact.says_discount = discount ? DiscountSaid::percentage : DiscountSaid::no_percentage;
        fact.discount = discount.value_or(Discount());
    }
    // An order costs what it cost when it was placed.
    fact.seen = fact.last_seen = row.kind == RowKind::usage ? row.begin : row.traded ? row.traded : row.begin;
    fact.place = facts_.bills.place_of(row);
    // One fact for each price and discount, not for each row.
    const std::string key = fact.code + " " + to_string(fact.price);
    const auto found = facts_.prices_of_bills.find(key, [&](std::uint32_t index) {
        const PriceFact& other = facts_.prices[index];
        const bool is_same = other.code == fact.code && other.unit == fact.unit &&
                             other.price == fact.price && other.region == fact.region &&
                             other.says_discount == fact.says_discount && other.discount == fact.discount;
        return is_same ? std::string_view(key) : std::string_view();
    });
    if (!found) {
        facts_.prices_of_bills.add(key, static_cast<std::uint32_t>(facts_.prices.size()));
        facts_.prices.push_back(std::move(fact));
        return;
    }
    PriceFact& same = facts_.prices[*found];
    if (fact.seen) {
        same.last_seen = std::max(same.last_seen, fact.seen);
        if (!same.seen || *fact.seen < *same.seen) same.seen = fact.seen;
    }
}

void PoolBuilder::read_order(const BillRow& row, std::int64_t count) {
    const bool is_at_payment = row.kind == RowKind::renewal || row.kind == RowKind::refund;
    const Instant at = is_at_payment && row.traded ? *row.traded : *row.begin;
    const std::string& order = words()[row.order];
    auto group = std::find_if(orders_.begin(), orders_.end(), [&](const OrderGroup& other) {
        return other.at == at && other.kind == row.kind && other.order == order;
    });
    const std::optional<Discount> discount = discount_of(row);
    if (!discount) note(notes::action_lost, say<SentenceId::order_discount_odd>(), row);
    if (group == orders_.end()) {
        orders_.push_back(
            {at, row.kind, order, {}, term_of(row), row.end, discount.value_or(Discount()), &row});
        group = orders_.end() - 1;
    } else if (discount && *discount != group->discount) {
        note(notes::action_lost, say<SentenceId::order_discounts_differ>(), row);
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
        } else {
            if (is_full_hour(change.at))
                note(notes::history_assumed, say<SentenceId::records_end>(format_instant(change.at)),
                     *rows_.back());
            act(change.at, DeletePool{id});
            is_gone_ = true;
        }
        nodes_.clear();
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

void PoolBuilder::take_purchase(const OrderGroup& group) {
    const std::string& id = history_.identity.id;
    if (!group.term || !group.term->can_be_purchased())
        return note(notes::action_lost, say<SentenceId::purchase_without_term>(), *group.first);
    if (!is_created_) act(group.at, CreatePool{id, group.nodes, {}});
    is_created_ = true;
    SubmitChangeOrder order;
    order.pool = id;
    order.order = group.order.empty() ? "CS-" + id : group.order;
    order.term = *group.term;
    if (!group.discount.is_none()) order.discount = group.discount;
    order.auto_renew = std::any_of(orders_.begin(), orders_.end(), [](const OrderGroup& other) {
        return other.kind == RowKind::auto_renewal;
    });
    const std::string name = order.order;
    act(group.at, std::move(order));
    act(group.at, PayOrder{name, PaymentMethod::balance, Amount()});
    is_prepaid_ = true;
    prepaid_ = group.nodes;
    nodes_.clear();
    expires_ = group.expires;
}

/// Nodes can be unsubscribed singly: a refund for fewer nodes than the pool has leaves the pool.
void PoolBuilder::take_refund(const OrderGroup& group) {
    const std::string& id = history_.identity.id;
    const bool is_order_of_another =
        std::any_of(orders_.begin(), orders_.end(), [&group](const OrderGroup& other) {
            return other.kind != RowKind::refund && other.order == group.order;
        });
    Unsubscribe refund{id, is_order_of_another ? "" : group.order};
    if (group.nodes.empty() && nodes_in(prepaid_) > 1)
        note(notes::value_assumed, say<SentenceId::refund_of_whole_pool>(), *group.first);
    if (!group.nodes.empty() && nodes_in(group.nodes) < nodes_in(prepaid_)) {
        for (const NodeRequest& node : group.nodes)
            add_nodes(prepaid_, node.flavor, -node.count);
        std::erase_if(prepaid_, [](const NodeRequest& node) { return node.count <= 0; });
        refund.nodes = group.nodes;
        return act(group.at, std::move(refund));
    }
    act(group.at, std::move(refund));
    is_prepaid_ = false;
    is_gone_ = true;
}

void PoolBuilder::take_order(const OrderGroup& group) {
    const std::string& id = history_.identity.id;
    switch (group.kind) {
        case RowKind::change:
            if (is_prepaid_) {
                for (const NodeRequest& node : group.nodes)
                    add_nodes(prepaid_, node.flavor, node.count);
                note(notes::history_assumed, say<SentenceId::change_adds_nodes>(), *group.first);
                act(group.at, ScalePool{id, prepaid_, std::nullopt});
                return;
            }
            [[fallthrough]];  // the change to yearly/monthly may be billed as one
        case RowKind::purchase:
            return take_purchase(group);
        case RowKind::renewal: {
            if (!is_prepaid_ || !group.term)
                return note(notes::action_lost, say<SentenceId::renewal_without_purchase>(), *group.first);
            Renew renew;
            renew.pool = id;
            renew.order = group.order;
            renew.term = *group.term;
            if (!group.discount.is_none()) renew.discount = group.discount;
            act(group.at, std::move(renew));
            expires_ = group.expires;
            return;
        }
        case RowKind::auto_renewal:
            expires_ = group.expires;
            if (!is_prepaid_)
                note(notes::action_lost, say<SentenceId::auto_renewal_without_purchase>(), *group.first);
            return;
        case RowKind::refund:
            if (!is_prepaid_)
                return note(notes::action_lost, say<SentenceId::refund_without_purchase>(), *group.first);
            return take_refund(group);
        case RowKind::usage:
        case RowKind::tax:
        case RowKind::make_up:
        case RowKind::adjustment:
        case RowKind::other:
            return;
    }
}

}  // namespace poolbill::intake
