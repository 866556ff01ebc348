// The bytes of a file or of the clipboard as UTF-8 text.
//
// Contract: accepts UTF-8 with or without a byte order mark, and UTF-16 of either byte order, which
// PowerShell 5 writes when output is redirected. What cannot be a text is refused with a sentence that says
// what it is: an archive, a workbook, a picture, or text in another encoding.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "core/base/result.hpp"

namespace poolbill::intake {

/// A text that is UTF-8, and where it begins: a byte order mark stays in front of it, because removing it would move
/// all bytes.
struct FileText {
    std::string bytes;
    std::size_t begin = 0;
    std::size_t first_letter = 0;  // the first character that is not a blank

    std::string_view view() const { return std::string_view(bytes).substr(begin); }
    std::span<char> characters() { return {bytes.data() + begin, bytes.size() - begin}; }
    /// Without the blanks at the beginning.
    std::string_view content() const { return std::string_view(bytes).substr(first_letter); }
};

/// Decodes and checks a piece at a time.
class TextReading {
  public:
    explicit TextReading(std::string bytes);

    /// Reads on for about `bytes`. @pre bytes > 0. Errors: "file.empty", "file.archive" (also a workbook),
    /// "file.binary", "file.encoding". @return whether there is more to read
    Result<bool> read(std::size_t bytes);
    /// The fraction that was read, from 0 to 1.
    float progress() const;
    /// @pre nothing more to read
    FileText take() &&;

  private:
    struct Refused {
        Error error;
    };
    struct DecodingUtf16 {
        std::string from;
        bool is_little = false;
        std::size_t done = 0;
    };
    struct Checking {
        float decoded = 0;  // the progress when checking began
        std::size_t done = 0;
        std::size_t line = 1;
        std::optional<std::size_t>
            broken_line;  // the first that is not UTF-8; a zero byte after it is still looked for
        std::optional<std::size_t> first_letter;
    };

    void begin_checking(float decoded);
    Result<bool> read(Refused& refused, std::size_t bytes);
    Result<bool> read(DecodingUtf16& decoding, std::size_t bytes);
    Result<bool> read(Checking& checking, std::size_t bytes);

    FileText text_;
    std::variant<Refused, DecodingUtf16, Checking> state_;
};

/// All at once, without the byte order mark. Errors: those of TextReading.
Result<std::string> text_of_bytes(std::string bytes);

}  // namespace poolbill::intake
