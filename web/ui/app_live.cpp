// Host mode: what the page reports of its console (web/ui/model/live.hpp), and the console's data as the scenario.
#include <utility>

#include "web/ui/app_state.hpp"

namespace poolbill::ui {
namespace {

/// What may stay open when newer data of the console arrives: it is about the pool on the screen, which is the same one.
bool stays_open(const OverlaySlot& overlay) {
    return overlay.shows<ChangeDialog>() || overlay.shows<PurchaseDialog>() ||
           overlay.shows<LiveOrderDialog>();
}

}  // namespace

bool App::State::take_live(std::string_view json) {
    const DeferredScreens* screens = deferred.screens();
    if (screens == nullptr || !screens->read_live(live, json).ok()) return false;
    guard();
    return true;
}

bool App::State::take_live_data(std::string_view files_text) {
    const DeferredScreens* screens = deferred.screens();
    if (screens == nullptr || !live.is_on) return false;
    ImportedFiles imported = screens->import_files(files_of(files_text), today);
    if (imported.scenario) {
        if (const auto replayed = checked_replay(*imported.scenario, imported.scenario->now); !replayed.ok())
            imported.report.error = replayed.error();
    }
    live.report = std::move(imported.report);
    if (live.report.error) return false;
    console = std::move(imported.scenario);
    return live.is_simulating || show_console();
}

/// @pre there is data of the console, which can be replayed
bool App::State::show_console() {
    live.is_simulating = false;
    Result<CheckedReplay::Outcome> replayed = checked_replay(*console, console->now);
    if (!replayed.ok()) return false;
    Opening::Outcome opened{{{History::first_branch, *console}}, 0, std::move(replayed).value()};
    if (!session) {
        session.emplace(std::move(opened));
        session->clock().set_running(true);
        open_front();
    } else if (!session->show_console(std::move(opened))) {
        open_front();
    } else {
        view.pools.selected.clear();
        if (view.overlay.is_open() && !stays_open(view.overlay)) view.overlay.close();
    }
    guard();
    touched();
    return true;
}

bool App::State::leave_live(std::string_view) {
    if (!live.is_on) return false;
    live = Live();
    console.reset();
    session.reset();  // nothing of the console's data stays
    view = ViewState();
    return true;
}

}  // namespace poolbill::ui
