// Surfaces with content: the panel, the notice and the hint.
//
// A panel and a notice are as high as their content. Each cuts its height off the top of the given
// `rest`, and paints its background when its height is known.
#pragma once

#include <string_view>

#include "web/ui/widgets/ui.hpp"

namespace poolbill::ui {

enum class Tone : std::uint8_t { neutral, warning, danger, good };

struct NoticeOptions {
    Tone tone = Tone::neutral;
    std::string_view title, detail = {};  // a strong sentence and, below it, an explanation
    Role role = Role::text;
};
/// A boxed message.
void notice(Ui& ui, Rect& rest, const NoticeOptions& options);
/// The two halves of `notice`, for a notice that also holds buttons.
void notice_ground(Ui& ui, const Rect& rect, Tone tone);
void notice_words(Ui& ui, Rect& rest, const NoticeOptions& options);

/// The white surface behind content.
void panel_ground(Ui& ui, const Rect& rect);
/// Between a panel's edge and its heading.
float panel_side(const Ui& ui);

struct PanelOptions {
    std::string_view key, name;
    Role role = Role::region;
    float edge = 0;  // left free on all four sides, e.g. for the outline around a table
};

/// A panel as wide as `rest`. On destruction it ends where `inner` begins, and leaves a gap below.
class Panel {
  public:
    Panel(Ui& ui, Rect& rest, const PanelOptions& options);
    ~Panel();
    Panel(const Panel&) = delete;
    Panel& operator=(const Panel&) = delete;

    /// The remaining space to draw in.
    Rect inner;
    /// Cuts the row of the heading off `inner`.
    Rect head(float height);

  private:
    Ui& ui_;
    Rect& rest_;
    float edge_;
    Backdrop backdrop_;
    Rect bottom_;  // begins where the panel ends
    Ui::FlowGroup group_;
};
/// Draws the heading and cuts it off the left of `head`.
void panel_title(Ui& ui, Rect& head, std::string_view title);

/// A hint beside the pointer, when `touch` hovers.
void hint(Ui& ui, const Touch& touch, std::string_view text);

}  // namespace poolbill::ui
