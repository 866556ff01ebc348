// The lines of an iCalendar file (RFC 5545, 3.1 and 3.3.11).
#pragma once

#include <string>
#include <string_view>

#include "core/export/output.hpp"

namespace poolbill::exports {

class CalendarLines {
  public:
    explicit CalendarLines(Output& output) : output_(output) {}

    /// @param value  no text: a word, a number or a time
    void add(std::string_view name, std::string_view value);
    /// Text of any kind: escaped, so that it cannot become another property.
    void add_text(std::string_view name, std::string_view text);

  private:
    Output& output_;
};

}  // namespace poolbill::exports
