// Values of JSON that others wrote, tolerant where sources disagree: numbers may be strings, lists of one may be
// objects, and null is as good as absent.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/json/document.hpp"

namespace poolbill::json {

/// The text of a string, otherwise empty. Lives as long as the document.
std::string_view text_of(Value value);
/// A whole number, written as a number or a string.
std::optional<std::int64_t> whole_of(Value value);

/// The elements of a list, or the single object given instead of a list.
class Elements {
  public:
    explicit Elements(Value value) : begin_(value.begin()), end_(value.end()) {
        if (!value.exists() || value.kind() == Kind::array) return;
        begin_ = end_ = Value::Iterator(value);
        if (value.kind() == Kind::object) ++end_;
    }
    Value::Iterator begin() const { return begin_; }
    Value::Iterator end() const { return end_; }
    bool empty() const { return !(begin_ != end_); }

  private:
    Value::Iterator begin_, end_;
};

}  // namespace poolbill::json
