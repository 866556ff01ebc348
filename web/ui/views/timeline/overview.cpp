#include "web/ui/views/timeline/overview.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "generated/text/timeline.hpp"
#include "imgui.h"
#include "web/ui/views/timeline/navigation.hpp"
#include "web/ui/views/timeline/picture.hpp"

namespace poolbill::ui {
namespace {

using Grip = TimelineState::Grip;
constexpr float narrowest_frame = 10, handle_reach = 6;
constexpr double minute = 60;

struct Frame {
    float left, right;
};

/// The window's frame in the strip; always wide enough to be seen and dragged.
Frame frame_of(const TimeScale& scale, const TimeWindow& window) {
    const float middle = scale.at(window.begin + window.span / 2);
    const float half =
        std::max(static_cast<float>(window.span / scale.window.span) * scale.width, narrowest_frame) / 2;
    return {std::clamp(middle - half, scale.x, scale.x + scale.width - narrowest_frame),
            std::clamp(middle + half, scale.x + narrowest_frame, scale.x + scale.width)};
}

TimeWindow centered(TimeWindow window, double middle) {
    return {middle - window.span / 2, window.span};
}

TimeWindow between(double begin, double end) {
    return {begin, std::clamp(end - begin, shortest_window, longest_window)};
}

Grip grip_at(const Frame& frame, float x) {
    const bool roomy = frame.right - frame.left > 4 * handle_reach;
    if (roomy && std::abs(x - frame.left) <= handle_reach) return Grip::begin;
    if (roomy && std::abs(x - frame.right) <= handle_reach) return Grip::end;
    return Grip::frame;
}

void drag(View& view, const Touch& touch, const TimeScale& scale, const Frame& frame) {
    Grip& grip = view.state.timeline.grip;
    if (!touch.held) {
        grip = Grip::none;
        return;
    }
    const ImGuiIO& io = ImGui::GetIO();
    const TimeWindow window = view.state.window;
    if (grip == Grip::none) {
        grip = grip_at(frame, io.MousePos.x);
        // A press outside the frame moves the window there.
        if (io.MousePos.x < frame.left - handle_reach || io.MousePos.x > frame.right + handle_reach)
            choose_window(view, centered(window, scale.seconds_at(io.MousePos.x)));
        return;
    }
    if (io.MouseDelta.x == 0) return;
    const double moved = io.MouseDelta.x / scale.pixels_per_second();
    switch (grip) {
        case Grip::begin:
            return choose_window(
                view, between(std::min(window.begin + moved, window.end() - shortest_window), window.end()));
        case Grip::end:
            return choose_window(view, between(window.begin, window.end() + moved));
        case Grip::frame:
        case Grip::none:
            return choose_window(view, {window.begin + moved, window.span});
    }
}

void draw_frame(Ui& ui, const Rect& rect, const Frame& frame, const Touch& touch) {
    // The part outside the frame is dimmed.
    ui.fill({rect.x, rect.y, frame.left - rect.x, rect.h}, Token::panel, 0, 0.55f);
    ui.fill({frame.right, rect.y, rect.right() - frame.right, rect.h}, Token::panel, 0, 0.55f);
    const Rect box{frame.left, rect.y, frame.right - frame.left, rect.h};
    ui.stroke(box, Token::accent, 3, touch.hovered || touch.held ? 2.0f : 1.5f);
    if (box.w <= 4 * handle_reach) return;
    for (const float x : {box.x, box.right()})
        ui.fill({x - 2, box.center_y() - 7, 4, 14}, Token::accent, 2);
}

/// The pool's life: a frame of some hours would be lost in the years of a preview. Who looks at more than the life sees
/// everything.
Interval shown_in_overview(const PoolPicture& picture, TimeWindow window) {
    const bool is_wider = window.span > static_cast<double>(picture.life.seconds());
    return is_wider ? everything_of(picture) : picture.life;
}

}  // namespace

void overview(View& view, const Rect& rect) {
    Ui& ui = view.ui;
    TimelineState& state = view.state.timeline;
    const TimeScale scale{fit(shown_in_overview(state.pool, view.state.window), 0.01), rect.x, rect.w};
    const Bills bills = view.session.world().bills(state.pool.moment.pool);
    const CostBars& bars = bars_in(state.pool, state.overview, bills, scale);

    ui.fill(rect, Token::background, 3);
    draw_bars(view, rect, scale, state.overview, top_of(state.pool, bills, bars.grain), false);
    draw_bands(view, rect, scale, state.pool, 10);
    const float now = scale.at(view.session.now());
    ui.line(now, rect.y, now, rect.bottom(), Token::accent);

    const NodeId id = ui.id("overview");
    Node& node = ui.node(id, Role::slider, ui.strings(text::timeline_overview), rect);
    node.focusable = true;
    const TimeWindow window = view.state.window;
    node.minimum = static_cast<double>(static_cast<std::int64_t>(scale.window.begin / minute));
    node.maximum = static_cast<double>(static_cast<std::int64_t>(scale.window.end() / minute));
    node.step = std::max(1.0, static_cast<double>(static_cast<std::int64_t>(window.span / 10 / minute)));
    const auto middle = static_cast<std::int64_t>((window.begin + window.span / 2) / minute);
    node.now = std::clamp(static_cast<double>(middle), node.minimum, node.maximum);
    node.value = view.format.date_time(Instant{Seconds{middle * 60}});
    const Touch touch = ui.press(id, rect, true, "ew-resize");
    const Frame frame = frame_of(scale, window);
    draw_frame(ui, rect, frame, touch);
    if (touch.focus_ring) ui.focus_ring(rect);
    drag(view, touch, scale, frame);
    if (const auto typed = ui.take(id, NodeInputKind::set)) {
        std::int64_t minutes = middle;
        std::from_chars(typed->data(), typed->data() + typed->size(), minutes);
        choose_window(view, centered(window, static_cast<double>(minutes) * minute));
    }
}

}  // namespace poolbill::ui
