#include "web/ui/theme/theme.hpp"

#include <algorithm>

namespace poolbill::ui {
namespace {

const std::uint32_t* table_of(Palette palette) {
    switch (palette) {
        case Palette::light:
            return token_table_light;
        case Palette::dark:
            return token_table_dark;
        case Palette::forced:
            return token_table_forced;
    }
    return token_table_light;
}

/// @return the digit's value, or -1
int hex_digit(char character) {
    if (character >= '0' && character <= '9') return character - '0';
    if (character >= 'a' && character <= 'f') return character - 'a' + 10;
    if (character >= 'A' && character <= 'F') return character - 'A' + 10;
    return -1;
}

}  // namespace

Theme::Theme(Palette palette) {
    const std::uint32_t* table = table_of(palette);
    std::copy(table, table + token_count, colors_.begin());
}

std::string Theme::color_text(Token token) const {
    constexpr std::string_view digits = "0123456789abcdef";
    const std::uint32_t rgba = color(token);
    std::string text = "#";
    for (int shift = 28; shift >= ((rgba & 0xff) == 0xff ? 8 : 0); shift -= 4)
        text += digits[rgba >> shift & 15];
    return text;
}

bool Theme::override_color(std::string_view token_name, std::string_view color) {
    const auto name = std::find(token_names, token_names + token_count, token_name);
    if (name == token_names + token_count) return false;
    if ((color.size() != 7 && color.size() != 9) || color[0] != '#') return false;
    std::uint32_t value = 0;
    for (const char character : color.substr(1)) {
        const int digit = hex_digit(character);
        if (digit < 0) return false;
        value = value << 4 | static_cast<std::uint32_t>(digit);
    }
    if (color.size() == 7) value = value << 8 | 0xff;
    colors_[static_cast<std::size_t>(name - token_names)] = value;
    return true;
}

}  // namespace poolbill::ui
