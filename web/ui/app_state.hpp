// The state of an App, and the steps of a frame. Only for app.cpp and app_*.cpp.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "web/ui/app.hpp"
#include "web/ui/import.hpp"
#include "web/ui/tour/tour.hpp"
#include "web/ui/views/deferred.hpp"
#include "web/ui/views/samples.hpp"
#include "web/ui/widgets/screen.hpp"

namespace poolbill::ui {

/// The number of frames after an input: ImGui handles a press, then a release, then their effects.
inline constexpr int frames_after_input = 2;
struct App::State {
    explicit State(const ImFontLoader& fonts) : screen(fonts) {}

    Screen screen;
    UiMemory memory;
    Preferences preferences;
    std::vector<TokenOverride> overrides;
    Theme theme;
    Strings strings;
    std::pair<std::string, std::string> texts;  // a locale whose language is not in the module, and its texts
    std::optional<Session> session;
    std::optional<Opening> opening;
    LoadAs load_as = LoadAs::new_start;
    ViewState view;
    Tour tour;
    std::optional<double> last_frame_ms;
    int frames_due = frames_after_input;
    SemanticTree shown;         // the tree of the last frame
    bool focus_is_due = false;  // on the first control of the overlay, since it opened
    std::vector<HostEvent> events;
    std::vector<Sample> samples;
    DeferredPart deferred;
    RunningExports exports;
    ArrivingFiles arriving;
    std::optional<intake::NamedFile> dropped_list;  // of pools, while it is added to the open scenario
    Import import;
    std::shared_ptr<const deferred::KnownColumns> columns;  // that a person was asked about
    Instant today;                                          // the present, as the caller gave it last
    Live live;
    std::optional<Scenario> console;  // what it had when it was last asked

    /// The state after a scenario was opened: with several pools, the list is shown.
    void open_front() {
        view = ViewState();
        if (session->world().pools.size() > 1) view.place = Place::pools;
    }
    void touched() { frames_due = frames_after_input; }
    /// What guards the session now.
    Guard guard_now() const {
        return live.shows_console() ? Guard::console : preferences.read_only ? Guard::read_only : Guard::none;
    }
    void guard() {
        if (session) session->set_guard(guard_now());
    }
    void taken_over() {
        if (tour.playing() && session) tour.stop(*session);
    }
    void translate() {
        strings = preferences.locale == texts.first     ? Strings(texts.second)
                  : preferences.locale == pseudo_locale ? Strings::pseudo()
                                                        : Strings();
    }
    void rebuild_theme() {
        theme = Theme(preferences.forced_colors ? Palette::forced
                      : preferences.dark        ? Palette::dark
                                                : Palette::light);
        for (const TokenOverride& token : overrides)
            theme.override_color(token.name, token.color);
        touched();
    }
    /// Reports what could not be done, on the surface and to the page. @return false
    bool refuse(Text title, const Error& error, Subject subject) {
        const std::string place = error.path.empty() ? "" : error.path + ": ";
        const std::string words = problem_words(strings, error, subject);
        view.report(strings(title), subject == Subject::scenario ? place + words : words);
        events.push_back(error_event(error));
        return false;
    }
    /// Between frames: opening or closing an overlay takes effect.
    void settle_overlay() {
        if (!view.overlay.settle()) return;
        focus_is_due = true;
        touched();
    }
    // The commands that `command` knows by name (app_commands.cpp).
    struct Command;
    static std::span<const Command> commands();
    static std::string command_words();
    bool take_samples(std::string_view lines);
    bool open(std::string_view scenario_json) { return load(scenario_json, LoadAs::step); }
    bool import_pools(std::string_view pool_list_json) { return import_list(pool_list_json, {}); }
    bool import_list(std::string_view pool_list_json, std::optional<intake::NamedFile> file);
    bool import_files(std::string_view files_text);
    bool import_file(std::string_view header);
    bool import_bytes(std::string_view bytes) { return arriving.add(bytes); }
    bool import_end(std::string_view);
    bool play_tour(std::string_view);
    bool reset(std::string_view);
    bool take_back(std::string_view order) { return session->take_back(order); }
    bool set_now(std::string_view instant);
    bool show_view(std::string_view text);
    bool show_shortcuts(std::string_view);
    bool take_live(std::string_view json);
    bool take_live_data(std::string_view files_text);
    bool leave_live(std::string_view);
    void show_console(CheckedReplay::Outcome replayed);
    void go_back_to_console();
    bool show_copied(std::string_view);

    /// @pre there is a session
    std::string query_export(const DeferredScreens& screens, std::string_view what);
    Loading begin_load(std::string_view scenario_json, LoadAs as);
    Loading load_on();
    bool load(std::string_view scenario_json, LoadAs as);
    bool has_work() const {
        return import.is_running() && !import.is_asking() && !import.is_stopped(view) &&
               deferred.screens() != nullptr;
    }
    bool advance_import();
    bool import_at_once();
    bool may_import_files();
    bool import_all_of(std::vector<intake::NamedFile> files);
    bool take_pools(Result<ImportReport> report);
    bool take_files(ImportedFiles imported);
    void take_bill_choice();
    void take_columns();
    void take_answers();
    ImportedFiles import_all(const DeferredScreens& screens, std::string_view files_text) const;
    Status take_opened();
    void draw_empty(Ui& ui);
    void take_entered();
    Status enter(const Scenario& scenario, Change change);
    void note_focus(const NodeInput& input);
    void play(double elapsed_ms, FrameDemand& demand);
    void draw(const Surface& surface);
    void schedule(FrameDemand& demand);
};

}  // namespace poolbill::ui
