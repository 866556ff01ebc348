// The viewer's words: every text on the screen by key, in the viewer's language.
//
// Keys are generated from assets/strings/en.json, so a key that is missing does not compile. Texts may hold
// places "{0}", "{1}", … that `fill` replaces.
//
// Left out: numbers, money and dates (format.hpp).
#pragma once

#include <cstdint>
#include <initializer_list>
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

class Strings {
  public:
    explicit Strings(Language language = Language::english) : language_(language) {}

    Language language() const { return language_; }
    std::string operator()(Text key) const;
    /// The text with {0}, {1}, … replaced by `values` in turn.
    std::string fill(Text key, std::initializer_list<std::string_view> values) const;
    /// The text of a key that is known at run time only, such as "condition.pool_type"; empty if there is
    /// none.
    std::string by_name(std::string_view name) const;

    bool operator==(const Strings&) const = default;

  private:
    Language language_;
};

}  // namespace poolbill::ui
