// The font loader that ImGui asks for when an atlas has none: there is none, since App always sets its own.
#include "imgui.h"
#include "misc/freetype/imgui_freetype.h"

const ImFontLoader* ImGuiFreeType::GetFontLoader() {
    return nullptr;
}
