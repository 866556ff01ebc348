// The JSON library's parser, made to stop in the middle of a list and to go on. Private to document.cpp and
// list_reader.cpp; parser.cpp is the only file that knows the library.
#pragma once

#include <memory>
#include <string_view>

#include "core/json/document.hpp"

namespace poolbill::json {

class Parser {
  public:
    static constexpr std::size_t longest_text = 64u << 20;
    static Error too_long() { return {"json.size", "", "The text is longer than 64 MB."}; }

    /// @param text_size  how much there will be in all
    /// @param list  the member of the root that is a list to stop in; or the root itself is
    Parser(std::size_t text_size, std::string_view list);
    ~Parser();

    /// The library's parser cannot go on where it was stopped: it starts again, and this must stand in front
    /// of the rest of the text. It is no longer than what was read.
    std::string_view head() const;
    /// Reads to the end, or to the end of the first element of the list at or after `enough`. Elements that
    /// were read before are forgotten.
    /// @return how far it got; nullptr when the text is not good: `error` says why
    const char* read(const char* begin, const char* end, const char* enough);
    bool is_complete() const;
    /// "json.syntax", "json.depth", "json.duplicate-key"
    const Error& error() const;
    const Document& document() const;
    Document take() &&;
    Value list() const;  // !exists() before it began

  private:
    class Builder;
    std::unique_ptr<Builder> builder_;
};

}  // namespace poolbill::json
