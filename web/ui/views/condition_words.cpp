#include "web/ui/views/condition_words.hpp"

namespace poolbill::ui {
namespace {

std::string translated(const Strings& strings, const Condition& condition, std::string_view part,
                       const std::string& otherwise) {
    const Phrase pattern = strings.by_code("condition.", condition.code + std::string(part));
    if (pattern.empty()) return otherwise;
    const auto value = [&](std::size_t index) {
        return index < condition.values.size() ? std::string_view(condition.values[index])
                                               : std::string_view();
    };
    return fill_places(pattern, {value(0), value(1)});
}

}  // namespace

ConditionWords condition_words(const Strings& strings, const Condition& condition) {
    std::string found = translated(strings, condition, ".found", condition.found);
    if (condition.state == ConditionState::passed) found = translated(strings, condition, ".met", found);
    if (!condition.remedy.empty())
        found.append(" ").append(translated(strings, condition, ".remedy", condition.remedy));
    return {translated(strings, condition, "", condition.sentence), std::move(found)};
}

}  // namespace poolbill::ui
