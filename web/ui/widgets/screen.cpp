#include "web/ui/widgets/screen.hpp"

#include <algorithm>
#include <string_view>

#include "imgui.h"
#include "imgui_internal.h"

namespace poolbill::ui {
namespace {

ImFont* add_font(ImFontAtlas& atlas, std::string_view name) {
    ImFontConfig config;
    config.FontLoader = atlas.FontLoader;
    config.SizePixels = type_scale::body.size;
    name.copy(config.Name, sizeof config.Name - 1);
    return atlas.AddFont(&config);
}

void style_windows(ImGuiStyle& style) {
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = 0;
    style.ChildBorderSize = 0;
    style.WindowMinSize = {1, 1};
    style.ItemSpacing = {0, 0};
    style.ScrollbarSize = metrics::scrollbar;
    style.ScrollbarRounding = metrics::scrollbar / 2;
    style.AntiAliasedLinesUseTex = false;
}

ImVec4 imgui_color(std::uint32_t color) {
    const auto channel = [color](int shift) { return static_cast<float>(color >> shift & 0xff) / 255; };
    return {channel(24), channel(16), channel(8), channel(0)};
}

/// ImGui itself paints only the page's background and the scrollbars.
void color_windows(ImGuiStyle& style, const Theme& theme) {
    style.Colors[ImGuiCol_WindowBg] = imgui_color(theme.color(Token::background));
    style.Colors[ImGuiCol_ScrollbarBg] = {0, 0, 0, 0};
    style.Colors[ImGuiCol_ScrollbarGrab] = imgui_color(theme.color(Token::track));
    style.Colors[ImGuiCol_ScrollbarGrabHovered] = style.Colors[ImGuiCol_ScrollbarGrabActive] =
        imgui_color(theme.color(Token::text_faint));
}

/// One step of ImGui's wheel scrolls five lines of text; a browser reports pixels.
float wheel_steps(float pixels) {
    return -pixels / (5 * type_scale::body.size);
}

}  // namespace

Screen::Screen(const ImFontLoader& loader) : context_(ImGui::CreateContext()) {
    make_current();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigNavCaptureKeyboard = false;
    // A press is handled in the frame in which it arrives, so that a click takes one frame, not two.
    io.ConfigInputTrickleEventQueue = true;
    style_windows(ImGui::GetStyle());
    io.Fonts->SetFontLoader(&loader);
    fonts_.regular = add_font(*io.Fonts, "regular");
    fonts_.semibold = add_font(*io.Fonts, "semibold");
}

Screen::~Screen() {
    make_current();
    // The renderer no longer exists, so the textures must be freed here.
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
    ImGui::DestroyContext(context_);
}

void Screen::make_current() const {
    ImGui::SetCurrentContext(context_);
}

void Screen::pointer_moved(float x, float y, bool touch) {
    make_current();
    ImGui::GetIO().AddMouseSourceEvent(touch ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
    ImGui::GetIO().AddMousePosEvent(x, y);
}

void Screen::pointer_left() {
    make_current();
    ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
}

void Screen::pointer_button(int button, bool down) {
    make_current();
    kept_scroll_.forget();
    ImGui::GetIO().AddMouseButtonEvent(button, down);
}

void Screen::wheel(float dx, float dy) {
    make_current();
    kept_scroll_.forget();
    ImGui::GetIO().AddMouseWheelEvent(wheel_steps(dx), wheel_steps(dy));
}

void Screen::rebuild_fonts() {
    make_current();
    ImFontAtlas* atlas = ImGui::GetIO().Fonts;
    for (ImFont* font : {fonts_.regular, fonts_.semibold}) {
        ImFontAtlasFontDestroyOutput(atlas, font);
        ImFontAtlasFontInitOutput(atlas, font);
    }
}

void Screen::begin(float width, float height, float pixel_ratio, double seconds_since_last,
                   const Theme& theme) {
    make_current();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {width, height};
    io.DisplayFramebufferScale = {pixel_ratio, pixel_ratio};
    io.DeltaTime = static_cast<float>(std::clamp(seconds_since_last, 0.001, 0.1));
    color_windows(ImGui::GetStyle(), theme);
    kept_scroll_.begin(width, height);
    ImGui::NewFrame();
}

void Screen::end() {
    ImGui::Render();
    kept_scroll_.end();
}

}  // namespace poolbill::ui
