#include "core/intake/csv.hpp"

#include <algorithm>
#include <array>

#include "core/base/error.hpp"

namespace poolbill::intake {

void CsvReader::end_line() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++line_;
}

std::string_view CsvReader::plain_field() {
    const std::size_t begin = at_;
    // A field that is too long is refused whatever its end is.
    const std::size_t end = begin + std::min(text_.size() - begin, longest_field + 1);
    while (at_ < end && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r')
        ++at_;
    return text_.substr(begin, at_ - begin);
}

Result<std::string_view> CsvReader::quoted_field() {
    const std::size_t opened = line_;
    std::size_t begin = ++at_;
    std::string* joined = nullptr;
    for (;;) {
        const std::size_t quote = text_.find('"', at_);
        if (quote == std::string_view::npos)
            return describe(ErrorId::csv_quote_open, {std::to_string(opened)});
        line_ +=
            static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                                text_.begin() + static_cast<std::ptrdiff_t>(quote), '\n'));
        at_ = quote + 1;
        const bool is_doubled = at_ < text_.size() && text_[at_] == '"';
        if (!is_doubled && joined == nullptr) return text_.substr(begin, quote - begin);
        if (joined == nullptr) joined = &unescaped_.emplace_back();
        joined->append(text_.substr(begin, quote - begin));
        if (!is_doubled) return std::string_view(*joined);
        *joined += '"';
        begin = ++at_;
    }
}

Result<bool> CsvReader::next() {
    fields_.clear();
    unescaped_.clear();
    while (at_ < text_.size() && (text_[at_] == '\r' || text_[at_] == '\n'))
        end_line();
    if (at_ >= text_.size()) return false;
    record_line_ = line_;
    for (;;) {
        if (at_ < text_.size() && text_[at_] == '"') {
            const Result<std::string_view> field = quoted_field();
            if (!field) return field.error();
            fields_.push_back(*field);
        } else {
            fields_.push_back(plain_field());
        }
        if (fields_.back().size() > longest_field)
            return describe(ErrorId::csv_field_long, {std::to_string(record_line_)});
        if (at_ >= text_.size()) return true;
        if (text_[at_] == separator_) {
            ++at_;
            continue;
        }
        if (text_[at_] != '\r' && text_[at_] != '\n')
            return describe(ErrorId::csv_quote_text, {std::to_string(line_)});
        end_line();
        return true;
    }
}

char separator_of(std::string_view text) {
    const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
    constexpr std::array<char, 3> separators{',', ';', '\t'};
    return *std::max_element(separators.begin(), separators.end(), [line](char left, char right) {
        return std::count(line.begin(), line.end(), left) < std::count(line.begin(), line.end(), right);
    });
}

}  // namespace poolbill::intake
