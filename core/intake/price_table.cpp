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

constexpr std::array column_words{
    ColumnWord{"code", PriceColumn::code},         ColumnWord{"flavor", PriceColumn::code},
    ColumnWord{"flavor code", PriceColumn::code},  ColumnWord{"sku", PriceColumn::code},
    ColumnWord{"sku code", PriceColumn::code},     ColumnWord{"编码", PriceColumn::code},
    ColumnWord{"规格编码", PriceColumn::code},     ColumnWord{"sku编码", PriceColumn::code},
    ColumnWord{"规格", PriceColumn::code},         ColumnWord{"name", PriceColumn::name},
    ColumnWord{"名称", PriceColumn::name},         ColumnWord{"规格名称", PriceColumn::name},
    ColumnWord{"region", PriceColumn::region},     ColumnWord{"region code", PriceColumn::region},
    ColumnWord{"区域", PriceColumn::region},       ColumnWord{"区域编码", PriceColumn::region},
    ColumnWord{"currency", PriceColumn::currency}, ColumnWord{"币种", PriceColumn::currency},
    ColumnWord{"hourly", PriceColumn::hourly},     ColumnWord{"hour", PriceColumn::hourly},
    ColumnWord{"per hour", PriceColumn::hourly},   ColumnWord{"pay-per-use", PriceColumn::hourly},
    ColumnWord{"on-demand", PriceColumn::hourly},  ColumnWord{"每小时", PriceColumn::hourly},
    ColumnWord{"小时", PriceColumn::hourly},       ColumnWord{"按小时", PriceColumn::hourly},
    ColumnWord{"按需", PriceColumn::hourly},       ColumnWord{"monthly", PriceColumn::monthly},
    ColumnWord{"month", PriceColumn::monthly},     ColumnWord{"per month", PriceColumn::monthly},
    ColumnWord{"每月", PriceColumn::monthly},      ColumnWord{"月", PriceColumn::monthly},
    ColumnWord{"包月", PriceColumn::monthly},      ColumnWord{"按月", PriceColumn::monthly},
    ColumnWord{"yearly", PriceColumn::yearly},     ColumnWord{"year", PriceColumn::yearly},
    ColumnWord{"per year", PriceColumn::yearly},   ColumnWord{"annual", PriceColumn::yearly},
    ColumnWord{"每年", PriceColumn::yearly},       ColumnWord{"年", PriceColumn::yearly},
    ColumnWord{"包年", PriceColumn::yearly},       ColumnWord{"按年", PriceColumn::yearly}};

bool is_price(PriceColumn column) {
    return column >= PriceColumn::hourly;
}

PriceUnit unit_of(PriceColumn column) {
    return column == PriceColumn::hourly    ? PriceUnit::hour
           : column == PriceColumn::monthly ? PriceUnit::month
                                            : PriceUnit::year;
}

}  // namespace

std::optional<PriceColumn> price_column_of(std::string_view name) {
    name = cell_text(name);
    std::string word = lowered(trimmed(name.substr(0, std::min(name.find('('), name.find("（")))));
    std::replace(word.begin(), word.end(), '_', ' ');
    for (const std::string_view ending : {" price", "价格", "单价", "价"}) {
        if (word.size() <= ending.size() || !word.ends_with(ending)) continue;
        word.erase(word.size() - ending.size());
        break;
    }
    const auto found = std::find_if(column_words.begin(), column_words.end(),
                                    [&word](const ColumnWord& each) { return each.word == word; });
    return found == column_words.end() ? std::nullopt : std::optional(found->column);
}

bool is_disk_code(std::string_view code) {
    return code == "SSD" || code == "GPSSD" || code == "SAS" || code == "modelarts.storage.volume";
}

bool is_price_header(const std::vector<std::string_view>& columns) {
    bool has_code = false, has_price = false;
    for (const std::string_view column : columns) {
        const std::optional<PriceColumn> kind = price_column_of(column);
        has_code = has_code || kind == PriceColumn::code;
        has_price = has_price || (kind && is_price(*kind));
    }
    return has_code && has_price;
}

CsvPriceReader::CsvPriceReader(CsvReader csv, std::string_view file, Facts& facts)
    : csv_(std::move(csv)), facts_(facts), file_(file) {
    std::vector<CellKind> kinds;
    for (const std::string_view column : csv_.fields()) {
        columns_.push_back({price_column_of(column), currency_of_column(column)});
        const bool has_price = columns_.back().kind && is_price(*columns_.back().kind);
        kinds.push_back(has_price ? CellKind::number : CellKind::other);
    }
    style_ = style_of(csv_, kinds);
}

Result<bool> CsvPriceReader::read(std::size_t bytes) {
    for (const std::size_t begin = csv_.position(); csv_.position() - begin < bytes;) {
        Result<bool> more = csv_.next();
        if (!more || !*more) return more;
        take_record();
    }
    return true;
}

void CsvPriceReader::take_record() {
    const std::vector<std::string_view>& fields = csv_.fields();
    const std::size_t count = std::min(fields.size(), columns_.size());
    if (is_price_header(fields)) return;
    PriceFact fact;
    fact.source = PriceSource::price_list;
    fact.place = {file_, FilePart::line(csv_.line())};
    for (std::size_t i = 0; i < count; ++i) {
        const std::string_view cell = cell_text(fields[i]);
        if (columns_[i].kind == PriceColumn::code) fact.code = cell;
        if (columns_[i].kind == PriceColumn::name) fact.name = cell;
        if (columns_[i].kind == PriceColumn::region) fact.region = cell;
        if (columns_[i].kind == PriceColumn::currency) fact.currency = currency_in(cell);
    }
    fact.is_disk = is_disk_code(fact.code);
    for (std::size_t i = 0; i < count; ++i)
        if (columns_[i].kind && is_price(*columns_[i].kind)) take_price(fact, i, cell_text(fields[i]));
}

void CsvPriceReader::take_price(PriceFact fact, std::size_t column, std::string_view cell) {
    if (cell.empty() || cell == "--" || cell == "-" || cell == "N/A") return;
    const Result<PastedNumber> number = read_cell_number(cell, style_.decimal_sign);
    const Result<UnitPrice> price = number ? UnitPrice::parse(number->digits) : number.error();
    if (!price || fact.code.empty()) {
        facts_.notes.add(notes::item_refused, fact.code,
                         price ? say<SentenceId::price_without_code>() : Sentence(price.error()), fact.place);
        return;
    }
    fact.unit = unit_of(*columns_[column].kind);
    fact.price = *price;
    if (number->currency) fact.currency = number->currency;
    if (!fact.currency) fact.currency = columns_[column].currency;
    facts_.prices.push_back(std::move(fact));
}

}  // namespace poolbill::intake
