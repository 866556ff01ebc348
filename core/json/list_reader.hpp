// Reads a text whose bulk is one long list, a slice at a time: whoever waits for it can do something else in
// between, and it takes the room of one slice.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/json/document.hpp"

namespace poolbill::json {

class Parser;

class ListReader {
  public:
    /// @param text  outlives the reader, and is written on while it reads; afterwards it is as it was
    /// @param member  of the root that is the list; or the root itself is
    ListReader(std::string& text, std::string_view member);
    ~ListReader();

    /// Reads on, for at least `bytes` when there are so many, to the end of an element that is an object or a
    /// list. What was read before is forgotten, except what is around the list. Errors as Document::parse.
    /// @return whether there is more to read
    Result<bool> read(std::size_t bytes);
    /// The list, with those of its elements that the last slice brought; !exists() before it began.
    Value list() const;
    Value root() const;  // @pre nothing more to read
    /// How much of the text is read, from 0 to 1.
    float progress() const;

  private:
    std::string& text_;
    std::size_t done_ = 0;
    std::unique_ptr<Parser> parser_;
};

}  // namespace poolbill::json
