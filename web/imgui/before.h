// Comes before each of ImGui's own sources (the compiler's -include), to take out what nobody here reaches
// but what its windows mention and would therefore link.
#pragma once

#include <stdio.h>

// ImGui scans text only to read .ini files, which App turns off; so the C library's scanner with its floating
// point is not linked.
inline int poolbill_scans_nothing(const char*, const char*, ...) {
    return 0;
}
#define sscanf poolbill_scans_nothing

// Weak here, so that left_out.cpp can define them as nothing.
struct ImVec2;
struct ImGuiErrorRecoveryState;
struct ImGuiWindowSettings;

namespace ImGui {

__attribute__((weak)) void ErrorRecoveryTryToRecoverState(const ImGuiErrorRecoveryState*);
__attribute__((weak)) void ErrorRecoveryTryToRecoverWindowState(const ImGuiErrorRecoveryState*);
__attribute__((weak)) bool Selectable(const char*, bool, int, const ImVec2&);
__attribute__((weak)) bool CloseButton(unsigned, const ImVec2&);
__attribute__((weak)) bool CollapseButton(unsigned, const ImVec2&);
__attribute__((weak)) bool BeginErrorTooltip();
__attribute__((weak)) void EndErrorTooltip();
__attribute__((weak)) ImGuiWindowSettings* CreateNewWindowSettings(const char*);

}  // namespace ImGui
