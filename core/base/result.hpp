// Errors as values: the result of a function that can fail.
//
// Contract: a Result holds a value or an error, never both. Reading the wrong one is a programming error
// (assert). An Error has a stable code for programs, a sentence for people, and the path of the input that
// caused it (a JSON pointer such as "/actions/3/at"; empty when the input has no parts).
#pragma once

#include <cassert>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace poolbill {

enum class ErrorId : std::uint8_t;  // core/base/error_codes.hpp

/// Constructors and destructor are in error.cpp: inline, every function that can fail would contain them.
struct Error {
    Error();
    Error(std::string_view code, std::string_view path, std::string_view message);
    Error(const Error& other);
    Error(Error&& other) noexcept;
    Error& operator=(const Error& other);
    Error& operator=(Error&& other) noexcept;
    ~Error();

    std::string code;     // stable, dotted: "order.not-payable"
    std::string path;     // JSON pointer into the input
    std::string message;  // a sentence that a person can act on, in English

    // For words in other languages. Errors that are not in the table of error codes have the sentence alone.
    std::optional<ErrorId> id;
    std::vector<std::string> values;

    friend bool operator==(const Error& left, const Error& right);
};

using Errors = std::vector<Error>;

template <class T, class E = Error>
class [[nodiscard]] Result {
  public:
    Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
    Result(E error) : content_(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return content_.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T& value() const& { return *checked<0>(); }
    T& value() & { return const_cast<T&>(*checked<0>()); }
    T&& value() && { return std::move(const_cast<T&>(*checked<0>())); }
    const E& error() const& { return *checked<1>(); }
    E&& error() && { return std::move(const_cast<E&>(*checked<1>())); }

    const T* operator->() const { return checked<0>(); }
    const T& operator*() const& { return *checked<0>(); }

  private:
    template <std::size_t index>
    auto checked() const {
        const auto* held = std::get_if<index>(&content_);
        assert(held && "the other side of a Result was read");
        return held;
    }

    std::variant<T, E> content_;
};

/// Success without a value, or an error.
struct Done {};
using Status = Result<Done>;

}  // namespace poolbill
