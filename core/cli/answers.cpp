#include "core/cli/answers.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/cli/commands.hpp"
#include "core/intake/date.hpp"
#include "core/intake/text.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill::cli {
namespace {

using intake::Answer, intake::PoolAnswer, intake::PoolQuestion, intake::QuestionKind;

constexpr std::string_view renewed = "renewed-";

Error not_an_answer(std::string_view text) {
    return {"option.answers", "",
            intake::shown(text) +
                " is not POOL=ANSWER with an answer such as still-runs, deleted@TIME, "
                "bought-at-creation, changed@TIME, not-renewed, renewed-1m@TIME."};
}

/// @param whole  "POOL=ANSWER", for the error
Result<Answer> read_answer(std::string_view text, std::string_view whole) {
    if (text == "still-runs") return Answer(intake::StillRuns{});
    if (text == "bought-at-creation") return Answer(intake::BoughtAtCreation{});
    if (text == "not-renewed") return Answer(intake::NotRenewed{});
    const std::size_t mark = text.find('@');
    if (mark == std::string_view::npos) return not_an_answer(whole);
    const std::string_view what = text.substr(0, mark);
    const bool is_renewal = what.starts_with(renewed);
    if (!is_renewal && what != "deleted" && what != "changed") return not_an_answer(whole);
    const Result<Instant> at = intake::read_date(text.substr(mark + 1));
    if (!at) return at.error();
    if (what == "deleted") return Answer(intake::DeletedAt{*at});
    if (what == "changed") return Answer(intake::ChangedAt{*at});
    const Result<Term> term = parse_term(what.substr(renewed.size()));
    if (!term) return term.error();
    return Answer(intake::RenewedAt{*at, *term});
}

std::string forms_of(const PoolQuestion& question) {
    switch (question.kind) {
        case QuestionKind::running:
            return "still-runs or deleted@TIME";
        case QuestionKind::term_begin:
            return question.began_with_pool ? "bought-at-creation or changed@TIME" : "changed@TIME";
        case QuestionKind::renewal:
            return "renewed-TERM@" + format_instant(question.about);
        case QuestionKind::term_end:
            break;
    }
    return "not-renewed or renewed-TERM@TIME";
}

}  // namespace

Result<std::vector<PoolAnswer>> read_answers(std::string_view list) {
    std::vector<PoolAnswer> answers;
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        const std::string_view pair = intake::trimmed(list.substr(0, comma));
        const std::size_t equals = std::min(pair.rfind('='), pair.size());
        const Result<Answer> answer =
            equals == pair.size() ? not_an_answer(pair) : read_answer(pair.substr(equals + 1), pair);
        if (!answer) return within("--answers", answer.error());
        answers.push_back({std::string(pair.substr(0, equals)), *answer});
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return answers;
}

std::string answer_help(const std::vector<PoolQuestion>& questions) {
    std::string help;
    for (const PoolQuestion& question : questions) {
        if (question.answer) continue;
        if (help.empty()) help = "Pools can be answered for with --answers \"POOL=ANSWER,POOL=ANSWER\":\n";
        help += "  " + question.pool + "=" + forms_of(question) + "\n";
    }
    return help;
}

}  // namespace poolbill::cli
