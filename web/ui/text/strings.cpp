#include "web/ui/text/strings.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

namespace poolbill::ui {

Language language_of(std::string_view locale) {
    if (locale.starts_with("zh")) return Language::simplified_chinese;
    if (locale == "x-pseudo") return Language::pseudo;
    return Language::english;
}

struct Strings::Texts {
    std::string own;  // what the views look at, except in English
    std::array<std::string_view, text_count> views;
};

Strings::Strings(Language language, std::string_view given) : language_(language) {
    const auto texts = std::make_shared<Texts>();
    const char* at = text_table_en;
    if (language == Language::pseudo) {
        for (std::size_t i = 0; i < text_count; ++i, at += std::strlen(at) + 1)
            texts->own.append(*at == '\0' ? "" : "⟦")
                .append(at)
                .append(*at == '\0' ? "" : "⟧")
                .push_back('\0');
    } else if (language != Language::english) {
        if (static_cast<std::size_t>(std::count(given.begin(), given.end(), '\n')) == text_count) {
            texts->own = given;
            std::replace(texts->own.begin(), texts->own.end(), '\n', '\0');
        } else {
            language_ = Language::english;
        }
    }
    if (!texts->own.empty()) at = texts->own.data();
    for (std::string_view& view : texts->views) {
        view = at;
        at += view.size() + 1;
    }
    texts_ = texts;
}

Phrase Strings::operator()(Text key) const {
    return texts_->views[static_cast<std::size_t>(key)];
}

std::string Strings::fill(Text key, std::initializer_list<std::string_view> values) const {
    return fill_places((*this)(key), {values.begin(), values.size()});
}

std::string fill_places(std::string_view pattern, std::span<const std::string_view> values) {
    std::string filled;
    filled.reserve(pattern.size() + 32);
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const bool is_place = pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}';
        const auto index = is_place ? static_cast<std::size_t>(pattern[at + 1] - '0') : values.size();
        if (index < values.size()) {
            filled += values[index];
            at += 2;
        } else {
            filled += pattern[at];
        }
    }
    return filled;
}

Phrase Strings::by_code(std::string_view prefix, std::string_view code) const {
    std::string name = std::string(prefix).append(code);
    for (char& character : name) {
        if (character == '-') character = '_';
    }
    return by_name(name);
}

std::string Strings::by_code(std::string_view prefix, std::string_view code,
                             std::span<const std::string> values, std::string_view otherwise) const {
    const Phrase pattern = by_code(prefix, code);
    if (pattern.empty()) return std::string(otherwise);
    return fill_places(pattern, std::vector<std::string_view>(values.begin(), values.end()));
}

Phrase Strings::by_name(std::string_view name) const {
    const char* at = text_names;
    for (const std::string_view text : texts_->views) {
        if (name == at) return text;
        at += std::strlen(at) + 1;
    }
    return {};
}

}  // namespace poolbill::ui
