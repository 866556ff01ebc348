// Sine and cosine by the browser, for ImGui's round corners.
//
// The C library's versions include the reduction of large angles, which is code that every browser
// already has. Left out: the other trigonometric functions, which nothing in the browser's module
// calls.
#include <emscripten.h>

EM_JS(double, poolbill_sin, (double angle), { return Math.sin(angle); });
EM_JS(double, poolbill_cos, (double angle), { return Math.cos(angle); });

extern "C" float sinf(float angle) {
    return static_cast<float>(poolbill_sin(static_cast<double>(angle)));
}
extern "C" float cosf(float angle) {
    return static_cast<float>(poolbill_cos(static_cast<double>(angle)));
}
