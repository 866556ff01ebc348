#include "core/json/nlohmann/parser.hpp"

#include <cstdlib>
#include <cstring>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "core/base/error.hpp"

// README.md lists what this file relies on inside the library. Before a version is added here, read its lexer
// and input adapter against that list.
static_assert(NLOHMANN_JSON_VERSION_MAJOR == 3 && NLOHMANN_JSON_VERSION_MINOR == 11 &&
                  (NLOHMANN_JSON_VERSION_PATCH == 2 || NLOHMANN_JSON_VERSION_PATCH == 3),
              "parser.cpp relies on the insides of nlohmann/json 3.11.2 and 3.11.3");

namespace poolbill::json {
namespace {

constexpr std::size_t deepest_nesting = 64;

/// The lexer appends to a token character by character. std::string checks on each append whether its text
/// is short, in a call into the C++ library; this took half of the parsing time. So the functions that the
/// lexer uses work on a buffer here; functions that would use the base class instead do not compile.
class TokenText : public std::string {
  public:
    using std::string::string;

    /// The library compiles its reader of binary formats with this; nobody calls it.
    void append(const TokenText&) { std::abort(); }
    template <class... Any>
    void assign(Any&&...) = delete;
    template <class... Any>
    void insert(Any&&...) = delete;
    template <class Any>
    void operator+=(Any&&) = delete;
    void pop_back() = delete;
    void begin() = delete;
    void end() = delete;

    void clear() { room_[size_ = 0] = 0; }
    void push_back(char character) {
        if (size_ == last_) {
            room_.resize(room_.size() * 2);
            last_ = room_.size() - 1;
        }
        room_[size_++] = character;
        room_[size_] = 0;
    }
    const char* data() const { return room_.data(); }
    const char* c_str() const { return room_.data(); }
    std::size_t size() const { return size_; }

  private:
    std::vector<char> room_ = std::vector<char>(256);
    std::size_t size_ = 0;
    std::size_t last_ = room_.size() - 1;  // index of the terminating zero when the buffer is full
};

template <class Text>
std::string_view view_of(const Text& text) {
    return {std::data(text), std::size(text)};
}

using Json = nlohmann::basic_json<std::map, std::vector, TokenText>;

/// The iterator that the parser gets: a pointer into the text that also reports how far the parser got. The
/// parser advances the last copy that it made.
class Cursor {
  public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    /// @param last_copy  is kept up to date
    Cursor(const char* at, const Cursor** last_copy) : at_(at), last_copy_(last_copy) { *last_copy_ = this; }
    Cursor(const Cursor& other) : Cursor(other.at_, other.last_copy_) {}
    Cursor& operator=(const Cursor&) = delete;
    const char& operator*() const { return *at_; }
    Cursor& operator++() { return ++at_, *this; }
    bool operator==(const Cursor& other) const { return at_ == other.at_; }
    const char* at() const { return at_; }

  private:
    const char* at_;
    const Cursor** last_copy_;
};

/// The text that opens a list and an element, and the number of its events; shorter than any text that was
/// read up to the end of an element.
struct Head {
    std::string_view text;
    std::size_t events;
};
constexpr Head no_head{"", 0}, list_head{"[{}", 3}, object_head{R"({"":[{})", 5};

}  // namespace

/// Receives the parser's events and fills a Document.
class Parser::Builder {
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
    bool start_object(std::size_t) { return in_head() || open(Kind::object); }
    bool end_object() {
        if (in_head()) return true;
        return (!open_.back().may_repeat || check_keys(open_.back().node)) && close();
    }
    bool start_array(std::size_t) {
        if (in_head()) return true;
        const bool is_list = list_ == Document::nothing && is_list_expected();
        if (!open(Kind::array)) return false;
        if (is_list) begin_list();
        return true;
    }
    bool end_array() {
        if (open_.back().node == list_) depth_ = 0;
        return close();
    }
    bool key(TokenText& value) {
        if (in_head()) return true;
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
        error = describe(ErrorId::json_syntax, {reason.substr(0, 200)});
        return false;
    }

    Builder(std::size_t text_size, std::string_view list) : list_name_(list) {
        document.text_.reset(new char[text_size]);  // needs no initialization
    }
    /// The text that must precede the rest of the input; empty at the beginning.
    const Head& head() const { return depth_ == 0 ? no_head : depth_ == 1 ? list_head : object_head; }
    const char* read(const char* begin, const char* end, const char* enough);
    bool is_complete() const { return open_.empty(); }
    Value list() const { return Value(document, list_); }

    Error error;
    Document document;

