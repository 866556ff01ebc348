#include "web/api/poolbill_api.h"

#include <emscripten.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "imgui.h"
#include "web/api/semantics_json.hpp"
#include "web/canvas/browser_font.hpp"
#include "web/canvas/renderer.hpp"
#include "web/ui/app.hpp"

using namespace poolbill::ui;

/// The order of the members matters: the renderer needs the ImGui context that App makes.
struct poolbill_widget {
    BrowserFont font;
    App app{font};
    Renderer renderer;
    Preferences preferences;
    std::vector<HostEvent> events;
    std::string input;
    std::string output;
    poolbill_demand demand{};
    std::string cursor;

    std::string_view text_in(size_t size) const { return std::string_view(input).substr(0, size); }
    size_t text_out(std::string text) {
        output = std::move(text);
        return output.size();
    }
    void rasterise_anew() {
        BrowserFont::forget_measures();
        app.fonts_changed();
    }
};

namespace {

void note_today(poolbill_widget* widget) {
    widget->app.set_today(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE poolbill_widget* poolbill_create(void) {
    return new poolbill_widget;
}

EMSCRIPTEN_KEEPALIVE void poolbill_destroy(poolbill_widget* widget) {
    delete widget;
}

EMSCRIPTEN_KEEPALIVE char* poolbill_input(poolbill_widget* widget, size_t size) {
    widget->input.resize(size);
    return widget->input.data();
}

EMSCRIPTEN_KEEPALIVE const char* poolbill_text(const poolbill_widget* widget) {
    return widget->output.data();
}

EMSCRIPTEN_KEEPALIVE int poolbill_draws(const poolbill_widget* widget) {
    return widget->renderer.has_context();
}

EMSCRIPTEN_KEEPALIVE void poolbill_defer_part(poolbill_widget* widget) {
    widget->app.defer_part();
}

EMSCRIPTEN_KEEPALIVE void poolbill_part_arrived(poolbill_widget* widget, int ok) {
    note_today(widget);
    widget->app.part_arrived(ok != 0);
}

EMSCRIPTEN_KEEPALIVE void poolbill_context_lost(poolbill_widget* widget) {
    widget->renderer.context_lost();
}

EMSCRIPTEN_KEEPALIVE void poolbill_context_restored(poolbill_widget* widget) {
    widget->renderer.context_restored();
}

EMSCRIPTEN_KEEPALIVE void poolbill_set_preferences(poolbill_widget* widget, size_t locale_size,
                                                   uint32_t flags) {
    Preferences& preferences = widget->preferences;
    preferences.locale = widget->text_in(locale_size);
    preferences.dark = (flags & poolbill_dark) != 0;
    preferences.forced_colors = (flags & poolbill_forced_colors) != 0;
    preferences.reduced_motion = (flags & poolbill_reduced_motion) != 0;
    preferences.read_only = (flags & poolbill_read_only) != 0;
    if (widget->font.light_ink() != preferences.dark) {
        widget->font.set_light_ink(preferences.dark);
        widget->rasterise_anew();
    }
    widget->app.set_preferences(preferences);
}

EMSCRIPTEN_KEEPALIVE void poolbill_set_texts(poolbill_widget* widget, size_t locale_size, size_t texts_size) {
    const std::string_view both = widget->text_in(locale_size + texts_size);
    widget->app.set_texts(both.substr(0, locale_size), both.substr(locale_size));
}

EMSCRIPTEN_KEEPALIVE void poolbill_set_tokens(poolbill_widget* widget, size_t size) {
    std::vector<TokenOverride> overrides;
    for (std::string_view rest = widget->text_in(size); !rest.empty();) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(line.size() < rest.size() ? line.size() + 1 : line.size());
        const size_t middle = line.find('=');
        if (middle == std::string_view::npos) continue;
        overrides.push_back({std::string(line.substr(0, middle)), std::string(line.substr(middle + 1))});
    }
    widget->app.set_tokens(overrides);
}

EMSCRIPTEN_KEEPALIVE void poolbill_set_font(poolbill_widget* widget, size_t size) {
    widget->font.set_family(std::string(widget->text_in(size)));
    widget->rasterise_anew();
}

EMSCRIPTEN_KEEPALIVE int poolbill_load(poolbill_widget* widget, size_t size, int as_step) {
    const LoadAs as = as_step != 0 ? LoadAs::step : LoadAs::new_start;
    return static_cast<int>(widget->app.begin_load(widget->text_in(size), as));
}

EMSCRIPTEN_KEEPALIVE int poolbill_load_on(poolbill_widget* widget) {
    return static_cast<int>(widget->app.load_on());
}

EMSCRIPTEN_KEEPALIVE size_t poolbill_save(poolbill_widget* widget) {
    return widget->text_out(widget->app.save());
}

EMSCRIPTEN_KEEPALIVE size_t poolbill_query(poolbill_widget* widget, size_t size) {
    return widget->text_out(widget->app.query(widget->text_in(size)));
}

EMSCRIPTEN_KEEPALIVE int poolbill_undo(poolbill_widget* widget) {
    return widget->app.undo();
}

EMSCRIPTEN_KEEPALIVE int poolbill_redo(poolbill_widget* widget) {
    return widget->app.redo();
}

EMSCRIPTEN_KEEPALIVE int poolbill_command(poolbill_widget* widget, size_t name_size, size_t argument_size) {
    note_today(widget);  // no frame may have been drawn for days
    const std::string_view both = widget->text_in(name_size + argument_size);
    return widget->app.command(both.substr(0, name_size), both.substr(name_size));
}

EMSCRIPTEN_KEEPALIVE int poolbill_work_on(poolbill_widget* widget) {
    return widget->app.work_on();
}

EMSCRIPTEN_KEEPALIVE void poolbill_pointer_moved(poolbill_widget* widget, float x, float y, int is_touch) {
    widget->app.pointer_moved(x, y, is_touch != 0);
}

EMSCRIPTEN_KEEPALIVE void poolbill_pointer_left(poolbill_widget* widget) {
    widget->app.pointer_left();
}

EMSCRIPTEN_KEEPALIVE void poolbill_pointer_button(poolbill_widget* widget, int button, int is_down) {
    widget->app.pointer_button(button, is_down != 0);
}

EMSCRIPTEN_KEEPALIVE void poolbill_wheel(poolbill_widget* widget, float dx, float dy) {
    widget->app.wheel(dx, dy);
}

EMSCRIPTEN_KEEPALIVE void poolbill_pinch(poolbill_widget* widget, float x, float y, float from_x,
                                         double factor) {
    widget->app.pinch(x, y, from_x, factor);
}

EMSCRIPTEN_KEEPALIVE void poolbill_act(poolbill_widget* widget, uint32_t node_id, int kind, size_t size) {
    if (kind < 0 || kind > static_cast<int>(NodeInputKind::reveal)) return;
    widget->app.act({node_id, static_cast<NodeInputKind>(kind), std::string(widget->text_in(size))});
}

// shell/engine.mjs reads the fields at these offsets; tests/shell/engine.test.mjs compares its table with
// these lines.
static_assert(offsetof(poolbill_demand, after_ms) == 0);
static_assert(offsetof(poolbill_demand, flags) == 8);
static_assert(offsetof(poolbill_demand, focus) == 12);
static_assert(offsetof(poolbill_demand, hovered) == 16);
static_assert(offsetof(poolbill_demand, cursor_size) == 20);
static_assert(offsetof(poolbill_demand, cursor) == 24);
static_assert(sizeof(poolbill_demand) == 32);

EMSCRIPTEN_KEEPALIVE const poolbill_demand* poolbill_frame(poolbill_widget* widget, float width, float height,
                                                           float pixel_ratio, double time_ms) {
    widget->renderer.begin(pixel_ratio);
    note_today(widget);
    FrameDemand wish = widget->app.frame({width, height, pixel_ratio}, time_ms);
    widget->renderer.draw(*ImGui::GetDrawData());
    for (HostEvent& event : widget->app.take_events())
        widget->events.push_back(std::move(event));

    widget->cursor = std::move(wish.cursor);
    uint32_t flags = 0;
    if (wish.soon) flags |= poolbill_soon;
    if (wish.wheel_wanted) flags |= poolbill_wheel_wanted;
    if (wish.semantics_changed) flags |= poolbill_semantics_changed;
    if (!widget->events.empty()) flags |= poolbill_has_events;
    if (wish.has_work) flags |= poolbill_has_work;
    widget->demand = {
        wish.after_ms,        flags, wish.focus, wish.hovered, static_cast<uint32_t>(widget->cursor.size()),
        widget->cursor.data()};
    return &widget->demand;
}

EMSCRIPTEN_KEEPALIVE size_t poolbill_semantics(poolbill_widget* widget) {
    return widget->text_out(semantics_json(widget->app.semantics()));
}

EMSCRIPTEN_KEEPALIVE size_t poolbill_events(poolbill_widget* widget) {
    for (HostEvent& event : widget->app.take_events())
        widget->events.push_back(std::move(event));
    return widget->text_out(events_json(std::exchange(widget->events, {})));
}

}  // extern "C"
