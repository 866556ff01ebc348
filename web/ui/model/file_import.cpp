#include "web/ui/model/file_import.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/base/error.hpp"
#include "core/intake/import.hpp"
#include "web/ui/model/answer_form.hpp"
#include "web/ui/model/reconciled_bills.hpp"

namespace poolbill::ui {

bool is_pool_list(const intake::NamedFile& file) {
    constexpr std::size_t looked_at = 4096;
    const std::string_view head = std::string_view(file.bytes).substr(0, looked_at);
    const auto has = [head](std::string_view word) { return head.find(word) != std::string_view::npos; };
    const bool has_pools = has("\"kind\": \"Pool\"") || has("\"kind\":\"Pool\"") || has("\"resources\"");
    return has("\"PoolList\"") || (has("\"items\"") && has_pools);
}

namespace deferred {
namespace {

/// A few milliseconds of work for a processor of these years.
constexpr std::size_t bytes_of_slice = 1 << 18, rows_of_slice = 2000;

intake::ImportOptions options_at(Instant today) {
    intake::ImportOptions options;
    options.now = today;
    return options;
}

intake::ImportOptions options_with(const AnswerForm& form, Instant today) {
    intake::ImportOptions options = options_at(today);
    options.answers = *read_answers(form);
    return options;
}

/// Whether the files have nothing that a scenario could take but bills.
bool has_bills_alone(const intake::Facts& facts) {
    return !facts.bills.rows.empty() && facts.pools.empty() && facts.prices.empty() &&
           facts.scenarios.empty();
}

}  // namespace

FileImport::FileImport(std::vector<intake::NamedFile> files,
                       const std::shared_ptr<const KnownColumns>& columns, Instant today)
    : today_(today),
      count_(files.size()),
      state_(std::in_place_type<intake::FileReading>, std::move(files),
             columns ? columns->names : intake::ColumnNames(), intake::UnknownTable::ask) {}

FileImport::FileImport(ReconciledBills&& bills, Instant today)
    : today_(today),
      count_(bills.facts().bills.files.size()),
      state_(std::in_place_type<intake::Deriving>, std::move(bills).take(), options_at(today)) {}

FileImport::FileImport(AnsweredFiles answered, Instant today)
    : today_(today),
      count_(answered.report.files),
      answered_(std::move(answered)),
      state_(std::in_place_type<intake::Deriving>, std::move(answered_->form->facts),
             options_with(*answered_->form, today)) {}

float FileImport::progress() const {
    constexpr float reading_share = 0.7f;
    if (const auto* reading = std::get_if<intake::FileReading>(&state_))
        return reading->progress() * reading_share;
    const auto* deriving = std::get_if<intake::Deriving>(&state_);
    return reading_share + (deriving != nullptr ? deriving->progress() * (1 - reading_share) : 0);
}

const intake::ColumnQuestion* FileImport::question() const {
    const auto* reading = std::get_if<intake::FileReading>(&state_);
    return reading == nullptr ? nullptr : reading->question();
}

std::shared_ptr<const KnownColumns> FileImport::answer(const intake::ColumnNames& names) {
    auto& reading = std::get<intake::FileReading>(state_);
    reading.answer(names);
    return std::make_shared<const KnownColumns>(KnownColumns{reading.columns()});
}

std::optional<ImportedFiles> FileImport::advance(const Session* open, BillUse use) {
    if (auto* deriving = std::get_if<intake::Deriving>(&state_)) return derive(*deriving);
    if (const Compared* bills = std::get_if<Compared>(&state_)) {
        if ((*bills)->advance(*open)) return std::nullopt;
        ImportedFiles result;
        result.report.files = count_;
        result.bills = *bills;
        return result;
    }
    auto& reading = std::get<intake::FileReading>(state_);
    if (reading.read(bytes_of_slice)) return std::nullopt;
    return take_facts(std::move(reading).take(), open, use);
}

/// @return why the bills that the page asked for cannot be compared, if they cannot
std::optional<ImportedFiles> FileImport::take_facts(intake::Facts facts, const Session* open, BillUse use) {
    const bool may_compare = open != nullptr && use != BillUse::scenario && has_bills_alone(facts);
    if (may_compare && (use == BillUse::reconcile || has_pool_of(open->history().current(), facts.bills))) {
        if (const Status charges = intake::has_pool_charges(facts); !charges)
            return nothing_but(charges.error());
        state_ = std::make_shared<ReconciledBills>(std::move(facts), today_);
    } else {
        state_.emplace<intake::Deriving>(std::move(facts), options_at(today_));
    }
    return std::nullopt;
}

ImportedFiles FileImport::nothing_but(Error error) const {
    ImportedFiles result;
    result.report.files = count_;
    result.report.error = std::move(error);
    return result;
}

std::optional<ImportedFiles> FileImport::derive(intake::Deriving& deriving) {
    const Result<bool> more = deriving.advance(rows_of_slice);
    if (!more) return failed(deriving, more.error());
    if (*more) return std::nullopt;
    return derived(deriving);
}

ImportedFiles FileImport::derived(intake::Deriving& deriving) {
    auto [taken, facts] = std::move(deriving).take_with_facts();
    ImportedFiles result;
    result.report.files = count_;
    result.report.pools = taken.scenario.pools.size();
    result.report.is_answered = answered_.has_value();
    result.report.notes = taken.notes.all();
    result.report.dropped_notes = taken.notes.dropped();
    if (result.report.pools > 0) {
        result.scenario = std::move(taken.scenario);
    } else {
        result.report.error = describe(ErrorId::import_no_pool);
    }
    if (!taken.questions.empty())
        result.form = std::make_shared<AnswerForm>(std::move(facts), std::move(taken.questions));
    if (result.form && result.scenario) result.form->imported = *result.scenario;
    return result;
}

/// Refused answers stay in their form, with the reason, and so does what was said before.
ImportedFiles FileImport::failed(intake::Deriving& deriving, const Error& error) {
    ImportedFiles result;
    if (answered_) {
        result.form = std::move(answered_->form);
        result.form->facts = std::move(deriving).take_facts();
        result.form->refused = error;
        result.report = std::move(answered_->report);
        return result;
    }
    const intake::Notes notes = std::move(deriving).take_notes();
    result.report.files = count_;
    result.report.error = error;
    result.report.notes = notes.all();
    result.report.dropped_notes = notes.dropped();
    return result;
}

}  // namespace deferred

}  // namespace poolbill::ui
