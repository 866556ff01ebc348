// The import of a console's list of pools, from receiving the text to reporting the outcome: it waits for the part of
// the module that can read the list, reads it piece by piece, and opens a dialog when that takes long.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>

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
    explicit Import(std::string pool_list_json)
        : is_short_(pool_list_json.size() <= short_text), job_(Waiting{std::move(pool_list_json)}) {}

    /// A list up to this size is read at once; a longer one between the frames.
    static constexpr std::size_t short_text = 1 << 17;
    bool is_short() const { return is_short_; }
    bool is_running() const { return !std::holds_alternative<Idle>(job_); }
    /// Whether the progress dialog was closed, which cancels the import.
    bool is_stopped(const ViewState& view) const { return is_shown_ && !view.overlay.shows<ImportDialog>(); }
    /// Opens the progress dialog once the import takes long; ends the import when it was cancelled.
    void show(double elapsed_ms, ViewState& view);
    /// Does the next piece. @pre is_running() @return the outcome, once the import has ended
    std::optional<Result<ImportReport>> advance(const DeferredScreens& screens, Session& session,
                                                ViewState& view);

  private:
    void stop();

    struct Idle {};
    /// For the part that reads the list.
    struct Waiting {
        std::string text;
    };
    /// A struct of this namespace: functions of a variant that names a type of `deferred` would be moved to that part.
    struct Reading {
        std::shared_ptr<deferred::PoolImport> job;
    };

    bool is_short_ = false;
    std::variant<Idle, Waiting, Reading> job_;
    float progress_ = 0;               // of reading, from 0 to 1
    std::optional<double> waited_ms_;  // since the first frame
    bool is_shown_ = false;            // in the progress dialog
};

}  // namespace poolbill::ui
