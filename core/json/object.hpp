// Minimal JSON for flat objects: commands in, events out.
//
// Contract: ObjectWriter escapes where necessary and prints UTF-8. parse_flat_object reads one object
// whose members are strings, numbers, booleans or null; nested values are returned as JSON text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.hpp"

namespace poolbill::json {

/// A string as a JSON string with quotes; invalid UTF-8 becomes U+FFFD.
std::string quote(std::string_view text);
void append_quoted(std::string& out, std::string_view text);

class ObjectWriter {
  public:
    ObjectWriter& add(std::string_view key, std::string_view value);
    ObjectWriter& add(std::string_view key, const char* value) { return add(key, std::string_view(value)); }
    ObjectWriter& add(std::string_view key, const std::string& value) {
        return add(key, std::string_view(value));
    }
    ObjectWriter& add(std::string_view key, std::int64_t value);
    ObjectWriter& add(std::string_view key, int value) { return add(key, static_cast<std::int64_t>(value)); }
    ObjectWriter& add(std::string_view key, bool value);
    ObjectWriter& add_null(std::string_view key);
    /// `json` is a JSON value already.
    ObjectWriter& add_raw(std::string_view key, std::string_view json);
    std::string str() const;

  private:
    std::string members_;
};

/// The members in order, strings unescaped. Errors: "json.syntax", "json.type", "json.size", "json.depth".
Result<std::vector<std::pair<std::string, std::string>>> parse_flat_object(std::string_view text);

}  // namespace poolbill::json
