#include "core/reconcile/reconcile.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <unordered_map>

#include "core/intake/history.hpp"
#include "core/money/discount_taking.hpp"
#include "core/scenario/statement.hpp"
#include "core/time/zone.hpp"

namespace poolbill::reconcile {
namespace {

using intake::BillRow, intake::BillTable, intake::RowKind;

/// What a record and a line have in common.
struct Key {
    std::uint32_t pool = 0;
    std::string_view flavor;
    Instant begin;
    bool is_usage = false;
    friend bool operator==(const Key&, const Key&) = default;
    // libc++ 14 has no three-way comparison of strings.
    friend bool operator<(const Key& left, const Key& right) { return left.members() < right.members(); }

  private:
    std::tuple<std::uint32_t, std::string_view, Instant, bool> members() const {
        return {pool, flavor, begin, is_usage};
    }
};

struct Claimed {
    const Line* line = nullptr;
    std::int64_t nodes = 0;  // of the records so far
    std::int64_t records = 0;
};

/// The month of the bill that the line is on.
BillMonth month_of(const Line& line, const SitePolicy& policy) {
    return line.type == BillType::usage ? bill_month_of_usage(line.cycle.end, policy)
                                        : bill_month_of(line.issued);
}

Cause cause_apart(const BillTable& bills, const BillRow& row) {
    if (bills.is_other_service(row)) return Cause::other_service;
    if (bills.is_charge(row)) return Cause::no_resource;
    switch (row.kind) {
        case RowKind::tax:
            return Cause::tax;
        case RowKind::make_up:
            return Cause::make_up;
        case RowKind::adjustment:
            return Cause::adjustment;
        case RowKind::usage:
        case RowKind::purchase:
        case RowKind::renewal:
        case RowKind::auto_renewal:
        case RowKind::change:
        case RowKind::refund:
        case RowKind::other:
            return Cause::unknown_type;
    }
    return Cause::unknown_type;
}

/// What a record should say.
struct Expected {
    Amount list;
    Amount discount;
    Amount payable;
    Rounding rounding = Rounding::none;
};

enum class Match : std::uint8_t { exact, within };
constexpr std::size_t no_line = ~std::size_t{0};

class Comparison {
  public:
    Comparison(const World& world, const BillTable& bills) : world_(world), bills_(bills) {}

    Reconciliation run() {
        for (std::uint32_t pool = 0; pool < world_.pools.size(); ++pool)
            pools_.emplace(world_.pools[pool].identity.id, pool);
        find_months();
        index_lines();
        match_rows();
        for (std::size_t i = 0; i < bills_.rows.size(); ++i)
            take(bills_.rows[i], line_of_row_[i]);
        for (const Claimed& claimed : lines_)
            if (claimed.records == 0) take_unclaimed(*claimed.line);
        add_up();
        if (!months_.empty())
            result_.rounding = &world_.policy.rounding_at(interval_of(months_.back()).end - Seconds{1});
        return std::move(result_);
    }

  private:
    void find_months();
    void index_lines();
    void match_rows();
    std::optional<Key> key_of(const BillRow& row) const;
    std::size_t find(const BillRow& row, Match match) const;
    void take(const BillRow& row, std::size_t line_index);
    void compare(const BillRow& row, const Line& line, std::int64_t count, Row& out) const;
    Cause cause_of(const BillRow& row, const Line& line, std::int64_t count, const Expected& expected) const;
    Expected expected_of(const Line& line, std::int64_t count) const;
    void take_unclaimed(const Line& line);
    void add_up();
    BillMonth month_of_row(const BillRow& row) const {
        return intake::month_of(row).value_or(bill_month_of(earliest_instant));
    }

