#include "core/intake/sentence.hpp"

namespace poolbill::intake {

Sentence::Sentence(SentenceId id_) : id(id_) {}
Sentence::Sentence(const Error& error) : id(SentenceId::passed_on) {
    add(error);
}
Sentence::Sentence(const Sentence& other) = default;
Sentence::Sentence(Sentence&& other) noexcept = default;
Sentence& Sentence::operator=(const Sentence& other) = default;
Sentence& Sentence::operator=(Sentence&& other) noexcept = default;
Sentence::~Sentence() = default;

void Sentence::add(std::string text) {
    values.emplace_back().text = std::move(text);
}
void Sentence::add(std::int64_t number) {
    add(std::to_string(number));
}
void Sentence::add(const Sentence& part) {
    values.emplace_back().sentence.push_back(part);
}
void Sentence::add(const Error& error) {
    values.emplace_back().error = error;
}

std::string english(const Sentence& sentence) {
    std::vector<std::string> texts;
    for (const SentenceValue& value : sentence.values)
        texts.push_back(value.error              ? value.error->message
                        : value.sentence.empty() ? value.text
                                                 : english(value.sentence.front()));
    return fill_places(text_of(sentence.id).english,
                       std::vector<std::string_view>(texts.begin(), texts.end()));
}

}  // namespace poolbill::intake
