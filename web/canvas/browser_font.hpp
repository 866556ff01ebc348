// Text in the browser's fonts: a font loader for Dear ImGui that uses Canvas 2D.
//
// Every glyph is measured and rasterised by the browser when it is first needed, so no font is shipped and
// every script that the machine can show is readable. docs/decisions/0004 says why and what it costs.
//
// Contract
// - The weight comes from the name of the font's configuration: "regular" is 400, "semibold" is 600.
// - A font of size S has a line of S CSS pixels; the text sits in its middle, as CSS places it in a line box.
// - Digits are tabular: each advances by the width of the widest digit and is centred in it.
// - When family, ink or the fonts themselves change, the owner of the atlas rasterises all glyphs
//   again (`App::fonts_changed`).
// - Must outlive every atlas that uses it.
//
// Left out: kerning, ligatures, shaping, right-to-left text; a glyph is one code point.
#pragma once

#include <string>

#include "imgui.h"
#include "imgui_internal.h"

namespace poolbill::ui {

class BrowserFont : public ImFontLoader {
  public:
    BrowserFont();

    /// @param family  a CSS font-family list.
    void set_family(std::string family) { family_ = std::move(family); }
    /// Browsers smooth dark and light text differently; `light` is for light text.
    void set_light_ink(bool light) { light_ink_ = light; }

    /// Call when a font of the same name looks different, for example after its file was loaded.
    static void forget_measures();

    const std::string& family() const { return family_; }
    bool light_ink() const { return light_ink_; }

  private:
    std::string family_ = "system-ui, sans-serif";
    bool light_ink_ = false;
};

}  // namespace poolbill::ui
