#include "web/canvas/renderer.hpp"

#include <GLES3/gl3.h>
#include <emscripten.h>

#include "backends/imgui_impl_opengl3.h"
#include "imgui.h"
#include "web/canvas/sharp_text.hpp"

// The canvas is handed to Emscripten's GL as an object. Its html5.h takes a selector only, and looks it up in
// the document, where a canvas in a shadow root is not found.

// clang-format off
EM_JS(int, poolbill_create_context, (void), {
  const canvas = Module["canvas"];
  if (!canvas) return 0;
  const context = GL.createContext(canvas, {
    majorVersion: 2,
    alpha: false,
    depth: false,
    antialias: false,
    powerPreference: "low-power",
  });
  if (context) GL.makeContextCurrent(context);
  return context;
});

EM_JS(void, poolbill_delete_context, (int context), {
  GL.deleteContext(context);
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

Renderer::Renderer() : context_(poolbill_create_context()) {
    if (has_context()) {
        ImGui_ImplOpenGL3_Init("#version 300 es");
    } else {
        ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    }
}

Renderer::~Renderer() {
    if (has_context()) {
        ImGui_ImplOpenGL3_Shutdown();
        poolbill_delete_context(context_);
    } else {
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        }
    }
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
