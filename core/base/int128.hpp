// 128-bit integers and sums that report overflow instead of wrapping.
//
// Contract: every function either returns the exact mathematical result or nothing.
// Left out: division by zero (callers divide by constants).
#pragma once

#include <cstdint>
#include <limits>
#include <optional>

namespace poolbill {

__extension__ typedef __int128 Int128;

constexpr std::optional<Int128> checked_multiply(Int128 left, Int128 right) {
    Int128 product = 0;
    if (__builtin_mul_overflow(left, right, &product)) return std::nullopt;
    return product;
}

constexpr std::optional<Int128> checked_add(Int128 left, Int128 right) {
    Int128 sum = 0;
    if (__builtin_add_overflow(left, right, &sum)) return std::nullopt;
    return sum;
}

constexpr std::optional<std::int64_t> narrow_to_64(Int128 value) {
    if (value > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
    if (value < std::numeric_limits<std::int64_t>::min()) return std::nullopt;
    return static_cast<std::int64_t>(value);
}

/// Quotient rounded towards zero. Most values fit 64 bits, which the processor divides in one instruction.
constexpr Int128 divide(Int128 value, std::int64_t divisor) {
    const auto narrow = static_cast<std::int64_t>(value);
    return narrow == value ? narrow / divisor : value / divisor;
}

/// Quotient rounded towards minus infinity, for a positive divisor.
constexpr std::int64_t floor_divide(std::int64_t value, std::int64_t divisor) {
    const std::int64_t quotient = value / divisor;
    return value % divisor < 0 ? quotient - 1 : quotient;
}

}  // namespace poolbill
