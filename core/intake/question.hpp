// What the files leave open about a pool, and what a person can answer.
//
// Contract: an answer is a fact beside those of the files. The import derives again with it, so that prices, orders and
// checks are those of any import. Each kind of question has an answer that confirms what was assumed, except that a renewal
// without a term assumes nothing, and one that says what happened instead.
// Left out: what no answer of a few words can say, such as when a pool was scaled. That stays a note.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "core/base/result.hpp"
#include "core/intake/note.hpp"
#include "core/time/instant.hpp"
#include "core/time/term.hpp"

namespace poolbill::intake {

enum class QuestionKind : std::uint8_t {
    running,     // does a pay-per-use pool still run?
    term_begin,  // was the pool bought when it was created, or changed later?
    renewal,     // it was renewed: for how long?
    term_end     // its term has ended: was it renewed?
};

struct StillRuns {
    friend bool operator==(StillRuns, StillRuns) = default;
};
struct DeletedAt {
    Instant at;
    friend bool operator==(const DeletedAt&, const DeletedAt&) = default;
};
struct BoughtAtCreation {
    friend bool operator==(BoughtAtCreation, BoughtAtCreation) = default;
};
struct ChangedAt {
    Instant at;
    friend bool operator==(const ChangedAt&, const ChangedAt&) = default;
};
struct NotRenewed {
    friend bool operator==(NotRenewed, NotRenewed) = default;
};
struct RenewedAt {
    Instant at;
    Term term{Term::Unit::month, 1};
    friend bool operator==(const RenewedAt&, const RenewedAt&) = default;
};
using Answer = std::variant<StillRuns, DeletedAt, BoughtAtCreation, ChangedAt, NotRenewed, RenewedAt>;

struct PoolAnswer {
    std::string pool;
    Answer answer;
    friend bool operator==(const PoolAnswer&, const PoolAnswer&) = default;
};

/// Both are possible.
struct AllowedTimes {
    Instant first, last;
};

struct PoolQuestion {
    std::string pool, name;
    QuestionKind kind = QuestionKind::running;
    Instant about;  // the last that is known, the assumed change, the renewal, or the end of the term
    AllowedTimes allowed;
    bool began_with_pool =
        true;  // of term_begin: whether the term is taken to have begun when the pool was created
    Term term{Term::Unit::month, 1};  // that the pool was bought for; of no use to QuestionKind::running
    Sentence words{SentenceId::passed_on};
    Place place = {};                   // that leaves it open
    std::optional<Answer> answer = {};  // that was given
};

/// Whether an answer of this type is one to the question.
bool is_answer_to(const PoolQuestion& question, const Answer& answer);
/// Errors: "answer.time" (not among the allowed times). @pre is_answer_to
Status check_answer(const PoolQuestion& question, const Answer& answer);
/// "As answered, it was deleted at …"
Sentence words_of(const PoolQuestion& question, const Answer& answer);

/// "1 month", "2 years" as a sentence.
Sentence words_of(Term term);

}  // namespace poolbill::intake
