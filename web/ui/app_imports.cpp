// Lists of pools, files and bills that come in: the commands that bring them, and what becomes of them.
#include <algorithm>
#include <utility>

#include "web/ui/app_state.hpp"

#include "generated/text/import.hpp"

namespace poolbill::ui {
namespace {

/// Whether the open scenario has no price for what is in a list, and so took nothing of it.
bool is_of_other_prices(const ImportReport& report) {
    return report.imported == 0 &&
           std::any_of(report.rejected.begin(), report.rejected.end(),
                       [](const json::RejectedPool& pool) { return pool.error.code == "flavor.unknown"; });
}

}  // namespace

/// @param file  that it is from, if it is to become a scenario of its own where it cannot be added
bool App::State::import_list(std::string_view pool_list_json, std::optional<intake::NamedFile> file) {
    taken_over();
    if (!session)
        return refuse(text::import_failed, {"import.no-prices", "", strings(text::import_no_prices)},
                      Subject::pool_list);
    if (const Status allowed = session->writable(); !allowed)
        return refuse(text::import_failed, allowed.error(), Subject::action);
    if (import.is_running())
        return refuse(text::import_failed, {"import.busy", "", strings(text::import_busy)},
                      Subject::pool_list);
    dropped_list = std::move(file);
    import = Import(PoolListInput{std::string(pool_list_json)});
    if (deferred.has_failed()) deferred.try_again();
    return import_at_once();
}

/// Says why not.
bool App::State::may_import_files() {
    taken_over();
    const bool reconciles = session && view.place == Place::reconcile;  // which changes nothing
    if (const Status allowed = GuardedHistory::allowed_by(guard_now()); !allowed && !reconciles)
        return refuse(text::import_files_failed, allowed.error(), Subject::action);
    if (import.is_running())
        return refuse(text::import_files_failed, {"import.busy", "", strings(text::import_busy)},
                      Subject::pool_list);
    return true;
}

bool App::State::import_files(std::string_view files_text) {
    return may_import_files() && import_all_of(files_of(files_text));
}

bool App::State::import_file(std::string_view header) {
    if (may_import_files()) return arriving.begin(header);
    arriving = ArrivingFiles();  // else those before it would come with the next import
    return false;
}

bool App::State::import_end(std::string_view) {
    std::vector<intake::NamedFile> files = arriving.take();
    return may_import_files() && import_all_of(std::move(files));
}

/// @pre may_import_files()
bool App::State::import_all_of(std::vector<intake::NamedFile> files) {
    if (files.empty()) return false;
    if (session && files.size() == 1 && is_pool_list(files.front())) {
        const std::string list = files.front().bytes;
        return import_list(list, std::move(files.front()));
    }
    const bool reconciles = session && view.place == Place::reconcile;
    import = Import(FilesInput{std::move(files), reconciles ? BillUse::reconcile : BillUse::ask, columns});
    if (deferred.has_failed()) deferred.try_again();
    return import_at_once();
}

/// Runs a short import to its end, without waiting for `work_on`. @return false when it failed
bool App::State::import_at_once() {
    bool is_well = true;
    while (import.is_short() && is_well && has_work())
        is_well = advance_import();
    return is_well;
}

/// @pre has_work() @return false when it failed
bool App::State::advance_import() {
    std::optional<ImportOutcome> ended =
        import.advance(*deferred.screens(), session ? &*session : nullptr, view, today);
    if (!ended) return true;
    import = Import();
    if (view.overlay.shows<ImportDialog>()) view.overlay.close();
    if (auto* pools = std::get_if<Result<ImportReport>>(&*ended)) return take_pools(std::move(*pools));
    return take_files(std::get<ImportedFiles>(std::move(*ended)));
}

/// A file that the open scenario has no prices for becomes a scenario of its own, which asks for them. One that is not a
/// single list, such as several pages, is read as any file is.
/// @return false when nothing was imported
bool App::State::take_pools(Result<ImportReport> report) {
    std::optional<intake::NamedFile> list = std::exchange(dropped_list, std::nullopt);
    if (list && (!report.ok() || is_of_other_prices(*report))) {
        import = Import(FilesInput{{std::move(*list)}, BillUse::scenario, columns});
        return import_at_once();
    }
    if (!report.ok()) return refuse(text::import_failed, report.error(), Subject::pool_list);
    view.place = Place::pools;
    view.overlay.open(ImportDialog{.report = std::move(report).value()});
    return true;
}

/// @return false when nothing was imported
bool App::State::take_files(ImportedFiles imported) {
    if (imported.bills) {
        if (view.place == Place::reconcile) {
            view.show_reconcile(std::move(imported.bills));
        } else {
            view.overlay.open(BillsDialog{.bills = std::move(imported.bills)});
        }
        return true;
    }
    if (imported.scenario) {
        const Change change = imported.report.is_answered ? Change{Change::AnswerFiles{}, {}}
                                                          : Change{Change::ImportFiles{}, {}};
        const Status done = enter(*imported.scenario, change);
        if (!done.ok()) imported.report.error = done.error();
    }
    const bool is_done = !imported.report.error;
    if (is_done && imported.scenario) open_front();
    if (!is_done) events.push_back(error_event(*imported.report.error));
    if (!is_done && !session) {
        // There is no page on which the dialog could be shown.
        view.report(strings(text::import_files_failed),
                    deferred.screens()->files_problem(strings, imported.report));
        return false;
    }
    view.overlay.open(FilesDialog{std::move(imported.report), std::move(imported.form)});
    return is_done;
}

/// The bills become a scenario instead of being compared with this one.
void App::State::take_bill_choice() {
    BillsDialog* dialog = view.overlay.get<BillsDialog>();
    // What is imported already comes first.
    if (dialog == nullptr || import.is_running() || !std::exchange(dialog->is_chosen, false)) return;
    import = Import(BillsInput{dialog->bills});
    view.overlay.close();
    touched();
}

/// The scenario is derived again with the answers, in one step, or the dialog comes back with the reason why not.
void App::State::take_answers() {
    FilesDialog* dialog = view.overlay.get<FilesDialog>();
    if (dialog == nullptr || import.is_running() || !std::exchange(dialog->is_answered, false)) return;
    import = Import(AnsweredFiles{std::move(dialog->form), std::move(dialog->report)});
    view.overlay.close();
    touched();
    import_at_once();
}

/// The import goes on with what the person says of its columns.
void App::State::take_columns() {
    ColumnsDialog* dialog = view.overlay.get<ColumnsDialog>();
    if (dialog == nullptr || !dialog->columns) return;
    columns = std::exchange(dialog->columns, nullptr);
    import.go_on();
    view.overlay.close();
    touched();
}

}  // namespace poolbill::ui
