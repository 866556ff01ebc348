#include "web/ui/model/answer_form.hpp"

#include <algorithm>
#include <utility>

#include "core/intake/date.hpp"
#include "web/ui/model/price_text.hpp"

namespace poolbill::ui::deferred {

using intake::Answer, intake::PoolQuestion, intake::QuestionKind;

namespace {

/// What is in the field of a row before anyone types: the time that is assumed, as far as it is possible.
Instant suggested(const PoolQuestion& question) {
    return std::max(std::min(question.about, question.allowed.last), question.allowed.first);
}

/// @pre has_assumption
Answer assumed(const PoolQuestion& question) {
    if (question.kind == QuestionKind::running) return intake::StillRuns{};
    if (question.kind == QuestionKind::term_end) return intake::NotRenewed{};
    if (question.began_with_pool) return intake::BoughtAtCreation{};
    return intake::ChangedAt{question.about};
}

AskedPool row_of(PoolQuestion question) {
    AskedPool row{std::move(question), AnswerChoice::open, {}, {Term::Unit::month, 1}};
    Instant at = suggested(row.question);
    row.term = row.question.term;
    if (row.question.answer) {
        row.choice = AnswerChoice::as_taken;
        std::visit(
            [&](const auto& answer) {
                if constexpr (requires { answer.at; }) {
                    row.choice = AnswerChoice::otherwise;
                    at = answer.at;
                }
                if constexpr (requires { answer.term; }) row.term = answer.term;
            },
            *row.question.answer);
        if (has_assumption(row.question.kind) && *row.question.answer == assumed(row.question))
            row.choice = AnswerChoice::as_taken;
    }
    row.at = date_text(at);
    return row;
}

Answer other(const AskedPool& row, Instant at) {
    if (row.question.kind == QuestionKind::running) return intake::DeletedAt{at};
    if (row.question.kind == QuestionKind::term_begin) return intake::ChangedAt{at};
    return intake::RenewedAt{at, row.term};
}

}  // namespace

AnswerForm::AnswerForm(intake::Facts read, std::vector<PoolQuestion> questions) : facts(std::move(read)) {
    for (PoolQuestion& question : questions)
        asked.push_back(row_of(std::move(question)));
}

Result<std::optional<Answer>> read_answer(const AskedPool& row) {
    if (row.choice == AnswerChoice::open) return std::optional<Answer>();
    if (row.choice == AnswerChoice::as_taken) return std::optional(assumed(row.question));
    if (!has_time(row.question.kind)) return std::optional(other(row, row.question.about));
    const Result<Instant> at = intake::read_date(row.at);
    if (!at) return at.error();
    const Answer answer = other(row, *at);
    if (const Status checked = check_answer(row.question, answer); !checked) return checked.error();
    return std::optional(answer);
}

std::optional<std::vector<intake::PoolAnswer>> read_answers(const AnswerForm& form) {
    std::vector<intake::PoolAnswer> answers;
    for (const AskedPool& row : form.asked) {
        const Result<std::optional<Answer>> answer = read_answer(row);
        if (!answer) return std::nullopt;
        if (*answer) answers.push_back({row.question.pool, **answer});
    }
    return answers;
}

std::size_t open_count(const AnswerForm& form) {
    return static_cast<std::size_t>(
        std::count_if(form.asked.begin(), form.asked.end(),
                      [](const AskedPool& row) { return !row.question.answer.has_value(); }));
}

void keep_changes(AnswerForm& form, const Scenario& now) {
    std::vector<intake::ScenarioFact>& given = form.facts.scenarios;
    const bool is_replaced = given.size() == 1 && given.front().scenario.pools.empty();
    if (now.catalog == form.imported.catalog || (!given.empty() && !is_replaced)) return;
    Scenario base = now;
    base.pools.clear();
    base.log.clear();
    if (given.empty()) given.emplace_back();
    given.front().scenario = std::move(base);
}

bool is_changed(const AnswerForm& form) {
    return std::any_of(form.asked.begin(), form.asked.end(), [](const AskedPool& row) {
        const Result<std::optional<Answer>> answer = read_answer(row);
        return !answer || *answer != row.question.answer;
    });
}

}  // namespace poolbill::ui::deferred
