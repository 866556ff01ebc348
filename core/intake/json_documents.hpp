// Where the JSON documents of a text are: one, several after one another, or between lines of diagnostics.
//
// Contract: a document begins with an object, or with a list of objects or lists, so that "[INFO]" in a log
// is none. It ends at its closing bracket, or at the end of the text if that is missing; parsing says what is
// wrong with it. Finding does not parse.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace poolbill::intake {

struct JsonExtent {
    std::size_t begin = 0;
    std::size_t size = 0;
    bool is_open = false;  // the text ends before the document does
};

/// Finds the documents a piece of the text at a time.
class JsonDocumentFinder {
  public:
    /// @param text  must outlive the finder
    /// @param from  where it begins to look
    explicit JsonDocumentFinder(std::string_view text, std::size_t from = 0) : text_(text), at_(from) {}

    /// Looks on for about `bytes`. @return whether there is more to look at
    bool read(std::size_t bytes);
    /// The fraction of the text that was looked at, from 0 to 1.
    float progress() const;
    /// @pre nothing more to look at
    std::vector<JsonExtent> take() && { return std::move(found_); }

  private:
    struct Between {};  // documents
    struct InDocument {
        std::size_t begin = 0;
        std::size_t depth = 0;
    };
    struct InString {
        InDocument document;
    };

    /// Each moves on to `end`, or to where another state begins.
    void pass(Between, std::size_t end);
    void pass(InDocument document, std::size_t end);
    void pass(InString string, std::size_t end);

    std::string_view text_;
    std::size_t at_;
    std::variant<Between, InDocument, InString> state_;
    std::vector<JsonExtent> found_;
};

std::vector<JsonExtent> find_json_documents(std::string_view text);

/// Goes through the keys of a document's outermost object, as they are written. A list has none.
class OutermostKeys {
  public:
    /// @param text  one extent; must outlive the keys
    explicit OutermostKeys(std::string_view text)
        : text_(text), at_(text.starts_with('{') ? 0 : text.size()) {}
    /// The next key, if there is one.
    std::optional<std::string_view> next();

  private:
    std::string_view text_;
    std::size_t at_;
    std::size_t depth_ = 0;
};

std::vector<std::string_view> outermost_keys(std::string_view text);

}  // namespace poolbill::intake
