// Sine and cosine by the browser, for ImGui's round corners.
//
// The C library's bring their own reduction of large angles, 4 kB of code for what every browser has. Left
// out: the other functions of angles; nothing that the browser loads calls them.
#include <emscripten.h>

EM_JS(double, poolbill_sin, (double angle), { return Math.sin(angle); });
EM_JS(double, poolbill_cos, (double angle), { return Math.cos(angle); });

extern "C" float sinf(float angle) {
    return static_cast<float>(poolbill_sin(static_cast<double>(angle)));
}
extern "C" float cosf(float angle) {
    return static_cast<float>(poolbill_cos(static_cast<double>(angle)));
}
