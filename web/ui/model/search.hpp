// The text of a search field against names and codes: letters of any case, anywhere in the text.
#pragma once

#include <string>
#include <string_view>

namespace poolbill::ui {

/// ASCII letters in lower case.
std::string lowered(std::string_view text);
/// @param wanted  in lower case; an empty one is in every text
bool contains(std::string_view text, std::string_view wanted);

}  // namespace poolbill::ui
