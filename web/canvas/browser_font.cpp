#include "web/canvas/browser_font.hpp"

#include <emscripten.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace {

/// Canvas 2D's measures of one glyph, in device pixels; JavaScript fills them in this order.
struct GlyphMeasure {
    float advance, left, right, above, below, shift;
};

}  // namespace

// The JavaScript half keeps one small canvas per instance of the module, with the widest digit of each font.

// clang-format off
EM_JS(void, poolbill_font_select, (const char* family, int weight, float pixels, int light), {
  let pen = Module["poolbillPen"];
  if (!pen) {
    const canvas = typeof OffscreenCanvas === "function" ? new OffscreenCanvas(1, 1) : document.createElement("canvas");
    pen = Module["poolbillPen"] = { context: canvas.getContext("2d", { willReadFrequently: true }), digits: new Map() };
  }
  const context = pen.context;
  const font = weight + " " + pixels + "px " + UTF8ToString(family);
  if (pen.font !== font) {
    context.font = pen.font = font;
    context.textAlign = "left"; // "start" follows the direction of the page
  }
  pen.ink = light ? "#fff" : "#000";
});

EM_JS(void, poolbill_font_metrics, (float* ascent_and_descent), {
  const metrics = Module["poolbillPen"].context.measureText("Mg");
  HEAPF32[ascent_and_descent >> 2] = metrics.fontBoundingBoxAscent;
  HEAPF32[(ascent_and_descent >> 2) + 1] = metrics.fontBoundingBoxDescent;
});

EM_JS(void, poolbill_font_measure, (int code_point, float* measure), {
  const pen = Module["poolbillPen"];
  const metrics = pen.context.measureText(String.fromCodePoint(code_point));
  let advance = metrics.width;
  if (code_point >= 48 && code_point <= 57) {
    let widest = pen.digits.get(pen.font);
    if (widest === undefined) {
      widest = Math.max(...Array.from("0123456789", (digit) => pen.context.measureText(digit).width));
      pen.digits.set(pen.font, widest);
    }
    advance = widest;
  }
  HEAPF32.set([
    advance,
    Math.ceil(metrics.actualBoundingBoxLeft) + 1,
    Math.ceil(metrics.actualBoundingBoxRight) + 1,
    Math.ceil(metrics.actualBoundingBoxAscent) + 1,
    Math.ceil(metrics.actualBoundingBoxDescent) + 1,
    (advance - metrics.width) / 2,
  ], measure >> 2);
});

EM_JS(void, poolbill_font_draw, (int code_point, int left, int above, int width, int height, unsigned char* pixels), {
  const pen = Module["poolbillPen"];
  const context = pen.context;
  const canvas = context.canvas;
  if (canvas.width < width || canvas.height < height) {
    canvas.width = Math.max(canvas.width, width);
    canvas.height = Math.max(canvas.height, height);
    context.font = pen.font;
    context.textAlign = "left";
  }
  context.clearRect(0, 0, width, height);
  context.fillStyle = pen.ink;
  context.fillText(String.fromCodePoint(code_point), left, above);
  HEAPU8.set(context.getImageData(0, 0, width, height).data, pixels);
});

EM_JS(void, poolbill_font_forget, (void), {
  const pen = Module["poolbillPen"];
  if (pen) {
    pen.digits.clear();
    pen.font = "";
  }
});
// clang-format on

namespace poolbill::ui {
namespace {

constexpr unsigned char clear_color_difference = 48;

const BrowserFont& loader_of(const ImFontAtlas& atlas, const ImFontConfig& source) {
    return static_cast<const BrowserFont&>(*(source.FontLoader ? source.FontLoader : atlas.FontLoader));
}

void select(const ImFontAtlas& atlas, const ImFontConfig& source, float pixels) {
    const BrowserFont& font = loader_of(atlas, source);
    const int weight = std::strcmp(source.Name, "semibold") == 0 ? 600 : 400;
    poolbill_font_select(font.family().c_str(), weight, pixels, font.light_ink() ? 1 : 0);
}

float density_of(const ImFontConfig& source, const ImFontBaked& baked) {
    return source.RasterizerDensity * baked.RasterizerDensity;
}

/// True if a glyph has its own colours, as emoji do: a well covered pixel differs from the ink's grey.
bool is_colored(const unsigned char* rgba, int pixel_count, bool light_ink) {
    const int ink = light_ink ? 255 : 0;
    for (int index = 0; index < pixel_count; ++index) {
        const unsigned char* pixel = rgba + index * 4;
        if (pixel[3] < 128) continue;
        for (int channel = 0; channel < 3; ++channel) {
            if (std::abs(pixel[channel] - ink) > clear_color_difference) return true;
        }
    }
    return false;
}

bool contains_glyph(ImFontAtlas*, ImFontConfig*, ImWchar) {
    return true;
}

bool init_baked(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*) {
    if (source->MergeMode) return true;
    const float density = density_of(*source, *baked);
    select(*atlas, *source, baked->Size * density);
    float metrics[2];
    poolbill_font_metrics(metrics);
    // Centre ascent and descent on the line, and place the baseline on a whole device pixel.
    const float baseline = std::round((baked->Size * density + metrics[0] - metrics[1]) / 2) / density;
    baked->Ascent = baseline;
    baked->Descent = baseline - baked->Size;
    return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar code_point,
                ImFontGlyph* glyph, float* advance_only) {
    const float density = density_of(*source, *baked);
    select(*atlas, *source, baked->Size * density);
    GlyphMeasure measure;
    poolbill_font_measure(static_cast<int>(code_point), &measure.advance);
    if (advance_only != nullptr) {
        *advance_only = measure.advance / density;
        return true;
    }
    glyph->Codepoint = code_point;
    glyph->AdvanceX = measure.advance / density;

    const int width = static_cast<int>(measure.left + measure.right);
    const int height = static_cast<int>(measure.above + measure.below);
    const bool is_space = width <= 2 || height <= 2;  // the margin only
    if (is_space) return true;

    const ImFontAtlasRectId rect_id = ImFontAtlasPackAddRect(atlas, width, height);
    if (rect_id == ImFontAtlasRectId_Invalid) return false;
    ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, rect_id);

    ImVector<unsigned char>& pixels = atlas->Builder->TempBuffer;
    pixels.resize(width * height * 4);
    poolbill_font_draw(static_cast<int>(code_point), static_cast<int>(measure.left),
                       static_cast<int>(measure.above), width, height, pixels.Data);
    if (is_colored(pixels.Data, width * height, loader_of(*atlas, *source).light_ink())) {
        glyph->Colored = true;
    } else {
        for (int index = 0; index < width * height; ++index) {  // ImGui tints white
            std::memset(&pixels[index * 4], 255, 3);
        }
    }

    glyph->X0 = (measure.shift - measure.left) / density;
    glyph->Y0 = baked->Ascent - measure.above / density;
    glyph->X1 = glyph->X0 + static_cast<float>(width) / density;
    glyph->Y1 = glyph->Y0 + static_cast<float>(height) / density;
    glyph->Visible = true;
    glyph->PackId = rect_id;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, rect, pixels.Data, ImTextureFormat_RGBA32,
                                       width * 4);
    return true;
}

}  // namespace

BrowserFont::BrowserFont() {
    Name = "browser";
    FontSrcContainsGlyph = contains_glyph;
    FontBakedInit = init_baked;
    FontBakedLoadGlyph = load_glyph;
}

void BrowserFont::forget_measures() {
    poolbill_font_forget();
}

}  // namespace poolbill::ui
