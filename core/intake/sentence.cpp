#include "core/intake/sentence.hpp"

#include "core/time/iso8601.hpp"

namespace poolbill::intake {
namespace {

constexpr std::string_view offset = " (UTC+08:00)";

std::optional<Instant> instant_in(std::string_view text) {
    if (text.size() != std::string_view("2025-11-14T23:59:59+08:00").size()) return std::nullopt;
    const Result<Instant> at = parse_instant(text);
    return at && format_instant(*at) == text ? std::optional(*at) : std::nullopt;
}

}  // namespace

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
    if (const std::optional<Instant> at = instant_in(text)) {
        for (SentenceValue& before : values)
            if (before.text.ends_with(offset)) before.text.resize(before.text.size() - offset.size());
        text = format_local(*at).append(offset);
    }
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
