// The parts of Dear ImGui that the widget does without, so that they are not in the payload (17 kB
// compressed).
//
// Tables and columns: the views draw their own; imgui_tables.cpp is not compiled for the browser. What
// imgui.cpp calls of it on the way does nothing when there is no table. TrueType: the browser rasterises all
// text. With FreeType announced and never linked, ImGui leaves stb_truetype out and asks here for its default
// font loader, which no font uses (web/ui/widgets/screen.cpp names its own).
#include "imgui.h"
#include "imgui_internal.h"
#include "misc/freetype/imgui_freetype.h"

const ImFontLoader* ImGuiFreeType::GetFontLoader() {
    static const ImFontLoader none;
    return &none;
}

namespace ImGui {

void EndColumns() {}
void EndTable() {}
void PopColumnsBackground() {}
void PushColumnsBackground() {}
void TableGcCompactSettings() {}
void TableGcCompactTransientBuffers(ImGuiTable*) {}
void TableGcCompactTransientBuffers(ImGuiTableTempData*) {}
void TablePopBackgroundChannel() {}
void TablePopColumnChannel() {}
void TablePushBackgroundChannel() {}
void TablePushColumnChannel(int) {}
void TableSettingsAddSettingsHandler() {}

}  // namespace ImGui
