#include "core/intake/price_table.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/intake/number.hpp"
#include "core/intake/text.hpp"

namespace poolbill::intake {
namespace {

struct ColumnWord {
    std::string_view word;
    PriceColumn column;
};

constexpr std::array column_words{ColumnWord{"code", PriceColumn::code},
                                  ColumnWord{"flavor", PriceColumn::code},
                                  ColumnWord{"flavor code", PriceColumn::code},
                                  ColumnWord{"sku", PriceColumn::code},
                                  ColumnWord{"sku code", PriceColumn::code},
                                  ColumnWord{"编码", PriceColumn::code},
                                  ColumnWord{"规格编码", PriceColumn::code},
                                  ColumnWord{"sku编码", PriceColumn::code},
                                  ColumnWord{"规格", PriceColumn::code},
                                  ColumnWord{"name", PriceColumn::name},
                                  ColumnWord{"名称", PriceColumn::name},
                                  ColumnWord{"规格名称", PriceColumn::name},
                                  ColumnWord{"region", PriceColumn::region},
                                  ColumnWord{"region code", PriceColumn::region},
                                  ColumnWord{"区域", PriceColumn::region},
                                  ColumnWord{"区域编码", PriceColumn::region},
                                  ColumnWord{"currency", PriceColumn::currency},
                                  ColumnWord{"币种", PriceColumn::currency},
                                  ColumnWord{"hourly", PriceColumn::hourly},
                                  ColumnWord{"hour", PriceColumn::hourly},
                                  ColumnWord{"per hour", PriceColumn::hourly},
                                  ColumnWord{"pay-per-use", PriceColumn::hourly},
                                  ColumnWord{"on-demand", PriceColumn::hourly},
                                  ColumnWord{"每小时", PriceColumn::hourly},
                                  ColumnWord{"小时", PriceColumn::hourly},
                                  ColumnWord{"按小时", PriceColumn::hourly},
                                  ColumnWord{"按需", PriceColumn::hourly},
                                  ColumnWord{"monthly", PriceColumn::monthly},
                                  ColumnWord{"month", PriceColumn::monthly},
                                  ColumnWord{"per month", PriceColumn::monthly},
                                  ColumnWord{"每月", PriceColumn::monthly},
                                  ColumnWord{"月", PriceColumn::monthly},
                                  ColumnWord{"包月", PriceColumn::monthly},
                                  ColumnWord{"按月", PriceColumn::monthly},
                                  ColumnWord{"yearly", PriceColumn::yearly},
                                  ColumnWord{"year", PriceColumn::yearly},
                                  ColumnWord{"per year", PriceColumn::yearly},
                                  ColumnWord{"annual", PriceColumn::yearly},
                                  ColumnWord{"每年", PriceColumn::yearly},
                                  ColumnWord{"年", PriceColumn::yearly},
                                  ColumnWord{"包年", PriceColumn::yearly},
                                  ColumnWord{"按年", PriceColumn::yearly},
                                  ColumnWord{"flavors", PriceColumn::code},
                                  ColumnWord{"flavour", PriceColumn::code},
                                  ColumnWord{"flavor id", PriceColumn::code},
                                  ColumnWord{"spec code", PriceColumn::code},
                                  ColumnWord{"specification code", PriceColumn::code},
                                  ColumnWord{"resource spec", PriceColumn::code},
                                  ColumnWord{"resource spec code", PriceColumn::code},
                                  ColumnWord{"resourcespeccode", PriceColumn::code},
                                  ColumnWord{"spec", PriceColumn::code},
                                  ColumnWord{"instance type", PriceColumn::code},
                                  ColumnWord{"规格代码", PriceColumn::code},
                                  ColumnWord{"实例规格", PriceColumn::code},
                                  ColumnWord{"资源规格", PriceColumn::code},
                                  ColumnWord{"资源规格编码", PriceColumn::code},
                                  ColumnWord{"region id", PriceColumn::region},
                                  ColumnWord{"区域id", PriceColumn::region},
                                  ColumnWord{"区域代码", PriceColumn::region},
                                  ColumnWord{"货币", PriceColumn::currency},
                                  ColumnWord{"currency code", PriceColumn::currency},
                                  ColumnWord{"period", PriceColumn::period},
                                  ColumnWord{"周期", PriceColumn::period},
                                  ColumnWord{"计费周期", PriceColumn::period},
                                  ColumnWord{"price", PriceColumn::price},
                                  ColumnWord{"list price", PriceColumn::price},
                                  ColumnWord{"价格", PriceColumn::price},
                                  ColumnWord{"ondemand", PriceColumn::hourly},
                                  ColumnWord{"on demand", PriceColumn::hourly},
                                  ColumnWord{"pay per use", PriceColumn::hourly},
                                  ColumnWord{"per-hour", PriceColumn::hourly},
                                  ColumnWord{"price per hour", PriceColumn::hourly},
                                  ColumnWord{"hour price", PriceColumn::hourly},
                                  ColumnWord{"1 hour", PriceColumn::hourly},
                                  ColumnWord{"按需计费", PriceColumn::hourly},
                                  ColumnWord{"每小时价格", PriceColumn::hourly},
                                  ColumnWord{"monthly 1", PriceColumn::monthly},
                                  ColumnWord{"price per month", PriceColumn::monthly},
                                  ColumnWord{"1 month", PriceColumn::monthly},
                                  ColumnWord{"per-month", PriceColumn::monthly},
                                  ColumnWord{"一个月", PriceColumn::monthly},
                                  ColumnWord{"1个月", PriceColumn::monthly},
                                  ColumnWord{"yearly 1", PriceColumn::yearly},
                                  ColumnWord{"price per year", PriceColumn::yearly},
                                  ColumnWord{"1 year", PriceColumn::yearly},
                                  ColumnWord{"per-year", PriceColumn::yearly},
                                  ColumnWord{"annually", PriceColumn::yearly},
                                  ColumnWord{"一年", PriceColumn::yearly},
                                  ColumnWord{"1年", PriceColumn::yearly}};

bool is_price(PriceColumn column) {
    return column >= PriceColumn::hourly;
}

PriceUnit unit_of(PriceColumn column) {
    return column == PriceColumn::hourly    ? PriceUnit::hour
           : column == PriceColumn::monthly ? PriceUnit::month
                                            : PriceUnit::year;
}

std::optional<PriceColumn> column_of_word(std::string_view word) {
    const auto found = std::find_if(column_words.begin(), column_words.end(),
                                    [word](const ColumnWord& each) { return each.word == word; });
    return found == column_words.end() ? std::nullopt : std::optional(found->column);
}

/// Letters, digits and dashes, as in "cn-north-4".
bool is_region_code(std::string_view text) {
    return text.find('-') != std::string_view::npos &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

std::string uppered(std::string_view text) {
    std::string upper(text);
    for (char& c : upper)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return upper;
}

bool is_nothing(std::string_view cell) {
    return cell.empty() || cell == "--" || cell == "-" || cell == "N/A";
}

}  // namespace

std::optional<PriceColumn> price_column_of(std::string_view name) {
    name = cell_text(name);
    std::string word = lowered(trimmed(name.substr(0, std::min(name.find('('), name.find("（")))));
    std::replace(word.begin(), word.end(), '_', ' ');
    if (const auto whole = column_of_word(word)) return whole;
    for (const std::string_view ending : {" price", "价格", "单价", "价"}) {
        if (word.size() <= ending.size() || !word.ends_with(ending)) continue;
        word.erase(word.size() - ending.size());
        break;
    }
    return column_of_word(word);
}

bool is_disk_code(std::string_view code) {
    return code == "SSD" || code == "GPSSD" || code == "SAS" || code == "modelarts.storage.volume";
}

PriceHeader price_header_of(const std::vector<std::string_view>& columns) {
    PriceHeader header;
    bool has_amount = false, has_period = false;
    for (const std::string_view column : columns) {
        const std::optional<PriceColumn> kind = price_column_of(column);
        header.has_code = header.has_code || kind == PriceColumn::code;
        header.has_price = header.has_price || (kind && is_price(*kind));
        has_amount = has_amount || kind == PriceColumn::price;
        has_period = has_period || kind == PriceColumn::period;
    }
    header.has_price = header.has_price || (has_amount && has_period);
    return header;
}

CsvPriceReader::CsvPriceReader(CsvReader csv, std::string_view file, Facts& facts)
    : csv_(std::move(csv)), facts_(facts), file_(file) {
    std::vector<CellKind> kinds;
    for (const std::string_view column : csv_.fields()) {
        columns_.push_back(
            {price_column_of(column), currency_said_by_column(column), std::string(cell_text(column))});
        const auto kind = columns_.back().kind;
        const bool has_price = kind && (is_price(*kind) || kind == PriceColumn::price);
        kinds.push_back(has_price ? CellKind::number : CellKind::other);
    }
    style_ = style_of(csv_, kinds);
    if (style_.signs_differ)
        facts_.notes.add(notes::reading_assumed, "", say<SentenceId::decimal_signs_differ>(), {file_, {}});
}

Result<bool> CsvPriceReader::read(std::size_t bytes) {
    for (const std::size_t begin = csv_.position(); csv_.position() - begin < bytes;) {
        Result<bool> more = csv_.next();
        if (!more || !*more) return more;
        take_record();
    }
    return true;
}

void CsvPriceReader::refuse(const PriceFact& fact, Sentence why) {
    facts_.notes.add(notes::item_refused, fact.code, std::move(why), fact.place);
}

void CsvPriceReader::take_record() {
    const std::vector<std::string_view>& fields = csv_.fields();
    const std::size_t count = std::min(fields.size(), columns_.size());
    if (price_header_of(fields).is_complete()) return;
    PriceFact fact;
    fact.source = PriceSource::price_list;
    fact.place = {file_, FilePart::line(csv_.line())};
    record_currency_ = {};
    std::string_view region, currency, period;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string_view cell = cell_text(fields[i]);
        if (columns_[i].kind == PriceColumn::code) fact.code = cell;
        if (columns_[i].kind == PriceColumn::name) fact.name = cell;
        // The code says more than the name, which may be in a column beside it.
        if (columns_[i].kind == PriceColumn::region && (region.empty() || is_region_code(cell)))
            region = cell;
        if (columns_[i].kind == PriceColumn::currency) currency = cell;
        if (columns_[i].kind == PriceColumn::period) period = cell;
    }
    fact.is_disk = is_disk_code(fact.code);
    if (!is_nothing(currency)) {
        record_currency_ = currency_said_in(currency);
        if (!record_currency_.currency) record_currency_ = currency_said_in(uppered(currency));
        if (!record_currency_.currency)
            return refuse(fact, say<SentenceId::price_currency_unknown>(shown(currency)));
    }
    take_region(fact, region);
    for (std::size_t i = 0; i < count; ++i) {
        const std::string_view cell = cell_text(fields[i]);
        const std::optional<PriceColumn> kind = columns_[i].kind;
        if (!kind || is_nothing(cell)) continue;
        if (is_price(*kind)) take_price(fact, *kind, i, cell);
        if (kind != PriceColumn::price) continue;
        const std::optional<PriceColumn> said = price_column_of(period);
        if (said && is_price(*said)) {
            take_price(fact, *said, i, cell);
        } else if (!is_nothing(period)) {
            refuse(fact, say<SentenceId::price_period_unknown>(shown(period)));
        }
    }
}

void CsvPriceReader::take_region(PriceFact& fact, std::string_view cell) {
    if (is_nothing(cell)) return;
    if (is_region_code(cell)) {
        fact.region = cell;
        return;
    }
    facts_.notes.add(notes::value_assumed, fact.code, say<SentenceId::price_of_region_name>(shown(cell)),
                     fact.place);
}

void CsvPriceReader::take_price(PriceFact fact, PriceColumn period, std::size_t column,
                                std::string_view cell) {
    const Result<PastedNumber> number = read_cell_number(cell, style_.decimal_sign);
    const Result<UnitPrice> price = number ? UnitPrice::parse(number->digits) : number.error();
    if (!price) return refuse(fact, Sentence(price.error()));
    if (fact.code.empty()) return refuse(fact, say<SentenceId::price_without_code>());
    fact.unit = unit_of(period);
    fact.price = *price;
    // A cell may have a sign that the column, or another cell, tells the code of.
    CurrencySaid said;
    for (const CurrencySaid& other : {CurrencySaid{number->currency, number->has_shared_sign},
                                      record_currency_, columns_[column].currency}) {
        if (other.is_unknown)
            return refuse(fact, say<SentenceId::price_currency_unknown>(shown(columns_[column].name)));
        if (!agree(said, other))
            return refuse(fact, say<SentenceId::price_currencies_differ>(
                                    std::string(said.currency->code()), std::string(other.currency->code())));
        if (!said.currency || (said.is_shared && other.currency)) said = other;
    }
    fact.currency = said.currency;
    facts_.prices.push_back(std::move(fact));
}

}  // namespace poolbill::intake
