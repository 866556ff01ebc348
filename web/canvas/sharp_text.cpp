#include "web/canvas/sharp_text.hpp"

#include <cmath>

#include "imgui.h"

namespace poolbill::ui {
namespace {

constexpr float tolerance = 0.02f;  // of a texel

bool is_about(float left, float right) {
    return std::abs(left - right) < tolerance;
}

/// True if four vertices are an upright rectangle drawn texel for texel.
bool is_glyph(const ImDrawVert* corner, ImVec2 texture_size, ImVec2 scale) {
    const float width = (corner[2].pos.x - corner[0].pos.x) * scale.x;
    const float height = (corner[2].pos.y - corner[0].pos.y) * scale.y;
    return width > 0 && height > 0 && corner[0].pos.y == corner[1].pos.y &&
           corner[1].pos.x == corner[2].pos.x && corner[2].pos.y == corner[3].pos.y &&
           corner[3].pos.x == corner[0].pos.x &&
           is_about((corner[2].uv.x - corner[0].uv.x) * texture_size.x, width) &&
           is_about((corner[2].uv.y - corner[0].uv.y) * texture_size.y, height);
}

}  // namespace

void align_glyphs_to_pixels(ImDrawData& data) {
    const ImTextureData* atlas = ImGui::GetIO().Fonts->TexData;
    if (atlas == nullptr) return;
    const ImVec2 texture_size(static_cast<float>(atlas->Width), static_cast<float>(atlas->Height));
    const ImVec2 scale = data.FramebufferScale;
    for (ImDrawList* list : data.CmdLists) {
        ImDrawVert* vertices = list->VtxBuffer.Data;
        // Glyphs are groups of four vertices, with shapes of any size in between, so every start is tried.
        for (int index = 0; index + 4 <= list->VtxBuffer.Size;) {
            ImDrawVert* corner = vertices + index;
            if (!is_glyph(corner, texture_size, scale)) {
                ++index;
                continue;
            }
            const float dx = std::round(corner[0].pos.x * scale.x) / scale.x - corner[0].pos.x;
            const float dy = std::round(corner[0].pos.y * scale.y) / scale.y - corner[0].pos.y;
            for (int vertex = 0; vertex < 4; ++vertex) {
                corner[vertex].pos.x += dx;
                corner[vertex].pos.y += dy;
            }
            index += 4;
        }
    }
}

}  // namespace poolbill::ui
