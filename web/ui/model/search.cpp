#include "web/ui/model/search.hpp"

namespace poolbill::ui {
namespace {

constexpr char lower(char character) {
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character + 32) : character;
}

}  // namespace

std::string lowered(std::string_view text) {
    std::string result(text);
    for (char& character : result)
        character = lower(character);
    return result;
}

bool contains(std::string_view text, std::string_view wanted) {
    for (std::size_t at = 0; at + wanted.size() <= text.size(); ++at) {
        std::size_t same = 0;
        while (same < wanted.size() && lower(text[at + same]) == wanted[same])
            ++same;
        if (same == wanted.size()) return true;
    }
    return false;
}

}  // namespace poolbill::ui
