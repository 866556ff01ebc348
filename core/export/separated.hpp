// One line of separated values after another.
#pragma once

#include <string>
#include <string_view>

#include "core/export/rows.hpp"

namespace poolbill::exports {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

class SeparatedLine {
  public:
    /// @param guarded  an apostrophe before text that a spreadsheet would run as a formula makes it text
    SeparatedLine(Output& output, char separator, bool guarded)
        : output_(output), separator_(separator), is_guarded_(guarded) {}

    void add(std::string_view text, Cell cell);
    void end();

  private:
    Output& output_;
    char separator_;
    bool is_guarded_;
    std::string line_;
    bool is_first_ = true;
};

}  // namespace poolbill::exports
