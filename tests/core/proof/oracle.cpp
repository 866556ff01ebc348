#include "tests/core/proof/oracle.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace poolbill::test {
namespace {

constexpr std::int64_t hour = 3600;
constexpr std::int64_t day = 24 * hour;
constexpr std::int64_t zone = 8 * hour;

std::int64_t days_in(std::int64_t year, int month) {
    if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// 23:59:59 in UTC+08:00, `months` after the day of `start`. Counts month by month from 1970.
std::int64_t end_of_term(std::int64_t start, std::int64_t months) {
    std::int64_t left = (start + zone) / day;
    std::int64_t year = 1970;
    int month = 1;
    const auto next_month = [&] {
        if (++month == 13) {
            month = 1;
            ++year;
        }
    };
    std::int64_t first = 0;  // day number of the month's first day
    while (left >= days_in(year, month)) {
        left -= days_in(year, month);
        first += days_in(year, month);
        next_month();
    }
    for (; months > 0; --months) {
        first += days_in(year, month);
        next_month();
    }
    const std::int64_t day_of_month = std::min(left + 1, days_in(year, month));
    return (first + day_of_month) * day - zone - 1;
}

enum class Rule { keep, cut, half_up };

std::int64_t apply_rule(Rule rule, std::int64_t amount) {
    constexpr std::int64_t cent = 1'000'000;
    const std::int64_t beyond = amount % cent;
    if (rule == Rule::keep) return amount;
    if (rule == Rule::half_up && beyond >= cent / 2) return amount - beyond + cent;
    return amount - beyond;
}

/// In two steps, because list x basis points may not fit 64 bits.
std::int64_t taken_off(std::int64_t list, Discount discount) {
    return list / 10'000 * discount.basis_points + list % 10'000 * discount.basis_points / 10'000;
}

/// What is billed: nodes of a flavor, or disks of a type and size.
using Item = std::tuple<bool, std::string, std::int64_t>;  // is a disk, code, size in GB

struct PoolRecord {
    bool charged = false;  // exists and is dedicated
    bool prepaid = false;
    std::int64_t first_start = 0;
    std::int64_t months = 0;
    std::map<Item, std::int64_t> counts;
    std::map<Item, bool> apart;  // set to another billing mode by hand
};

struct OrderRecord {
    std::size_t pool = 0;
    Term term{Term::Unit::month, 1};
    std::vector<OracleLine> lines;
};

struct Meter {
    Item item;
    std::int64_t count = 0;
    std::uint64_t per_second = 0;  // price of an hour x quantity, in 10^-10
    Discount discount;
    std::uint64_t collected = 0;  // of the open line
    std::int64_t since = 0;
};

class Oracle {
  public:
    Oracle(const Scenario& scenario, std::int64_t until) : scenario_(scenario), until_(until) {
        pools_.resize(scenario.pools.size());
        meters_.resize(scenario.pools.size());
        for (const SettingOverride& setting : scenario.settings) {
            if (setting.key == "settlement_lag_seconds") lag_ = std::stoll(setting.value);
            if (setting.key == "rounding") rounding_ = setting.value;
        }
        if (rounding_.empty() && scenario.site == "cn") rounding_ = "cn-truncate-2";
    }

    std::vector<OracleLine> run() {
        if (scenario_.log.empty()) return {};
        std::int64_t now = seconds_of(scenario_.log.front().at);
        for (; now < until_; ++now) {
            change_prices(now);
            do_actions_of(now);
            if (now % hour == 0) close_all(now);
            for (std::vector<Meter>& meters : meters_)
                for (Meter& meter : meters)
                    meter.collected += meter.per_second;
        }
        change_prices(until_);
        do_actions_of(until_);
        close_all(until_);
        std::stable_sort(lines_.begin(), lines_.end(), comes_before);
        return std::move(lines_);
    }

  private:
    static std::int64_t seconds_of(Instant instant) { return instant.time_since_epoch().count(); }

    std::size_t pool_of(const std::string& id) const {
        std::size_t index = 0;
        while (scenario_.pools[index].id != id)
            ++index;
        return index;
    }

    const Prices& prices_of(const Item& item) const {
        return prices_.at({std::get<0>(item), std::get<1>(item)});
    }

    template <class Entries>
    void take_prices(bool is_disk, const Entries& entries, std::int64_t now, bool is_first) {
        for (const auto& entry : entries) {
            if (is_first) prices_[{is_disk, entry.code}] = entry.prices;
            for (const PriceChange& change : entry.changes) {
                const std::int64_t from = seconds_of(change.from);
                if (from != now && !(is_first && from < now)) continue;
                prices_[{is_disk, entry.code}] = change.prices;
                has_new_prices_ = true;
            }
        }
    }

    /// In the first second also what changed before it.
    void change_prices(std::int64_t now) {
        has_new_prices_ = false;
        const bool is_first = prices_.empty();
        take_prices(false, scenario_.catalog.flavors, now, is_first);
        take_prices(true, scenario_.catalog.disks, now, is_first);
        for (std::size_t pool = 0; has_new_prices_ && pool < pools_.size(); ++pool)
            set_meters(pool, now);
    }

    Rule rule_at(std::int64_t second) const {
        constexpr std::int64_t june_2021 = 1622476800, august_2021 = 1627747200;
        if (rounding_ == "cn-truncate-2" || rounding_ == "intl-line-truncate-2") return Rule::cut;
        if (rounding_ == "intl-line-half-up-2") return Rule::half_up;
        if (!rounding_.empty() || second >= august_2021) return Rule::keep;
        return second < june_2021 ? Rule::cut : Rule::half_up;
    }

    void do_actions_of(std::int64_t now) {
        if (next_ >= scenario_.log.size() || seconds_of(scenario_.log[next_].at) > now) return;
        for (; next_ < scenario_.log.size(); ++next_) {
            const LogEntry& entry = scenario_.log[next_];
            if (seconds_of(entry.at) != now) break;
            std::visit([&](const auto& action) { happen(action, now); }, entry.action);
        }
        for (std::size_t pool = 0; pool < pools_.size(); ++pool)
            set_meters(pool, now);
    }

    void set_nodes(PoolRecord& pool, const std::vector<NodeRequest>& nodes) {
        std::erase_if(pool.counts, [](const auto& entry) { return !std::get<0>(entry.first); });
        pool.apart.clear();
        for (const NodeRequest& node : nodes)
            pool.counts[{false, node.flavor, 1}] += node.count;
    }
    void set_disks(PoolRecord& pool, const std::vector<DiskGroup>& disks) {
        std::erase_if(pool.counts, [](const auto& entry) { return std::get<0>(entry.first); });
        for (const DiskGroup& disk : disks)
            pool.counts[{true, disk.type, disk.size_gb}] += disk.count;
    }

    void happen(const CreatePool& action, std::int64_t) {
        const std::size_t index = pool_of(action.pool);
        pools_[index].charged = scenario_.pools[index].type == PoolType::dedicated;
        set_nodes(pools_[index], action.nodes);
        set_disks(pools_[index], action.disks);
    }
    void happen(const ScalePool& action, std::int64_t) {
        PoolRecord& pool = pools_[pool_of(action.pool)];
        set_nodes(pool, action.nodes);
        if (action.disks) set_disks(pool, *action.disks);
    }
    void happen(const DeletePool& action, std::int64_t) { pools_[pool_of(action.pool)].charged = false; }
    void happen(const SetNodeBilling& action, std::int64_t) {
        pools_[pool_of(action.pool)].apart[{false, action.flavor, 1}] =
            action.mode == BillingMode::yearly_monthly;
    }
    void happen(const SubmitChangeOrder& action, std::int64_t now) {
        const std::size_t pool = pool_of(action.pool);
        orders_[action.order] = {pool, action.term, fee_lines(pool, action.term, action.discount, now)};
    }
    void happen(const PayOrder& action, std::int64_t now) {
        OrderRecord& order = orders_[action.order];
        PoolRecord& pool = pools_[order.pool];
        pool.prepaid = true;
        pool.first_start = now;
        pool.months = months_of(order.term);
        issue(order.lines, now, end_of_term(now, pool.months));
    }
    void happen(const Renew& action, std::int64_t now) {
        const std::size_t index = pool_of(action.pool);
        PoolRecord& pool = pools_[index];
        const std::int64_t old_end = end_of_term(pool.first_start, pool.months);
        pool.months += months_of(action.term);
        issue(fee_lines(index, action.term, action.discount, now), old_end,
              end_of_term(pool.first_start, pool.months));
    }
    /// Actions that bill nothing: failed payments, cancelled orders, approvals, top-ups.
    template <class Action>
    void happen(const Action&, std::int64_t) {}

    static std::int64_t months_of(Term term) {
        return term.unit() == Term::Unit::year ? 12 * term.count() : term.count();
    }

    std::vector<OracleLine> fee_lines(std::size_t pool, Term term, std::optional<Discount> discount,
                                      std::int64_t now) {
        std::vector<OracleLine> lines;
        for (const auto& [item, count] : pools_[pool].counts) {
            const Prices& prices = prices_of(item);
            const bool by_year = term.unit() == Term::Unit::year && prices.yearly;
            const std::int64_t price = by_year ? prices.yearly->units() : prices.monthly->units();
            const std::int64_t periods = by_year ? term.count() : months_of(term);
            OracleLine line;
            line.pool = pool;
            line.prepaid = true;
            line.code = std::get<1>(item);
            line.size_gb = std::get<2>(item);
            line.count = count;
            line.list = price * periods * count * line.size_gb / 100;
            line.discount = taken_off(line.list, discount ? *discount : prices.discount);
            line.amount = line.list - line.discount;
            line.payable = apply_rule(rule_at(now), line.amount);
            line.status = "issued";
            lines.push_back(line);
        }
        return lines;
    }

    void issue(const std::vector<OracleLine>& lines, std::int64_t start, std::int64_t end) {
        for (OracleLine line : lines) {
            line.start = line.cycle_start = start;
            line.end = line.cycle_end = end;
            line.seconds = end - start;
            lines_.push_back(std::move(line));
        }
    }

    void set_meters(std::size_t index, std::int64_t now) {
        const PoolRecord& pool = pools_[index];
        std::vector<Meter> wanted;
        for (const auto& [item, count] : pool.counts) {
            const auto apart = pool.apart.find(item);
            if (!pool.charged || pool.prepaid || (apart != pool.apart.end() && apart->second)) continue;
            const std::int64_t quantity = count * std::get<2>(item);
            const Prices& prices = prices_of(item);
            wanted.push_back({item, count, static_cast<std::uint64_t>(prices.hourly.units() * quantity),
                              prices.discount, 0, now});
        }
        for (Meter& old : meters_[index]) {
            const auto same = std::find_if(wanted.begin(), wanted.end(), [&old](const Meter& meter) {
                return meter.item == old.item && meter.count == old.count &&
                       meter.per_second == old.per_second && meter.discount == old.discount;
            });
            if (same == wanted.end()) {
                close(index, old, now);
            } else {
                *same = old;
            }
        }
        meters_[index] = std::move(wanted);
    }

    void close_all(std::int64_t now) {
        for (std::size_t pool = 0; pool < meters_.size(); ++pool) {
            for (Meter& meter : meters_[pool]) {
                close(pool, meter, now);
                meter.since = now;
                meter.collected = 0;
            }
        }
    }

    void close(std::size_t pool, const Meter& meter, std::int64_t now) {
        if (meter.since == now) return;
        OracleLine line;
        line.pool = pool;
        line.code = std::get<1>(meter.item);
        line.size_gb = std::get<2>(meter.item);
        line.count = meter.count;
        line.start = meter.since;
        line.end = now;
        line.seconds = now - meter.since;
        line.cycle_start = meter.since - meter.since % hour;
        line.cycle_end = line.cycle_start + hour;
        line.list = static_cast<std::int64_t>(meter.collected / 3600 / 100);
        line.discount = taken_off(line.list, meter.discount);
        line.amount = line.list - line.discount;
        line.payable = apply_rule(rule_at(line.cycle_start), line.amount);
        line.status = line.cycle_end > until_          ? "accruing"
                      : line.cycle_end + lag_ > until_ ? "issued"
                                                       : "settled";
        lines_.push_back(std::move(line));
    }

    const Scenario& scenario_;
    std::int64_t until_;
    std::int64_t lag_ = 3600;
    std::string rounding_;
    std::map<std::pair<bool, std::string>, Prices> prices_;  // at the second; a disk, and its code
    bool has_new_prices_ = false;
    std::vector<PoolRecord> pools_;
    std::vector<std::vector<Meter>> meters_;
    std::map<std::string, OrderRecord> orders_;
    std::size_t next_ = 0;
    std::vector<OracleLine> lines_;
};

}  // namespace

bool comes_before(const OracleLine& left, const OracleLine& right) {
    const auto key = [](const OracleLine& line) {
        return std::tie(line.start, line.pool, line.prepaid, line.code, line.size_gb, line.end, line.amount);
    };
    return key(left) < key(right);
}

std::vector<OracleLine> oracle_lines(const Scenario& scenario, std::int64_t until) {
    return Oracle(scenario, until).run();
}

std::string to_string(const OracleLine& line) {
    std::string text =
        "p" + std::to_string(line.pool) + (line.prepaid ? " prepaid " : " metered ") + line.code;
    for (const auto& [name, value] :
         std::initializer_list<std::pair<const char*, std::int64_t>>{{"GB", line.size_gb},
                                                                     {"count", line.count},
                                                                     {"start", line.start},
                                                                     {"end", line.end},
                                                                     {"seconds", line.seconds},
                                                                     {"cycle", line.cycle_start},
                                                                     {"to", line.cycle_end},
                                                                     {"list", line.list},
                                                                     {"discount", line.discount},
                                                                     {"amount", line.amount},
                                                                     {"payable", line.payable}}) {
        text += std::string(" ") + name + " " + std::to_string(value);
    }
    return text + " " + line.status;
}

}  // namespace poolbill::test
