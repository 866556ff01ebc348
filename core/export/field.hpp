// One description per column of a report: its name, its kind and how its value is read from a row. Rows (CSV,
// tables) and JSON objects both derive from it.
//
// Contract: the kind follows from the type that the value function returns. A value that a row does not have
// is an empty cell; in JSON the caller says whether it is null or left out.
#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "core/export/rows.hpp"
#include "core/json/object.hpp"
#include "core/money/unit_price.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill::exports {

/// JSON writes whole numbers as numbers, and decimals as strings, so that no digit is lost.
enum class Kind : std::uint8_t { text, decimal, whole };

/// A decimal number that is already formatted.
struct Decimal {
    std::string text;
};

using Value = std::optional<std::string>;

inline Value value_of(std::string text) {
    return text;
}
inline Value value_of(std::string_view text) {
    return std::string(text);
}
inline Value value_of(Decimal decimal) {
    return std::move(decimal.text);
}
inline Value value_of(Instant instant) {
    return format_instant(instant);
}
inline Value value_of(Amount amount) {
    return to_string(amount);
}
inline Value value_of(UnitPrice price) {
    return to_string(price);
}
inline Value value_of(std::integral auto number) {
    return std::to_string(number);
}
template <class T>
Value value_of(std::optional<T> maybe) {
    return maybe ? value_of(*std::move(maybe)) : std::nullopt;
}

template <class T>
struct KindOf {
    static constexpr bool is_decimal =
        std::is_same_v<T, Decimal> || std::is_same_v<T, Amount> || std::is_same_v<T, UnitPrice>;
    static constexpr Kind kind = std::is_integral_v<T> ? Kind::whole
                                 : is_decimal          ? Kind::decimal
                                                       : Kind::text;
};
template <class T>
struct KindOf<std::optional<T>> : KindOf<T> {};

/// The destination of a field.
enum class In : std::uint8_t { everything, json };

template <class Row>
struct Field {
    std::string_view name;  // the key in JSON
    Kind kind;
    Value (*value)(const Row&);
    In in;
    std::string_view heading;  // of the column

    /// @param read   a function object without state: what it returns decides the kind
    /// @param title  the heading, if it differs from the name
    template <class Read>
    constexpr Field(std::string_view key, [[maybe_unused]] Read read, In where = In::everything,
                    std::string_view title = {})
        : name(key),
          kind(KindOf<std::invoke_result_t<Read, const Row&>>::kind),
          value([](const Row& row) { return value_of(Read{}(row)); }),
          in(where),
          heading(title.empty() ? key : title) {
        static_assert(std::is_class_v<Read>, "a lambda: of a function pointer only the type is kept");
    }
};

template <class Row>
std::vector<Column> columns_of(std::span<const Field<Row>> fields) {
    std::vector<Column> columns;
    for (const Field<Row>& field : fields) {
        if (field.in == In::json) continue;
        columns.push_back({field.heading, field.kind == Kind::text ? Cell::text : Cell::number});
    }
    return columns;
}

template <class Row>
void fill_cells(std::span<const Field<Row>> fields, const Row& row, Cells& cells) {
    cells.clear();
    for (const Field<Row>& field : fields) {
        if (field.in != In::json) cells.push_back(field.value(row).value_or(std::string()));
    }
}

/// @param next  the next row, valid until the next call; null after the last
template <class Row>
Rows rows_of(std::span<const Field<Row>> fields, std::function<const Row*()> next) {
    return {columns_of(fields), [fields, next = std::move(next)](Cells& cells) {
                const Row* row = next();
                if (row) fill_cells(fields, *row, cells);
                return row != nullptr;
            }};
}

enum class Absent : std::uint8_t { left_out, null };

template <class Row>
void add_members(json::ObjectWriter& object, std::span<const Field<Row>> fields, const Row& row,
                 Absent absent = Absent::left_out) {
    for (const Field<Row>& field : fields) {
        const Value value = field.value(row);
        if (!value) {
            if (absent == Absent::null) object.add_null(field.name);
        } else if (field.kind == Kind::whole) {
            object.add_raw(field.name, *value);
        } else {
            object.add(field.name, *value);
        }
    }
}

}  // namespace poolbill::exports
