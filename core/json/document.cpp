#include "core/json/document.hpp"

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>

#include "core/json/object.hpp"

namespace poolbill::json {
namespace {

constexpr std::size_t size_limit = 64u << 20;
constexpr std::size_t depth_limit = 64;

std::string escaped_for_pointer(std::string_view key) {
    std::string escaped;
    for (const char c : key) {
        if (c == '~') {
            escaped += "~0";
        } else if (c == '/') {
            escaped += "~1";
        } else {
            escaped += c;
        }
    }
    return escaped;
}

/// The lexer appends a token character by character. For std::string that is a call into the C++ library each
/// time, half of what parsing costs; for a string of its own type the compiler can do it in place.
struct TokenTraits : std::char_traits<char> {};
using TokenText = std::basic_string<char, TokenTraits>;

template <class Text>
std::string_view view_of(const Text& text) {
    return {std::data(text), std::size(text)};
}

using Json = nlohmann::basic_json<std::map, std::vector, TokenText>;

}  // namespace

/// Receives the parser's events and fills a Document.
class DocumentBuilder {
  public:
    bool null() { return add(Kind::null), true; }
    bool boolean(bool value) { return add(Kind::boolean).integer = value, true; }
    bool number_integer(std::int64_t value) { return add(Kind::integer).integer = value, true; }
    bool number_unsigned(std::uint64_t value) {
        if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
            const std::string digits = std::to_string(value);
            set_text(add(Kind::other_number), digits);
        } else {
            add(Kind::integer).integer = static_cast<std::int64_t>(value);
        }
        return true;
    }
    /// Only the text counts: no amount is ever a binary float.
    template <class Text>
    bool number_float(double, const Text& written) {
        return set_text(add(Kind::other_number), view_of(written)), true;
    }
    bool string(TokenText& value) { return set_text(add(Kind::string), view_of(value)), true; }
    bool binary(Json::binary_t&) { return false; }
    bool start_object(std::size_t) { return open(Kind::object); }
    bool end_object() { return (!open_.back().may_repeat || check_keys(open_.back().node)) && close(); }
    bool start_array(std::size_t) { return open(Kind::array); }
    bool end_array() { return close(); }
    bool key(TokenText& value) {
        key_begin_ = text_size_;
        key_size_ = static_cast<std::uint32_t>(value.size());
        append(view_of(value));
        open_.back().note(view_of(value));
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& exception) {
        std::string_view reason = exception.what();
        if (const std::size_t prefix = reason.find("] "); prefix != std::string_view::npos) {
            reason.remove_prefix(prefix + 2);
        }
        error = {"json.syntax", "", "This is not JSON: " + std::string(reason.substr(0, 200)) + "."};
        return false;
    }

    explicit DocumentBuilder(std::size_t text_size) {
        document_.text_.reset(new char[text_size]);  // nobody needs zeros there
        document_.nodes_.reserve(text_size / 16);    // a value takes about that much text
    }
    Document take() && { return std::move(document_); }

    Error error;

  private:
    struct Open {
        std::uint32_t node;
        std::uint32_t last;  // child
        std::uint32_t count = 0;
        std::uint64_t seen = 0;  // a bit for each key, by its size and ends: most objects are cleared by them
        bool may_repeat = false;

        void note(std::string_view key) {
            const auto end = [&key](std::size_t at) { return static_cast<unsigned char>(key[at]); };
            const std::size_t sum = key.empty() ? 0 : key.size() * 7 + end(0) * 3u + end(key.size() - 1);
            const std::uint64_t bit = std::uint64_t{1} << (sum & 63);
            may_repeat = may_repeat || (seen & bit) != 0;
            seen |= bit;
        }
    };

