// The viewer's words: every text on the screen by key, in the viewer's language.
//
// Keys are generated from assets/strings/en.json, so a key that is missing does not compile. Texts may hold
// places "{0}", "{1}", … that `fill` replaces.
//
// English is in the module; another language is a file beside it, fetched when it is asked for.
//
// Left out: fetching; numbers, money and dates (format.hpp).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "generated/text_keys.hpp"

namespace poolbill::ui {

enum class Language : std::uint8_t {
    english,
    simplified_chinese,
    pseudo,  // English between "⟦" and "⟧": a visible text without them was forgotten
};

/// "zh", "zh-CN", "zh-Hans-…" are simplified Chinese, "x-pseudo" is pseudo; everything else is English.
Language language_of(std::string_view locale);

/// A text that lives as long as the Strings it came from; becomes a std::string of its own accord.
struct Phrase : std::string_view {
    using std::string_view::string_view;
    Phrase(std::string_view text) : std::string_view(text) {}
    operator std::string() const { return std::string(begin(), end()); }
    friend std::string operator+(Phrase left, std::string_view right) {
        return std::string(left).append(right);
    }
};

/// A pattern with {0}, {1}, … replaced by `values` in turn.
std::string fill_places(std::string_view pattern, std::span<const std::string_view> values);

class Strings {
  public:
    /// @param texts  of a language that is not in the module: poolbill.<locale>.txt, a line for each
    ///   key, then lines of a name, a tab and a text. English when there is not a line for each key.
    explicit Strings(Language language = Language::english, std::string_view texts = {});

    /// The one that is written, which is English when the texts of the one asked for were not given.
    Language language() const { return language_; }
    Phrase operator()(Text key) const;
    /// The text with {0}, {1}, … replaced by `values` in turn.
    std::string fill(Text key, std::initializer_list<std::string_view> values) const;
    /// The text of a key that is known at run time only, such as "problem.pool.not_prepaid"; empty if there
    /// is none. Keys that begin with "action." or "problem." can be found, and, in languages other than
    /// English, "condition." and "step.".
    Phrase by_name(std::string_view name) const;
    /// The same for a code of the engine: ("problem.", "pool.not-prepaid") is "problem.pool.not_prepaid".
    Phrase by_code(std::string_view prefix, std::string_view code) const;
    /// The same, filled; what the engine said itself when this language has no text of its own.
    std::string by_code(std::string_view prefix, std::string_view code, std::span<const std::string> values,
                        std::string_view otherwise) const;

    bool operator==(const Strings& other) const { return language_ == other.language_; }

  private:
    struct Texts;

    Language language_;
    std::shared_ptr<const Texts> texts_;  // copies share it
};

}  // namespace poolbill::ui
