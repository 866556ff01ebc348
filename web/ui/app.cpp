#include "web/ui/app_state.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/json/object.hpp"
#include "core/json/scenario_json.hpp"
#include "core/time/iso8601.hpp"
#include "generated/text/error.hpp"
#include "generated/text/part.hpp"
#include "web/ui/model/change_words.hpp"
#include "web/ui/view_text.hpp"
#include "web/ui/views/page.hpp"

namespace poolbill::ui {
namespace {

/// Milliseconds between frames while the clock runs faster than real time.
constexpr double animation_interval = 33;

std::string theme_json(const Theme& theme) {
    json::ObjectWriter object;
    for (std::size_t i = 0; i < token_count; ++i)
        object.add(token_names[i], theme.color_text(static_cast<Token>(i)));
    return object.str();
}

}  // namespace

App::App(const ImFontLoader& fonts) : state_(std::make_unique<State>(fonts)) {}
App::~App() = default;

void App::set_preferences(const Preferences& preferences) {
    state_->preferences = preferences;
    state_->translate();
    state_->guard();
    state_->rebuild_theme();
}

void App::set_today(Instant today) {
    state_->today = today;
}

void App::set_texts(std::string_view locale, std::string_view texts) {
    state_->texts = {std::string(locale), std::string(texts)};
    state_->translate();
    state_->touched();
}

void App::set_tokens(const std::vector<TokenOverride>& overrides) {
    state_->overrides = overrides;
    state_->rebuild_theme();
}

void App::fonts_changed() {
    state_->screen.rebuild_fonts();
    state_->touched();
}

Loading App::begin_load(std::string_view scenario_json, LoadAs as) {
    return state_->begin_load(scenario_json, as);
}

Loading App::load_on() {
    return state_->load_on();
}

bool App::load(std::string_view scenario_json, LoadAs as) {
    return state_->load(scenario_json, as);
}

Loading App::State::begin_load(std::string_view scenario_json, LoadAs as) {
    load_as = as;
    opening.emplace(std::string(scenario_json));
    return load_on();
}

Loading App::State::load_on() {
    if (!opening) return Loading::failed;
    Result<bool, Errors> more = opening->advance();
    if (more.ok() && *more) return Loading::more;
    const Status loaded = more.ok() ? take_opened() : std::move(more).error().front();
    opening.reset();
    touched();
    if (!loaded.ok()) refuse(text::error_load, loaded.error(), Subject::scenario);
    return loaded.ok() ? Loading::done : Loading::failed;
}

bool App::State::load(std::string_view scenario_json, LoadAs as) {
    Loading loading = begin_load(scenario_json, as);
    while (loading == Loading::more)
        loading = load_on();
    return loading == Loading::done;
}

std::string App::save() const {
    if (!state_->session) return {};
    return json::write_scenario(state_->session->history().current(), state_->session->now());
}

/// "export-begin " with a request, "export-next " or "export-end " with a number.
std::string App::State::query_export(const DeferredScreens& screens, std::string_view what) {
    const std::string_view verb = what.substr(0, what.find(' ')),
                           rest = what.substr(std::min(verb.size() + 1, what.size()));
    if (verb == "export-begin") return screens.begin_export(*session, view, exports, rest);
    if (verb == "export-next") return screens.next_piece(exports, rest);
    if (verb == "export-end") screens.end_export(exports, rest);
    return {};
}

std::string App::query(std::string_view what) const {
    if (what == "workspace") return state_->session ? state_->session->save() : std::string();
    if (what == "view") return state_->session ? view_text(*state_->session, state_->view) : std::string();
    if (what == "theme") return theme_json(state_->theme);
    if (what == "commands") return state_->command_words();
    const DeferredScreens* screens = state_->deferred.screens();
    if (what == "formats") return screens ? screens->formats() : std::string();
    constexpr std::string_view unpacking = "unpack ";
    if (what.starts_with(unpacking))
        return screens ? screens->unpack_scenario(what.substr(unpacking.size())) : std::string();
    if (!state_->session) return {};
    if (what == "packed") return screens ? screens->pack_scenario(*state_->session) : std::string();
    if (what.starts_with("export-")) return screens ? state_->query_export(*screens, what) : std::string();
    if (what == "state") {
        return json::ObjectWriter()
            .add("now", format_instant(state_->session->now()))
            .add("running", state_->session->clock().running())
            .add("mode", to_string(state_->session->pool().mode))
            .add("lines", state_->session->world().bills().line_count())
            .str();
    }
    return {};
}

bool App::undo() {
    state_->touched();
    return state_->session && state_->session->undo();
}

bool App::redo() {
    state_->touched();
    return state_->session && state_->session->redo();
}

bool App::work_on() {
    if (!state_->has_work()) return false;
    state_->advance_import();
    state_->touched();
    return state_->has_work();
}

void App::defer_part() {
    state_->deferred.defer();
}

void App::part_arrived(bool ok) {
    State& state = *state_;
    state.touched();
    state.focus_is_due = true;  // the message shown in its place had no focus worth keeping
    if (ok) {
        state.deferred.arrived();
        state.import_at_once();
        return;
    }
    state.deferred.failed();
    const Import import = std::exchange(state.import, Import());
    if (!import.is_running()) return;
    if (state.view.overlay.shows<ImportDialog>()) state.view.overlay.close();
    state.refuse(import.failure(), {"part.missing", "", state.strings(text::part_failed_detail)},
                 Subject::pool_list);
}

void App::pointer_moved(float x, float y, bool touch) {
    state_->screen.pointer_moved(x, y, touch);
    state_->touched();
}

void App::pointer_left() {
    state_->screen.pointer_left();
    state_->touched();
}

void App::pointer_button(int button, bool down) {
    if (down) state_->taken_over();
    state_->screen.pointer_button(button, down);
    state_->touched();
}

void App::wheel(float dx, float dy) {
    state_->screen.wheel(dx, dy);
    state_->touched();
}

void App::pinch(float x, float y, float from_x, double factor) {
    if (!(factor > 0) || !std::isfinite(factor)) return;
    state_->screen.pointer_moved(x, y, true);
    state_->memory.pinch = Pinch{from_x, factor};
    state_->touched();
}

void App::act(const NodeInput& input) {
    state_->touched();
    if (input.kind == NodeInputKind::focus || input.kind == NodeInputKind::blur) {
        state_->note_focus(input);
        return;
    }
    if (input.kind == NodeInputKind::reveal) {
        state_->memory.reveal = input.id;
        return;
    }
    state_->taken_over();
    state_->screen.forget_scroll();
    state_->memory.inputs.push_back(input);
}

Status App::State::take_opened() {
    if (live.shows_console()) return GuardedHistory::allowed_by(Guard::console);
    Opening::Outcome opened = std::move(*opening).take();
    if (session && load_as == LoadAs::step) {
        if (const Status replaced = session->replace(std::move(opened)); !replaced.ok()) return replaced;
    } else {
        session.emplace(std::move(opened));
        guard();
        import = Import();
        tour = Tour();
    }
    open_front();
    return Done{};
}

void App::State::note_focus(const NodeInput& input) {
    if (input.kind == NodeInputKind::focus) {
        memory.focused = memory.reveal = input.id;
    } else if (memory.focused == input.id) {
        memory.focused = no_node;
    }
}

void App::State::play(double elapsed_ms, FrameDemand& demand) {
    if (!session || !tour.playing()) return;
    const Tour::Step step = tour.advance(elapsed_ms, *session, shown, strings);
    if (step.input) memory.inputs.push_back(*step.input);
    memory.focused = tour.playing() ? step.points_at : no_node;
    demand.after_ms = std::max(step.wait_ms, 16.0);
}

void App::State::draw(const Surface& surface) {
    Ui ui(memory, theme, strings, screen.fonts(), {0, 0, surface.width, surface.height});
    guard();
    if (session) {
        const Format format(strings, session->world().catalog.currency);
        const bool read_only = session->guard() != Guard::none;
        const bool may_order = !preferences.read_only && (!read_only || live.can.order);
        View scene{ui, *session, view, format, deferred, live, read_only, may_order, {}, today};
        scene.is_tour = tour.playing();
        if (!live.is_on) scene.samples = samples;  // another scenario would take the place of the console's
        main_page(scene);
        if (std::exchange(live.goes_back, false)) go_back_to_console();
    } else if (live.is_on) {
        if (const DeferredScreens* screens = deferred.screens()) screens->live_page(ui, live, events);
    } else {
        draw_empty(ui);
    }
    take_entered();
    take_bill_choice();
    take_columns();
    take_answers();
}

/// No scenario is open: the ways to one, and the form of a new pool.
void App::State::draw_empty(Ui& ui) {
    const EmptyPageChoice choice = empty_page(ui, view.problem, samples, preferences.read_only);
    if (choice.sample) events.push_back(sample_wanted(*choice.sample));
    if (choice.import) events.push_back({"import-wanted", "{}"});
    if (choice.new_pool) view.overlay.open(PoolDialog{.today = today, .edited = {}});
    if (const ImportDialog* import_dialog = view.overlay.get<ImportDialog>()) {
        const DeferredScreens* screens = deferred.screens();
        if (screens != nullptr && import_dialog->progress)
            screens->import_progress(ui, view, *import_dialog->progress);
    }
    if (ColumnsDialog* question = view.overlay.get<ColumnsDialog>())
        deferred.screens()->columns_dialog(ui, view, *question);
    PoolDialog* dialog = view.overlay.get<PoolDialog>();
    if (dialog == nullptr) return;
    if (const DeferredScreens* screens = deferred.screens()) {
        screens->pool_dialog(ui, view, *dialog, nullptr, today);
    } else {
        waiting_dialog(ui, view, deferred);
    }
}

/// The confirmed form of a pool becomes the scenario, or a part of it, as one step.
void App::State::take_entered() {
    PoolDialog* dialog = view.overlay.get<PoolDialog>();
    if (dialog == nullptr || !std::exchange(dialog->is_done, false)) return;
    const EnteredPool& entered = dialog->entered.last();
    const Status done = enter(*entered.scenario, dialog->form.change());
    if (!done.ok()) {
        refuse(text::error_action, done.error(), Subject::action);
        return;
    }
    session->select_pool(entered.pool);
    view.start_over();
    touched();
}

Status App::State::enter(const Scenario& scenario, Change change) {
    if (session) return session->enter(scenario, std::move(change));
    Result<CheckedReplay::Outcome> replayed = checked_replay(scenario, scenario.now);
    if (!replayed.ok()) return std::move(replayed).error();
    session.emplace(Opening::Outcome{{{History::first_branch, scenario}}, 0, std::move(replayed).value()});
    session->announce(words_of(change).reason);
    return Done{};
}

void App::State::schedule(FrameDemand& demand) {
    settle_overlay();
    demand.has_work = has_work();
    demand.soon = frames_due > 0 || screen.is_settling() || demand.has_work;
    const auto not_later_than = [&](double wait) {
        demand.after_ms = demand.after_ms < 0 ? wait : std::min(demand.after_ms, wait);
    };
    if (const double wait = deferred.milliseconds_to_progress(); wait >= 0) not_later_than(wait);
    if (view.toast.is_shown() && !view.toast.held) not_later_than(view.toast.left_ms);
    if (!session || !session->clock().running()) return;
    not_later_than(std::max(session->clock().milliseconds_to_next_second(), animation_interval));
}

FrameDemand App::frame(const Surface& surface, double time_ms) {
    FrameDemand demand;
    State& state = *state_;
    const double elapsed = state.last_frame_ms ? std::max(0.0, time_ms - *state.last_frame_ms) : 0;
    state.last_frame_ms = time_ms;
    if (state.session) state.session->advance(elapsed);
    state.deferred.wait(elapsed);
    state.view.toast.pass(elapsed);
    if (state.import.is_running()) state.import.show(elapsed, state.view);
    if (state.import.is_running()) state.deferred.want();
    state.play(elapsed, demand);
    if (state.frames_due > 0) --state.frames_due;

    state.settle_overlay();
    state.memory.wheel_used = false;
    state.memory.focus_request = no_node;
    state.screen.begin(surface.width, surface.height, surface.pixel_ratio, elapsed / 1000, state.theme);
    state.draw(surface);
    state.screen.end();
    // Inputs for a node that no longer exists, or that does not accept them, are dropped.
    state.memory.inputs.clear();
    state.memory.pinch.reset();

    if (std::exchange(state.focus_is_due, false) && state.view.overlay.is_open() &&
        state.memory.focus_request == no_node)
        state.memory.focus_request = first_focus(state.memory.tree);
    demand.focus = state.memory.focus_request;
    demand.hovered = state.memory.hovered;
    demand.cursor = state.memory.cursor;
    demand.wheel_wanted = state.memory.wheel_used;
    demand.semantics_changed = state.memory.tree != state.shown;
    state.shown = state.memory.tree;
    if (state.deferred.take_request()) state.events.push_back({"part-wanted", "{}"});
    state.schedule(demand);
    return demand;
}

const SemanticTree& App::semantics() const {
    return state_->shown;
}

void App::set_text_witness(TextWitness* witness) {
    state_->memory.witness = witness;
}

std::vector<HostEvent> App::take_events() {
    std::vector<HostEvent> events = std::exchange(state_->events, {});
    if (state_->session) {
        for (HostEvent& event : state_->session->take_events())
            events.push_back(std::move(event));
    }
    return events;
}

}  // namespace poolbill::ui
