// Containers: the scrolling page, the dialog above it, the menu above both.
//
// Each is a window of Dear ImGui. An upper container blocks the pointer for those below it; a
// dialog also makes everything else inert in the semantic tree (`Node::modal`). None can be opened
// while measuring.
//
// Left out: the content; views draw it.
#pragma once

#include <optional>
#include <span>
#include <string>
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
    /// Reports the height of the drawn content; must be called before the end.
    void set_height(float height) { height_ = height; }
    /// Scrolls so that content pixel `top` .. `top + height` is visible.
    void reveal(float top, float height);
    float scroll() const;

  private:
    Rect content_;
    float height_ = 0;
};

/// A fixed part of the surface, scrolled when its content is taller. Dialogs and menus are above it.
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

/// A small surface above the page, and below dialogs and menus.
class FloatingLayer {
  public:
    FloatingLayer(Ui& ui, const Rect& rect, const char* name);
    ~FloatingLayer();
    FloatingLayer(const FloatingLayer&) = delete;
    FloatingLayer& operator=(const FloatingLayer&) = delete;
    bool is_under_pointer() const;
};

struct DialogOptions {
    std::string_view key, title, subtitle = {};
    float width = 620;
    float edge = 20;  // above and below the content of the body
};

/// A modal dialog: backdrop, surface, title row with a close button, body, foot. It is as high as
/// its body requires; the body scrolls when the surface has less room.
class Dialog {
  public:
    /// @param draw_body  called with a `Rect&` of unbounded height; called once more beforehand, to measure
    template <class DrawBody>
    Dialog(Ui& ui, const DialogOptions& options, DrawBody&& draw_body)
        : Dialog(ui, options, measure(ui, body_width(ui, options.width), draw_body)) {
        const float top = body_.y;
        draw_body(body_);
        end_body(top);
    }
    ~Dialog();
    Dialog(const Dialog&) = delete;
    Dialog& operator=(const Dialog&) = delete;

    /// Where to draw the foot.
    Rect foot() const { return foot_; }
    /// Whether Escape or the close button was pressed.
    bool closed() const { return closed_; }

  private:
    Dialog(Ui& ui, const DialogOptions& options, float body_height);
    static float body_width(const Ui& ui, float width);
    void head(const DialogOptions& options, Rect row);
    void begin_body(const Rect& rect);
    /// @param top  where the body began
    void end_body(float top);

    Ui& ui_;
    float body_height_, edge_;
    Rect body_, foot_;
    bool closed_ = false;
    Ui::Scope scope_;
};

struct MenuItem {
    std::string key, name;
    std::string detail = {};  // a smaller second line
    bool chosen = false;      // is marked
    bool enabled = true;      // can be pressed; if not, the detail says why
};
struct MenuOptions {
    std::string_view key, name;
    Rect anchor;  // the menu is placed below it
    float width = 264;
};
struct MenuChoice {
    bool closed = false;                      // by an item, Escape or a press outside the menu
    std::optional<std::size_t> pressed = {};  // the number of the item
};
/// A menu of these items.
MenuChoice menu(Ui& ui, const MenuOptions& options, std::span<const MenuItem> items);

}  // namespace poolbill::ui
