#include "core/json/list_reader.hpp"

#include <algorithm>
#include <utility>

#include "core/json/parser.hpp"

namespace poolbill::json {

struct ListReader::State {
    State(std::string& whole, std::string_view member) : text(whole), parser(text.size(), member) {}

    std::string& text;
    std::size_t done = 0;
    Parser parser;
};

ListReader::ListReader(std::string& text, std::string_view member)
    : state_(std::make_unique<State>(text, member)) {}
ListReader::ListReader(ListReader&&) noexcept = default;
ListReader& ListReader::operator=(ListReader&&) noexcept = default;
ListReader::~ListReader() = default;

Result<bool> ListReader::read(std::size_t bytes) {
    auto& [text, done, parser] = *state_;
    if (text.size() > Parser::longest_text) return Parser::too_long();
    const std::string_view head = parser.head();
    const std::size_t begin = done - head.size();
    const std::string covered = text.substr(begin, head.size());
    std::copy(head.begin(), head.end(), text.data() + begin);
    const char* enough = text.data() + done + std::min(bytes, text.size() - done);
    const char* at = parser.read(text.data() + begin, text.data() + text.size(), enough);
    std::copy(covered.begin(), covered.end(), text.data() + begin);
    if (at != nullptr) {
        done = static_cast<std::size_t>(at - text.data());
        return !parser.is_complete();
    }
    // The parser counts lines and columns from where it started: from the beginning they are the text's.
    return parser.error().code == "json.syntax" ? Document::parse(text).error() : parser.error();
}

Value ListReader::list() const {
    return state_->parser.list();
}
Value ListReader::root() const {
    return Value(state_->parser.document(), 0);
}
float ListReader::progress() const {
    return state_->text.empty() ? 1
                                : static_cast<float>(state_->done) / static_cast<float>(state_->text.size());
}

}  // namespace poolbill::json
