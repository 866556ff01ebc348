// What the OpenGL3 backend asks about GL's state, answered without asking the GPU.
//
// Before each frame the backend reads some fifteen pieces of state to restore them afterwards. In a browser
// some of these questions wait for the GPU process to finish everything before (33 ms a frame with software
// GL, measured). The context is this module's alone and nobody but the backend changes it, so its state
// between frames is the initial one, which is known. This definition takes the place of Emscripten's.
//
// Left out: everything that the backend does not ask; it is passed on.
#include <GLES3/gl3.h>
#include <emscripten.h>

// clang-format off
EM_JS(int, poolbill_ask_gl, (int name), {
  return GLctx.getParameter(name) | 0;
});
// clang-format on

extern "C" void glGetIntegerv(GLenum name, GLint* value) {
    switch (name) {
        case GL_CURRENT_PROGRAM:
        case GL_TEXTURE_BINDING_2D:
        case GL_SAMPLER_BINDING:
        case GL_ARRAY_BUFFER_BINDING:
        case GL_ELEMENT_ARRAY_BUFFER_BINDING:
        case GL_VERTEX_ARRAY_BINDING:
        case GL_PIXEL_UNPACK_BUFFER_BINDING:
            *value = 0;
            return;
        case GL_VIEWPORT:
        case GL_SCISSOR_BOX:  // set anew before anything is drawn
            for (int index = 0; index < 4; ++index)
                value[index] = 0;
            return;
        case GL_ACTIVE_TEXTURE:
            *value = GL_TEXTURE0;
            return;
        case GL_BLEND_SRC_RGB:
        case GL_BLEND_SRC_ALPHA:
            *value = GL_ONE;
            return;
        case GL_BLEND_DST_RGB:
        case GL_BLEND_DST_ALPHA:
            *value = GL_ZERO;
            return;
        case GL_BLEND_EQUATION_RGB:
        case GL_BLEND_EQUATION_ALPHA:
            *value = GL_FUNC_ADD;
            return;
        case GL_MAJOR_VERSION:
            *value = 3;
            return;
        case GL_MINOR_VERSION:
            *value = 0;
            return;
        default:
            *value = poolbill_ask_gl(static_cast<int>(name));
    }
}
