#include "core/json/document.hpp"

#include "core/json/nlohmann/parser.hpp"
#include "core/json/object.hpp"

namespace poolbill::json {
namespace {

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

}  // namespace

Result<Document> Document::parse(std::string_view text) {
    if (text.size() > Parser::longest_text) return Parser::too_long();
    Parser parser(text.size(), "");
    const char* end = text.data() + text.size();
    if (parser.read(text.data(), end, end) == nullptr) return parser.error();
    return std::move(parser).take();
}

Kind Value::kind() const {
    return exists() ? document_->nodes_[index_].kind : Kind::null;
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
