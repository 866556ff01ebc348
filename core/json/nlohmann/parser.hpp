// The JSON library's parser, made resumable in the middle of a list. Private to document.cpp and
// list_reader.cpp; parser.cpp is the only file that knows the library.
#pragma once

#include <memory>
#include <string_view>

#include "core/base/error.hpp"
#include "core/json/document.hpp"

namespace poolbill::json {

class Parser {
  public:
    static constexpr std::size_t longest_text = 64u << 20;
    static Error too_long() { return describe(ErrorId::json_too_long); }

    /// @param text_size  size of the whole text
    /// @param list  the root's member that is the list to stop in, unless the root itself is the list
    Parser(std::size_t text_size, std::string_view list);
    ~Parser();

    /// The text that must precede the rest of the input: the library's parser cannot continue where it
    /// stopped, so it starts again. Never longer than what was read.
    std::string_view head() const;
    /// Reads to the end, or to the end of the first element of the list at or after `enough`. Drops the
    /// elements that were read before.
    /// @return the end of what was read; nullptr when the text is invalid, see `error`
    const char* read(const char* begin, const char* end, const char* enough);
    bool is_complete() const;
    /// "json.syntax", "json.depth", "json.duplicate-key"
    const Error& error() const;
    const Document& document() const;
    Document take() &&;
    Value list() const;  // !exists() before the list began

  private:
    class Builder;
    std::unique_ptr<Builder> builder_;
};

}  // namespace poolbill::json
