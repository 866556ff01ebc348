#include "web/ui/views/pools/note_words.hpp"

#include <vector>

#include "web/ui/views/problem_words.hpp"

namespace poolbill::ui::deferred {
namespace {

std::string value_words(const Strings& strings, const intake::SentenceValue& value) {
    if (value.error) return problem_words(strings, *value.error, Subject::scenario);
    return value.sentence.empty() ? value.text : note_words(strings, value.sentence.front());
}

}  // namespace

std::string note_words(const Strings& strings, const intake::Sentence& sentence) {
    const intake::SentenceText& text = intake::text_of(sentence.id);
    std::vector<std::string> values;
    for (const intake::SentenceValue& value : sentence.values)
        values.push_back(value_words(strings, value));
    const Phrase own = strings.by_code("note.", text.code);
    return fill_places(own.empty() ? text.english : own,
                       std::vector<std::string_view>(values.begin(), values.end()));
}

std::string files_problem(const Strings& strings, const FilesReport& report) {
    std::string words = problem_words(strings, *report.error, Subject::scenario);
    for (const intake::Note& note : report.notes)
        words += " " + note.place.file + ": " + note_words(strings, note.sentence);
    return words;
}

}  // namespace poolbill::ui::deferred
