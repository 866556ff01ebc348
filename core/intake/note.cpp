#include "core/intake/note.hpp"

#include <algorithm>
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

void Notes::add(NoteRule rule, std::string subject, std::string sentence, Place place) {
    if (count(rule) >= most_of_a_rule) {
        ++dropped_;
        return;
    }
    notes_.push_back({rule, std::move(subject), std::move(sentence), std::move(place)});
}

std::size_t Notes::count(NoteRule rule) const {
    return static_cast<std::size_t>(std::count_if(
        notes_.begin(), notes_.end(), [rule](const Note& note) { return note.rule.code == rule.code; }));
}

}  // namespace poolbill::intake
