// Asks what the files leave open about pools, and takes the answers that were given.
//
// Contract: an answer is for the first question of its pool that it fits. What has no answer is noted as before. All
// answers must be used: one that nothing asked for is an error, so that no answer is lost in silence.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/intake/history.hpp"
#include "core/intake/question.hpp"

namespace poolbill::intake {

class Interview {
  public:
    /// @param notes  must outlive this
    Interview(const std::vector<PoolAnswer>& answers, Instant now, Notes& notes);

    Instant now() const { return now_; }
    /// Notes the answer, or the question by `unanswered`. @return the answer, if there is one
    std::optional<Answer> ask(PoolQuestion question, NoteRule unanswered);

    /// Why the answers cannot be taken: the first that is not possible, or that is to no question. The path is the pool.
    /// @pre everything was asked
    Status status() const;
    std::vector<PoolQuestion> take_questions() && { return std::move(questions_); }

  private:
    struct Given {
        PoolAnswer answer;
        bool is_used = false;
    };
    Given* given_to(const PoolQuestion& question);

    std::vector<Given> answers_;
    Instant now_;
    Notes& notes_;
    std::vector<PoolQuestion> questions_;
    Status refused_ = Done();
};

/// Whether a pay-per-use pool runs on after the last that is known of it; an answer that it does not deletes it.
/// @param known_until  it was not deleted before
void ask_whether_it_runs(PoolHistory& history, Instant known_until, Sentence words, Interview& interview);
/// What each renewal at these times was for; those that are answered are added.
void ask_for_renewed_terms(PoolHistory& history, const std::vector<Instant>& renewals, Interview& interview);

/// Of a term that is over, or that may be.
struct TermEnd {
    Instant at;
    bool is_listed = false;  // the pool is in a list made after it
};
/// Whether the pool was renewed after its last term, and again if that term has ended too.
void ask_about_end_of_term(PoolHistory& history, TermEnd end, Interview& interview);
/// By the purchase and the renewals of the log. @pre it has a purchase
Instant end_of_term(const PoolHistory& history);

}  // namespace poolbill::intake
