#include <doctest/doctest.h>

#include <array>

#include "generated/text/change.hpp"
#include "imgui.h"
#include "tests/ui/driver.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/layers.hpp"
#include "web/ui/widgets/screen.hpp"
#include "web/ui/widgets/surfaces.hpp"
#include "web/ui/widgets/table.hpp"

namespace poolbill::ui::test {
namespace {

/// One of each widget whose height follows from its content. @return whether the card was pressed
bool draw_sample(Ui& ui, Rect& rest) {
    constexpr std::array columns{TableColumn{text::change_pool, {0, 1, 0}, {0, 1, 0}}};
    const std::string words = "words that take several lines on any surface that is as narrow as a phone";
    {
        Panel panel(ui, rest, {.key = "panel", .name = "Panel"});
        panel.inner.cut_top(10);
        sentence(ui, panel.inner, ui.id("words"), words, type_scale::body, Token::text);
    }
    notice(ui, rest, {.title = "Notice", .detail = words});
    field_text(ui, rest, {"Label", "Value", words});
    const bool pressed = radio_card(ui, "card", rest, "Card", words, false);
    Table(ui, rest, {.key = "table", .name = "Table", .columns = columns, .rows = 3});
    return pressed;
}

}  // namespace

TEST_CASE("a view is measured as high as it is drawn, and measuring records nothing and takes no input") {
    for (const float width : {320.0f, 1180.0f}) {
        CAPTURE(width);
        Screen screen(box_font());
        ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        UiMemory memory;
        const Theme theme;
        const Strings strings;
        screen.begin(width, 900, 1, 0.016, theme);
        {
            Ui ui(memory, theme, strings, screen.fonts(), {0, 0, width, 900});
            Page page(ui, ui.viewport);
            memory.inputs.push_back({ui.id("card"), NodeInputKind::click, ""});
            bool pressed = false;
            const auto draw = [&](Rect& rest) { pressed = draw_sample(ui, rest); };

            const float measured = measure(ui, width, draw);
            CHECK_FALSE(pressed);
            CHECK_FALSE(ui.took_input());
            CHECK(memory.inputs.size() == 1);
            CHECK(memory.tree.nodes().empty());

            Rect rest{0, 40, width, unbounded};
            draw(rest);
            CHECK(rest.y - 40 == measured);
            CHECK(pressed);
            CHECK(ui.took_input());
            CHECK(memory.tree.find(Role::region, "Panel")->box.height > 20);
        }
        screen.end();
    }
}

TEST_CASE("a line is not broken within a number") {
    Screen screen(box_font());
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    UiMemory memory;
    const Theme theme;
    const Strings strings;
    screen.begin(800, 600, 1, 0.016, theme);
    {
        Ui ui(memory, theme, strings, screen.fonts(), {0, 0, 800, 600});
        Page page(ui, ui.viewport);
        const TextStyle& style = type_scale::body;
        const float width = ui.text_width("$2,162.88000000", style) + 1;  // "exactly $2,162." is as wide
        CHECK(ui.paragraph_height(width, "exactly $2,162.88000000 ab", style) == 3 * style.line);
        CHECK(ui.paragraph_height(width, "exactly as it. It is", style) == 2 * style.line);
    }
    screen.end();
}

}  // namespace poolbill::ui::test
