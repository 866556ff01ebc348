#include "core/intake/number.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "core/base/error.hpp"
#include "core/intake/text.hpp"

namespace poolbill::intake {
namespace {

struct CurrencyWord {
    std::string_view word;
    Currency currency;
    bool is_shared = false;  // with other currencies
};

// Longer words before those that are a part of them.
constexpr std::array currency_words{CurrencyWord{"US$", usd},
                                    CurrencyWord{"CN¥", cny},
                                    CurrencyWord{"JP¥", Currency("JPY")},
                                    CurrencyWord{"R$", Currency("BRL")},
                                    CurrencyWord{"HK$", Currency("HKD")},
                                    CurrencyWord{"NT$", Currency("TWD")},
                                    CurrencyWord{"NZ$", Currency("NZD")},
                                    CurrencyWord{"AU$", Currency("AUD")},
                                    CurrencyWord{"A$", Currency("AUD")},
                                    CurrencyWord{"CA$", Currency("CAD")},
                                    CurrencyWord{"C$", Currency("CAD")},
                                    CurrencyWord{"MX$", Currency("MXN")},
                                    CurrencyWord{"S$", Currency("SGD")},
                                    CurrencyWord{"RMB", cny},
                                    CurrencyWord{"人民币", cny},
                                    CurrencyWord{"美元", usd},
                                    CurrencyWord{"欧元", eur},
                                    CurrencyWord{"日元", Currency("JPY")},
                                    CurrencyWord{"港元", Currency("HKD")},
                                    CurrencyWord{"港币", Currency("HKD")},
                                    CurrencyWord{"英镑", Currency("GBP")},
                                    CurrencyWord{"新加坡元", Currency("SGD")},
                                    CurrencyWord{"€", eur},
                                    CurrencyWord{"£", Currency("GBP")},
                                    CurrencyWord{"₹", Currency("INR")},
                                    CurrencyWord{"₩", Currency("KRW")},
                                    CurrencyWord{"฿", Currency("THB")},
                                    CurrencyWord{"₽", Currency("RUB")},
                                    CurrencyWord{"₺", Currency("TRY")},
                                    CurrencyWord{"元", cny, true},
                                    CurrencyWord{"￥", cny, true},
                                    CurrencyWord{"¥", cny, true},
                                    CurrencyWord{"$", usd, true}};

// ISO 4217, without those of metals, of funds and for tests.
constexpr std::string_view currency_codes =
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF "
    "CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD "
    "HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD "
    "LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK "
    "PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS "
    "TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG";

bool is_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// The currency of three letters that are a code.
std::optional<Currency> currency_of_code(std::string_view letters) {
    if (letters.size() != 3 || !std::all_of(letters.begin(), letters.end(), is_letter)) return std::nullopt;
    if (currency_codes.find(letters) == std::string_view::npos) return std::nullopt;
    const Result<Currency> currency = Currency::parse(letters);
    return currency ? std::optional(*currency) : std::nullopt;
}

/// The first code among the words of a text.
std::optional<Currency> code_in(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && is_letter(text[end]))
            ++end;
        if (const auto currency = currency_of_code(text.substr(at, end - at))) return currency;
        at = end + 1;
    }
    return std::nullopt;
}

/// Whether a sign may stand there: "R$" is no "$", and "百万元" is no "元".
bool may_stand_at(std::string_view text, std::size_t at, std::string_view word) {
    if (at == 0) return true;
    const char before = text[at - 1];
    if (is_letter(word.front()) || word == "$" || word == "¥") return !is_letter(before);
    return word != "元" || static_cast<unsigned char>(before) < 0x80 || text.substr(0, at).ends_with("（");
}

// What groups of three digits may be set apart by, besides point and comma: blank, no-break space, narrow
// no-break space, thin space, apostrophe (straight and typographic).
constexpr std::array<std::string_view, 6> group_signs{" ", "\xC2\xA0",    "\xE2\x80\xAF", "\xE2\x80\x89",
                                                      "'", "\xE2\x80\x99"};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Removes a currency's sign or code from either end.
CurrencySaid take_currency(std::string_view& text) {
    for (const CurrencyWord& each : currency_words) {
        if (text.starts_with(each.word)) {
            text.remove_prefix(each.word.size());
        } else if (text.ends_with(each.word)) {
            text.remove_suffix(each.word.size());
        } else {
            continue;
        }
        text = trimmed(text);
        return {each.currency, each.is_shared};
    }
    constexpr std::size_t letters = 3;
    if (text.size() <= letters) return {};
    const auto first = currency_of_code(text.substr(0, letters));
    const auto last = currency_of_code(text.substr(text.size() - letters));
    if (!first && !last) return {};
    text = trimmed(first ? text.substr(letters) : text.substr(0, text.size() - letters));
    return {first ? first : last};
}

