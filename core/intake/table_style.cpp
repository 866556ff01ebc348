#include "core/intake/table_style.hpp"

#include <algorithm>

#include "core/base/error_codes.hpp"
#include "core/intake/text.hpp"

namespace poolbill::intake {
namespace {

/// One thing that is said, or several that differ.
template <class Value>
class Said {
  public:
    void add(std::optional<Value> value) {
        if (!value) return;
        differs_ = differs_ || (value_ && *value_ != *value);
        value_ = value;
    }
    Value value_or(Value otherwise) const { return differs_ ? otherwise : value_.value_or(otherwise); }
    bool differs() const { return differs_; }
    bool is_said() const { return value_.has_value(); }

  private:
    std::optional<Value> value_;
    bool differs_ = false;
};

/// "1,100"
bool is_unclear(std::string_view cell) {
    const Result<PastedNumber> number = read_cell_number(cell, 0);
    return !number && number.error().id == ErrorId::number_ambiguous;
}

}  // namespace

TableStyle style_of(CsvReader csv, const std::vector<CellKind>& kinds) {
    constexpr int most_records = 5000;
    Said<char> sign;
    bool has_unclear_comma = false;
    Said<DateOrder> order;
    for (int i = 0; i < most_records; ++i) {
        const Result<bool> more = csv.next();
        if (!more || !*more) break;
        const std::vector<std::string_view>& fields = csv.fields();
        const std::size_t columns = std::min(fields.size(), kinds.size());
        std::optional<BillMonth> month;
        for (std::size_t column = 0; column < columns; ++column)
            if (kinds[column] == CellKind::month) month = read_month(cell_text(fields[column]));
        for (std::size_t column = 0; column < columns; ++column) {
            if (kinds[column] == CellKind::number) {
                const std::string_view cell = cell_text(fields[column]);
                sign.add(decimal_sign_in(cell));
                has_unclear_comma = has_unclear_comma || is_unclear(cell);
            }
            if (kinds[column] == CellKind::time) order.add(date_order_in(cell_text(fields[column]), month));
        }
    }
    // Programs that write decimal commas separate fields by something else.
    const bool may_group =
        sign.differs() || (!sign.is_said() && (has_unclear_comma || csv.separator() == ';'));
    return {sign.value_or(may_group ? '?' : '\0'), sign.differs(), order.value_or(DateOrder::year_first)};
}

CurrencySaid currency_said_by_column(std::string_view column) {
    const std::size_t bracket = std::min(column.find('('), column.find("（"));
    return bracket == std::string_view::npos ? CurrencySaid() : currency_said_in(column.substr(bracket));
}

std::optional<Currency> currency_of_column(std::string_view column) {
    return currency_said_by_column(column).currency;
}

}  // namespace poolbill::intake
