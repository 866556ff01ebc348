// What an import says: a sentence of sentence_texts.hpp with values for its places.
//
// Contract: a value is what the files say (a name, a number, a time), another sentence, or an error that is passed on; it
// is never a word of English.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/error.hpp"
#include "core/intake/sentence_texts.hpp"

namespace poolbill::intake {

struct SentenceValue;

struct Sentence {
    explicit Sentence(SentenceId id);
    /// Passes an error on, whose words are the sentence.
    Sentence(const Error& error);
    Sentence(const Sentence& other);
    Sentence(Sentence&& other) noexcept;
    Sentence& operator=(const Sentence& other);
    Sentence& operator=(Sentence&& other) noexcept;
    ~Sentence();

    // Not inline, nor are the values' constructors: there are many sentences.
    /// A time as format_instant writes it becomes "2025-11-14 23:59:59 (UTC+08:00)", and the offset is said once.
    void add(std::string text);
    void add(std::int64_t number);
    void add(const Sentence& part);
    void add(const Error& error);
    void add(const char* words) = delete;  // English; make it a sentence

    SentenceId id;
    std::vector<SentenceValue> values;  // as many as the words have places
};

/// One of these. No variant: its functions would be called by address, and what is of this namespace and called so is in
/// the deferred part of the module (docs/decisions/0009-the-module-comes-in-two-parts.md), but reports are everywhere.
struct SentenceValue {
    std::string text;
    std::vector<Sentence> sentence;  // none or one
    std::optional<Error> error;
};

/// A number of any type as the one that a sentence takes; everything else as it is.
template <class Value>
decltype(auto) as_value(const Value& value) {
    if constexpr (std::integral<Value>) {
        return static_cast<std::int64_t>(value);
    } else {
        return (value);
    }
}

/// The sentence with its values. One too few or too many does not compile.
template <SentenceId id, class... Values>
Sentence say(const Values&... values) {
    static_assert(places_in(text_of(id).english) == sizeof...(Values), "a value for each place of the words");
    Sentence sentence(id);
    (sentence.add(as_value(values)), ...);
    return sentence;
}

std::string english(const Sentence& sentence);

}  // namespace poolbill::intake
