#include "core/money/currency.hpp"

#include <algorithm>

#include "core/base/error.hpp"

namespace poolbill {

Result<Currency> Currency::parse(std::string_view code) {
    const bool letters = std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (code.size() != 3 || !letters) {
        return describe(ErrorId::money_currency, {quotation(code)});
    }
    const char text[4] = {code[0], code[1], code[2], '\0'};
    return Currency(text);
}

int Currency::due_decimals() const {
    constexpr std::array<std::string_view, 17> without_decimals{"BIF", "CLP", "DJF", "GNF", "ISK", "JPY",
                                                                "KMF", "KRW", "PYG", "RWF", "UGX", "UYI",
                                                                "VND", "VUV", "XAF", "XOF", "XPF"};
    const bool has_none =
        std::find(without_decimals.begin(), without_decimals.end(), code()) != without_decimals.end();
    return has_none ? 0 : 2;
}

Result<Money> add(const Money& left, const Money& right) {
    if (left.currency != right.currency) {
        return Error{"money.currency-mix", "",
                     std::string(left.currency.code()) + " and " + std::string(right.currency.code()) +
                         " cannot be added."};
    }
    Result<Amount> sum = (left.amount + right.amount).amount();
    if (!sum) return sum.error();
    return Money{*sum, left.currency};
}

}  // namespace poolbill
