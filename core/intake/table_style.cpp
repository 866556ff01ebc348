#include "core/intake/table_style.hpp"

#include <algorithm>

#include "core/intake/number.hpp"
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

  private:
    std::optional<Value> value_;
    bool differs_ = false;
};

}  // namespace

TableStyle style_of(CsvReader csv, const std::vector<CellKind>& kinds) {
    constexpr int most_records = 5000;
    Said<char> sign;
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
            if (kinds[column] == CellKind::number) sign.add(decimal_sign_in(cell_text(fields[column])));
            if (kinds[column] == CellKind::time) order.add(date_order_in(cell_text(fields[column]), month));
        }
    }
    return {sign.value_or(0), order.value_or(DateOrder::year_first)};
}

std::optional<Currency> currency_of_column(std::string_view column) {
    const std::size_t bracket = std::min(column.find('('), column.find("（"));
    return bracket == std::string_view::npos ? std::nullopt : currency_in(column.substr(bracket));
}

}  // namespace poolbill::intake
