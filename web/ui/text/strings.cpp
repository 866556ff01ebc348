#include "web/ui/text/strings.hpp"

#include <algorithm>

namespace poolbill::ui {

Language language_of(std::string_view locale) {
    if (locale.starts_with("zh")) return Language::simplified_chinese;
    if (locale == "x-pseudo") return Language::pseudo;
    return Language::english;
}

std::string Strings::operator()(Text key) const {
    const auto index = static_cast<std::size_t>(key);
    switch (language_) {
        case Language::english:
            break;
        case Language::simplified_chinese:
            return std::string(text_table_zh_cn[index]);
        case Language::pseudo:
            return "⟦" + std::string(text_table_en[index]) + "⟧";
    }
    return std::string(text_table_en[index]);
}

std::string Strings::fill(Text key, std::initializer_list<std::string_view> values) const {
    const std::string pattern = (*this)(key);
    std::string filled;
    filled.reserve(pattern.size() + 32);
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const bool is_place = pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}';
        const auto index = is_place ? static_cast<std::size_t>(pattern[at + 1] - '0') : values.size();
        if (index < values.size()) {
            filled += values.begin()[index];
            at += 2;
        } else {
            filled += pattern[at];
        }
    }
    return filled;
}

std::string Strings::by_name(std::string_view name) const {
    const auto* found = std::find(text_names, text_names + text_count, name);
    if (found == text_names + text_count) return {};
    return (*this)(static_cast<Text>(found - text_names));
}

}  // namespace poolbill::ui
