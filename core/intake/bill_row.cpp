#include "core/intake/bill_row.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cstdlib>
#include <functional>

#include "core/base/error.hpp"
#include "core/intake/date.hpp"
#include "core/intake/number.hpp"
#include "core/intake/text.hpp"
#include "core/money/decimal.hpp"

namespace poolbill::intake {

namespace {

bool says_nothing(std::string_view value) {
    return value.empty() || value == "--" || value == "-" || value == "null" || value == "N/A";
}

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || text.empty()) return std::nullopt;
    const std::string_view rest(end, static_cast<std::size_t>(text.data() + text.size() - end));
    const bool is_whole =
        rest.empty() || (rest[0] == '.' && rest.find_first_not_of('0', 1) == std::string_view::npos);
    return is_whole ? std::optional(number) : std::nullopt;
}

bool holds(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// The English words for the codes of `bill_type`: "expenditure-purchase", "refund-unsubscription".
RowKind kind_of_english(std::string_view given) {
    const std::string text = lowered(given);
    if (holds(text, "auto-renewal")) return RowKind::auto_renewal;
    if (holds(text, "renewal")) return RowKind::renewal;
    if (holds(text, "tax")) return RowKind::tax;
    if (text.starts_with("adjustment") || holds(text, "deduction")) return RowKind::adjustment;
    if (text.starts_with("refund"))
        return holds(text, "unsubscription") ? RowKind::refund : RowKind::adjustment;
    if (holds(text, "purchase")) return RowKind::purchase;
    if (holds(text, "change")) return RowKind::change;
    return text.ends_with("use") || text.ends_with("usage") ? RowKind::usage : RowKind::other;
}

/// The codes of `bill_type` in the API, or the words of the detail CSV: "消费-新购", "退款-退订".
RowKind kind_of(std::string_view text) {
    if (const auto code = whole_number(text)) {
        switch (*code) {
            case 1:
                return RowKind::purchase;
            case 2:
                return RowKind::renewal;
            case 3:
                return RowKind::change;
            case 4:
                return RowKind::refund;
            case 5:
                return RowKind::usage;
            case 8:
                return RowKind::auto_renewal;
            case 15:
            case 100:
            case 101:
            case 102:
                return RowKind::tax;
            case 25:
                return RowKind::make_up;
            case 9:
            case 14:
            case 16:
            case 17:
            case 18:
            case 20:
            case 23:
            case 24:
            case 103:
                return RowKind::adjustment;
            default:
                return RowKind::other;
        }
    }
    if (holds(text, "自动续订")) return RowKind::auto_renewal;
    if (holds(text, "续订")) return RowKind::renewal;
    if (holds(text, "手续费") || holds(text, "调账") || holds(text, "抵扣") || holds(text, "差额"))
        return RowKind::adjustment;
    if (holds(text, "税")) return RowKind::tax;
    if (holds(text, "抹零")) return RowKind::make_up;
    // As code 20: what a change gives back does not end the pool.
    if (text.starts_with("退款")) return holds(text, "退订") ? RowKind::refund : RowKind::adjustment;
    if (holds(text, "新购")) return RowKind::purchase;
    if (holds(text, "变更")) return RowKind::change;
    if (holds(text, "使用") || holds(text, "按时计费")) return RowKind::usage;
    return kind_of_english(text);
}

ChargeMode mode_of(std::string_view text) {
    const std::string lower = lowered(text);
    if (text == "1" || text.starts_with("包年") || lower == "yearly/monthly") return ChargeMode::prepaid;
    if (text == "3" || text.starts_with("按需") || lower == "pay-per-use") return ChargeMode::pay_per_use;
    if (text == "10" || text == "11" || text.starts_with("预留") || text.starts_with("节省"))
        return ChargeMode::reserved;
    return ChargeMode::unknown;
}

/// From words such as "元/个/月" and "USD/pcs/hour".
PriceUnit price_unit_of(std::string_view text) {
    if (text.ends_with("小时") || text.ends_with("hour")) return PriceUnit::hour;
    if (text.ends_with("月") || text.ends_with("month")) return PriceUnit::month;
    if (text.ends_with("年") || text.ends_with("year")) return PriceUnit::year;
    return PriceUnit::once;
}

/// Seconds in one unit of usage (docs/domain/api-shapes.md): the API's measure ids, or the word in the CSV; 0 when unknown.
std::int64_t seconds_in(std::string_view unit) {
    if (unit == "6" || unit == "秒" || unit == "second" || unit == "seconds" || unit == "s") return 1;
    if (unit == "4" || unit == "小时" || unit == "hour" || unit == "hours") return 3600;
    return 0;
}

/// By how much rounding to its decimals may have changed a usage, in seconds.
std::int64_t rounding_of(std::string_view digits, std::int64_t unit) {
    const std::size_t point = digits.find('.');
    std::int64_t parts = 2;
    for (std::size_t i = point; i != std::string_view::npos && i + 1 < digits.size() && parts < unit * 2; ++i)
        parts *= 10;
    return unit / parts;
}

/// The last second of the instant's day in the billing zone, when a term ends.
Instant expiry_second(Instant instant) {
    const auto local = instant + Seconds{billing_offset};
    return std::chrono::floor<std::chrono::days>(local) + std::chrono::days{1} - Seconds{1} -
           Seconds{billing_offset};
}

/// Trailing zeros beyond 8 decimals say nothing.
std::string_view without_excess_zeros(std::string_view text, std::size_t decimals) {
    const std::size_t point = text.find('.');
    if (point == std::string_view::npos) return text;
    while (text.size() > point + 1 + decimals && text.back() == '0')
        text.remove_suffix(1);
    return text;
}

Word BillRow::*word_of(BillField field) {
    if (field == BillField::service) return &BillRow::service;
    if (field == BillField::resource) return &BillRow::resource;
    if (field == BillField::name) return &BillRow::name;
    if (field == BillField::flavor) return &BillRow::flavor;
    if (field == BillField::region) return &BillRow::region;
    if (field == BillField::project) return &BillRow::project;
    if (field == BillField::account) return &BillRow::account;
    if (field == BillField::customer) return &BillRow::customer;
    if (field == BillField::order) return &BillRow::order;
    return nullptr;
}

std::optional<Amount> BillRow::*amount_of(BillField field) {
    if (field == BillField::official) return &BillRow::official;
    if (field == BillField::discount) return &BillRow::discount;
    if (field == BillField::amount) return &BillRow::amount;
    return nullptr;
}

std::optional<Instant> BillRow::*instant_of(BillField field) {
    if (field == BillField::begin) return &BillRow::begin;
    if (field == BillField::end) return &BillRow::end;
    if (field == BillField::traded) return &BillRow::traded;
    return nullptr;
}

}  // namespace

