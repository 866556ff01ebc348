// Reads the members of one JSON object into typed values, collecting every error with its path.
//
// Contract: a getter never fails; it records an error and returns a harmless value. `finish` reports the
// members that were not read: as errors (strict), or as warnings and extra members (tolerant).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.hpp"
#include "core/json/document.hpp"
#include "core/json/scenario_json.hpp"
#include "core/money/amount.hpp"
#include "core/money/unit_price.hpp"
#include "core/scenario/action.hpp"
#include "core/time/term.hpp"

namespace poolbill::json {

struct Findings {
    Mode mode = Mode::strict;
    Errors errors;
    Errors warnings;

    static constexpr std::size_t limit = 100;
    void add(Error error) {
        if (errors.size() < limit) errors.push_back(std::move(error));
    }
};

/// A value as an error shows it: short, and as it stands in the text.
std::string found_in(Value value);

class ObjectReader {
  public:
    /// Records an error when the value is not an object; every getter then finds nothing.
    ObjectReader(Value value, Findings& findings);

    bool has(std::string_view key);
    std::string_view text(std::string_view key);  // required, not empty; lives as long as the document
    std::string string(std::string_view key) { return std::string(text(key)); }
    std::string optional_string(std::string_view key, std::string_view otherwise = "");
    std::int64_t integer(std::string_view key, std::int64_t least, std::int64_t most);
    std::optional<std::int64_t> optional_integer(std::string_view key, std::int64_t least, std::int64_t most);
    bool optional_boolean(std::string_view key, bool otherwise);
    Instant instant(std::string_view key);
    Amount amount(std::string_view key);
    Amount optional_amount(std::string_view key);
    UnitPrice price(std::string_view key);
    std::optional<UnitPrice> optional_price(std::string_view key);
    Term term(std::string_view key);
    /// A word of a fixed list; `parse` returns nothing for any other.
    template <class T>
    T word(std::string_view key, std::optional<T> (*parse)(std::string_view), T otherwise, bool required) {
        const std::string text = required ? string(key) : optional_string(key);
        if (text.empty()) return otherwise;
        const std::optional<T> value = parse(text);
        if (!value) fail(member(key), ErrorId::json_word_unknown, {quotation(text), words_of<T>()});
        return value.value_or(otherwise);
    }
    /// The array to iterate over; !exists() when there is none, an error when it is required.
    Value array(std::string_view key, bool required);
    /// The member itself, or a value that does not exist.
    Value member(std::string_view key);

    Value value() const { return value_; }
    ExtraMembers finish();
    /// Takes over an error of another reader of text (money, time), with this member's path.
    void fail(Value at, Error error);
    void fail(Value at, ErrorId id, std::initializer_list<std::string_view> values = {});

  private:
    /// The words of an enumeration, whose to_string is empty beyond its last value.
    template <class T>
    static std::string words_of() {
        std::string words;
        for (int value = 0;; ++value) {
            const std::string_view word = to_string(static_cast<T>(value));
            if (word.empty()) return words;
            words.append(words.empty() ? "" : ", ").append(word);
        }
    }
    Value required(std::string_view key);
    bool was_asked(Value member) const;
    std::string_view text_of(Value value);

    Value value_;
    Findings& findings_;
    bool is_object_;
    std::uint64_t asked_ = 0;                  // which of the first 64 members, one bit each
    std::vector<std::uint32_t> asked_beyond_;  // positions of others
};

}  // namespace poolbill::json