    const World& world_;
    const BillTable& bills_;
    std::unordered_map<std::string_view, std::uint32_t> pools_;  // by id
    std::vector<BillMonth> months_;
    std::vector<Line> all_;
    std::vector<Claimed> lines_;  // by key
    std::vector<Key> keys_;
    std::vector<std::size_t> line_of_row_;  // index into lines_, or no_line
    std::optional<Instant> last_traded_;
    Reconciliation result_;
};

void Comparison::find_months() {
    for (const BillRow& row : bills_.rows) {
        if (row.traded && (!last_traded_ || *row.traded > *last_traded_)) last_traded_ = row.traded;
        if (!bills_.is_of_pool(row)) continue;
        const BillMonth month = month_of_row(row);
        if (months_.empty() || months_.back() != month) months_.push_back(month);
    }
    std::sort(months_.begin(), months_.end());
    months_.erase(std::unique(months_.begin(), months_.end()), months_.end());
    for (const intake::BillAnswer& answer : bills_.answers())
        if (answer.missing() > 0)
            result_.missing_pages.push_back(bills_.files[answer.first_file].name + ": " +
                                            answer.missing_sentence());
}

void Comparison::index_lines() {
    if (months_.empty()) return;
    // A day more on either side: the month rule may move a line into its neighbour.
    const Interval around{interval_of(months_.front()).begin - std::chrono::days{1},
                          interval_of(months_.back()).end + std::chrono::days{1}};
    all_ = world_.bills().usage().lines_between(around);
    std::erase_if(all_, [around](const Line& line) { return line.charged.begin < around.begin; });
    // A renewal that is paid ahead is billed when it is paid, and charged for later.
    for (const Line& charge : world_.bills().charges())
        if (around.contains(charge.issued)) all_.push_back(charge);
    std::vector<std::pair<Key, const Line*>> sorted;
    for (const Line& line : all_) {
        const ChargeItem& item = world_.ledger.item(line.item);
        sorted.push_back({{line.pool, item.code, line.charged.begin, line.type == BillType::usage}, &line});
    }
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [key, line] : sorted) {
        keys_.push_back(key);
        lines_.push_back({line, 0, 0});
    }
}

std::optional<Key> Comparison::key_of(const BillRow& row) const {
    const auto pool = pools_.find(bills_.words[row.resource]);
    if (pool == pools_.end() || !row.begin) return std::nullopt;
    return Key{pool->second, bills_.words[row.flavor], *row.begin, row.kind == RowKind::usage};
}

/// The line that begins with the record, or one that begins within it: the times may be those of the whole
/// hour, and a line that begins too late is still meant.
std::size_t Comparison::find(const BillRow& row, Match match) const {
    const std::optional<Key> key = key_of(row);
    if (!key) return no_line;
    const auto found = std::lower_bound(keys_.begin(), keys_.end(), *key);
    if (found == keys_.end()) return no_line;
    const bool is_same_item =
        found->pool == key->pool && found->flavor == key->flavor && found->is_usage == key->is_usage;
    const bool fits = match == Match::exact
                          ? *found == *key
                          : is_same_item && key->is_usage && row.end && found->begin < *row.end;
    return fits ? static_cast<std::size_t>(found - keys_.begin()) : no_line;
}

void Comparison::match_rows() {
    line_of_row_.assign(bills_.rows.size(), no_line);
    for (const Match match : {Match::exact, Match::within}) {
        std::vector<bool> was_claimed(lines_.size());
        for (std::size_t i = 0; i < lines_.size(); ++i)
            was_claimed[i] = lines_[i].records > 0;
        for (std::size_t i = 0; i < bills_.rows.size(); ++i) {
            const BillRow& row = bills_.rows[i];
            if (line_of_row_[i] != no_line || !bills_.is_of_pool(row)) continue;
            const std::size_t line = find(row, match);
            if (line == no_line || was_claimed[line]) continue;
            line_of_row_[i] = line;
            lines_[line].nodes += std::max<std::int64_t>(intake::count_of(row), 1);
            ++lines_[line].records;
        }
    }
}

/// The list price of some of the line's nodes.
Amount list_of_share(const Line& line, std::int64_t count, std::int64_t size_gb) {
    std::optional<Amount> list;
    if (line.type == BillType::usage) {
        list = usage_amount(line.unit_price, count * size_gb, line.charged.seconds());
    } else if (line.periods > 0) {
        list = prepaid_amount(line.unit_price, count * size_gb, line.periods);
    } else if (const auto part = narrow_to_64(Int128{line.list.units()} * count / line.count)) {
        list = Amount::from_units(*part);
    }
    return list.value_or(Amount());
}

Expected Comparison::expected_of(const Line& line, std::int64_t count) const {
    const Rounding rounding = world_.ledger.rounding_at(line.cycle.begin).line;
    if (count == line.count || line.count == 0) return {line.list, line.discount, line.payable, rounding};
    const Amount list = list_of_share(line, count, world_.ledger.item(line.item).size_gb);
    const Discount discount = discount_taking(line.discount, line.list).value_or(Discount());
    const Amount off = discount.off(list);
    return {list, off, apply(rounding, (list - off).bounded()), rounding};
}

bool is_near(Amount left, Amount right, std::int64_t units) {
    const Int128 apart = (left - right).units();
    return apart <= units && apart >= -units;
}

Cause Comparison::cause_of(const BillRow& row, const Line& line, std::int64_t count,
                           const Expected& expected) const {
    const Amount official = row.official.value_or(row.amount.value_or(Amount()));
    const Amount due = row.amount.value_or(official);
    if (row.discount && !is_near(*row.discount, expected.discount, 1)) return Cause::discount;
    if (official == expected.list) {
        // A bill without a column for discounts shows none where it charges the list price.
        const bool is_undiscounted = due == official || due == apply(expected.rounding, official);
        if (!row.discount && !expected.discount.is_zero() && is_undiscounted) return Cause::discount;
        const Amount net = (official - expected.discount).bounded();
        for (const Rounding other : {Rounding::none, Rounding::truncate_to_2, Rounding::half_up_to_2})
            if (other != expected.rounding && apply(other, net) == due) return Cause::rounding_policy;
    }
    if (row.unit_price && row.unit_price != line.unit_price) return Cause::price;
    const std::int64_t seconds = row.seconds            ? *row.seconds
                                 : row.begin && row.end ? (*row.end - *row.begin).count()
                                                        : line.charged.seconds();
    if (line.type == BillType::usage && seconds != line.charged.seconds()) return Cause::period;
    if (count != line.count) return Cause::node_count;
    return Cause::none;
}

void Comparison::compare(const BillRow& row, const Line& line, std::int64_t count, Row& out) const {
    const Expected expected = expected_of(line, count);
    const Amount official = row.official.value_or(expected.list);
    const Amount due = row.amount.value_or(official);
    out.here = expected.payable;
    if (official == expected.list && due == expected.payable) {
        const bool is_month_equal = !row.month || *row.month == month_of(line, world_.policy);
        out.verdict = is_month_equal ? Verdict::equal : Verdict::different;
        out.cause = is_month_equal ? Cause::none : Cause::month_rule;
        return;
    }
    // One in the last digit that is shown: a cent when the line is cut to cents.
    const std::int64_t last_digit = expected.rounding == Rounding::none ? 1 : Amount::units_per_one / 100;
    out.cause = cause_of(row, line, count, expected);
    const bool near = is_near(official, expected.list, 1) && is_near(due, expected.payable, last_digit);
    out.verdict = near && out.cause == Cause::none ? Verdict::last_digit : Verdict::different;
}

void Comparison::take(const BillRow& row, std::size_t line_index) {
    Row out;
    out.month = month_of_row(row);
    out.pool = bills_.words[row.resource];
    out.flavor = bills_.words[row.flavor];
    out.begin = row.begin;
    out.end = row.end;
    out.in_bill = row.amount ? row.amount : row.official;
    out.place = bills_.place_of(row);
    if (!bills_.is_of_pool(row)) {
        out.verdict = Verdict::apart;
        out.cause = cause_apart(bills_, row);
    } else if (line_index != no_line) {
        const Claimed& claimed = lines_[line_index];
        const Line& line = *claimed.line;
        const std::int64_t said = intake::count_of(row);
        const std::int64_t count = said > 0 ? said : claimed.records == 1 ? line.count : 1;
        compare(row, line, count, out);
        if (out.verdict <= Verdict::last_digit && claimed.nodes != line.count &&
            (said > 0 || claimed.records > 1)) {
            out.verdict = Verdict::different;
            const bool too_few = claimed.nodes < line.count;
            out.cause = too_few && !result_.missing_pages.empty()                ? Cause::missing_page
                        : !too_few && claimed.records > 1 && count <= line.count ? Cause::twice
                                                                                 : Cause::node_count;
        }
    } else {
        out.verdict = Verdict::only_in_bill;
        out.cause = pools_.contains(out.pool) ? Cause::no_line : Cause::unknown_pool;
    }
    result_.rows.push_back(std::move(out));
}

void Comparison::take_unclaimed(const Line& line) {
    const BillMonth month = month_of(line, world_.policy);
    if (!std::binary_search(months_.begin(), months_.end(), month)) return;
    Row out;
    out.verdict = Verdict::only_here;
    if (last_traded_ && line.settled > *last_traded_) {
        out.cause = Cause::settlement_lag;
    } else if (!result_.missing_pages.empty()) {
        out.cause = Cause::missing_page;
    }
    out.month = month;
    out.pool = world_.pools[line.pool].identity.id;
    out.flavor = world_.ledger.item(line.item).code;
    out.begin = line.charged.begin;
    out.end = line.charged.end;
    out.here = line.payable;
    result_.rows.push_back(std::move(out));
}

void Comparison::add_up() {
    std::map<std::tuple<BillMonth, bool, std::string>, Sum> sums;  // false: a pool; true: the month
    for (const Row& row : result_.rows) {
        if (row.verdict == Verdict::apart) continue;
        for (const bool is_month : {false, true}) {
            const std::string pool = is_month ? "" : row.pool;
            Sum& sum = sums[{row.month, is_month, pool}];
            sum.month = row.month;
            sum.pool = pool;
            ++sum.rows;
            sum.in_bill += row.in_bill.value_or(Amount());
            sum.here += row.here.value_or(Amount());
        }
    }
    for (auto& [key, sum] : sums)
        result_.sums.push_back(std::move(sum));
}

}  // namespace

