// Files that a person dropped, chose or pasted, of any kind that core/intake knows, on their way to a scenario.
//
// Contract: the files become a scenario of their own, shown at the present; a list of pools alone is added to the open
// scenario instead (pool_import.hpp), whose catalog has its prices; bills can be compared with the open scenario
// (reconciled_bills.hpp).
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/result.hpp"
#include "core/intake/deriving.hpp"
#include "core/intake/file_reading.hpp"
#include "web/ui/model/named_files.hpp"
#include "web/ui/model/session.hpp"

namespace poolbill::ui {

/// What became of the files.
struct FilesReport {
    std::size_t files = 0, pools = 0;
    std::vector<intake::Note> notes;
    std::size_t dropped_notes = 0;  // beyond those
    std::optional<Error> error;     // nothing was imported
    bool is_answered = false;       // the person answered what the files leave open
};

/// Whether the file is a console's list of pools and nothing else.
bool is_pool_list(const intake::NamedFile& file);

namespace deferred {
class ReconciledBills;
struct AnswerForm;
/// What columns of tables mean that a person was asked about.
struct KnownColumns;
}  // namespace deferred

struct ImportedFiles {
    FilesReport report;
    std::optional<Scenario> scenario;
    /// Instead: bills that can be compared with the open scenario as well as become one of their own.
    std::shared_ptr<deferred::ReconciledBills> bills = {};
    /// What the files leave open. Without a scenario and an error: the answers were refused, and nothing changed.
    std::shared_ptr<deferred::AnswerForm> form = {};
};

/// The answers to what imported files leave open, with what was said of the import without them.
struct AnsweredFiles {
    std::shared_ptr<deferred::AnswerForm> form;
    FilesReport report;
};

/// What bills in the files are for.
enum class BillUse : std::uint8_t {
    scenario,   // they become one
    reconcile,  // they are compared with the open scenario
    ask         // as `reconcile` when the open scenario has one of their pools, for the person to choose
};

namespace deferred {

struct KnownColumns {
    intake::ColumnNames names;
};

/// Files on their way to a scenario, a slice at a time so that the page stays free.
class FileImport {
  public:
    /// @param today  the instant at which the scenario is shown
    /// @param columns  may be null
    FileImport(std::vector<intake::NamedFile> files, const std::shared_ptr<const KnownColumns>& columns,
               Instant today);
    /// Bills that were read already, and become a scenario.
    FileImport(ReconciledBills&& bills, Instant today);
    /// Files that were read already, and are derived from again. @pre all answers can be read
    FileImport(AnsweredFiles answered, Instant today);

    /// Does a piece. @param open  the session with the open scenario; null when none is open
    /// @return nothing while there is more to do
    std::optional<ImportedFiles> advance(const Session* open, BillUse use);
    float progress() const;  // from 0 to 1
    /// As those of intake::FileReading: `advance` does nothing while there is a question.
    const intake::ColumnQuestion* question() const;
    /// @return all columns that are known now. @pre question()
    std::shared_ptr<const KnownColumns> answer(const intake::ColumnNames& names);

  private:
    /// The bills, which are compared with the open scenario.
    using Compared = std::shared_ptr<ReconciledBills>;

    std::optional<ImportedFiles> take_facts(intake::Facts facts, const Session* open, BillUse use);
    std::optional<ImportedFiles> derive(intake::Deriving& deriving);
    ImportedFiles derived(intake::Deriving& deriving);
    ImportedFiles failed(intake::Deriving& deriving, const Error& error);
    ImportedFiles nothing_but(Error error) const;

    Instant today_;
    std::size_t count_;  // of the files
    std::optional<AnsweredFiles> answered_;
    std::variant<intake::FileReading, intake::Deriving, Compared> state_;
};

}  // namespace deferred

}  // namespace poolbill::ui
