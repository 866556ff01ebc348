#include "web/ui/views/live/live_words.hpp"

#include "generated/text/live.hpp"

namespace poolbill::ui::deferred {

std::string live_money(const View& view, const LivePrice& price) {
    if (price.currency == view.session.world().catalog.currency.code())
        return view.format.short_money(price.amount);
    return to_short_string(price.amount) + " " + price.currency;
}

std::string live_problem(const Strings& strings, const LiveProblem& problem) {
    std::string words;
    switch (problem.kind) {
        case LiveProblem::Kind::said:
            words = problem.message.empty() ? std::string(strings(text::live_no_reason)) : problem.message;
            break;
        case LiveProblem::Kind::no_answer:
            words = strings(text::live_no_answer);
            break;
        case LiveProblem::Kind::malformed:
            words = strings.fill(text::live_malformed, {problem.message});
            break;
    }
    return problem.code.empty() ? words : strings.fill(text::live_code, {words, problem.code});
}

}  // namespace poolbill::ui::deferred
