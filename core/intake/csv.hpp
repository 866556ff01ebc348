// CSV as in RFC 4180, a record at a time.
//
// Contract
// - Fields are the exact bytes between separators; quotes are removed and doubled quotes inside them become
//   one. Lines end with CRLF, LF or CR; line breaks inside quotes belong to the field. Nothing is trimmed and
//   nothing is taken for a number.
// - The text stays where it is: a field without doubled quotes is a view into it. A reader can stop after any
//   record and go on later.
// - Malformed quoting is an error with its line, not a guess: a quote that never closes, or text after a
//   closing quote.
// Left out: comments, escapes by backslash, any type of a field.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace poolbill::intake {

class CsvReader {
  public:
    static constexpr std::size_t longest_field = 1u << 20;

    /// @param text  must outlive the reader
    /// @param line  of the file that the text begins with
    explicit CsvReader(std::string_view text, char separator = ',', std::size_t line = 1)
        : text_(text), separator_(separator), line_(line) {}

    /// Reads the next record that is not an empty line. Errors: "csv.quote", "csv.field".
    /// @return whether there was one
    Result<bool> next();
    /// The fields of the record that `next` read, valid until its next call.
    const std::vector<std::string_view>& fields() const { return fields_; }
    /// The line on which that record starts, from 1.
    std::size_t line() const { return record_line_; }
    char separator() const { return separator_; }
    /// How many bytes of the text were read.
    std::size_t position() const { return at_; }
    /// How many bytes are left.
    std::size_t left() const { return text_.size() - at_; }
    /// The fraction of the text that was read, from 0 to 1.
    float progress() const {
        return text_.empty() ? 1 : static_cast<float>(at_) / static_cast<float>(text_.size());
    }

  private:
    Result<std::string_view> quoted_field();
    std::string_view plain_field();
    void end_line();

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    std::size_t record_line_ = 1;
    std::vector<std::string_view> fields_;
    std::deque<std::string> unescaped_;  // fields of this record that had doubled quotes
};

/// The separator that the first line uses most: comma, semicolon or tab; comma when there is none.
char separator_of(std::string_view text);

}  // namespace poolbill::intake
