// WebGL2 on the module's canvas: only what drawing textured triangles needs.
//
// The canvas is the one that the module was instantiated with (its `canvas` option); it is never looked up in
// the document, so it may be in a shadow root. Emscripten's GL library is not used: it would be half of the
// JavaScript that a page loads.
//
// Contract
// - After `open`, and after the browser has restored a lost context, call `prepare` before anything else.
// - Positions are CSS pixels, scissor boxes device pixels from the bottom left; memory is read during
//   the call only.
//
// Left out: what is drawn, and everything that ImGui never asks for (depth, culling, several programs).
#pragma once

#include <cstdint>

extern "C" {

/// The maximum texture width of the context; 0 without WebGL2.
int poolbill_surface_open(void);
void poolbill_surface_close(void);
void poolbill_surface_prepare(void);

/// The texture's name, never 0. Pixels are RGBA, row after row.
int poolbill_texture_create(int width, int height, const std::uint8_t* pixels);
/// `pixels` points to the first pixel of the changed part; `row` is the texture's whole width.
void poolbill_texture_update(int texture, int x, int y, int width, int height, int row,
                             const std::uint8_t* pixels);
void poolbill_texture_delete(int texture);

void poolbill_surface_clear(int device_width, int device_height, float width, float height);
void poolbill_surface_upload(const void* vertices, int vertices_size, const void* indices, int indices_size);
/// What is drawn next counts its indices from the vertex at this byte of what was uploaded; at first from 0.
void poolbill_surface_start_at(int vertices_offset);
void poolbill_surface_draw(int texture, int x, int y, int width, int height, int count, int indices_offset);
}
