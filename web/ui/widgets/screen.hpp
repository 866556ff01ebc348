// Dear ImGui's part of one App: context, fonts, input queue, frame begin and end.
//
// Contract: several may exist side by side; each call makes its own context the current one. ImGui
// works in CSS pixels; the density goes into DisplayFramebufferScale only.
//
// Left out: what is drawn (views) and who renders ImGui's draw data (the caller of App).
#pragma once

#include "web/ui/widgets/kept_scroll.hpp"
#include "web/ui/widgets/ui.hpp"

struct ImFontLoader;
struct ImGuiContext;

namespace poolbill::ui {

class Screen {
  public:
    explicit Screen(const ImFontLoader& loader);
    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    void pointer_moved(float x, float y, bool touch);
    void pointer_left();
    void pointer_button(int button, bool down);
    /// CSS pixels, positive towards the end of the content
    void wheel(float dx, float dy);
    void rebuild_fonts();

    void begin(float width, float height, float pixel_ratio, double seconds_since_last, const Theme& theme);
    void end();
    /// Another frame is needed until everything is scrolled to where it was.
    bool is_settling() const { return kept_scroll_.is_settling(); }
    /// Something was done: from now on things are scrolled from where they are.
    void forget_scroll() { kept_scroll_.forget(); }
    Fonts fonts() const { return fonts_; }

  private:
    void make_current() const;

    ImGuiContext* context_;
    Fonts fonts_;
    KeptScroll kept_scroll_;
};

}  // namespace poolbill::ui
