// Keeps the scroll positions while the surface has another size: of paper, on which nothing is scrolled, or of a window that is
// made smaller for a moment.
//
// Contract: `begin` and `end` are called around each frame of ImGui's current context. A position that does not fit is
// taken up again by the next size that has room for it, unless something was done in between (`forget`).
#pragma once

#include <vector>

#include "imgui.h"

namespace poolbill::ui {

class KeptScroll {
  public:
    void begin(float width, float height);
    void end();
    void forget() { parts_.clear(); }
    /// Content may get another height by the new size, so that a position is reached only by the next frame.
    bool is_settling() const { return frames_left_ > 0; }

  private:
    struct Part {
        ImGuiID window;
        float wanted, reached;
    };
    void remember();

    std::vector<Part> parts_;
    float width_ = 0, height_ = 0;
    int frames_left_ = 0;
};

}  // namespace poolbill::ui
