// Input in an error sentence, in quotes.
#pragma once

#include <string>
#include <string_view>

namespace poolbill {

inline std::string quoted(std::string_view text) {
    return "\"" + std::string(text) + "\"";
}

}  // namespace poolbill