/// Digits with '.', ',' and '_' for every other grouping sign; empty when there is anything else.
std::string simplified(std::string_view text) {
    std::string simple;
    while (!text.empty()) {
        const auto sign = std::find_if(group_signs.begin(), group_signs.end(),
                                       [text](std::string_view each) { return text.starts_with(each); });
        if (is_digit(text.front()) || text.front() == '.' || text.front() == ',') {
            simple += text.front();
            text.remove_prefix(1);
        } else if (sign != group_signs.end()) {
            simple += '_';
            text.remove_prefix(sign->size());
        } else {
            return "";
        }
    }
    return simple;
}

/// Whether the whole part is one to three digits, followed by groups of three.
bool is_grouped(std::string_view whole, char sign) {
    std::size_t since = 0;
    bool is_first = true;
    for (const char c : whole) {
        if (c != sign) {
            if (!is_digit(c)) return false;
            ++since;
            continue;
        }
        if (is_first ? since < 1 || since > 3 : since != 3) return false;
        is_first = false;
        since = 0;
    }
    return is_first || since == 3;
}

Error ambiguous(std::string_view original, std::string_view whole, std::string_view fraction) {
    std::string joined(whole);
    joined += fraction;
    return describe(ErrorId::number_ambiguous,
                    {shown(original), joined, std::string(whole).append(".").append(fraction)});
}

/// The decimal sign of the number, 0 for none, or an error when it cannot be known.
/// @param known  that of the table it is from, else 0
Result<char> decimal_sign(std::string_view simple, std::string_view original, char known) {
    const auto points = std::count(simple.begin(), simple.end(), '.');
    const auto commas = std::count(simple.begin(), simple.end(), ',');
    const bool has_groups = simple.find('_') != std::string_view::npos;
    const auto is_group_like = [simple](char mark) {
        const std::size_t at = simple.find(mark);
        return simple.size() - at == 4 && at >= 1 && at <= 3 && simple.front() != '0';
    };
    if (points + commas == 1 && (known == '.' || known == ','))
        return points == 1 && known == '.' ? '.' : commas == 1 && known == ',' ? ',' : char{0};
    if (points > 0 && commas > 0) return simple.rfind('.') > simple.rfind(',') ? '.' : ',';
    if (points == 1 && known == '?' && !has_groups && is_group_like('.'))
        return ambiguous(original, simple.substr(0, simple.find('.')), simple.substr(simple.find('.') + 1));
    if (points == 1) return '.';
    if (commas == 0) return char{0};
    if (commas > 1 || points > 1) return char{0};
    const std::size_t at = simple.find(',');
    const std::string_view whole = simple.substr(0, at);
    const std::string_view rest = simple.substr(at + 1);
    if (is_group_like(',') && !has_groups) return ambiguous(original, whole, rest);
    return ',';
}

}  // namespace

std::optional<Currency> currency_in(std::string_view text) {
    return currency_said_in(text).currency;
}

CurrencySaid currency_said_in(std::string_view text) {
    if (const auto currency = code_in(text)) return {currency};
    bool has_sign = false;
    for (const CurrencyWord& each : currency_words) {
        for (std::size_t at = text.find(each.word); at != std::string_view::npos;
             at = text.find(each.word, at + 1)) {
            if (may_stand_at(text, at, each.word)) return {each.currency, each.is_shared};
            has_sign = true;
        }
    }
    return {std::nullopt, false, has_sign};
}

bool agree(const CurrencySaid& left, const CurrencySaid& right) {
    if (!left.currency || !right.currency || *left.currency == *right.currency) return true;
    if (left.is_shared == right.is_shared) return false;
    // The shared signs are those of dollars, and of yuan and yen.
    const Currency sign = left.is_shared ? *left.currency : *right.currency;
    const Currency code = left.is_shared ? *right.currency : *left.currency;
    constexpr Currency yen("JPY"), pound("GBP");
    if (code == eur || code == pound) return false;
    return sign == usd ? !(code == cny || code == yen) : !(code == usd);
}

