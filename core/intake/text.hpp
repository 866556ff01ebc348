// The bytes of a file or of the clipboard as UTF-8 text.
//
// Contract: accepts UTF-8 with or without a byte order mark, and UTF-16 of either byte order, which
// PowerShell 5 writes when output is redirected. What cannot be a text is refused with a sentence that says
// what it is: an archive, a workbook, a picture, or text in another encoding.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace poolbill::intake {

/// Errors: "file.empty", "file.archive" (also a workbook), "file.binary", "file.encoding".
Result<std::string> text_of_bytes(std::string bytes);

/// Where the first byte is that belongs to no UTF-8 sequence; npos when all is well.
std::size_t first_invalid_utf8(std::string_view text);

/// Input for a sentence: in quotes, on one line, without control characters, cut to about 60 bytes.
std::string shown(std::string_view text);

/// Without blanks, no-break spaces and line breaks at both ends.
std::string_view trimmed(std::string_view text);

}  // namespace poolbill::intake
