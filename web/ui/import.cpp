#include "web/ui/import.hpp"

#include <cassert>
#include <utility>

#include "generated/text/import.hpp"
#include "web/ui/model/answer_form.hpp"

namespace poolbill::ui {
namespace {

bool is_read_at_once(const ImportInput& input) {
    if (const auto* list = std::get_if<PoolListInput>(&input))
        return list->text.size() <= Import::most_at_once;
    if (const auto* answered = std::get_if<AnsweredFiles>(&input))
        return answered->form->facts.bills.rows.size() <= Import::most_rows_at_once;
    const auto* files = std::get_if<FilesInput>(&input);
    if (files == nullptr) return false;  // bills, which may be many
    std::size_t bytes = 0;
    for (const intake::NamedFile& file : files->files)
        bytes += file.bytes.size();
    return bytes <= Import::most_at_once;
}

}  // namespace

Import::Import(ImportInput input)
    : is_short_(is_read_at_once(input)),
      failure_(std::holds_alternative<PoolListInput>(input) ? text::import_failed
                                                            : text::import_files_failed),
      job_(Waiting{std::move(input)}) {}
Import::Import(Import&& other) noexcept = default;
Import& Import::operator=(Import&& other) noexcept = default;

void Import::stop() {
    job_.emplace<Idle>();
    progress_ = 0;
    waited_ms_.reset();
    is_shown_ = false;
    question_ = Question::none;
}

void Import::show(double elapsed_ms, ViewState& view) {
    if (is_asking()) {
        if (view.overlay.shows<ColumnsDialog>()) {
            question_ = Question::shown;
        } else if (question_ == Question::shown) {
            stop();
        }
        return;
    }
    if (is_stopped(view)) {
        stop();
        return;
    }
    waited_ms_ = waited_ms_ ? *waited_ms_ + elapsed_ms : 0;
    if (*waited_ms_ < progress_after_ms || view.overlay.is_open()) return;
    view.overlay.open(ImportDialog{.progress = progress_});
    is_shown_ = true;
}

std::optional<ImportOutcome> Import::advance(const DeferredScreens& screens, Session* session,
                                             ViewState& view, Instant today) {
    assert(is_running());
    if (Waiting* waiting = std::get_if<Waiting>(&job_))
        job_ = Reading{screens.begin_import(std::move(waiting->input), today)};
    ImportStep step = screens.advance_import(*std::get<Reading>(job_).job, session);
    progress_ = step.progress;
    if (step.asks) {
        question_ = Question::due;
        is_shown_ = false;
        view.overlay.open(ColumnsDialog{std::get<Reading>(job_).job});
        return std::nullopt;
    }
    if (ImportDialog* dialog = is_shown_ ? view.overlay.get<ImportDialog>() : nullptr)
        dialog->progress = progress_;
    return std::move(step.outcome);
}

}  // namespace poolbill::ui