    Document::Node& add(Kind kind) {
        const auto index = static_cast<std::uint32_t>(document_.nodes_.size());
        Document::Node& node = document_.nodes_.emplace_back();
        node.kind = kind;
        if (!open_.empty()) {
            Open& parent = open_.back();
            node.parent = parent.node;
            node.position = parent.count++;
            if (document_.nodes_[parent.node].kind == Kind::object) {
                node.keyed = true;
                node.key_begin = key_begin_;
                node.key_size = key_size_;
            }
            (parent.last == Document::nothing ? document_.nodes_[parent.node].begin
                                              : document_.nodes_[parent.last].next) = index;
            parent.last = index;
        }
        return node;
    }
    void set_text(Document::Node& node, std::string_view text) {
        node.begin = text_size_;
        node.integer = static_cast<std::int64_t>(text.size());
        append(text);
    }
    /// In place: most texts are so short that a call to copy them would take longer.
    void append(std::string_view text) {
        constexpr std::size_t word = 8;
        char* to = document_.text_.get() + text_size_;
        text_size_ += static_cast<std::uint32_t>(text.size());
        for (; text.size() >= word; text.remove_prefix(word), to += word)
            std::memcpy(to, text.data(), word);
        for (const char character : text)
            *to++ = character;
    }
    bool open(Kind kind) {
        if (open_.size() == depth_limit) {
            error = {"json.depth", "", "The text is nested more than 64 levels deep."};
            return false;
        }
        const auto index = static_cast<std::uint32_t>(document_.nodes_.size());
        add(kind);
        open_.push_back({index, Document::nothing});
        return true;
    }
    bool close() {
        document_.nodes_[open_.back().node].integer = open_.back().count;
        open_.pop_back();
        return true;
    }
    bool check_keys(std::uint32_t object) {
        keys_.clear();
        for (const Value member : Value(document_, object))
            keys_.push_back(member.key());
        std::sort(keys_.begin(), keys_.end());
        const auto twice = std::adjacent_find(keys_.begin(), keys_.end());
        if (twice == keys_.end()) return true;
        error = {"json.duplicate-key", Value(document_, object).path(),
                 "The key \"" + std::string(*twice) + "\" is there twice."};
        return false;
    }

    Document document_;
    std::uint32_t text_size_ = 0;
    std::vector<Open> open_;
    std::vector<std::string_view> keys_;
    std::uint32_t key_begin_ = 0;
    std::uint32_t key_size_ = 0;
};

Result<Document> Document::parse(std::string_view text) {
    if (text.size() > size_limit) return Error{"json.size", "", "The text is longer than 64 MB."};
    DocumentBuilder builder(text.size());
    if (!Json::sax_parse(text.begin(), text.end(), &builder)) return builder.error;
    return std::move(builder).take();
}

Kind Value::kind() const {
    return document_->nodes_[index_].kind;
}
bool Value::boolean() const {
    return document_->nodes_[index_].integer != 0;
}
std::int64_t Value::integer() const {
    return document_->nodes_[index_].integer;
}
bool Value::exists() const {
    return index_ != Document::nothing;
}
Value::Iterator Value::begin() const {
    return Iterator(Value(*document_, first_child()));
}
std::uint32_t Value::first_child() const {
    const bool holds_others = exists() && (kind() == Kind::array || kind() == Kind::object);
    return holds_others ? document_->nodes_[index_].begin : Document::nothing;
}
Value Value::next() const {
    return Value(*document_, document_->nodes_[index_].next);
}

std::string_view Value::text() const {
    const Document::Node& node = document_->nodes_[index_];
    return {document_->text_.get() + node.begin, static_cast<std::size_t>(node.integer)};
}

std::string_view Value::key() const {
    const Document::Node& node = document_->nodes_[index_];
    return {document_->text_.get() + node.key_begin, node.key_size};
}

std::uint32_t Value::position() const {
    return document_->nodes_[index_].position;
}
std::size_t Value::size() const {
    return exists() ? static_cast<std::size_t>(document_->nodes_[index_].integer) : 0;
}
Value::Iterator Value::end() const {
    return Iterator(nothing());
}
Value Value::nothing() const {
    return Value(*document_, Document::nothing);
}

Value Value::find(std::string_view key) const {
    const char* text = document_->text_.get();
    for (std::uint32_t index = first_child(); index != Document::nothing;) {
        const Document::Node& node = document_->nodes_[index];
        if (node.key_size == key.size() && std::string_view(text + node.key_begin, node.key_size) == key)
            return Value(*document_, index);
        index = node.next;
    }
    return nothing();
}

std::string Value::path() const {
    const Document::Node& node = document_->nodes_[index_];
    if (node.parent == Document::nothing) return "";
    const std::string last = node.keyed ? escaped_for_pointer(key()) : std::to_string(node.position);
    return Value(*document_, node.parent).path() + "/" + last;
}

std::string Value::json() const {
    switch (kind()) {
        case Kind::null:
            return "null";
        case Kind::boolean:
            return boolean() ? "true" : "false";
        case Kind::integer:
            return std::to_string(integer());
        case Kind::other_number:
            return std::string(text());
        case Kind::string:
            return quote(text());
        case Kind::array:
        case Kind::object:
            break;
    }
    const bool is_object = kind() == Kind::object;
    std::string out = is_object ? "{" : "[";
    for (const Value child : *this) {
        if (out.size() > 1) out += ',';
        if (is_object) out += quote(child.key()) + ":";
        out += child.json();
    }
    return out + (is_object ? "}" : "]");
}

}  // namespace poolbill::json
