// Drives an App without a browser: finds controls by role and name, presses them, and runs frames until
// nothing changes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/ui/app.hpp"

namespace poolbill::ui::test {

/// The file that a page fetches for Chinese.
const std::string& chinese_texts();

/// Glyphs of fixed width without pixels, enough for layout.
const ImFontLoader& box_font();

class Driver {
  public:
    explicit Driver(float width = 1180, float height = 820);

    App app;

    /// Frames until no further one is wanted soon (at most `most`).
    void settle(int most = 30);
    /// One frame after `milliseconds` of real time; then some slices of long work, as between two frames
    /// of a page.
    FrameDemand wait(double milliseconds);
    void resize(float width, float height);
    void load(const std::string& scenario);
    void load_file(const std::string& path);

    /// The one node with this role and name; fails the test when there is none.
    const Node& get(Role role, std::string_view name);
    const Node* find(Role role, std::string_view name);
    /// The first node of this role whose name has this part; fails the test when there is none.
    const Node& with(Role role, std::string_view part);
    bool has_text(std::string_view part);
    /// The texts of the table's rows, cells joined with " | ".
    std::vector<std::string> rows(std::string_view table_name);

    /// Acts as the mirror in the DOM does.
    void click(Role role, std::string_view name);
    void act(Role role, std::string_view name, NodeInputKind kind, std::string value);
    void press_escape();
    /// Acts as a mouse does: move there, press, release.
    void mouse_click(Role role, std::string_view name);

    std::vector<HostEvent> events();

  private:
    Surface surface_;
    double time_ms_ = 1000;
    std::vector<HostEvent> events_;
};

/// Presses *More* and then this item.
void choose_action(Driver& driver, std::string_view item);
inline bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}
/// The whole of an export, piece by piece, after "+"; or "-" and why there is none.
std::string exported(Driver& driver, std::string_view request);
/// Types the time into the clock, e.g. "2023/04/18 16:30:30".
void jump(Driver& driver, const char* time);
/// The documentation example to its end: the change for one month, ordered and paid at 16:30:30.
void pay_one_month(Driver& driver);

}  // namespace poolbill::ui::test
