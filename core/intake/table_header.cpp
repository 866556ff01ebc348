#include "core/intake/table_header.hpp"

#include <utility>

#include "core/intake/text.hpp"

namespace poolbill::intake {
namespace {

constexpr std::size_t most_lines = 20;
constexpr std::size_t longest_line = 1u << 16;

FoundHeader header_at(std::string_view text, std::size_t line, const ColumnNames& names) {
    CsvReader csv(text, separator_of(text), line);
    const Result<bool> read = csv.next();
    CsvHeader header =
        read ? recognise_header(csv.fields(), names) : CsvHeader{CsvKind::none, read.error(), 0};
    return {std::move(header), std::move(csv), line, read.ok()};
}

}  // namespace

FoundHeader find_header(std::string_view text, const ColumnNames& names) {
    FoundHeader found = header_at(text, 1, names);
    std::size_t at = 0;
    for (std::size_t line = 2; line <= most_lines && found.header.kind == CsvKind::none; ++line) {
        const std::size_t end = text.find_first_of("\r\n", at);
        if (end == std::string_view::npos) break;
        at = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
        const std::string_view own = text.substr(at, text.find_first_of("\r\n", at) - at);
        // A document begins, with lines of diagnostics before it.
        if (own.size() > longest_line || own.starts_with('{') || own.starts_with('[')) break;
        if (trimmed(own).empty()) continue;
        FoundHeader other = header_at(text.substr(at), line, names);
        if (other.header.kind != CsvKind::none || other.header.known > found.header.known)
            found = std::move(other);
    }
    return found;
}

}  // namespace poolbill::intake
