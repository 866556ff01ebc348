// Containers: the page that scrolls, the dialog above it, the menu above both.
//
// Each is a window of Dear ImGui and lives as long as the C++ object. What is above blocks the pointer for
// what is below; a dialog also makes everything else inert in the semantic tree (`Node::modal`).
//
// Left out: what is inside; views draw that.
#pragma once

#include <string_view>

#include "web/ui/widgets/ui.hpp"

namespace poolbill::ui {

/// A part of the screen whose content may be taller than it is; wheel, touch and keyboard focus scroll it.
class ScrollArea {
  public:
    ScrollArea(Ui& ui, std::string_view key, const Rect& rect);
    ~ScrollArea();
    ScrollArea(const ScrollArea&) = delete;
    ScrollArea& operator=(const ScrollArea&) = delete;

    /// Where to draw: as wide as the visible part, moved by the scroll position. Height is unbounded.
    Rect content() const { return content_; }
    /// The height of what was drawn; must be called before the end.
    void set_height(float height) { height_ = height; }
    /// Scrolls so that content pixel `top` .. `top + height` is visible.
    void reveal(float top, float height);
    float scroll() const;

  private:
    Rect content_;
    float height_ = 0;
};

/// A fixed part of the surface, scrolled when its content is taller. Dialogs and menus lie above it.
class Page {
  public:
    Page(Ui& ui, const Rect& rect, const char* name = "page");
    ~Page();
    Page(const Page&) = delete;
    Page& operator=(const Page&) = delete;
    Rect content() const { return content_; }
    void set_height(float height) { height_ = height; }

  private:
    Rect content_;
    float height_ = 0;
};

/// A modal dialog: veil, surface, title row with a close button, scrolled body, fixed foot.
class Dialog {
  public:
    /// @param body_height  height the body would like; it scrolls when the surface has less.
    Dialog(Ui& ui, std::string_view key, std::string_view title, std::string_view subtitle, float width,
           float body_height, float foot_height);
    ~Dialog();
    Dialog(const Dialog&) = delete;
    Dialog& operator=(const Dialog&) = delete;

    /// How wide the body of a dialog of this width will be on this surface, to measure what goes in it.
    static float body_width(const Ui& ui, float width);

    Rect body() const { return body_; }
    /// Ends the body; what follows is drawn in the foot.
    Rect begin_foot();
    /// Escape or the close button.
    bool closed() const { return closed_; }

  private:
    void end_body();

    Ui& ui_;
    Rect body_, foot_, surface_;
    bool closed_ = false;
    bool body_open_ = true;
    float body_height_;
    Ui::Scope scope_;
};

/// A menu below `anchor`; closes on Escape and on a press outside.
class Menu {
  public:
    Menu(Ui& ui, std::string_view key, std::string_view name, const Rect& anchor, float width, float height);
    ~Menu();
    Menu(const Menu&) = delete;
    Menu& operator=(const Menu&) = delete;

    /// One item; `detail` is a smaller second line, `chosen` is marked.
    bool item(std::string_view key, std::string_view name, std::string_view detail = {}, bool chosen = false);
    bool closed() const { return closed_; }

    static constexpr float item_height = 36;

  private:
    Ui& ui_;
    Rect rest_;
    bool closed_ = false;
    Ui::Scope scope_;
};

}  // namespace poolbill::ui
