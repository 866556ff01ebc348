// Writes JSON strings and objects.
//
// Contract: escapes where necessary and prints valid UTF-8, whatever it is given.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

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

}  // namespace poolbill::json