std::string_view to_string(RowKind kind) {
    constexpr std::array<std::string_view, 10> words{"usage",      "purchase", "renewal", "auto-renewal",
                                                     "change",     "refund",   "tax",     "make-up",
                                                     "adjustment", "other"};
    return words[static_cast<std::size_t>(kind)];
}

Place BillTable::place_of(const BillRow& row) const {
    const BillFile& file = files[row.file];
    return {file.name, file.is_csv ? FilePart::line(row.place) : FilePart::record(row.place)};
}

bool BillTable::is_other_service(const BillRow& row) const {
    return row.service != Word::none && !holds(words[row.service], "modelarts");
}

bool BillTable::is_charge(const BillRow& row) const {
    return !is_other_service(row) && row.kind <= RowKind::refund;
}

bool BillTable::is_of_pool(const BillRow& row) const {
    return is_charge(row) && row.resource != Word::none;
}

std::vector<BillAnswer> BillTable::answers() const {
    std::vector<std::optional<BillMonth>> months(files.size());
    for (auto row = rows.rbegin(); row != rows.rend(); ++row)
        months[row->file] = month_of(*row);
    std::vector<std::uint32_t> pages;
    for (std::uint32_t file = 0; file < files.size(); ++file)
        if (files[file].said && (files[file].given > 0 || files[file].twice == 0)) pages.push_back(file);
    // The fuller pages come first: if the last pages of two answers came first, they would be taken for pages of one.
    std::stable_sort(pages.begin(), pages.end(), [this](std::uint32_t left, std::uint32_t right) {
        return files[left].given > files[right].given;
    });
    std::vector<BillAnswer> found;
    for (const std::uint32_t file : pages) {
        const auto same = std::find_if(found.begin(), found.end(), [&](const BillAnswer& answer) {
            // The pages of one answer hold no more than its total; two answers may have the same total.
            return answer.said == *files[file].said && answer.month == months[file] &&
                   answer.given + files[file].given <= answer.said;
        });
        BillAnswer& answer =
            same != found.end() ? *same
                                : found.emplace_back(BillAnswer{file, 0, *files[file].said, 0, months[file]});
        answer.first_file = std::min(answer.first_file, file);
        ++answer.pages;
        answer.given += files[file].given;
    }
    // Of a single page, records that a file of another answer has, too, are not missing.
    for (BillAnswer& answer : found)
        if (answer.pages == 1) answer.given += files[answer.first_file].twice;
    std::sort(found.begin(), found.end(), [](const BillAnswer& left, const BillAnswer& right) {
        return left.first_file < right.first_file;
    });
    return found;
}