  private:
    struct Open {
        std::uint32_t node;
        std::uint32_t last;  // child
        std::uint32_t count = 0;
        std::uint64_t seen = 0;  // a bit per key, from its size and ends: most objects are cleared by them
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
        const auto index = static_cast<std::uint32_t>(document.nodes_.size());
        Document::Node& node = document.nodes_.emplace_back();
        node.kind = kind;
        if (!open_.empty()) {
            Open& parent = open_.back();
            node.parent = parent.node;
            node.position = parent.count++;
            if (document.nodes_[parent.node].kind == Kind::object) {
                node.keyed = true;
                node.key_begin = key_begin_;
                node.key_size = key_size_;
            }
            (parent.last == Document::nothing ? document.nodes_[parent.node].begin
                                              : document.nodes_[parent.last].next) = index;
            parent.last = index;
        }
        return node;
    }
    void set_text(Document::Node& node, std::string_view text) {
        node.begin = text_size_;
        node.integer = static_cast<std::int64_t>(text.size());
        append(text);
    }
    /// An inline loop: most texts are so short that a call to copy them would take longer.
    void append(std::string_view text) {
        constexpr std::size_t word = 8;
        char* to = document.text_.get() + text_size_;
        text_size_ += static_cast<std::uint32_t>(text.size());
        for (; text.size() >= word; text.remove_prefix(word), to += word)
            std::memcpy(to, text.data(), word);
        for (const char character : text)
            *to++ = character;
    }
    bool open(Kind kind) {
        if (open_.size() == deepest_nesting) {
            error = describe(ErrorId::json_depth, {std::to_string(deepest_nesting)});
            return false;
        }
        const auto index = static_cast<std::uint32_t>(document.nodes_.size());
        add(kind);
        open_.push_back({index, Document::nothing});
        return true;
    }
    bool close() {
        document.nodes_[open_.back().node].integer = open_.back().count;
        open_.pop_back();
        return depth_ == 0 || open_.size() != depth_ || goes_on();
    }
    /// After an element of the list.
    bool goes_on() {
        if (cursor_->at() < enough_ || cursor_->at() == end_) return true;
        stopped_at_ = cursor_->at();
        return false;
    }
    bool in_head() { return head_events_ > 0 && head_events_-- > 0; }
    bool is_list_expected() const {
        const std::string_view key(document.text_.get() + key_begin_, key_size_);
        return open_.empty() ||
               (open_.size() == 1 && document.nodes_[0].kind == Kind::object && key == list_name_);
    }
    void begin_list() {
        list_ = open_.back().node;
        depth_ = open_.size();
        first_node_ = document.nodes_.size();
        first_text_ = text_size_;
    }
    void forget_elements() {
        document.nodes_.resize(first_node_);
        document.nodes_[list_].begin = Document::nothing;
        open_.back().last = Document::nothing;
        text_size_ = first_text_;
    }
    bool check_keys(std::uint32_t object) {
        const bool has_few = open_.back().count <= 16;  // then a linear search is faster than a set
        const Value members(document, object);
        std::set<std::string_view> seen;
        for (const Value member : members) {
            const bool is_first = has_few ? members.find(member.key()).position() == member.position()
                                          : seen.insert(member.key()).second;
            if (is_first) continue;
            error = describe(ErrorId::json_key_twice, {member.key()}, members.path());
            return false;
        }
        return true;
    }

    std::uint32_t text_size_ = 0;
    std::vector<Open> open_;
    std::uint32_t key_begin_ = 0;
    std::uint32_t key_size_ = 0;

    std::string list_name_;
    std::uint32_t list_ = Document::nothing;
    std::size_t depth_ = 0;       // open containers where a list element begins; 0 outside the list
    std::size_t first_node_ = 0;  // of the list's elements
    std::uint32_t first_text_ = 0;
    std::size_t head_events_ = 0;  // remaining events of the head
    const Cursor* cursor_ = nullptr;
    const char* enough_ = nullptr;
    const char* end_ = nullptr;
    const char* stopped_at_ = nullptr;
};

const char* Parser::Builder::read(const char* begin, const char* end, const char* enough) {
    head_events_ = head().events;
    if (depth_ != 0) forget_elements();
    if (document.nodes_.empty())
        document.nodes_.reserve(static_cast<std::size_t>(enough - begin) / 16);  // about the text of a value
    enough_ = enough;
    end_ = stopped_at_ = end;
    const Cursor* other = nullptr;
    const bool is_whole = Json::sax_parse(Cursor(begin, &cursor_), Cursor(end, &other), this);
    return is_whole || error.code.empty() ? stopped_at_ : nullptr;
}

Parser::Parser(std::size_t text_size, std::string_view list)
    : builder_(std::make_unique<Builder>(text_size, list)) {}
Parser::~Parser() = default;

std::string_view Parser::head() const {
    return builder_->head().text;
}
const char* Parser::read(const char* begin, const char* end, const char* enough) {
    return builder_->read(begin, end, enough);
}
bool Parser::is_complete() const {
    return builder_->is_complete();
}
const Error& Parser::error() const {
    return builder_->error;
}
const Document& Parser::document() const {
    return builder_->document;
}
Document Parser::take() && {
    return std::move(builder_->document);
}
Value Parser::list() const {
    return builder_->list();
}

}  // namespace poolbill::json
