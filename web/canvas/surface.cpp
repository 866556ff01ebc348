#include "web/canvas/surface.hpp"

#include <emscripten.h>

#include <cstddef>

#include "imgui.h"

static_assert(sizeof(ImDrawVert) == 20 && offsetof(ImDrawVert, uv) == 8 && offsetof(ImDrawVert, col) == 16,
              "poolbill_surface_prepare describes this layout");
static_assert(sizeof(ImDrawIdx) == 2, "poolbill_surface_draw reads indices of this size");

// The JavaScript half keeps the context and the textures, per instance of the module.

// clang-format off
EM_JS(int, poolbill_surface_open, (void), {
  const canvas = Module["canvas"];
  const gl = canvas && canvas.getContext("webgl2", {
    alpha: false, depth: false, antialias: false, powerPreference: "low-power",
  });
  if (!gl) return 0;
  Module["poolbillSurface"] = { gl, textures: [null] };
  return gl.getParameter(gl.MAX_TEXTURE_SIZE);
});

EM_JS(void, poolbill_surface_close, (void), {
  const { gl, textures, program, buffers, layout } = Module["poolbillSurface"];
  for (const texture of textures) gl.deleteTexture(texture);
  for (const buffer of buffers) gl.deleteBuffer(buffer);
  gl.deleteVertexArray(layout);
  gl.deleteProgram(program);
  delete Module["poolbillSurface"];
});

EM_JS(void, poolbill_surface_prepare, (void), {
  const surface = Module["poolbillSurface"];
  const gl = surface.gl;
  const program = surface.program = gl.createProgram();
  const attach = (kind, source) => {
    const shader = gl.createShader(kind);
    gl.shaderSource(shader, "#version 300 es\n" + source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  };
  attach(gl.VERTEX_SHADER, `
    uniform vec2 scale;
    layout(location = 0) in vec2 position;
    layout(location = 1) in vec2 place;
    layout(location = 2) in vec4 color;
    out vec2 from;
    out vec4 tint;
    void main() {
      from = place;
      tint = color;
      gl_Position = vec4(position.x * scale.x - 1.0, 1.0 - position.y * scale.y, 0, 1);
    }`);
  attach(gl.FRAGMENT_SHADER, `
    precision highp float;  // half floats cannot address every texel of the atlas
    uniform sampler2D image;
    in vec2 from;
    in vec4 tint;
    out vec4 color;
    void main() { color = tint * texture(image, from); }`);
  gl.linkProgram(program);
  gl.useProgram(program);
  surface.scale = gl.getUniformLocation(program, "scale");

  gl.bindVertexArray(surface.layout = gl.createVertexArray());
  surface.buffers = [gl.createBuffer(), gl.createBuffer()];
  gl.bindBuffer(gl.ARRAY_BUFFER, surface.buffers[0]);
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, surface.buffers[1]);
  surface.startAt = (offset) => {
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 20, offset);
    gl.vertexAttribPointer(1, 2, gl.FLOAT, false, 20, offset + 8);
    gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, 20, offset + 16);
  };
  for (let place = 0; place < 3; ++place) gl.enableVertexAttribArray(place);
  gl.enable(gl.BLEND);
  gl.blendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
});

EM_JS(int, poolbill_texture_create, (int width, int height, const std::uint8_t* pixels), {
  const { gl, textures } = Module["poolbillSurface"];
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
    gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR);
  }
  for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, side, gl.CLAMP_TO_EDGE);
  gl.pixelStorei(gl.UNPACK_ROW_LENGTH, width);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, HEAPU8, pixels);
  return textures.push(texture) - 1;
});

EM_JS(void, poolbill_texture_update, (int texture, int x, int y, int width, int height, int row, const std::uint8_t* pixels), {
  const { gl, textures } = Module["poolbillSurface"];
  gl.bindTexture(gl.TEXTURE_2D, textures[texture]);
  gl.pixelStorei(gl.UNPACK_ROW_LENGTH, row);
  gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, width, height, gl.RGBA, gl.UNSIGNED_BYTE, HEAPU8, pixels);
});

EM_JS(void, poolbill_texture_delete, (int texture), {
  const { gl, textures } = Module["poolbillSurface"];
  gl.deleteTexture(textures[texture]);
  textures[texture] = null;
});

EM_JS(void, poolbill_surface_clear, (int device_width, int device_height, float width, float height), {
  const { gl, scale } = Module["poolbillSurface"];
  gl.viewport(0, 0, device_width, device_height);
  gl.disable(gl.SCISSOR_TEST);
  gl.clear(gl.COLOR_BUFFER_BIT);
  gl.enable(gl.SCISSOR_TEST);
  gl.uniform2f(scale, 2 / width, 2 / height);
});

EM_JS(void, poolbill_surface_upload, (const void* vertices, int vertices_size, const void* indices, int indices_size), {
  const { gl, startAt } = Module["poolbillSurface"];
  startAt(0);
  gl.bufferData(gl.ARRAY_BUFFER, HEAPU8, gl.STREAM_DRAW, vertices, vertices_size);
  gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, HEAPU8, gl.STREAM_DRAW, indices, indices_size);
});

EM_JS(void, poolbill_surface_start_at, (int vertices_offset), {
  Module["poolbillSurface"].startAt(vertices_offset);
});

EM_JS(void, poolbill_surface_draw, (int texture, int x, int y, int width, int height, int count, int indices_offset), {
  const { gl, textures } = Module["poolbillSurface"];
  gl.bindTexture(gl.TEXTURE_2D, textures[texture]);
  gl.scissor(x, y, width, height);
  gl.drawElements(gl.TRIANGLES, count, gl.UNSIGNED_SHORT, indices_offset);
});
// clang-format on
