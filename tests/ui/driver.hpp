// Drives an App without a browser: finds things by role and name, presses them, and runs frames until it is
// still.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/ui/app.hpp"

namespace poolbill::ui::test {

/// What a page fetches to write Chinese.
const std::string& chinese_texts();

/// Glyphs of fixed width and no pixels, enough to lay out.
const ImFontLoader& box_font();

class Driver {
  public:
    explicit Driver(float width = 1180, float height = 820);

    App app;

    /// Frames until no further one is wanted soon (at most `most`).
    void settle(int most = 30);
    /// One frame after `milliseconds` of real time; then, as between two frames of a page, some pieces of
    /// what takes long.
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

    /// As the hidden DOM does it.
    void click(Role role, std::string_view name);
    void act(Role role, std::string_view name, NodeInputKind kind, std::string value);
    void press_escape();
    /// As a mouse does it: move there, press, release.
    void mouse_click(Role role, std::string_view name);

    std::vector<HostEvent> events();

  private:
    Surface surface_;
    double time_ms_ = 1000;
    std::vector<HostEvent> events_;
};

/// Types the time into the clock, e.g. "2023/04/18 16:30:30".
void jump(Driver& driver, const char* time);
/// The documentation example to its end: the change for one month, ordered and paid at 16:30:30.
void pay_one_month(Driver& driver);

}  // namespace poolbill::ui::test
