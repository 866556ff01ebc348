#include "web/ui/model/import_job.hpp"

#include <cassert>
#include <utility>

#include "web/ui/model/reconciled_bills.hpp"

namespace poolbill::ui::deferred {
namespace {

using Job = std::variant<std::unique_ptr<PoolImport>, std::unique_ptr<FileImport>>;

Job job_of(ImportInput input, Instant today) {
    if (auto* list = std::get_if<PoolListInput>(&input))
        return std::make_unique<PoolImport>(std::move(list->text));
    if (auto* files = std::get_if<FilesInput>(&input))
        return std::make_unique<FileImport>(std::move(files->files), files->columns, today);
    if (auto* answered = std::get_if<AnsweredFiles>(&input))
        return std::make_unique<FileImport>(std::move(*answered), today);
    return std::make_unique<FileImport>(std::move(*std::get<BillsInput>(input).bills), today);
}

BillUse use_of(const ImportInput& input) {
    const auto* files = std::get_if<FilesInput>(&input);
    return files != nullptr ? files->use : BillUse::scenario;
}

}  // namespace

ImportJob::ImportJob(ImportInput input, Instant today)
    : use_(use_of(input)), job_(job_of(std::move(input), today)) {}

ImportStep ImportJob::advance(Session* session) {
    return std::visit([&](auto& job) { return advance(*job, session); }, job_);
}

const intake::ColumnQuestion* ImportJob::question() const {
    const auto* files = std::get_if<std::unique_ptr<FileImport>>(&job_);
    return files == nullptr ? nullptr : (*files)->question();
}

std::shared_ptr<const KnownColumns> ImportJob::answer(const intake::ColumnNames& names) {
    return std::get<std::unique_ptr<FileImport>>(job_)->answer(names);
}

ImportStep ImportJob::advance(PoolImport& pools, Session* session) {
    assert(session != nullptr);
    ImportStep step;
    if (std::optional<Result<ImportReport>> ended = pools.advance(*session)) step.outcome = std::move(*ended);
    step.progress = pools.progress();
    return step;
}

ImportStep ImportJob::advance(FileImport& files, Session* session) {
    ImportStep step;
    if (std::optional<ImportedFiles> ended = files.advance(session, use_)) step.outcome = std::move(*ended);
    step.progress = files.progress();
    step.asks = files.question() != nullptr;
    return step;
}

}  // namespace poolbill::ui::deferred
