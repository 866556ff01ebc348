// An import, from receiving what is imported to the outcome: it waits for the part of the module that can read it, reads
// it piece by piece, and opens a dialog when that takes long.
#pragma once

#include <memory>
#include <optional>
#include <variant>

#include "generated/text/import.hpp"
#include "web/ui/model/session.hpp"
#include "web/ui/views/deferred.hpp"

namespace poolbill::ui {

class Import {
  public:
    Import() = default;
    // Moves are in import.cpp: inline, GCC 12 with sanitizers warns of uninitialised members.
    Import(Import&& other) noexcept;
    Import& operator=(Import&& other) noexcept;
    ~Import() = default;
    explicit Import(ImportInput input);

    /// What has no more bytes is read at once; the rest between the frames.
    static constexpr std::size_t most_at_once = 1 << 17, most_rows_at_once = 1000;
    bool is_short() const { return is_short_; }
    /// What is said when nothing comes of it.
    Text failure() const { return failure_; }
    bool is_running() const { return !std::holds_alternative<Idle>(job_); }
    /// Whether the progress dialog was closed, which cancels the import.
    bool is_stopped(const ViewState& view) const { return is_shown_ && !view.overlay.shows<ImportDialog>(); }
    /// Whether the job has a question: it is in a ColumnsDialog, whose closing ends the import.
    bool is_asking() const { return question_ != Question::none; }
    /// The question is answered.
    void go_on() { question_ = Question::none; }
    /// Opens the progress dialog once the import takes long; ends the import when it was cancelled.
    void show(double elapsed_ms, ViewState& view);
    /// Does the next piece. @pre is_running() @param session  null when none is open
    /// @return the outcome, once the import has ended
    std::optional<ImportOutcome> advance(const DeferredScreens& screens, Session* session, ViewState& view,
                                         Instant today);

  private:
    void stop();

    struct Idle {};
    /// For the part that reads it.
    struct Waiting {
        ImportInput input;
    };
    /// A struct of this namespace: functions of a variant that names a type of `deferred` would be moved to that part.
    struct Reading {
        std::shared_ptr<deferred::ImportJob> job;
    };

    bool is_short_ = false;
    Text failure_ = text::import_files_failed;
    std::variant<Idle, Waiting, Reading> job_;
    float progress_ = 0;               // of reading, from 0 to 1
    std::optional<double> waited_ms_;  // since the first frame
    bool is_shown_ = false;            // in the progress dialog
    enum class Question : std::uint8_t { none, due, shown };
    Question question_ = Question::none;
};

}  // namespace poolbill::ui
