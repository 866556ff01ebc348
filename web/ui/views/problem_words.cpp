#include "web/ui/views/problem_words.hpp"

namespace poolbill::ui {

std::string problem_words(const Strings& strings, const Error& error) {
    const std::string_view words = strings.by_code("problem.", error.code);
    return words.empty() ? error.message : std::string(words);
}

}  // namespace poolbill::ui
