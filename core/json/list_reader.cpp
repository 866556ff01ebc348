#include "core/json/list_reader.hpp"

#include <algorithm>

#include "core/json/nlohmann/parser.hpp"

namespace poolbill::json {

ListReader::ListReader(std::span<char> text, std::string_view member)
    : text_(text), parser_(std::make_unique<Parser>(text.size(), member)) {}
ListReader::~ListReader() = default;

Result<bool> ListReader::read(std::size_t bytes) {
    if (text_.size() > Parser::longest_text) return Parser::too_long();
    const std::string_view head = parser_->head();
    const std::size_t begin = done_ - head.size();
    const std::string covered(text().substr(begin, head.size()));
    std::copy(head.begin(), head.end(), text_.data() + begin);
    const char* enough = text_.data() + done_ + std::min(bytes, text_.size() - done_);
    const char* at = parser_->read(text_.data() + begin, text_.data() + text_.size(), enough);
    std::copy(covered.begin(), covered.end(), text_.data() + begin);
    if (at != nullptr) {
        done_ = static_cast<std::size_t>(at - text_.data());
        return !parser_->is_complete();
    }
    // The parser counts lines and columns from where it started, here from the beginning of the text.
    return parser_->error().code == "json.syntax" ? Document::parse(text()).error() : parser_->error();
}

Value ListReader::list() const {
    return parser_->list();
}
Value ListReader::root() const {
    return Value(parser_->document(), 0);
}
float ListReader::progress() const {
    return text_.empty() ? 1 : static_cast<float>(done_) / static_cast<float>(text_.size());
}

}  // namespace poolbill::json
