#include "web/ui/text/strings.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "generated/text_tables.hpp"

namespace poolbill::ui {

struct Strings::Texts {
    std::string own;  // what the views look at, except in English
    std::array<std::string_view, text_count> views;
    std::vector<std::string_view> named;  // a name, a tab and a text

    /// @param table  the texts end to end, each with a zero
    void point_into(const char* table) {
        for (std::string_view& view : views) {
            view = table;
            table += view.size() + 1;
        }
    }
};

Strings::Strings() {
    const auto texts = std::make_shared<Texts>();
    texts->point_into(text_table_en);
    texts_ = texts;
}

Strings::Strings(std::string_view given) {
    const auto texts = std::make_shared<Texts>();
    texts->own = given;
    std::size_t count = 0;
    for (std::string_view rest = texts->own; !rest.empty();) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        if (line.find('\t') != std::string_view::npos) {
            texts->named.push_back(line);
        } else if (count++ < text_count) {
            texts->views[count - 1] = line;
        }
    }
    if (count != text_count) {
        texts->named.clear();
        texts->own.clear();
        texts->point_into(text_table_en);
    }
    texts_ = texts;
}

Strings Strings::pseudo() {
    std::string marked;
    const char* text = text_table_en;
    for (std::size_t i = 0; i < text_count; ++i, text += std::strlen(text) + 1)
        marked.append("⟦").append(text).append("⟧").push_back('\0');
    auto texts = std::make_shared<Texts>();
    texts->own = std::move(marked);
    texts->point_into(texts->own.c_str());
    return Strings(std::move(texts));
}

bool Strings::is_english() const {
    return texts_->own.empty();
}

Phrase Strings::operator()(Text key) const {
    return texts_->views[text_area_starts[area_of(key)] + index_of(key)];
}

std::string Strings::fill(Text key, std::initializer_list<std::string_view> values) const {
    return fill_places((*this)(key), {values.begin(), values.size()});
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
    for (const std::string_view entry : texts_->named) {
        if (entry.starts_with(name) && entry[name.size()] == '\t') return entry.substr(name.size() + 1);
    }
    return {};
}

}  // namespace poolbill::ui