std::string_view to_string(Verdict verdict) {
    constexpr std::array<std::string_view, 6> words{"equal",        "last-digit", "different",
                                                    "only-in-bill", "only-here",  "apart"};
    return words[static_cast<std::size_t>(verdict)];
}

std::string_view to_string(Cause cause) {
    constexpr std::array<std::string_view, 18> words{"",
                                                     "settlement-lag",
                                                     "rounding-policy",
                                                     "node-count",
                                                     "discount",
                                                     "month-rule",
                                                     "missing-page",
                                                     "price",
                                                     "period",
                                                     "unknown-pool",
                                                     "no-line",
                                                     "twice",
                                                     "tax",
                                                     "make-up",
                                                     "adjustment",
                                                     "other-service",
                                                     "unknown-type",
                                                     "no-resource"};
    static_assert(words.size() == static_cast<std::size_t>(Cause::no_resource) + 1);
    return words[static_cast<std::size_t>(cause)];
}

std::int64_t Reconciliation::count(Verdict verdict) const {
    return std::count_if(rows.begin(), rows.end(),
                         [verdict](const Row& row) { return row.verdict == verdict; });
}

bool Reconciliation::differs() const {
    return std::any_of(rows.begin(), rows.end(), [](const Row& row) {
        if (row.verdict == Verdict::only_here)
            return row.cause != Cause::settlement_lag && row.cause != Cause::missing_page;
        if (row.cause == Cause::no_resource) return true;
        return row.verdict == Verdict::different || row.verdict == Verdict::only_in_bill;
    });
}

Reconciliation reconcile(const World& world, const intake::BillTable& bills) {
    return Comparison(world, bills).run();
}

}  // namespace poolbill::reconcile