Sentence BillAnswer::missing_sentence() const {
    assert(missing() > 0);
    if (pages == 1) return say<SentenceId::records_beyond_page>(missing(), said);
    return say<SentenceId::records_beyond_pages>(missing(), said, pages);
}

std::optional<BillMonth> month_of(const BillRow& row) {
    if (row.month) return row.month;
    const bool is_usage = row.kind == RowKind::usage;
    const std::optional<Instant> at = is_usage && row.begin ? row.begin : row.traded ? row.traded : row.begin;
    return at ? std::optional(bill_month_of(*at)) : std::nullopt;
}

void BillRowReader::fail(const Error& error) {
    if (!error_) error_ = error;
}

void BillRowReader::read_instant(std::optional<Instant>& into, std::string_view value) {
    const Result<Instant> instant = read_date(value, style_.dates);
    if (instant) {
        into = *instant;
        return;
    }
    into = read_serial_date(value);
    if (!into) fail(instant.error());
}

/// The digits of a number, as the vendor writes them or as a spreadsheet does. Nothing, and an error, when it is none.
std::optional<std::string> BillRowReader::digits_of(std::string_view value) {
    const bool is_plain = value.find_first_not_of("-0123456789.") == std::string_view::npos;
    if (is_plain && style_.decimal_sign != ',') return std::string(value);
    const Result<PastedNumber> number = read_cell_number(value, style_.decimal_sign);
    if (!number) {
        fail(number.error());
        return std::nullopt;
    }
    if (!row_.currency) row_.currency = number->currency;
    return number->digits;
}

void BillRowReader::read_amount(std::optional<Amount>& into, std::string_view value) {
    const std::optional<std::string> digits = digits_of(value);
    if (!digits) return;
    const Result<Amount> amount = Amount::parse(without_excess_zeros(*digits, Amount::decimals));
    if (!amount) return fail(amount.error());
    into = *amount;
}

void BillRowReader::read_transaction(std::string_view value) {
    // The order of the fields may differ between files.
    row_.transaction += std::hash<std::string_view>()(value);
}

/// One time, or a begin and an end: "2025-10-14 15:29:16 GMT+08:00-2025-10-14 16:00:00 GMT+08:00".
void BillRowReader::read_span(std::string_view value) {
    const std::size_t middle = value.size() / 2;
    if (value.size() % 2 == 1 && (value[middle] == '-' || value[middle] == '/')) {
        const Result<Instant> begin = read_date(value.substr(0, middle), style_.dates);
        const Result<Instant> end = read_date(value.substr(middle + 1), style_.dates);
        if (begin && end) {
            consumed_ = *begin;
            consumed_end_ = *end;
            return;
        }
    }
    read_instant(consumed_, value);
}

void BillRowReader::read_period(std::string_view value) {
    if (value == "2" || value == "20" || value == "月") period_unit_ = Term::Unit::month;
    if (value == "3" || value == "19" || value == "年") period_unit_ = Term::Unit::year;
}

void BillRowReader::read(BillField field, std::string_view value) {
    value = cell_text(value);
    if (says_nothing(value)) return;
    if (field == BillField::record_id) row_.has_own_id = true;
    if (field == BillField::record_id || field == BillField::transaction || field == BillField::order)
        read_transaction(value);
    if (Word BillRow::*word = word_of(field); word != nullptr) {
        // A pay-per-use row has a transaction in the place of the order, which differs in every row.
        if (field == BillField::order && row_.mode == ChargeMode::pay_per_use) return;
        row_.*word = words_.add(value);
    } else if (auto amount = amount_of(field); amount != nullptr) {
        read_amount(row_.*amount, value);
    } else if (auto instant = instant_of(field); instant != nullptr) {
        read_instant(row_.*instant, value);
        if (field != BillField::traded) row_.is_to_minute = row_.is_to_minute || lacks_seconds(value);
    } else if (std::string_view BillRowReader::*later = later_of(field); later != nullptr) {
        this->*later = value;
    } else {
        read_other(field, value);
    }
}

