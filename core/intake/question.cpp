#include "core/intake/question.hpp"

#include "core/base/error.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill::intake {
namespace {

/// The time that an answer names, if it names one.
std::optional<Instant> time_of(const Answer& answer) {
    return std::visit(
        [](const auto& each) -> std::optional<Instant> {
            if constexpr (requires { each.at; }) {
                return each.at;
            } else {
                return std::nullopt;
            }
        },
        answer);
}

}  // namespace

bool is_answer_to(const PoolQuestion& question, const Answer& answer) {
    switch (question.kind) {
        case QuestionKind::running:
            return std::holds_alternative<StillRuns>(answer) || std::holds_alternative<DeletedAt>(answer);
        case QuestionKind::term_begin:
            return (std::holds_alternative<BoughtAtCreation>(answer) && question.began_with_pool) ||
                   std::holds_alternative<ChangedAt>(answer);
        case QuestionKind::renewal: {
            const auto* renewed = std::get_if<RenewedAt>(&answer);
            return renewed != nullptr && renewed->at == question.about;
        }
        case QuestionKind::term_end:
            break;
    }
    return std::holds_alternative<NotRenewed>(answer) || std::holds_alternative<RenewedAt>(answer);
}

Status check_answer(const PoolQuestion& question, const Answer& answer) {
    const std::optional<Instant> at = time_of(answer);
    if (!at || (*at >= question.allowed.first && *at <= question.allowed.last)) return Done();
    return describe(ErrorId::answer_time, {format_instant(*at), format_instant(question.allowed.first),
                                           format_instant(question.allowed.last)});
}

Sentence words_of(const PoolQuestion& question, const Answer& answer) {
    if (std::holds_alternative<StillRuns>(answer)) return say<SentenceId::answered_still_runs>();
    if (std::holds_alternative<BoughtAtCreation>(answer))
        return say<SentenceId::answered_bought>(words_of(question.term), format_instant(question.about));
    if (std::holds_alternative<NotRenewed>(answer))
        return say<SentenceId::answered_not_renewed>(format_instant(question.about));
    const std::string at = format_instant(*time_of(answer));
    if (const auto* renewed = std::get_if<RenewedAt>(&answer))
        return say<SentenceId::answered_renewed>(words_of(renewed->term), at);
    if (std::holds_alternative<ChangedAt>(answer))
        return say<SentenceId::answered_changed>(words_of(question.term), at);
    return say<SentenceId::answered_deleted>(at);
}

Sentence words_of(Term term) {
    if (term.unit() == Term::Unit::month)
        return term.count() == 1 ? say<SentenceId::term_month>() : say<SentenceId::term_months>(term.count());
    return term.count() == 1 ? say<SentenceId::term_year>() : say<SentenceId::term_years>(term.count());
}

}  // namespace poolbill::intake
