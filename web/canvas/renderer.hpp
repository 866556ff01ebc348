// Dear ImGui's draw data onto one canvas with WebGL2, through the stock OpenGL3 backend.
//
// The canvas is the one that the module was instantiated with (its `canvas` option); it is never looked up in
// the document, so it may live in a shadow root.
//
// Contract
// - Made after the ImGui context and destroyed before it; between `begin` and `draw` lies exactly one frame.
// - Without WebGL2, and while the context is lost, frames are built as ever and drawn nowhere.
//
// Left out: the canvas's size (JavaScript sets the backing store) and what is drawn.
#pragma once

struct ImDrawData;

namespace poolbill::ui {

class Renderer {
  public:
    Renderer();
    ~Renderer();
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;

    bool has_context() const { return context_ > 0; }
    /// Everything on the GPU is gone; what frames need is made anew after `context_restored`.
    void context_lost();
    void context_restored() { lost_ = false; }

    void begin(float pixel_ratio);
    void draw(ImDrawData& data);

  private:
    bool can_draw() const { return has_context() && !lost_; }

    int context_ = 0;
    bool lost_ = false;
};

}  // namespace poolbill::ui
