#include "web/ui/views/live/live_words.hpp"

#include <vector>

#include "generated/text/live.hpp"

namespace poolbill::ui::deferred {

std::string live_money(const View& view, const LivePrice& price) {
    if (price.currency == view.session.world().catalog.currency.code())
        return view.format.short_money(price.amount);
    return to_short_string(price.amount) + " " + price.currency;
}

namespace {

std::string reason_words(const Strings& strings, const LiveReason& reason) {
    if (reason.id.empty()) return reason.text;
    std::vector<std::string> values;
    for (const LiveReason& each : reason.values)
        values.push_back(reason_words(strings, each));
    return strings.by_code("reason.", reason.id, values, reason.text);
}

/// The console's own words are shown as they are, and as its own.
std::string said_words(const Strings& strings, const LiveProblem& problem) {
    if (problem.reason) return reason_words(strings, *problem.reason);
    if (problem.message.empty()) return strings(text::live_no_reason);
    return strings.fill(text::live_said, {problem.message});
}

}  // namespace

std::string live_problem(const Strings& strings, const LiveProblem& problem) {
    std::string words;
    switch (problem.kind) {
        case LiveProblem::Kind::said:
            words = said_words(strings, problem);
            break;
        case LiveProblem::Kind::no_answer:
            words = strings(text::live_no_answer);
            break;
        case LiveProblem::Kind::malformed:
            words = strings.fill(text::live_malformed,
                                 {problem.reason ? reason_words(strings, *problem.reason) : problem.message});
            break;
    }
    return problem.code.empty() ? words : strings.fill(text::live_code, {words, problem.code});
}

}  // namespace poolbill::ui::deferred
