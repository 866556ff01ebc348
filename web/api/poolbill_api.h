// The C boundary between the shell (JavaScript) and one widget (C++). shell/engine.mjs is its only caller.
//
// Lifetime
// - One instance of the module serves one widget, drawn on the canvas that the module was instantiated with.
//   Pages with several widgets share the compiled module, not the instance.
// - Call poolbill_create first and poolbill_destroy last. There are no callbacks: what the page
//   should know is fetched with poolbill_events.
//
// Threads
// - None. Call every function from the thread that called poolbill_create.
//
// Text in
// - Get a buffer of n bytes from poolbill_input, write UTF-8 there, and call the function that
//   takes `size` (or two sizes, for two texts one after the other). The buffer belongs to the
//   widget; it may move when memory grows and is valid for one call only.
//
// Text out
// - A function "-> text" returns a size in bytes; poolbill_text returns the address of the UTF-8 (not
//   terminated). Both are valid until the next call of any function.
//
// Failure
// - Nothing throws or aborts on bad input: functions that can fail return 0, and an `error` event says why.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct poolbill_widget poolbill_widget;

poolbill_widget* poolbill_create(void);
void poolbill_destroy(poolbill_widget*);

char* poolbill_input(poolbill_widget*, size_t size);
const char* poolbill_text(const poolbill_widget*);

// When the module was divided (cmake/split_module.mjs): said before anything else. An event "part-wanted"
// then asks for the deferred part; poolbill_part_arrived says whether it is in the table now.
void poolbill_defer_part(poolbill_widget*);
void poolbill_part_arrived(poolbill_widget*, int ok);

// The surface. poolbill_draws: 1 if there is a WebGL2 context; otherwise frames are built and not drawn.
int poolbill_draws(const poolbill_widget*);
void poolbill_context_lost(poolbill_widget*);
void poolbill_context_restored(poolbill_widget*);

// What the viewer prefers. The text is the locale; flags are a sum of:
enum {
    poolbill_dark = 1,
    poolbill_forced_colors = 2,
    poolbill_reduced_motion = 4,
    poolbill_read_only = 8,
};
void poolbill_set_preferences(poolbill_widget*, size_t locale_size, uint32_t flags);
// The locale, then the texts of its language: poolbill.<locale>.txt. Until they are given it is written in
// English.
void poolbill_set_texts(poolbill_widget*, size_t locale_size, size_t texts_size);
// Lines "name=#rrggbbaa"; tokens that are not named keep the theme's colour.
void poolbill_set_tokens(poolbill_widget*, size_t size);
// A CSS font-family list. Call it also when a font of the same name has finished loading.
void poolbill_set_font(poolbill_widget*, size_t size);

// The scenario. It is loaded a piece at a time: poolbill_load does the first, poolbill_load_on the next,
// until they give another answer than `more`. as_step: in place of the one that is there, which is then one
// undo away.
enum { poolbill_load_failed = 0, poolbill_load_done = 1, poolbill_load_more = 2 };
int poolbill_load(poolbill_widget*, size_t size, int as_step);
int poolbill_load_on(poolbill_widget*);
size_t poolbill_save(poolbill_widget*);                // -> text
size_t poolbill_query(poolbill_widget*, size_t size);  // -> text
int poolbill_undo(poolbill_widget*);
int poolbill_redo(poolbill_widget*);
int poolbill_command(poolbill_widget*, size_t name_size, size_t argument_size);
int poolbill_work_on(poolbill_widget*);  // a piece of long work (poolbill_has_work); 1 while there is more

// Input. Positions and distances are CSS pixels of the canvas; button 0 is the primary one.
void poolbill_pointer_moved(poolbill_widget*, float x, float y, int is_touch);
void poolbill_pointer_left(poolbill_widget*);
void poolbill_pointer_button(poolbill_widget*, int button, int is_down);
void poolbill_wheel(poolbill_widget*, float dx, float dy);
void poolbill_pinch(poolbill_widget*, float x, float y, float from_x, double factor);
// `kind` counts poolbill::ui::NodeInputKind; the text is the action's value.
void poolbill_act(poolbill_widget*, uint32_t node_id, int kind, size_t size);

// One frame.
enum {
    poolbill_soon = 1,
    poolbill_wheel_wanted = 2,
    poolbill_semantics_changed = 4,
    poolbill_has_events = 8,
    poolbill_has_work = 16,
};
typedef struct poolbill_demand {
    double after_ms;  // negative: no frame until something happens
    uint32_t flags;
    uint32_t focus;  // node that should get keyboard focus, or 0
    uint32_t hovered;
    uint32_t cursor_size;
    const char* cursor;
} poolbill_demand;
const poolbill_demand* poolbill_frame(poolbill_widget*, float width, float height, float pixel_ratio,
                                      double time_ms);

// JSON: the nodes as web/api/semantics_json.hpp writes them; the events as [{"type":…,"detail":…},…], each
// once.
size_t poolbill_semantics(poolbill_widget*);  // -> text
size_t poolbill_events(poolbill_widget*);     // -> text

#ifdef __cplusplus
}
#endif
