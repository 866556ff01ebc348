// What imported files leave open, as a person answers it: a form with a row for each question, and the facts of the files,
// so that the scenario can be derived again with the answers.
//
// Contract: a row is plain text that may be wrong. Nothing of a form is taken unless all of it can be read, and the
// scenario that comes of it replaces the imported one in one step, and keeps what was changed beside its pools, such as prices.
// A form can be answered as long as the log is the imported one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/intake/facts.hpp"
#include "core/intake/question.hpp"
#include "core/scenario/scenario.hpp"
#include "web/ui/model/file_import.hpp"

namespace poolbill::ui::deferred {

enum class AnswerChoice : std::uint8_t {
    open,      // no answer: what is assumed stays, and is still asked
    as_taken,  // what is assumed is true
    otherwise  // what happened instead, with its time or its term
};

struct AskedPool {
    intake::PoolQuestion question;
    AnswerChoice choice = AnswerChoice::open;
    std::string at;  // as typed
    Term term{Term::Unit::month, 1};
};

/// Which parts a row has once something else than what is assumed is chosen.
constexpr bool has_time(intake::QuestionKind kind) {
    return kind != intake::QuestionKind::renewal;
}
constexpr bool has_term(intake::QuestionKind kind) {
    return kind == intake::QuestionKind::renewal || kind == intake::QuestionKind::term_end;
}
/// A renewal without a term assumes nothing that could be confirmed.
constexpr bool has_assumption(intake::QuestionKind kind) {
    return kind != intake::QuestionKind::renewal;
}

struct AnswerForm {
    intake::Facts facts;
    std::vector<AskedPool> asked;
    Scenario imported = {};             // that the answers replace
    std::optional<Error> refused = {};  // why the last answers were not taken; its path is the pool
    bool goes_to_problem = false;       // keyboard focus moves to the first field with a problem

    /// A form with the answers that the questions have.
    AnswerForm(intake::Facts facts, std::vector<intake::PoolQuestion> questions);
};

/// The answer of a row, none when it is left open. Errors: "answer.time", and those of intake::read_date
Result<std::optional<intake::Answer>> read_answer(const AskedPool& row);
/// The answers of all rows; nothing when one cannot be read.
std::optional<std::vector<intake::PoolAnswer>> read_answers(const AnswerForm& form);
/// How many rows are not answered.
std::size_t open_count(const AnswerForm& form);
/// What was changed beside the pools since the import counts when the answers are applied. @param now  the open scenario
void keep_changes(AnswerForm& form, const Scenario& now);
/// Whether the rows say something else than what the scenario was derived with.
bool is_changed(const AnswerForm& form);

}  // namespace poolbill::ui::deferred
