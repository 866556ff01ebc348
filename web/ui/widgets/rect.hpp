// Rectangles: every layout is made by cutting strips off a rectangle.
//
// CSS pixels, y grows downwards. A cut takes its strip (and a gap) off the rectangle it is called on.
//
// Flow: a view that places its content from top to bottom gets a `Rect& rest` of unbounded height and cuts
// what it uses off the top. Its height is the distance that `rest.y` has moved, so no view computes it
// separately.
#pragma once

#include <algorithm>

namespace poolbill::ui {

struct Rect {
    float x = 0, y = 0, w = 0, h = 0;

    float right() const { return x + w; }
    float bottom() const { return y + h; }
    float center_x() const { return x + w / 2; }
    float center_y() const { return y + h / 2; }
    bool contains(float px, float py) const { return px >= x && px < right() && py >= y && py < bottom(); }

    Rect cut_top(float height, float gap = 0) {
        const Rect strip{x, y, w, std::min(height, h)};
        y += height + gap;
        h = std::max(0.0f, h - height - gap);
        return strip;
    }
    Rect cut_left(float width, float gap = 0) {
        const Rect strip{x, y, std::min(width, w), h};
        x += width + gap;
        w = std::max(0.0f, w - width - gap);
        return strip;
    }
    Rect cut_right(float width, float gap = 0) {
        const Rect strip{right() - std::min(width, w), y, std::min(width, w), h};
        w = std::max(0.0f, w - width - gap);
        return strip;
    }
    Rect cut_bottom(float height, float gap = 0) {
        const Rect strip{x, bottom() - std::min(height, h), w, std::min(height, h)};
        h = std::max(0.0f, h - height - gap);
        return strip;
    }
    Rect inset(float horizontal, float vertical) const {
        return {x + horizontal, y + vertical, std::max(0.0f, w - 2 * horizontal),
                std::max(0.0f, h - 2 * vertical)};
    }
    Rect intersect(const Rect& other) const {
        const float left = std::max(x, other.x), top = std::max(y, other.y);
        return {left, top, std::max(0.0f, std::min(right(), other.right()) - left),
                std::max(0.0f, std::min(bottom(), other.bottom()) - top)};
    }
    bool operator==(const Rect&) const = default;
};

/// The height of a rectangle whose content decides how far down it reaches.
inline constexpr float unbounded = 100000;

}  // namespace poolbill::ui
