// Design tokens: colours by name, type scale, spacing.
//
// Colours come from assets/theme (light, dark, forced); the page may override single tokens. Sizes form
// one scale on a 4 px grid and are the same in every theme.
//
// Left out: drawing (widgets/) and text (text/).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "generated/token_names.hpp"

namespace poolbill::ui {

enum class Palette : std::uint8_t { light, dark, forced };

/// A complete set of colours.
class Theme {
  public:
    explicit Theme(Palette palette = Palette::light);

    /// Colour of a token as 0xRRGGBBAA.
    std::uint32_t color(Token token) const { return colors_[static_cast<std::size_t>(token)]; }
    /// The same as "#rrggbb", or "#rrggbbaa" where it is not opaque.
    std::string color_text(Token token) const;
    /// Overrides one token. @return false if there is no such token, or the colour is not "#rrggbb[aa]"
    bool override_color(std::string_view token_name, std::string_view color);

    bool operator==(const Theme&) const = default;

  private:
    std::array<std::uint32_t, token_count> colors_;
};

enum class Weight : std::uint8_t { regular, semibold };

/// A step of the type scale; CSS pixels.
struct TextStyle {
    float size = 14;
    float line = 20;
    Weight weight = Weight::regular;
};

namespace type_scale {
inline constexpr TextStyle body{14, 20, Weight::regular};
inline constexpr TextStyle body_strong{14, 20, Weight::semibold};
inline constexpr TextStyle small{12, 16, Weight::regular};
inline constexpr TextStyle small_strong{12, 16, Weight::semibold};
inline constexpr TextStyle chart{11, 14, Weight::regular};
inline constexpr TextStyle chart_strong{11, 14, Weight::semibold};
inline constexpr TextStyle heading{16, 24, Weight::semibold};
inline constexpr TextStyle title{20, 28, Weight::semibold};
}  // namespace type_scale

namespace metrics {
inline constexpr float control_height = 32;
inline constexpr float radius = 6;
inline constexpr float panel_radius = 8;
inline constexpr float gap = 12;
inline constexpr float padding = 16;
inline constexpr float scrollbar = 10;
inline constexpr float narrow_width = 720;  // below this the layout folds
}  // namespace metrics

}  // namespace poolbill::ui
