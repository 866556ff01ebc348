#include "web/ui/views/problem_words.hpp"

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

}  // namespace

std::string problem_words(const Strings& strings, const Error& error, Subject subject) {
    const std::string own = words_of_subject(strings, error, subject);
    if (!own.empty()) return own;
    if (error.id) return strings.by_code("failure.", words_key(*error.id), error.values, error.message);
    // An action of a scenario that cannot be done: the engine's English sentence names the pool or order, so
    // it says more than the words for a person's action. Other languages have only those words.
    if (subject == Subject::scenario && !strings.is_english())
        return strings.by_code("problem.", error.code, error.values, error.message);
    return error.message;
}

}  // namespace poolbill::ui
