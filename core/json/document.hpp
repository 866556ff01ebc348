// A parsed JSON text as one flat table: small, fast to build, and able to say where a value came from.
//
// Contract: a Value is an index into its Document and must not outlive it. Paths (JSON pointers) are built
// only when an error needs one. Limits: 64 MB of text, 64 levels of nesting. Object members keep their order;
// duplicate keys are errors.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace poolbill::json {

enum class Kind : std::uint8_t { null, boolean, integer, other_number, string, array, object };

class Document;

class Value {
  public:
    Value(const Document& document, std::uint32_t index) : document_(&document), index_(index) {}

    Kind kind() const;               // null also for a value that does not exist
    bool boolean() const;            // @pre kind() == Kind::boolean
    std::int64_t integer() const;    // @pre kind() == Kind::integer
    std::string_view text() const;   // @pre kind() == Kind::string, or other_number (as written)
    std::string_view key() const;    // of an object's member
    std::string path() const;        // JSON pointer
    std::string json() const;        // as JSON text without blanks
    std::uint32_t position() const;  // among the elements or members of its parent, from 0

    bool exists() const;
    /// Elements or members in order; empty for a value that does not exist.
    class Iterator;
    Iterator begin() const;
    Iterator end() const;
    std::size_t size() const;  // @pre an array or object, or !exists()
    /// The member of that name; !exists() when there is none.
    Value find(std::string_view key) const;
    /// A value that does not exist.
    Value nothing() const;

  private:
    Value next() const;
    std::uint32_t first_child() const;

    const Document* document_;
    std::uint32_t index_;
};

class Value::Iterator {
  public:
    explicit Iterator(Value value) : value_(value) {}
    Value operator*() const { return value_; }
    Iterator& operator++() { return value_ = value_.next(), *this; }
    bool operator!=(const Iterator& other) const { return value_.index_ != other.value_.index_; }

  private:
    Value value_;
};

class Document {
  public:
    /// Errors: "json.syntax", "json.size", "json.depth", "json.duplicate-key".
    static Result<Document> parse(std::string_view text);
    Value root() const { return Value(*this, 0); }

  private:
    friend class Value;
    friend class Parser;
    static constexpr std::uint32_t nothing = 0xFFFF'FFFF;
    struct Node {
        Kind kind = Kind::null;
        bool keyed = false;
        std::uint32_t parent = nothing;
        std::uint32_t next = nothing;
        std::uint32_t position = 0;  // among its siblings
        std::uint32_t key_begin = 0, key_size = 0;
        std::uint32_t begin = nothing;  // the first child of an array or object; where a text begins
        std::int64_t integer = 0;       // also of a boolean; the number of children; the size of a text
    };
    std::vector<Node> nodes_;
    std::unique_ptr<char[]> text_;  // all keys and strings, one after the other; never longer than the JSON
};

}  // namespace poolbill::json
