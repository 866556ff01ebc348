#include "core/export/formats.hpp"

#include <algorithm>

#include "core/export/format_table.hpp"
#include "core/json/object.hpp"

namespace poolbill::exports {
namespace {

std::vector<std::string_view> words_for(ReportKind kind) {
    std::vector<std::string_view> words;
    for (const Format& format : format_table) {
        if (format.can_write(kind)) words.push_back(format.word);
    }
    return words;
}

}  // namespace

bool Format::can_write(ReportKind kind) const {
    switch (kind) {
        case ReportKind::bills:
            return writers.bills != nullptr;
        case ReportKind::statements:
            return writers.statements != nullptr;
        case ReportKind::preview:  // has a comparison in it
        case ReportKind::comparison:
            return writers.comparison != nullptr;
        case ReportKind::explanation:
            return writers.explanation != nullptr;
        case ReportKind::snapshot:
            return true;
    }
    return false;
}

std::span<const Format> formats() {
    return format_table;
}

const Format* find_format(std::string_view word) {
    const auto found = std::find_if(format_table.begin(), format_table.end(),
                                    [word](const Format& f) { return f.word == word; });
    return found == format_table.end() ? nullptr : &*found;
}

std::string format_choice(ReportKind kind) {
    std::string choice;
    for (const std::string_view word : words_for(kind))
        choice.append(choice.empty() ? "" : "|").append(word);
    return choice;
}

std::string format_list(ReportKind kind, std::string_view after_first) {
    const std::vector<std::string_view> words = words_for(kind);
    std::string list;
    for (std::size_t i = 0; i < words.size(); ++i) {
        list.append(i == 0 ? "" : i + 1 == words.size() ? " or " : ", ").append(words[i]);
        if (i == 0) list += after_first;
    }
    return list;
}

std::string formats_json() {
    std::string list;
    for (const Format& format : format_table) {
        list += list.empty() ? "[" : ",";
        list += json::ObjectWriter()
                    .add("word", format.word)
                    .add("title", format.title)
                    .add("extension", format.extension)
                    .add("type", format.mime_type)
                    .str();
    }
    return list + "]";
}

std::string to_text(const Format& format, const StatementsReport& report) {
    assert(format.writers.statements);
    std::string text;
    Output output(into(text));
    format.writers.statements(report, {}, output);
    output.finish();
    return text;
}

}  // namespace poolbill::exports
