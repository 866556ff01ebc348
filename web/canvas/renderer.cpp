#include "web/canvas/renderer.hpp"

#include <GLES3/gl3.h>
#include <emscripten.h>
#include <emscripten/html5.h>

#include "backends/imgui_impl_opengl3.h"
#include "imgui.h"
#include "web/canvas/sharp_text.hpp"

namespace {

// A name that only this instance of the module knows; html5.h finds the element by it without asking the
// document.
constexpr const char* own_canvas = "!canvas";

}  // namespace

// clang-format off
EM_JS(int, poolbill_claim_canvas, (void), {
  const canvas = Module["canvas"];
  if (!canvas) return 0;
  specialHTMLTargets["!canvas"] = canvas;
  return 1;
});

EM_JS(void, poolbill_release_canvas, (void), {
  delete specialHTMLTargets["!canvas"];
});
// clang-format on

namespace poolbill::ui {
namespace {

/// Textures that nobody will ever sample count as uploaded.
void accept_textures_unseen() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        } else if (texture->Status != ImTextureStatus_OK) {
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        }
    }
}

}  // namespace

Renderer::Renderer() {
    if (poolbill_claim_canvas() != 0) {
        EmscriptenWebGLContextAttributes attributes;
        emscripten_webgl_init_context_attributes(&attributes);
        attributes.majorVersion = 2;
        attributes.alpha = false;
        attributes.depth = false;
        attributes.antialias = false;
        attributes.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
        context_ = static_cast<int>(emscripten_webgl_create_context(own_canvas, &attributes));
    }
    if (has_context()) {
        emscripten_webgl_make_context_current(context_);
        ImGui_ImplOpenGL3_Init("#version 300 es");
    } else {
        ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    }
}

Renderer::~Renderer() {
    if (has_context()) {
        ImGui_ImplOpenGL3_Shutdown();
        emscripten_webgl_destroy_context(context_);
    } else {
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        }
    }
    poolbill_release_canvas();
}

void Renderer::context_lost() {
    if (!can_draw()) return;
    // Deleting is silent in a lost context, while a restored one complains of objects that are not its own.
    ImGui_ImplOpenGL3_DestroyDeviceObjects();
    lost_ = true;
}

void Renderer::begin(float pixel_ratio) {
    if (can_draw()) ImGui_ImplOpenGL3_NewFrame();
    // ImGui does this for the current font only, while views draw with any of them.
    for (ImFont* font : ImGui::GetIO().Fonts->Fonts)
        font->CurrentRasterizerDensity = pixel_ratio;
}

void Renderer::draw(ImDrawData& data) {
    if (!has_context()) {
        accept_textures_unseen();
        return;
    }
    if (!can_draw()) return;
    align_glyphs_to_pixels(data);
    glDisable(GL_SCISSOR_TEST);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(&data);
}

}  // namespace poolbill::ui
