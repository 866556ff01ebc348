#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <span>
#include <string>
#include <utility>

#include "web/ui/theme/theme.hpp"

namespace poolbill::ui::test {
namespace {

/// Relative luminance as WCAG 2 defines it.
double luminance(std::uint32_t color) {
    const auto channel = [color](int shift) {
        const double value = (color >> shift & 0xff) / 255.0;
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(24) + 0.7152 * channel(16) + 0.0722 * channel(8);
}

double contrast(std::uint32_t one, std::uint32_t other) {
    const double lighter = std::max(luminance(one), luminance(other)),
                 darker = std::min(luminance(one), luminance(other));
    return (lighter + 0.05) / (darker + 0.05);
}

constexpr std::array<std::pair<Token, Token>, 25> text_on_ground{
    std::pair{Token::text, Token::panel},
    {Token::text, Token::background},
    {Token::text, Token::hover},
    {Token::text, Token::accent_weak},
    {Token::text, Token::pay_per_use_weak},
    {Token::text, Token::danger_weak},
    {Token::text, Token::yearly_monthly_weak},
    {Token::text_dim, Token::panel},
    {Token::text_dim, Token::background},
    {Token::text_dim, Token::hover},
    {Token::text_dim, Token::accent_weak},
    {Token::text_dim, Token::pay_per_use_weak},
    {Token::text_dim, Token::danger_weak},
    {Token::text_dim, Token::yearly_monthly_weak},
    {Token::text_faint, Token::panel},
    {Token::text_faint, Token::background},
    {Token::accent_text, Token::panel},
    {Token::accent_text, Token::accent_weak},
    {Token::on_accent, Token::accent},
    {Token::on_accent, Token::accent_hover},
    {Token::pay_per_use_text, Token::pay_per_use_weak},
    {Token::on_pay_per_use, Token::pay_per_use},
    {Token::yearly_monthly_text, Token::yearly_monthly_weak},
    {Token::danger_text, Token::danger_weak},
    {Token::danger_text, Token::panel}};

/// What has to be recognised without text: outlines, bars, knobs, marks.
constexpr std::array<std::pair<Token, Token>, 18> sign_on_ground{
    std::pair{Token::control_line, Token::panel},
    {Token::control_line, Token::background},
    {Token::control_line, Token::hover},
    {Token::control_line, Token::accent_weak},
    {Token::text_dim, Token::track},
    {Token::on_accent, Token::accent},
    {Token::accent, Token::panel},
    {Token::accent, Token::background},
    {Token::accent, Token::hover},
    {Token::accent, Token::accent_weak},
    {Token::pay_per_use, Token::panel},
    {Token::pay_per_use, Token::background},
    {Token::pay_per_use, Token::pay_per_use_weak},
    {Token::yearly_monthly, Token::panel},
    {Token::yearly_monthly, Token::background},
    {Token::yearly_monthly, Token::yearly_monthly_weak},
    {Token::danger, Token::panel},
    {Token::danger, Token::background}};

/// Each of the first tokens stands out from the second one in every palette.
void check_contrast(std::span<const std::pair<Token, Token>> pairs, double least) {
    for (const Palette palette : {Palette::light, Palette::dark, Palette::forced}) {
        const Theme theme(palette);
        for (const auto& pair : pairs) {
            CAPTURE(static_cast<int>(palette));
            CAPTURE(std::string(token_names[static_cast<std::size_t>(pair.first)]));
            CAPTURE(std::string(token_names[static_cast<std::size_t>(pair.second)]));
            CHECK(contrast(theme.color(pair.first), theme.color(pair.second)) >= least);
        }
    }
}

}  // namespace

TEST_CASE("what is recognised without text stands out from its ground by 3 to 1 in every palette") {
    check_contrast(sign_on_ground, 3);
}

TEST_CASE("text stands out from its ground by 4.5 to 1 in every palette") {
    check_contrast(text_on_ground, 4.5);
}

TEST_CASE("the page may override a colour, and nonsense changes nothing") {
    Theme theme;
    CHECK(theme.override_color("accent", "#123456"));
    CHECK(theme.color(Token::accent) == 0x123456ffu);
    CHECK(theme.override_color("accent", "#12345678"));
    CHECK(theme.color(Token::accent) == 0x12345678u);
    for (const char* nonsense : {"", "red", "#12345", "#12345g", "#1234567890"})
        CHECK_FALSE(theme.override_color("accent", nonsense));
    CHECK_FALSE(theme.override_color("no-such-token", "#123456"));
    CHECK(theme.color(Token::accent) == 0x12345678u);
}

}  // namespace poolbill::ui::test
