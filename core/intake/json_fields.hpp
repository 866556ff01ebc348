// Members of a foreign JSON object, tolerant where sources disagree: numbers may be strings, lists of one may
// be objects, null is as good as absent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/intake/date.hpp"
#include "core/json/document.hpp"

namespace poolbill::intake {

/// The text of a string, otherwise empty. Lives as long as the document.
std::string_view text_of(json::Value value);
/// A whole number, written as a number or a string.
std::optional<std::int64_t> whole_of(json::Value value);
/// The digits of a number, written as a number or a string; without an exponent. Empty when it is neither.
std::string decimal_of(json::Value value);
/// Error when the member is absent or no time.
Result<Instant> instant_of(json::Value value);
/// "true", "1" and true.
bool flag_of(json::Value value);

/// The elements of a list, or the single object given instead of a list.
class Elements {
  public:
    explicit Elements(json::Value value) : begin_(value.begin()), end_(value.end()) {
        if (!value.exists() || value.kind() == json::Kind::array) return;
        begin_ = end_ = json::Value::Iterator(value);
        if (value.kind() == json::Kind::object) ++end_;
    }
    json::Value::Iterator begin() const { return begin_; }
    json::Value::Iterator end() const { return end_; }
    bool empty() const { return !(begin_ != end_); }

  private:
    json::Value::Iterator begin_, end_;
};

}  // namespace poolbill::intake