Result<PastedNumber> read_number(std::string_view text, char known_sign) {
    const std::string_view original = text;
    text = trimmed(text);
    if (text.empty()) return describe(ErrorId::number_empty);
    const Error malformed = describe(ErrorId::number_form, {shown(original)});
    PastedNumber number;
    const bool negative_first = text.starts_with('-');
    if (negative_first) text.remove_prefix(1);
    const CurrencySaid said = take_currency(text);
    number.currency = said.currency;
    number.has_shared_sign = said.is_shared;
    const bool negative_second = text.starts_with('-');
    if (negative_second) text.remove_prefix(1);
    if (negative_first && negative_second) return malformed;

    const std::string simple = simplified(trimmed(text));
    if (simple.empty()) return malformed;
    const Result<char> sign = decimal_sign(simple, original, known_sign);
    if (!sign) return sign.error();
    const std::size_t point = *sign == 0 ? std::string::npos : simple.rfind(*sign);
    const std::string whole = simple.substr(0, point);
    const std::string fraction = point == std::string::npos ? "" : simple.substr(point + 1);
    if (!std::all_of(fraction.begin(), fraction.end(), is_digit)) return malformed;
    if (point != std::string::npos && fraction.empty()) return malformed;

    // One kind of grouping sign at most, and groups of three.
    const std::size_t first_group = whole.find_first_not_of("0123456789");
    if (first_group != std::string::npos && !is_grouped(whole, whole[first_group])) return malformed;
    if (negative_first || negative_second) number.digits += '-';
    if (whole.empty()) number.digits += '0';
    std::copy_if(whole.begin(), whole.end(), std::back_inserter(number.digits), is_digit);
    if (!fraction.empty()) number.digits += "." + fraction;
    return number;
}

std::string without_exponent(std::string_view text) {
    const std::size_t at = text.find_first_of("eE");
    if (at == std::string_view::npos) return std::string(text);
    std::string_view power = text.substr(at + 1);
    if (power.starts_with('+')) power.remove_prefix(1);
    int exponent = 0;
    const auto [end, problem] = std::from_chars(power.data(), power.data() + power.size(), exponent);
    if (problem != std::errc() || end != power.data() + power.size() || exponent < -99 || exponent > 99)
        return std::string(text);
    std::string_view mantissa = text.substr(0, at);
    const bool negative = mantissa.starts_with('-');
    if (negative) mantissa.remove_prefix(1);
    std::string digits;
    int point = static_cast<int>(mantissa.size());
    for (std::size_t i = 0; i < mantissa.size(); ++i) {
        if (mantissa[i] == '.') {
            point = static_cast<int>(i);
        } else {
            digits += mantissa[i];
        }
    }
    point += exponent;
    if (point <= 0) {
        digits.insert(0, static_cast<std::size_t>(1 - point), '0');
        point = 1;
    }
    if (static_cast<std::size_t>(point) > digits.size())
        digits.append(static_cast<std::size_t>(point) - digits.size(), '0');
    if (static_cast<std::size_t>(point) < digits.size())
        digits.insert(static_cast<std::size_t>(point), 1, '.');
    return negative ? "-" + digits : digits;
}

std::optional<char> decimal_sign_in(std::string_view text) {
    const auto points = std::count(text.begin(), text.end(), '.');
    const auto commas = std::count(text.begin(), text.end(), ',');
    const Result<PastedNumber> number = read_cell_number(text, 0);
    if (!number || points + commas == 0) return std::nullopt;
    if (points > 0 && commas > 0) return text.rfind('.') > text.rfind(',') ? '.' : ',';
    if (points > 1) return ',';
    if (commas > 1) return '.';
    // One sign before three digits may be a group, after one to three digits that do not begin with 0.
    const std::size_t at = text.find_first_of(".,");
    const std::size_t first = text.find_first_of("0123456789");
    const std::size_t behind = std::min(text.find_first_not_of("0123456789", at + 1), text.size()) - at - 1;
    const bool may_be_group = behind == 3 && first < at && at - first <= 3 && text[first] != '0';
    return may_be_group ? std::nullopt : std::optional(text[at]);
}

Result<PastedNumber> read_cell_number(std::string_view cell, char decimal_sign) {
    std::string text(cell);
    const bool is_negative = cell.size() > 2 && cell.starts_with('(') && cell.ends_with(')');
    if (is_negative) text = "-" + text.substr(1, text.size() - 2);
    constexpr std::string_view minus = "\xE2\x88\x92";
    if (text.starts_with(minus)) text.replace(0, minus.size(), "-");
    // A number with an exponent has no groups.
    const std::size_t exponent = text.find_first_of("eE");
    const bool has_exponent = exponent != std::string::npos && exponent > 0 && exponent + 1 < text.size() &&
                              text.find_first_not_of("0123456789.,+-eE") == std::string::npos;
    if (!has_exponent) return read_number(text, decimal_sign);
    std::replace(text.begin(), text.end(), ',', '.');
    return read_number(without_exponent(text), '.');
}

}  // namespace poolbill::intake
