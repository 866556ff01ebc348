// The viewer's words: every text on the screen by key, in the viewer's language.
//
// Texts may hold places "{0}", "{1}", … that `fill` replaces.
//
// English is in the module; every other language is a file beside it (assets/strings/<tag>.json makes it),
// which the page fetches and hands over. Nothing here or in the views knows which languages there are.
//
// Left out: fetching; numbers, money and dates (format.hpp).
#pragma once

#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/error.hpp"
#include "web/ui/text/text.hpp"

namespace poolbill::ui {

/// The locale of Strings::pseudo().
inline constexpr std::string_view pseudo_locale = "x-pseudo";

/// A text that lives as long as the Strings it came from; becomes a std::string of its own accord.
struct Phrase : std::string_view {
    using std::string_view::string_view;
    Phrase(std::string_view text) : std::string_view(text) {}
    operator std::string() const { return std::string(begin(), end()); }
    friend std::string operator+(Phrase left, std::string_view right) {
        return std::string(left).append(right);
    }
};

class Strings {
  public:
    /// English.
    Strings();
    /// @param texts  of another language: poolbill.<tag>.txt, with a line for each key, then lines of a
    ///   name, a tab and a text. English when there is not a line for each key.
    explicit Strings(std::string_view texts);
    /// English between "⟦" and "⟧": a visible text without them is not in assets/strings.
    static Strings pseudo();

    bool is_english() const;

    Phrase operator()(Text key) const;
    /// The text with {0}, {1}, … replaced by `values` in turn.
    std::string fill(Text key, std::initializer_list<std::string_view> values) const;
    /// The text of a key that is known at run time only, such as "problem.pool.not_prepaid"; empty if there
    /// is none. Keys that begin with "action.", "problem." or "rejected." can be found, and, in languages
    /// other than English, "condition.", "failure.", "note.", "reason." and "step.".
    Phrase by_name(std::string_view name) const;
    /// The same for a code of the engine: ("problem.", "pool.not-prepaid") is "problem.pool.not_prepaid".
    Phrase by_code(std::string_view prefix, std::string_view code) const;
    /// The same, filled; what the engine said itself when this language has no text of its own.
    std::string by_code(std::string_view prefix, std::string_view code, std::span<const std::string> values,
                        std::string_view otherwise) const;

  private:
    struct Texts;

    explicit Strings(std::shared_ptr<const Texts> texts) : texts_(std::move(texts)) {}

    std::shared_ptr<const Texts> texts_;  // copies share it
};

}  // namespace poolbill::ui
