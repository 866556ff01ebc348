// Host mode: what the page reports of its console (web/ui/model/live.hpp), and the console's data as the scenario.
#include <algorithm>
#include <cassert>
#include <utility>

#include "web/ui/app_state.hpp"

namespace poolbill::ui {
namespace {

/// What may stay open when newer data of the console arrives: the order, the change of several pools of which one is still
/// there, and the change of a pool that is still there and still may be changed.
bool stays_open(const OverlaySlot& overlay, Session& session, bool is_same_pool, bool has_selected) {
    if (overlay.shows<LiveOrderDialog>()) return true;
    if (overlay.shows<BulkDialog>()) return has_selected;
    const bool is_change = overlay.shows<ChangeDialog>() || overlay.shows<PurchaseDialog>();
    return is_change && is_same_pool &&
           all_passed(check_change_to_prepaid(session.world(), session.pool_index()));
}

std::vector<std::string> ids_of(const World& world, const std::vector<std::uint32_t>& pools) {
    std::vector<std::string> ids;
    for (const std::uint32_t pool : pools)
        ids.push_back(world.pools[pool].identity.id);
    return ids;
}

/// Those that are there, in their order.
std::vector<std::uint32_t> pools_with(const World& world, const std::vector<std::string>& ids) {
    std::vector<std::uint32_t> pools;
    for (const std::string& id : ids)
        if (const auto pool = world.pool_index(id)) pools.push_back(*pool);
    std::sort(pools.begin(), pools.end());
    return pools;
}

/// Whether nothing came because the console has no pools: its list is empty, and nothing was refused.
bool is_of_no_pools(const FilesReport& report) {
    using intake::SentenceId;
    const auto left_out = [&report](auto is_it) {
        return std::any_of(report.notes.begin(), report.notes.end(), [&](const intake::Note& note) {
            return note.rule.kind == intake::NoteKind::left_out && is_it(note.sentence.id);
        });
    };
    return report.error && left_out([](SentenceId id) { return id == SentenceId::list_is_empty; }) &&
           !left_out([](SentenceId id) { return id != SentenceId::list_is_empty; });
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
    ImportedFiles imported = import_all(*screens, files_text);
    std::optional<CheckedReplay::Outcome> replayed;
    if (imported.scenario) {
        Result<CheckedReplay::Outcome> checked = checked_replay(*imported.scenario, imported.scenario->now);
        if (checked.ok()) {
            replayed = std::move(checked).value();
        } else {
            imported.report.error = checked.error();
        }
    }
    if (!replayed && is_of_no_pools(imported.report)) {
        live.report = FilesReport();
        console.reset();
        if (live.is_simulating()) return true;
        session.reset();
        view = ViewState();
        return true;
    }
    if (!replayed) {
        live.unusable = screens->files_problem(strings, imported.report);
        return false;
    }
    live.report = std::move(imported.report);
    if (console) screens->keep_for_previews(live, std::make_shared<const Scenario>(std::move(*console)));
    console = std::move(imported.scenario);
    screens->hold_against_bills(live, files_of(files_text), today);
    if (!live.is_simulating()) show_console(std::move(*replayed));
    return true;
}

/// In one piece: what a console has is short.
ImportedFiles App::State::import_all(const DeferredScreens& screens, std::string_view files_text) const {
    const auto job = screens.begin_import(FilesInput{files_of(files_text), BillUse::scenario}, today);
    for (;;) {
        ImportStep step = screens.advance_import(*job, nullptr);
        if (step.outcome) return std::get<ImportedFiles>(std::move(*step.outcome));
    }
}

/// @param replayed  the replay of `console`
void App::State::show_console(CheckedReplay::Outcome replayed) {
    Opening::Outcome opened{{{History::first_branch, *console}}, 0, std::move(replayed)};
    if (!session) {
        session.emplace(std::move(opened));
        session->clock().set_running(true);
        open_front();
    } else {
        const std::vector<std::string> selected = ids_of(session->world(), view.pools.selected);
        const bool is_same_pool = session->show_console(std::move(opened));
        view.pools.selected = pools_with(session->world(), selected);
        if (view.overlay.is_open() &&
            !stays_open(view.overlay, *session, is_same_pool, !view.pools.selected.empty()))
            view.overlay.close();
        if (!is_same_pool) {
            view.show_pool();
            view.place = Place::pools;
        }
    }
    guard();
    touched();
}

void App::State::go_back_to_console() {
    live.simulated.reset();
    import = Import();
    tour = Tour();
    if (!console) {  // it has no pools any more
        session.reset();
        view = ViewState();
        return;
    }
    Result<CheckedReplay::Outcome> replayed = checked_replay(*console, console->now);
    assert(replayed.ok() && "it was replayed when it came");
    show_console(std::move(replayed).value());
}

bool App::State::leave_live(std::string_view) {
    live = Live();
    console.reset();
    import = Import();
    tour = Tour();
    session.reset();  // nothing of what was shown stays
    view = ViewState();
    return true;
}

}  // namespace poolbill::ui
