#include "web/ui/widgets/kept_scroll.hpp"

#include <algorithm>
#include <utility>

#include "imgui_internal.h"

namespace poolbill::ui {

void KeptScroll::remember() {
    const std::vector<Part> before = std::exchange(parts_, {});
    for (const ImGuiWindow* window : ImGui::GetCurrentContext()->Windows) {
        const float now = window->Scroll.y;
        const auto known = std::find_if(before.begin(), before.end(),
                                        [window](const Part& part) { return part.window == window->ID; });
        const float wanted = known != before.end() && known->reached == now ? known->wanted : now;
        if (wanted > 0) parts_.push_back({window->ID, wanted, now});
    }
}

void KeptScroll::begin(float width, float height) {
    if (width != width_ || height != height_) {
        remember();
        width_ = width;
        height_ = height;
        frames_left_ = parts_.empty() ? 0 : 2;
    }
    if (frames_left_ == 0) return;
    for (const Part& part : parts_) {
        if (ImGuiWindow* window = ImGui::FindWindowByID(part.window)) ImGui::SetScrollY(window, part.wanted);
    }
}

void KeptScroll::end() {
    if (frames_left_ == 0) return;
    --frames_left_;
    for (Part& part : parts_) {
        if (const ImGuiWindow* window = ImGui::FindWindowByID(part.window)) part.reached = window->Scroll.y;
    }
}

}  // namespace poolbill::ui
