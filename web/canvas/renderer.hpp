// Renders Dear ImGui's draw data on the module's canvas.
//
// Contract
// - Made after the ImGui context and destroyed before it; there is exactly one frame between
//   `begin` and `draw`.
// - Without WebGL2, and while the context is lost, frames are built as usual and not drawn.
//
// Left out: WebGL itself (surface.hpp), the canvas's size (JavaScript sets the backing store), what is drawn,
// and draw callbacks, which no view uses.
#pragma once

struct ImDrawData;

namespace poolbill::ui {

class Renderer {
  public:
    Renderer();
    ~Renderer();
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;

    bool has_context() const { return has_context_; }
    /// Everything on the GPU is gone; what frames need is created again after `context_restored`.
    void context_lost();
    void context_restored();

    void begin(float pixel_ratio);
    void draw(ImDrawData& data);

  private:
    bool can_draw() const { return has_context_ && !lost_; }

    bool has_context_ = false;
    bool lost_ = false;
};

}  // namespace poolbill::ui
