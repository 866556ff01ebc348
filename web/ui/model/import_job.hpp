// What is imported, and the job that does it a piece at a time.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "web/ui/model/file_import.hpp"
#include "web/ui/model/pool_import.hpp"
#include "web/ui/model/session.hpp"

namespace poolbill::ui {

/// A console's list of pools, as JSON.
struct PoolListInput {
    std::string text;
};
struct FilesInput {
    std::vector<intake::NamedFile> files;
    BillUse use = BillUse::ask;
    std::shared_ptr<const deferred::KnownColumns> columns = {};  // null: none
};
/// Bills that were read already, and are to become a scenario.
struct BillsInput {
    std::shared_ptr<deferred::ReconciledBills> bills;
};
using ImportInput = std::variant<PoolListInput, FilesInput, BillsInput, AnsweredFiles>;

/// Of a list of pools, or of files.
using ImportOutcome = std::variant<Result<ImportReport>, ImportedFiles>;

/// A piece of an import.
struct ImportStep {
    float progress = 0;                         // of reading, from 0 to 1
    bool asks = false;                          // the job has a question, and waits for the answer
    std::optional<ImportOutcome> outcome = {};  // after the last piece
};

namespace deferred {

class ImportJob {
  public:
    /// @param today  the instant at which a scenario that is made of files is shown
    ImportJob(ImportInput input, Instant today);
    /// @param session  the same at each piece; null when none is open. @pre not null for a list of pools
    ImportStep advance(Session* session);
    /// What is asked; nullptr when nothing is.
    const intake::ColumnQuestion* question() const;
    /// As that of FileImport. @pre question()
    std::shared_ptr<const KnownColumns> answer(const intake::ColumnNames& names);

  private:
    ImportStep advance(PoolImport& pools, Session* session);
    ImportStep advance(FileImport& files, Session* session);

    BillUse use_ = BillUse::scenario;
    std::variant<std::unique_ptr<PoolImport>, std::unique_ptr<FileImport>> job_;
};

}  // namespace deferred

}  // namespace poolbill::ui
