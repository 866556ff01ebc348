#include "web/canvas/renderer.hpp"

#include "imgui.h"
#include "web/canvas/sharp_text.hpp"
#include "web/canvas/surface.hpp"

namespace poolbill::ui {
namespace {

int name_of(ImTextureID texture) {
    return static_cast<int>(texture);
}

void create(ImTextureData& texture) {
    const int name = poolbill_texture_create(texture.Width, texture.Height, texture.Pixels);
    texture.SetTexID(static_cast<ImTextureID>(name));
    texture.SetStatus(ImTextureStatus_OK);
}

void upload_changes(ImTextureData& texture) {
    for (const ImTextureRect& part : texture.Updates) {
        poolbill_texture_update(name_of(texture.TexID), part.x, part.y, part.w, part.h, texture.Width,
                                static_cast<const unsigned char*>(texture.GetPixelsAt(part.x, part.y)));
    }
    texture.SetStatus(ImTextureStatus_OK);
}

void forget(ImTextureData& texture) {
    texture.SetTexID(ImTextureID_Invalid);
    texture.SetStatus(ImTextureStatus_Destroyed);
}

void destroy(ImTextureData& texture) {
    if (texture.TexID != ImTextureID_Invalid) poolbill_texture_delete(name_of(texture.TexID));
    forget(texture);
}

void bring_up_to_date(ImTextureData& texture) {
    switch (texture.Status) {
        case ImTextureStatus_WantCreate:
            create(texture);
            break;
        case ImTextureStatus_WantUpdates:
            upload_changes(texture);
            break;
        case ImTextureStatus_WantDestroy:
            if (texture.UnusedFrames > 0) destroy(texture);
            break;
        case ImTextureStatus_OK:
        case ImTextureStatus_Destroyed:
            break;
    }
}

/// Marks a texture that is never sampled as uploaded.
void accept_unseen(ImTextureData& texture) {
    if (texture.Status == ImTextureStatus_WantDestroy) {
        forget(texture);
    } else if (texture.Status != ImTextureStatus_OK) {
        texture.SetTexID(1);
        texture.SetStatus(ImTextureStatus_OK);
    }
}

void draw_list(const ImDrawList& list, ImVec2 scale, int device_height) {
    poolbill_surface_upload(list.VtxBuffer.Data, list.VtxBuffer.size_in_bytes(), list.IdxBuffer.Data,
                            list.IdxBuffer.size_in_bytes());
    unsigned first_vertex = 0;
    for (const ImDrawCmd& command : list.CmdBuffer) {
        if (command.VtxOffset != first_vertex) {
            first_vertex = command.VtxOffset;
            poolbill_surface_start_at(static_cast<int>(first_vertex * sizeof(ImDrawVert)));
        }
        const int left = static_cast<int>(command.ClipRect.x * scale.x);
        const int bottom = static_cast<int>(static_cast<float>(device_height) - command.ClipRect.w * scale.y);
        const int width = static_cast<int>((command.ClipRect.z - command.ClipRect.x) * scale.x);
        const int height = static_cast<int>((command.ClipRect.w - command.ClipRect.y) * scale.y);
        if (width <= 0 || height <= 0 || command.ElemCount == 0) continue;
        poolbill_surface_draw(name_of(command.GetTexID()), left, bottom, width, height,
                              static_cast<int>(command.ElemCount),
                              static_cast<int>(command.IdxOffset * sizeof(ImDrawIdx)));
    }
}

}  // namespace

Renderer::Renderer() {
    // An index has 16 bits: of a list with more vertices, as a large page has, each part counts from its own first one.
    ImGui::GetIO().BackendFlags |=
        ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    const int widest_texture = poolbill_surface_open();
    if (widest_texture == 0) return;
    has_context_ = true;
    ImGuiPlatformIO& platform = ImGui::GetPlatformIO();
    platform.Renderer_TextureMaxWidth = platform.Renderer_TextureMaxHeight = widest_texture;
    poolbill_surface_prepare();
}

Renderer::~Renderer() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        forget(*texture);
    }
    if (has_context_) poolbill_surface_close();
}

void Renderer::context_lost() {
    if (!can_draw()) return;
    // Deleting is ignored in a lost context; a restored context reports an error for objects of the lost one.
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        destroy(*texture);
    }
    lost_ = true;
}

void Renderer::context_restored() {
    if (!has_context_ || !lost_) return;
    poolbill_surface_prepare();
    lost_ = false;
}

void Renderer::begin(float pixel_ratio) {
    // ImGui does this for the current font only, but views draw with all of them.
    for (ImFont* font : ImGui::GetIO().Fonts->Fonts)
        font->CurrentRasterizerDensity = pixel_ratio;
}

void Renderer::draw(ImDrawData& data) {
    if (!has_context_) {
        for (ImTextureData* texture : *data.Textures) {
            accept_unseen(*texture);
        }
        return;
    }
    const int device_width = static_cast<int>(data.DisplaySize.x * data.FramebufferScale.x);
    const int device_height = static_cast<int>(data.DisplaySize.y * data.FramebufferScale.y);
    if (!can_draw() || device_width <= 0 || device_height <= 0) return;
    for (ImTextureData* texture : *data.Textures) {
        bring_up_to_date(*texture);
    }
    align_glyphs_to_pixels(data);
    poolbill_surface_clear(device_width, device_height, data.DisplaySize.x, data.DisplaySize.y);
    for (const ImDrawList* list : data.CmdLists) {
        draw_list(*list, data.FramebufferScale, device_height);
    }
}

}  // namespace poolbill::ui
