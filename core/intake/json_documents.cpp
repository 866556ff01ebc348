#include "core/intake/json_documents.hpp"

#include <algorithm>

namespace poolbill::intake {
namespace {

constexpr std::string_view blanks = " \t\r\n";

bool may_begin(std::string_view text, std::size_t at) {
    const std::size_t next = text.find_first_not_of(blanks, at + 1);
    if (next == std::string_view::npos) return text.size() == at + 1;
    if (text[at] == '{') return text[next] == '"' || text[next] == '}';
    return text[next] == '{' || text[next] == '[' || text[next] == ']';
}

/// The position after the string that opens at `at`; the end of the text when it does not close.
std::size_t after_string(std::string_view text, std::size_t at) {
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == '"') {
            return i + 1;
        }
    }
    return text.size();
}

}  // namespace

void JsonDocumentFinder::pass(Between, std::size_t end) {
    at_ = std::min(text_.substr(0, end).find_first_of("{[", at_), end);
    if (at_ == end) return;
    if (may_begin(text_, at_)) {
        state_ = InDocument{at_, 0};
    } else {
        ++at_;
    }
}

void JsonDocumentFinder::pass(InDocument document, std::size_t end) {
    for (; at_ < end; ++at_) {
        const char c = text_[at_];
        if (c == '"') {
            ++at_;
            state_ = InString{document};
            return;
        }
        if (c == '{' || c == '[') ++document.depth;
        if ((c == '}' || c == ']') && --document.depth == 0) {
            ++at_;
            found_.push_back({document.begin, at_ - document.begin, false});
            state_ = Between();
            return;
        }
    }
    state_ = document;
}

void JsonDocumentFinder::pass(InString string, std::size_t end) {
    for (; at_ < end; ++at_) {
        if (text_[at_] == '\\') {
            ++at_;
        } else if (text_[at_] == '"') {
            ++at_;
            state_ = string.document;
            return;
        }
    }
}

bool JsonDocumentFinder::read(std::size_t bytes) {
    const std::size_t end = at_ + std::min(bytes, text_.size() - at_);
    while (at_ < end)
        std::visit([this, end](auto state) { pass(state, end); }, state_);
    if (at_ < text_.size()) return true;
    // A document that is not closed ends with the text.
    const InDocument* open = std::get_if<InDocument>(&state_);
    if (const auto* string = std::get_if<InString>(&state_)) open = &string->document;
    if (open != nullptr) found_.push_back({open->begin, text_.size() - open->begin, true});
    state_ = Between();
    return false;
}

float JsonDocumentFinder::progress() const {
    if (text_.empty()) return 1;
    return static_cast<float>(std::min(at_, text_.size())) / static_cast<float>(text_.size());
}

std::vector<JsonExtent> find_json_documents(std::string_view text) {
    JsonDocumentFinder finder(text);
    finder.read(text.size());
    return std::move(finder).take();
}

std::optional<std::string_view> OutermostKeys::next() {
    while (at_ < text_.size()) {
        const std::size_t begin = at_;
        const char c = text_[begin];
        if (c != '"') {
            if (c == '{' || c == '[') ++depth_;
            if ((c == '}' || c == ']') && depth_ > 0) --depth_;
            ++at_;
            continue;
        }
        at_ = after_string(text_, begin);
        const std::size_t next = text_.find_first_not_of(blanks, at_);
        if (depth_ == 1 && next != std::string_view::npos && text_[next] == ':' && at_ >= begin + 2)
            return text_.substr(begin + 1, at_ - begin - 2);
    }
    return std::nullopt;
}

std::vector<std::string_view> outermost_keys(std::string_view text) {
    std::vector<std::string_view> found;
    OutermostKeys keys(text);
    while (const auto key = keys.next())
        found.push_back(*key);
    return found;
}

}  // namespace poolbill::intake
