#include "core/intake/interview.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/base/error.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill::intake {

Interview::Interview(const std::vector<PoolAnswer>& answers, Instant now, Notes& notes)
    : now_(now), notes_(notes) {
    for (const PoolAnswer& answer : answers)
        answers_.push_back({answer});
}

Interview::Given* Interview::given_to(const PoolQuestion& question) {
    const auto found = std::find_if(answers_.begin(), answers_.end(), [&question](const Given& given) {
        return !given.is_used && given.answer.pool == question.pool &&
               is_answer_to(question, given.answer.answer);
    });
    return found == answers_.end() ? nullptr : &*found;
}

std::optional<Answer> Interview::ask(PoolQuestion question, NoteRule unanswered) {
    if (Given* given = given_to(question)) {
        given->is_used = true;
        question.answer = given->answer.answer;
        if (const Status checked = check_answer(question, *question.answer); !checked && refused_.ok())
            refused_ = within(question.pool, checked.error());
        notes_.add(notes::answer_taken, question.pool, words_of(question, *question.answer), question.place);
    } else {
        notes_.add(unanswered, question.pool, question.words, question.place);
    }
    questions_.push_back(std::move(question));
    return questions_.back().answer;
}

Status Interview::status() const {
    if (!refused_) return refused_;
    const auto unused =
        std::find_if(answers_.begin(), answers_.end(), [](const Given& given) { return !given.is_used; });
    if (unused == answers_.end()) return Done();
    return describe(ErrorId::answer_unasked, {}, unused->answer.pool);
}

namespace {

PoolQuestion question_about(const PoolHistory& history, QuestionKind kind) {
    PoolQuestion question;
    question.pool = history.identity.id;
    question.name = history.identity.name;
    question.kind = kind;
    question.place = history.place;
    return question;
}

/// The last purchase of the pool. @pre there is one
const LogEntry& purchase_in(const PoolHistory& history) {
    const auto found = std::find_if(history.log.rbegin(), history.log.rend(), [](const LogEntry& entry) {
        return std::holds_alternative<SubmitChangeOrder>(entry.action);
    });
    assert(found != history.log.rend());
    return *found;
}

void renew(PoolHistory& history, const RenewedAt& renewed) {
    Renew renewal;
    renewal.pool = history.identity.id;
    renewal.term = renewed.term;
    history.log.push_back({renewed.at, std::move(renewal), {}});
}

/// Answers are about what happened after what the files know, but not after everything that they know.
void sort_log(PoolHistory& history) {
    std::stable_sort(history.log.begin(), history.log.end(),
                     [](const LogEntry& a, const LogEntry& b) { return a.at < b.at; });
}

}  // namespace

void ask_whether_it_runs(PoolHistory& history, Instant known_until, Sentence words, Interview& interview) {
    PoolQuestion question = question_about(history, QuestionKind::running);
    question.about = known_until;
    question.allowed = {known_until, interview.now()};
    question.words = std::move(words);
    const auto answer = interview.ask(std::move(question), notes::state_unknown);
    const auto* deleted = answer ? std::get_if<DeletedAt>(&*answer) : nullptr;
    if (deleted != nullptr) history.log.push_back({deleted->at, DeletePool{history.identity.id}, {}});
    sort_log(history);
}

void ask_for_renewed_terms(PoolHistory& history, const std::vector<Instant>& renewals, Interview& interview) {
    const Term bought = std::get<SubmitChangeOrder>(purchase_in(history).action).term;
    for (const Instant at : renewals) {
        PoolQuestion question = question_about(history, QuestionKind::renewal);
        question.about = at;
        question.allowed = {at, at};
        question.term = bought;
        question.words = say<SentenceId::renewed_at_step>(format_instant(at));
        const auto answer = interview.ask(std::move(question), notes::state_unknown);
        if (answer) renew(history, std::get<RenewedAt>(*answer));
    }
    sort_log(history);
}

namespace {

/// So many months after the end of a term. Months are counted from the purchase, where they lead there.
Instant later_end(const PoolHistory& history, Instant end, int months) {
    constexpr int most_months = 600;
    const Instant from = purchase_in(history).at;
    int passed = 1;
    while (passed < most_months && expiry(from, passed) < end)
        ++passed;
    return expiry(from, passed) == end ? expiry(from, passed + months) : expiry(end, months);
}

}  // namespace

void ask_about_end_of_term(PoolHistory& history, TermEnd end, Interview& interview) {
    const Instant begin = purchase_in(history).at;
    int added = 0;  // months, by answers
    for (Instant at = end.at;; at = later_end(history, end.at, added)) {
        const bool is_automatic = added == 0 && history.auto_renews_since;
        PoolQuestion question = question_about(history, QuestionKind::term_end);
        question.about = at;
        question.allowed = {begin, interview.now()};
        question.term = std::get<SubmitChangeOrder>(purchase_in(history).action).term;
        question.words = end.is_listed  ? say<SentenceId::term_has_ended>(format_instant(at))
                         : is_automatic ? say<SentenceId::auto_term_ends>(format_instant(at))
                                        : say<SentenceId::term_ends>(format_instant(at));
        const auto answer = interview.ask(std::move(question), notes::state_unknown);
        // Whatever the answer is, no automatic renewal came next.
        if (answer && is_automatic)
            history.log.push_back({*history.auto_renews_since, SetAutoRenew{history.identity.id, false}, {}});
        const auto* renewed = answer ? std::get_if<RenewedAt>(&*answer) : nullptr;
        if (renewed == nullptr) break;
        renew(history, *renewed);
        added += renewed->term.total_months();
        if (later_end(history, end.at, added) > interview.now()) break;
    }
    sort_log(history);
}

Instant end_of_term(const PoolHistory& history) {
    const LogEntry& purchase = purchase_in(history);
    int months = std::get<SubmitChangeOrder>(purchase.action).term.total_months();
    for (const LogEntry& entry : history.log) {
        const auto* renewal = std::get_if<Renew>(&entry.action);
        if (renewal != nullptr && entry.at >= purchase.at) months += renewal->term.total_months();
    }
    return expiry(purchase.at, months);
}

}  // namespace poolbill::intake
