// The application behind one canvas: scenario, clock, views. Portable; it knows no browser and no GPU.
//
// Contract
// - Input arrives through the functions below; nothing is drawn until `frame`.
// - `frame` builds one Dear ImGui frame (the caller then renders ImGui's draw data) and the semantic tree,
//   and says when the next one is wanted. When nothing happens, no frame is wanted.
// - What the page needs to know (a change, an order, an error) is queued; `take_events` empties the
// queue.
// - Times given to `frame` are milliseconds of a clock that only goes forward.
//
// Left out: the GPU, the DOM, storage. Those are the caller's.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/time/instant.hpp"
#include "web/ui/model/host_event.hpp"
#include "web/ui/semantics/tree.hpp"

struct ImFontLoader;

namespace poolbill::ui {

class TextWitness;  // web/ui/widgets/ui.hpp

/// When the next frame is wanted.
struct FrameDemand {
    bool soon = false;          // at the next animation frame
    bool has_work = false;      // there is something for `work_on` to do between the frames
    double after_ms = -1;       // a frame after this many ms; negative: none until something happens
    NodeId focus = no_node;     // keyboard focus should move here now (a dialog opened, a row was chosen)
    NodeId hovered = no_node;   // what the pointer is over
    std::string cursor;         // CSS cursor for the canvas
    bool wheel_wanted = false;  // the last wheel movement was used: the page must not scroll
    bool semantics_changed = false;
};

struct Surface {
    float width = 0, height = 0;  // CSS pixels
    float pixel_ratio = 1;
};

/// The viewer's preferences, from the element's attributes and from media queries.
struct Preferences {
    std::string locale = "en";  // "en"; "zh-CN", after its texts were given; others are English
    bool dark = false;
    bool forced_colors = false;
    bool reduced_motion = false;
    bool read_only = false;
};

/// A design token that the page overrides, e.g. {"accent", "#1f6feb"}; names as in assets/theme.
struct TokenOverride {
    std::string name;
    std::string color;  // "#rrggbb" or "#rrggbbaa"
};

/// What happens to the previous scenario: it is discarded, or undo brings it back.
enum class LoadAs : std::uint8_t { new_start, step };
enum class Loading : std::uint8_t { failed, done, more };

class App {
  public:
    /// @param fonts  how glyphs are rasterised; must outlive the App.
    explicit App(const ImFontLoader& fonts);
    ~App();
    App(const App&) = delete;
    App& operator=(const App&) = delete;

    void set_preferences(const Preferences& preferences);
    /// The present, to the second: the instant at which a pool that a person enters is shown.
    void set_today(Instant today);
    /// The texts of a language that is not in the module (web/ui/text/strings.hpp). Without them
    /// the widget shows English in place of that language.
    void set_texts(std::string_view locale, std::string_view texts);
    void set_tokens(const std::vector<TokenOverride>& overrides);
    /// Rasterises the glyphs again: the page's font changed or finished loading.
    void fonts_changed();

    /// Begins to load a scenario, or a workspace (web/ui/model/workspace.hpp), and does the first
    /// piece of the work. On failure nothing changes and an `error` event is queued. Until loading
    /// has ended, the previous scenario stays in use.
    Loading begin_load(std::string_view scenario_json, LoadAs as);
    /// Does the next piece; returns `failed` also when nothing is being loaded.
    Loading load_on();
    /// Loads without pausing between pieces. @return whether it loaded
    bool load(std::string_view scenario_json, LoadAs as = LoadAs::new_start);
    /// The scenario as JSON, `now` included.
    std::string save() const;
    /// Answers one of the named queries of the C boundary: "commands" (the words that `command` knows, separated by
    /// spaces), "state", "theme", "view" (what is looked at, web/ui/view_text.hpp), and "workspace", which is `save`
    /// with all branches. When the deferred part is there, also "formats" (of exports), "export-begin " with a
    /// request, "export-next " and "export-end " with the number that it answers, "packed" (the scenario for a link) and
    /// "unpack " with such a text (exporting.hpp). The answer is JSON or text; it is empty when there is no such query.
    std::string query(std::string_view what) const;
    bool undo();
    bool redo();
    /// A named command of the C boundary, with its argument:
    ///   "open"          a scenario that replaces the current one, as one step that can be undone
    ///   "import_pools"  a console's list of pools (core/json/pool_list.hpp). `work_on`
    ///                   imports a long one; a "change" or "error" event reports the outcome
    ///   "import_files"  any files that core/intake reads (web/ui/model/named_files.hpp)
    ///   "import_file", "import_bytes", "import_end"  the same in pieces: for each file its name, a line break and
    ///                   its size, then its bytes in turn, and after the last one the end
    ///   "samples"       the scenarios that the page offers: lines of a name, a tab and a detail; a
    ///                   "sample-wanted" event requests one
    ///   "take_back"     the id of an order that was just made and that the page does not want
    ///   "play_story", "reset"
    ///   "set_now"       an ISO 8601 instant
    ///   "show_view"     what the query "view" answered
    ///   "shortcuts"     shows the keys that the widget takes
    ///   "live"          what the page reports of its console (web/ui/model/live.hpp); the deferred part must be there
    ///   "live_data"     the console's data, as files: they take the place of everything
    ///   "leave_live"    forgets everything that is shown
    ///   "copied"        the page has copied what a "link-wanted" event asked for
    /// @return false when it could not be done, or when there is no such command; then nothing
    /// changed.
    bool command(std::string_view name, std::string_view argument);

    /// Does the next piece of a long task, i.e. an import. @return whether there is more
    bool work_on();

    /// The screens of web/ui/views/deferred.hpp are not in memory: when one is opened, a
    /// "part-wanted" event requests them, and `part_arrived` reports whether they were fetched.
    void defer_part();
    void part_arrived(bool ok);

    void pointer_moved(float x, float y, bool touch);
    void pointer_left();
    void pointer_button(int button, bool down);
    void wheel(float dx, float dy);  // CSS pixels, positive down
    /// Two fingers on a chart zoom it. @param x, y  of their middle, CSS pixels. @param from_x  where that was
    /// @param factor  by which their distance grew; other than positive and finite does nothing
    void pinch(float x, float y, float from_x, double factor);
    void act(const NodeInput& input);

    FrameDemand frame(const Surface& surface, double time_ms);
    const SemanticTree& semantics() const;
    /// Is told of the texts of each frame from now on; null: nobody is.
    void set_text_witness(TextWitness* witness);
    std::vector<HostEvent> take_events();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace poolbill::ui
