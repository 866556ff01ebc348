// Helpers for UTF-8 text that came from files.
#pragma once

#include <string>
#include <string_view>

namespace poolbill::intake {

/// Where the first byte is that belongs to no UTF-8 sequence; npos when all is well.
std::size_t first_invalid_utf8(std::string_view text);

/// Input for a sentence: in quotes, on one line, without control characters, cut to about 60 bytes.
std::string shown(std::string_view text);

/// The same without quotes, and whole.
std::string one_line(std::string_view text);

/// Without blanks, no-break spaces and line breaks at both ends.
std::string_view trimmed(std::string_view text);

/// What a cell of a table says: trimmed, and without a byte order mark in front, or what makes a spreadsheet keep it as
/// text: ="2025-10", '2025-10.
std::string_view cell_text(std::string_view cell);

/// ASCII letters in lower case.
std::string lowered(std::string_view text);

}  // namespace poolbill::intake
