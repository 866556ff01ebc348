// What ImGui's windows mention and no view reaches, as nothing: an ImGui that mentions more stops at linking.
#include "imgui.h"
#include "imgui_internal.h"

// README.md lists what this folder and web/canvas/browser_font.cpp rely on inside Dear ImGui.
static_assert(IMGUI_VERSION_NUM >= 19222 && IMGUI_VERSION_NUM < 19300,
              "written for Dear ImGui 1.92.2b and later 1.92.x");

// Tables and columns: this stands in for imgui_tables.cpp.
void ImGui::EndTable() {}
void ImGui::TableEndRow(ImGuiTable*) {}
void ImGui::TableEndCell(ImGuiTable*) {}
void ImGui::TablePushColumnChannel(int) {}
void ImGui::TablePopColumnChannel() {}
void ImGui::TablePushBackgroundChannel() {}
void ImGui::TablePopBackgroundChannel() {}
void ImGui::TableGcCompactTransientBuffers(ImGuiTable*) {}
void ImGui::TableGcCompactTransientBuffers(ImGuiTableTempData*) {}
void ImGui::TableGcCompactSettings() {}
void ImGui::TableSettingsAddSettingsHandler() {}
void ImGui::EndColumns() {}
void ImGui::PushColumnsBackground() {}
void ImGui::PopColumnsBackground() {}

// These stand before ImGui's own (see before.h). Unbalanced Begin and End are found by its asserts in the
// tests, so there is nothing to recover from; windows have no title bar, remember nothing and are not listed
// to choose from.
void ImGui::ErrorRecoveryTryToRecoverState(const ImGuiErrorRecoveryState*) {}
void ImGui::ErrorRecoveryTryToRecoverWindowState(const ImGuiErrorRecoveryState*) {}
bool ImGui::BeginErrorTooltip() {
    return false;
}
void ImGui::EndErrorTooltip() {}
bool ImGui::CloseButton(ImGuiID, const ImVec2&) {
    return false;
}
bool ImGui::CollapseButton(ImGuiID, const ImVec2&) {
    return false;
}
bool ImGui::Selectable(const char*, bool, ImGuiSelectableFlags, const ImVec2&) {
    return false;
}
ImGuiWindowSettings* ImGui::CreateNewWindowSettings(const char*) {
    return nullptr;
}
