#include "core/cli/table.hpp"

#include <algorithm>

namespace poolbill::cli {
namespace {

std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string csv_cell(std::string_view text, char separator) {
    // A leading = + or @ would be a formula; a minus is a negative number here.
    const bool formula = !text.empty() && (text[0] == '=' || text[0] == '+' || text[0] == '@');
    if (!formula && text.find(separator) == std::string_view::npos &&
        text.find_first_of("\"\r\n") == std::string_view::npos)
        return std::string(text);
    std::string out = formula ? "\"'" : "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

}  // namespace

std::string Table::text() const {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        std::size_t width = width_of(columns[i].title);
        for (const auto& row : rows)
            width = std::max(width, width_of(row[i]));
        if (!totals.empty()) width = std::max(width, width_of(totals[i]));
        widths.push_back(width);
    }
    std::string out;
    const auto print = [&](const auto& cell_at) {
        std::string line;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const std::string cell(cell_at(i));
            const std::string padding(widths[i] - width_of(cell), ' ');
            if (i > 0) line += "  ";
            line += columns[i].right ? padding + cell : cell + padding;
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + "\n";
    };
    print([this](std::size_t i) { return columns[i].title; });
    const auto rule = [&] { print([&](std::size_t i) { return std::string(widths[i], '-'); }); };
    rule();
    for (const auto& row : rows)
        print([&row](std::size_t i) { return row[i]; });
    if (!totals.empty()) {
        rule();
        print([this](std::size_t i) { return totals[i]; });
    }
    return out;
}

std::string Table::csv(char separator) const {
    std::string out;
    const auto add = [&](std::string_view text, bool last) {
        out.append(csv_cell(text, separator));
        last ? out.append("\r\n") : out.append(1, separator);
    };
    for (std::size_t i = 0; i < columns.size(); ++i)
        add(columns[i].title, i + 1 == columns.size());
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            add(row[i], i + 1 == row.size());
    }
    return out;
}

}  // namespace poolbill::cli
