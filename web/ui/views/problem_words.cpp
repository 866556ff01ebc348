#include "web/ui/views/problem_words.hpp"

#include "generated/text/error.hpp"
#include "web/ui/views/view.hpp"

namespace poolbill::ui {
namespace {

std::string words_of_subject(const Strings& strings, const Error& error, Subject subject) {
    switch (subject) {
        case Subject::action:
            return strings.by_code("problem.", error.code, error.values, "");
        case Subject::pool_list:
            return strings.by_code("rejected.", error.code, error.values, "");
        case Subject::scenario:
            break;
    }
    return {};
}

/// The language's own words for an error of the table; empty when it has none. Values beyond the places of the sentence
/// are codes of conditions that are not met.
std::string words_of_table(const Strings& strings, const Error& error) {
    const std::string key = words_key(*error.id);
    std::string words = strings.by_code("failure.", key, error.values, "");
    if (words.empty()) return words;
    for (std::size_t i = places_in(text_of(*error.id).sentence); i < error.values.size(); ++i)
        words.append(" ").append(strings.by_code("condition.", error.values[i]));
    return words;
}

}  // namespace

std::string problem_words(const Strings& strings, const Error& error, Subject subject) {
    const std::string own = words_of_subject(strings, error, subject);
    if (!own.empty()) return own;
    if (error.id) {
        std::string words = words_of_table(strings, error);
        return words.empty() ? error.message : words;
    }
    // An error that is not in the table: the engine's English sentence says more than the words for a person's
    // action. Other languages have only those words.
    if (subject == Subject::scenario && !strings.is_english())
        return strings.by_code("problem.", error.code, error.values, error.message);
    return error.message;
}

bool View::attempt(const Status& status, Text action) {
    state.problem.reset();
    if (!status.ok())
        state.report(ui.strings.fill(text::error_not_done, {ui.strings(action)}),
                     problem_words(ui.strings, status.error(), Subject::action));
    return status.ok();
}

}  // namespace poolbill::ui
