// Reads a text that is mostly one long list, in slices: the caller can do other work between them, and only
// one slice is in memory.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/json/document.hpp"

namespace poolbill::json {

class Parser;

class ListReader {
  public:
    /// @param text  must outlive the reader, which overwrites parts of it while reading and restores them
    /// @param member  the root's member that is the list, unless the root itself is the list
    ListReader(std::span<char> text, std::string_view member);
    ~ListReader();

    /// Continues for at least `bytes`, if that many are left, to the end of an element that is an object or
    /// a list. Drops what was read before, except what surrounds the list. Errors as Document::parse.
    /// @return whether there is more to read
    Result<bool> read(std::size_t bytes);
    /// The list with the elements of the last slice; !exists() before the list began.
    Value list() const;
    Value root() const;  // @pre nothing more to read
    /// The fraction of the text that was read, from 0 to 1.
    float progress() const;

  private:
    std::string_view text() const { return {text_.data(), text_.size()}; }

    std::span<char> text_;
    std::size_t done_ = 0;
    std::unique_ptr<Parser> parser_;
};

}  // namespace poolbill::json
