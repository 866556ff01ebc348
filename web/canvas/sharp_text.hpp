// Sharp text at every pixel ratio: moves each glyph of the draw data to whole device pixels.
//
// Dear ImGui places glyphs at fractions of a pixel (fractional advances; whole CSS pixels are fractions at a
// ratio of 1.25), where the sampler blurs them. A rectangle that shows its part of a texture texel for texel
// is a glyph and is moved by less than one pixel; stretched rectangles are not moved.
//
// Left out: choosing between pre-rendered sub-pixel positions.
#pragma once

struct ImDrawData;

namespace poolbill::ui {

void align_glyphs_to_pixels(ImDrawData& data);

}  // namespace poolbill::ui
