#include "core/reconcile/reconcile.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "core/intake/history.hpp"
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
    if (line.type != BillType::usage) return bill_month_of(line.issued);
    const BillMonth used = bill_month_of(line.cycle.end - Seconds{1});
    const bool by_transaction =
        policy.bill_month == BillMonthRule::transaction ||
        (policy.bill_month == BillMonthRule::by_date && line.cycle.end <= from_local(2024, 6, 1));
    if (by_transaction) return bill_month_of(line.settled);
    const Instant cutoff = interval_of(used).end + std::chrono::days{1} - Seconds{1};
    return line.settled > cutoff ? bill_month_of(line.settled) : used;
}

Cause cause_apart(const BillTable& bills, const BillRow& row) {
    if (bills.words[row.service].find("modelarts") == std::string::npos) return Cause::other_service;
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
    Amount payable;
    Rounding rounding = Rounding::none;
};

enum class Match : std::uint8_t { exact, within };
constexpr std::size_t no_line = ~std::size_t{0};

class Comparison {
  public:
    Comparison(const World& world, const BillTable& bills) : world_(world), bills_(bills) {}

    Reconciliation run() {
        find_months();
        index_lines();
        match_rows();
        for (std::size_t i = 0; i < bills_.rows.size(); ++i)
            take(bills_.rows[i], line_of_row_[i]);
        for (const Claimed& claimed : lines_)
            if (claimed.records == 0) take_unclaimed(*claimed.line);
        add_up();
        for (const intake::BillFile& file : bills_.files) {
            if (file.said && *file.said > file.given)
                result_.missing_pages.push_back(file.name + ": " + std::to_string(*file.said - file.given) +
                                                " of its " + std::to_string(*file.said) +
                                                " records are not in this file.");
        }
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
        if (row.month) return *row.month;
        return bill_month_of(row.begin.value_or(row.traded.value_or(earliest_instant)));
    }

    const World& world_;
    const BillTable& bills_;
    std::vector<BillMonth> months_;
    std::vector<Line> all_;
    std::vector<Claimed> lines_;  // by key
    std::vector<Key> keys_;
    std::vector<std::size_t> line_of_row_;  // index into lines_, or no_line
    std::optional<Instant> last_traded_;
    bool has_missing_pages_ = false;
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
    has_missing_pages_ =
        std::any_of(bills_.files.begin(), bills_.files.end(),
                    [](const intake::BillFile& file) { return file.said && *file.said > file.given; });
}

void Comparison::index_lines() {
    if (months_.empty()) return;
    // A day more on either side: the month rule may move a line into its neighbour.
    const Interval around{interval_of(months_.front()).begin - std::chrono::days{1},
                          interval_of(months_.back()).end + std::chrono::days{1}};
    all_ = world_.bills().lines_between(around);
    std::erase_if(all_, [around](const Line& line) { return line.charged.begin < around.begin; });
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
    const std::optional<std::uint32_t> pool = world_.pool_index(bills_.words[row.resource]);
    if (!pool || !row.begin) return std::nullopt;
    return Key{*pool, bills_.words[row.flavor], *row.begin, row.kind == RowKind::usage};
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

Expected Comparison::expected_of(const Line& line, std::int64_t count) const {
    if (count == line.count || line.type != BillType::usage)
        return {line.list, line.payable, world_.ledger.rounding_at(line.cycle.begin).line};
    const std::int64_t size = world_.ledger.item(line.item).size_gb;
    const Amount amount =
        usage_amount(line.unit_price, count * size, line.charged.seconds()).value_or(Amount());
    const Rounding rounding = world_.ledger.rounding_at(line.cycle.begin).line;
    return {amount, apply(rounding, amount), rounding};
}

bool is_near(Amount left, Amount right, std::int64_t units) {
    const Int128 apart = (left - right).units();
    return apart <= units && apart >= -units;
}

Cause Comparison::cause_of(const BillRow& row, const Line& line, std::int64_t count,
                           const Expected& expected) const {
    const Amount official = row.official.value_or(row.amount.value_or(Amount()));
    const Amount due = row.amount.value_or(official);
    if (row.discount && !row.discount->is_zero() && row.discount != line.discount) return Cause::discount;
    if (official == expected.list) {
        for (const Rounding other : {Rounding::none, Rounding::truncate_to_2, Rounding::half_up_to_2})
            if (other != expected.rounding && apply(other, official) == due) return Cause::rounding_policy;
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
            out.cause = too_few && has_missing_pages_                            ? Cause::missing_page
                        : !too_few && claimed.records > 1 && count <= line.count ? Cause::twice
                                                                                 : Cause::node_count;
        }
    } else {
        out.verdict = Verdict::only_in_bill;
        out.cause = world_.pool_index(out.pool) ? Cause::no_line : Cause::unknown_pool;
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
    } else if (has_missing_pages_) {
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
    constexpr std::array<std::string_view, 17> words{"",
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
                                                     "unknown-type"};
    static_assert(words.size() == static_cast<std::size_t>(Cause::unknown_type) + 1);
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
        return row.verdict == Verdict::different || row.verdict == Verdict::only_in_bill;
    });
}

Reconciliation reconcile(const World& world, const intake::BillTable& bills) {
    return Comparison(world, bills).run();
}

}  // namespace poolbill::reconcile