void BillRowReader::read_other(BillField field, std::string_view value) {
    if (field == BillField::mode) row_.mode = mode_of(value);
    if (field == BillField::kind) {
        row_.kind = kind_of(value);
        if (row_.kind == RowKind::other) row_.type = words_.add(value);
    }
    if (field == BillField::month) row_.month = read_month(value);
    if (field == BillField::day && !row_.month) row_.month = read_month(value);
    if (field == BillField::consumed) read_span(value);
    if (field == BillField::price_unit) row_.price_unit = price_unit_of(value);
    if (field == BillField::period_count) period_count_ = whole_number(value);
    if (field == BillField::period_unit) read_period(value);
    if (field == BillField::unit_price) {
        const std::optional<std::string> digits = digits_of(value);
        if (!digits) return;
        const auto price = UnitPrice::parse(without_excess_zeros(*digits, UnitPrice::decimals));
        if (!price) return fail(price.error());
        row_.unit_price = *price;
    }
    if (field == BillField::currency) {
        if (const Result<Currency> currency = Currency::parse(value)) row_.currency = *currency;
    }
}

/// Fields that mean something together with another one: read at the end.
std::string_view BillRowReader::*BillRowReader::later_of(BillField field) {
    if (field == BillField::usage) return &BillRowReader::usage_;
    if (field == BillField::usage_unit) return &BillRowReader::usage_unit_;
    if (field == BillField::count) return &BillRowReader::count_;
    if (field == BillField::count_unit) return &BillRowReader::count_unit_;
    return nullptr;
}

/// How long the use was. A usage that is longer than its time is that of several nodes together.
void BillRowReader::read_usage() {
    const std::int64_t unit = seconds_in(lowered(usage_unit_));
    const std::optional<std::string> digits = unit == 0 ? std::nullopt : digits_of(usage_);
    if (!digits) return;
    // Hours have decimals; seconds are whole.
    const Result<std::int64_t> usage = parse_decimal(without_excess_zeros(*digits, 10), 10);
    if (!usage || *usage < 0) return;
    row_.seconds = narrow_to_64((Int128{*usage} * unit + power_of_ten(10) / 2) / power_of_ten(10));
    if (!row_.seconds || !row_.begin || !row_.end) return;
    const std::int64_t length = (*row_.end - *row_.begin).count();
    // Rounded hours say no more than the times, when these have seconds.
    if (!row_.is_to_minute && std::abs(*row_.seconds - length) <= rounding_of(*digits, unit))
        return row_.seconds.reset();
    // Times that are cut to the minute may be too short.
    const std::int64_t longest = length + (row_.is_to_minute ? 59 : 0);
    if (*row_.seconds <= longest) return;
    const bool is_of_all = row_.count > 1 && *row_.seconds % row_.count == 0;
    row_.seconds = is_of_all ? std::optional(*row_.seconds / row_.count) : std::nullopt;
    if (row_.seconds && *row_.seconds > longest) row_.seconds.reset();
}

Status BillRowReader::finish() {
    if (error_) return *error_;
    if (!row_.begin) row_.begin = consumed_;
    if (!row_.end) row_.end = consumed_end_;
    if (!row_.amount && !row_.official) return describe(ErrorId::bill_no_amount);
    if (row_.begin && row_.end && *row_.end < *row_.begin) return describe(ErrorId::bill_ends_early);
    if (const auto count = whole_number(count_); count && (count_unit_.empty() || count_unit_ == "14")) {
        if (*count < 0 || *count > 1'000'000) return describe(ErrorId::bill_node_count);
        row_.count = *count;
    }
    read_usage();
    if (period_count_ && period_unit_) {
        const Result<Term> term =
            period_unit_ == Term::Unit::month ? Term::months(*period_count_) : Term::years(*period_count_);
        if (term) row_.term = *term;
    }
    // What a savings plan or a reserved instance covers is none of the pool's own usage.
    if (row_.mode == ChargeMode::reserved && row_.kind <= RowKind::refund) row_.kind = RowKind::adjustment;
    // What is given back is no further node, and no further order.
    const bool is_given_back = (row_.official && row_.official->is_negative()) ||
                               (!row_.official && row_.amount && row_.amount->is_negative());
    if (is_given_back && row_.kind < RowKind::refund) row_.kind = RowKind::adjustment;
    // A term ends at 23:59:59, whatever the minute says.
    const bool is_of_term = row_.kind != RowKind::usage && row_.end && row_.is_to_minute;
    if (is_of_term && expiry_second(*row_.end) == *row_.end + Seconds{59}) *row_.end += Seconds{59};
    if (error_) return *error_;
    return Done();
}

}  // namespace poolbill::intake
