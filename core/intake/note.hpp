// What is said about an import: what came, what was left out, assumed, asked, or cannot be represented.
//
// Contract: a note's code comes from the list below, so that programs can rely on it; docs/IMPORT.md lists
// the same codes. What it says is a sentence (sentence.hpp), so that it can be said in other languages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/intake/sentence.hpp"

namespace poolbill::intake {

enum class NoteKind : std::uint8_t {
    came,
    left_out,
    assumed,
    asked,              // an answer is missing, and without it something may be wrong
    not_representable,  // the files say it, but a scenario cannot hold it
};
std::string_view to_string(NoteKind kind);  // "came", "left-out", …

struct NoteRule {
    NoteKind kind;
    std::string_view code;
};

namespace notes {
inline constexpr NoteRule pool_taken{NoteKind::came, "pool"};
inline constexpr NoteRule bills_read{NoteKind::came, "bills"};
inline constexpr NoteRule price_dated{NoteKind::came, "price-dated"};
inline constexpr NoteRule answer_taken{NoteKind::came, "answer"};
inline constexpr NoteRule file_refused{NoteKind::left_out, "file-refused"};
inline constexpr NoteRule file_twice{NoteKind::left_out, "file-twice"};
inline constexpr NoteRule item_refused{NoteKind::left_out, "item-refused"};
inline constexpr NoteRule pool_left_out{NoteKind::left_out, "pool-left-out"};
inline constexpr NoteRule row_refused{NoteKind::left_out, "row-refused"};
inline constexpr NoteRule row_apart{NoteKind::left_out, "row-apart"};
inline constexpr NoteRule price_left_out{NoteKind::left_out, "price-left-out"};
inline constexpr NoteRule pages_missing{NoteKind::asked, "pages-missing"};
inline constexpr NoteRule price_missing{NoteKind::asked, "price-missing"};
inline constexpr NoteRule state_unknown{NoteKind::asked, "state-unknown"};
inline constexpr NoteRule choice_needed{NoteKind::asked, "choice-needed"};
inline constexpr NoteRule history_assumed{NoteKind::assumed, "history"};
inline constexpr NoteRule value_assumed{NoteKind::assumed, "value"};
inline constexpr NoteRule reading_assumed{NoteKind::assumed, "reading"};
inline constexpr NoteRule contract_price{NoteKind::not_representable, "contract-price"};
inline constexpr NoteRule price_changed{NoteKind::not_representable, "price-changed"};
inline constexpr NoteRule action_lost{NoteKind::not_representable, "action"};
}  // namespace notes

/// A part of a file; by default the whole file.
class FilePart {
  public:
    FilePart() = default;
    static FilePart line(std::size_t number) { return {SentenceId::part_line, std::to_string(number)}; }
    static FilePart record(std::size_t number) { return {SentenceId::part_record, std::to_string(number)}; }
    static FilePart byte(std::size_t position) { return {SentenceId::part_byte, std::to_string(position)}; }
    /// @param path  a JSON pointer such as "/items/0"; empty: the whole file
    static FilePart pointer(std::string path) { return {SentenceId::passed_on, std::move(path)}; }

    bool is_whole() const { return value_.empty(); }
    Sentence words() const;

  private:
    FilePart(SentenceId words, std::string value) : words_(words), value_(std::move(value)) {}

    SentenceId words_ = SentenceId::passed_on;
    std::string value_;  // a number, or a JSON pointer
};
/// "line 12", "record 3", "at byte 700", "/items/0"; empty for the whole file.
std::string to_string(const FilePart& part);

struct Place {
    std::string file;
    FilePart part;
};
/// "bill.csv, line 12"
Sentence words_of(const Place& place);

struct NoteWords {
    std::string subject;  // a pool, a flavor, an order; empty when the note is about a file
    Sentence sentence;
    Place place;
};

struct Note : NoteWords {
    NoteRule rule;
};

class Notes {
  public:
    static constexpr std::size_t most_of_a_rule = 100;

    /// Beyond `most_of_a_rule` notes of a rule only their number is kept.
    void add(NoteRule rule, std::string subject, Sentence sentence, Place place = {});
    /// The same for what may come very often: @param make  returns NoteWords; called when the note is kept
    template <class Make>
    requires std::is_invocable_v<Make>
    void add(NoteRule rule, Make make) {
        if (has_room(rule)) notes_.push_back({make(), rule});
    }
    const std::vector<Note>& all() const { return notes_; }
    /// How many more there were than are kept.
    std::size_t dropped() const { return dropped_; }

  private:
    /// Counts the note.
    bool has_room(NoteRule rule);

    std::vector<Note> notes_;
    std::map<std::string_view, std::size_t> counts_;  // by code
    std::size_t dropped_ = 0;
};

}  // namespace poolbill::intake
