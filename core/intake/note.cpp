#include "core/intake/note.hpp"

#include <utility>

namespace poolbill::intake {

std::string_view to_string(NoteKind kind) {
    switch (kind) {
        case NoteKind::came:
            return "came";
        case NoteKind::left_out:
            return "left-out";
        case NoteKind::assumed:
            return "assumed";
        case NoteKind::asked:
            return "asked";
        case NoteKind::not_representable:
            return "not-representable";
    }
    return "";
}

Sentence FilePart::words() const {
    Sentence sentence(words_);
    sentence.add(value_);
    return sentence;
}

std::string to_string(const FilePart& part) {
    return english(part.words());
}

Sentence words_of(const Place& place) {
    if (place.part.is_whole()) return say<SentenceId::passed_on>(place.file);
    return say<SentenceId::joined_part>(place.file, place.part.words());
}

bool Notes::has_room(NoteRule rule) {
    std::size_t& count = counts_[rule.code];
    const bool has_room = count < most_of_a_rule;
    ++(has_room ? count : dropped_);
    return has_room;
}

void Notes::add(NoteRule rule, std::string subject, Sentence sentence, Place place) {
    add(rule, [&] { return NoteWords{std::move(subject), std::move(sentence), std::move(place)}; });
}

}  // namespace poolbill::intake
