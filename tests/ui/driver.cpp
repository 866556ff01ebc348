#include "tests/ui/driver.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"

namespace poolbill::ui::test {
namespace {

constexpr int pieces_per_frame = 8;

bool contains_every_glyph(ImFontAtlas*, ImFontConfig*, ImWchar) {
    return true;
}

bool set_line(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
    baked->Ascent = baked->Size * 0.8f;
    baked->Descent = -baked->Size * 0.2f;
    return true;
}

bool load_box(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*, ImWchar code_point, ImFontGlyph* glyph,
              float* advance) {
    const float width = baked->Size * (code_point > 0x2e80 ? 1.0f : 0.56f);
    if (advance != nullptr) {
        *advance = width;
        return true;
    }
    glyph->Codepoint = code_point & 0x3ffffffu;
    glyph->AdvanceX = width;
    return true;
}

/// Accepts the font textures, as a renderer would.
void take_textures() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantCreate) texture->SetTexID(1);
        if (texture->Status == ImTextureStatus_WantDestroy) texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(texture->Status == ImTextureStatus_WantDestroy ? ImTextureStatus_Destroyed
                                                                          : ImTextureStatus_OK);
    }
}

}  // namespace

const ImFontLoader& box_font() {
    static const ImFontLoader loader = [] {
        ImFontLoader made;
        made.Name = "box";
        made.FontSrcContainsGlyph = contains_every_glyph;
        made.FontBakedInit = set_line;
        made.FontBakedLoadGlyph = load_box;
        return made;
    }();
    return loader;
}

const std::string& chinese_texts() {
    static const std::string texts = [] {
        std::ifstream file(POOLBILL_TEXTS_DIR "/poolbill.zh-CN.txt");
        return std::string(std::istreambuf_iterator<char>(file), {});
    }();
    return texts;
}

Driver::Driver(float width, float height) : app(box_font()), surface_{width, height, 1} {
    app.set_texts("zh-CN", chinese_texts());
    ImGui::GetIO().BackendFlags |=
        ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
}

FrameDemand Driver::wait(double milliseconds) {
    time_ms_ += milliseconds;
    FrameDemand demand = app.frame(surface_, time_ms_);
    take_textures();
    for (HostEvent& event : app.take_events())
        events_.push_back(std::move(event));
    for (int pieces = 0; demand.has_work && pieces < pieces_per_frame; ++pieces)
        app.work_on();
    return demand;
}

void Driver::settle(int most) {
    for (int frames = 0; frames < most; ++frames) {
        const FrameDemand demand = wait(16);
        if (demand.focus != no_node) app.act({demand.focus, NodeInputKind::focus, ""});
        if (!demand.soon && demand.focus == no_node) return;
    }
}

void Driver::resize(float width, float height) {
    surface_.width = width;
    surface_.height = height;
    settle();
}

void Driver::load_file(const std::string& path) {
    std::ifstream file(std::string(POOLBILL_SOURCE_DIR "/") + path);
    REQUIRE_MESSAGE(file.good(), path);
    std::stringstream text;
    text << file.rdbuf();
    load(text.str());
}

void Driver::load(const std::string& scenario) {
    REQUIRE(app.load(scenario));
    settle();
}

const Node* Driver::find(Role role, std::string_view name) {
    // A modal dialog comes first: nothing behind it can be used.
    const std::vector<Node>& nodes = app.semantics().nodes();
    const auto modal = std::find_if(nodes.begin(), nodes.end(), [](const Node& node) { return node.modal; });
    const auto found = std::find_if(modal, nodes.end(),
                                    [&](const Node& node) { return node.role == role && node.name == name; });
    return found != nodes.end() ? &*found : app.semantics().find(role, name);
}

const Node& Driver::get(Role role, std::string_view name) {
    const Node* node = find(role, name);
    if (node == nullptr) {
        std::string present;
        for (const Node& each : app.semantics().nodes()) {
            if (each.role == role) present += "\n  " + each.name;
        }
        FAIL("no ", std::string(aria_role(role)), " \"", std::string(name), "\"; there are:", present);
    }
    return *node;
}

const Node& Driver::with(Role role, std::string_view part) {
    const std::vector<Node>& nodes = app.semantics().nodes();
    const auto found = std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) {
        return node.role == role && node.name.find(part) != std::string::npos;
    });
    REQUIRE_MESSAGE(found != nodes.end(), "no ", std::string(aria_role(role)), " with ", std::string(part));
    return *found;
}

bool Driver::has_text(std::string_view part) {
    for (const Node& node : app.semantics().nodes()) {
        if (node.name.find(part) != std::string::npos || node.value.find(part) != std::string::npos)
            return true;
    }
    return false;
}

std::vector<std::string> Driver::rows(std::string_view table_name) {
    std::vector<std::string> result;
    bool inside = false;
    std::uint16_t depth = 0;
    for (const Node& node : app.semantics().nodes()) {
        if (inside && node.depth <= depth) break;
        if (node.role == Role::table && node.name == table_name) {
            inside = true;
            depth = node.depth;
        }
        if (!inside) continue;
        if (node.role == Role::row && node.row_index > 1) result.emplace_back();
        if (node.role == Role::cell && !result.empty()) {
            if (!result.back().empty()) result.back() += " | ";
            result.back() += node.name;
        }
    }
    return result;
}

void Driver::act(Role role, std::string_view name, NodeInputKind kind, std::string value) {
    app.act({get(role, name).id, kind, std::move(value)});
    settle();
}

void Driver::click(Role role, std::string_view name) {
    const Node& node = get(role, name);
    REQUIRE_MESSAGE(!node.disabled, node.name);
    act(role, name, NodeInputKind::click, "");
}

void Driver::press_escape() {
    app.act({no_node, NodeInputKind::dismiss, ""});
    settle();
}

void Driver::mouse_click(Role role, std::string_view name) {
    const Box box = get(role, name).box;
    REQUIRE_MESSAGE(!box.empty(), std::string(name));
    app.pointer_moved(box.x + box.width / 2, box.y + box.height / 2, false);
    settle();
    app.pointer_button(0, true);
    settle();
    app.pointer_button(0, false);
    settle();
}

std::vector<HostEvent> Driver::events() {
    return std::exchange(events_, {});
}

void choose_action(Driver& driver, std::string_view item) {
    driver.click(Role::button, "More");
    driver.click(Role::menu_item, item);
}

std::string exported(Driver& driver, std::string_view request) {
    const std::string begun = driver.app.query("export-begin " + std::string(request));
    if (!begun.starts_with("+")) return begun;
    std::string text = "+", piece;
    do {
        piece = driver.app.query("export-next " + begun.substr(1));
        text += piece.substr(1);
    } while (piece.starts_with("+"));
    return text;
}

void jump(Driver& driver, const char* time) {
    driver.act(Role::text_box, "Jump to a time", NodeInputKind::commit, time);
}

void pay_one_month(Driver& driver) {
    driver.load_file("assets/scenarios/documentation-example-start.json");
    jump(driver, "2023/04/18 16:30:30");
    choose_action(driver, "Change To Prepaid");
    driver.click(Role::button, "OK");
    driver.click(Role::button, "Pay");
    driver.click(Role::button, "Confirm payment");
}

}  // namespace poolbill::ui::test
