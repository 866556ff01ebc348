#include "core/intake/summary.hpp"

#include <algorithm>
#include <array>

#include "core/intake/text.hpp"
#include "core/json/object.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill::intake {
namespace {

using json::ObjectWriter;

struct Heading {
    NoteKind kind;
    std::string_view words;
};
constexpr std::array<Heading, 5> headings{{{NoteKind::came, "Came"},
                                           {NoteKind::left_out, "Left out"},
                                           {NoteKind::assumed, "Assumed"},
                                           {NoteKind::asked, "Asked"},
                                           {NoteKind::not_representable, "Cannot be represented yet"}}};

std::string bracketed(const Place& place) {
    if (place.file.empty()) return "";
    return " [" + english(words_of(place)) + "]";
}

template <class Items, class Write>
std::string json_list(const Items& items, Write write) {
    std::string list = "[";
    for (const auto& item : items) {
        if (list.size() > 1) list += ",";
        list += "\n    " + write(item);
    }
    return list + (items.empty() ? "]" : "\n  ]");
}

std::string note_json(const Note& note) {
    return ObjectWriter()
        .add("kind", to_string(note.rule.kind))
        .add("code", note.rule.code)
        .add("subject", note.subject)
        .add("sentence", english(note.sentence))
        .add("file", note.place.file)
        .add("part", to_string(note.place.part))
        .str();
}

std::string_view to_string(QuestionKind kind) {
    switch (kind) {
        case QuestionKind::running:
            return "running";
        case QuestionKind::term_begin:
            return "term-begin";
        case QuestionKind::renewal:
            return "renewal";
        case QuestionKind::term_end:
            return "term-end";
    }
    return "";
}

std::string question_json(const PoolQuestion& question) {
    return ObjectWriter()
        .add("pool", question.pool)
        .add("kind", to_string(question.kind))
        .add("about", format_instant(question.about))
        .add("sentence", english(question.words))
        .add("answered", question.answer.has_value())
        .str();
}

std::string price_json(const PriceFact& price) {
    ObjectWriter writer;
    writer.add("code", price.code).add("per", to_string(price.unit)).add("price", to_string(price.price));
    if (price.contract) writer.add("contract", to_string(*price.contract));
    writer.add("source", english(words_of(price.source)));
    if (price.seen) writer.add("seen", format_instant(*price.seen));
    if (!price.region.empty()) writer.add("region", price.region);
    return writer.add("file", price.place.file).add("part", to_string(price.place.part)).str();
}

std::string_view to_string(RecordReading reading) {
    switch (reading) {
        case RecordReading::unknown:
            return "unknown";
        case RecordReading::per_pool:
            return "per-pool";
        case RecordReading::per_node:
            return "per-node";
    }
    return "";
}

std::string bills_json(const BillFigures& bills) {
    ObjectWriter writer;
    writer.add("rows", bills.rows)
        .add("of_pools", bills.of_pools)
        .add("other_services", bills.other_services)
        .add("taxes", bills.taxes)
        .add("apart", bills.apart)
        .add("refused", bills.refused)
        .add("said", bills.said)
        .add("official", poolbill::to_string(bills.official))
        .add("due", poolbill::to_string(bills.due))
        .add("records", to_string(bills.reading));
    if (bills.due_per_node) writer.add("due_per_node", poolbill::to_string(*bills.due_per_node));
    return writer.str();
}

/// Whether a table was left out for its columns, which the command line can be told.
bool lacks_column_names(const Notes& notes) {
    constexpr std::array reasons{SentenceId::no_known_column, SentenceId::no_resource_column,
                                 SentenceId::no_official_column, SentenceId::no_begin_column};
    return std::any_of(notes.all().begin(), notes.all().end(), [&](const Note& note) {
        if (note.sentence.id != SentenceId::file_not_known) return false;
        const std::vector<Sentence>& reason = note.sentence.values.front().sentence;
        return !reason.empty() &&
               std::find(reasons.begin(), reasons.end(), reason.front().id) != reasons.end();
    });
}

}  // namespace

std::string summary_text(const Notes& notes) {
    std::string text;
    for (const Heading& heading : headings) {
        bool is_first = true;
        for (const Note& note : notes.all()) {
            if (note.rule.kind != heading.kind) continue;
            if (is_first) text.append(heading.words) += ":\n";
            is_first = false;
            text += "  " + (note.subject.empty() ? "" : one_line(note.subject) + ": ") +
                    english(note.sentence) + bracketed(note.place) + "\n";
        }
    }
    if (notes.dropped() > 0) text += "And " + std::to_string(notes.dropped()) + " more of the same kinds.\n";
    if (lacks_column_names(notes)) text += "Columns can be named with --columns \"NAME=FIELD\".\n";
    return text;
}

std::string notes_json(const Notes& notes) {
    return json_list(notes.all(), note_json);
}

std::string summary_json(const Imported& imported) {
    return "{\n  \"bills\": " + bills_json(imported.bills) +
           ",\n  \"prices\": " + json_list(imported.prices, price_json) +
           ",\n  \"questions\": " + json_list(imported.questions, question_json) +
           ",\n  \"notes\": " + notes_json(imported.notes) +
           ",\n  \"further_notes\": " + std::to_string(imported.notes.dropped()) + "\n}\n";
}

}  // namespace poolbill::intake
