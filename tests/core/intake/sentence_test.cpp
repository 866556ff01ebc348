// Sentences of an import: their ids, their English, and the places that notes name.
#include "core/intake/sentence.hpp"

#include <doctest/doctest.h>

#include <set>

#include "core/intake/note.hpp"

namespace poolbill::test {
namespace {

using intake::SentenceId, intake::say;

}  // namespace

TEST_CASE("no two sentences of an import have the same code or the same words") {
    std::set<std::string_view> codes, words;
    for (const intake::SentenceText& text : intake::sentence_texts) {
        CAPTURE(text.code);
        CHECK(codes.insert(text.code).second);
        // Pieces are joined in the same way for different reasons.
        if (!text.english.starts_with("{0}, {1}")) CHECK(words.insert(text.english).second);
    }
}

TEST_CASE("a sentence holds texts, numbers, other sentences and errors") {
    CHECK(english(say<SentenceId::price_of_region>(std::string("\"cn-north-4\""))) ==
          "It is a price of region \"cn-north-4\".");
    CHECK(english(say<SentenceId::nodes_abnormal>(1, 3)) ==
          "1 of 3 nodes are abnormal; they are taken as billed like the others.");
    CHECK(english(say<SentenceId::shape_not_known>(say<SentenceId::object_is_empty>())) ==
          "It is JSON, but no shape that is known: an empty object.");
    const Error error = describe(ErrorId::date_empty);
    CHECK(english(say<SentenceId::step_time_unreadable>(error)) ==
          "The step's time cannot be read: A time is missing.");
    CHECK(intake::english(error) == error.message);
}

TEST_CASE("a value that looks like a place stays as it is") {
    CHECK(english(say<SentenceId::node_before_pool>(std::string("{1}"), std::string("{0}"))) ==
          "Node {1}, deleted at {0}, was there before the pool; it is left out.");
}

TEST_CASE("a sentence says times as people read them, and their offset once") {
    const std::string begin = "2025-10-14T23:59:59+08:00", end = "2025-11-14T23:59:59+08:00";
    CHECK(english(say<SentenceId::term_ends>(begin)) ==
          "Its term ends at 2025-10-14 23:59:59 (UTC+08:00): was it renewed, and has it the same nodes?");
    CHECK(english(say<SentenceId::records_have_gap>(begin, end)) ==
          "There is no record from 2025-10-14 23:59:59 to 2025-11-14 23:59:59 (UTC+08:00); it is taken as "
          "running on in "
          "between.");
}

TEST_CASE("a place is a file and a part of it") {
    using intake::FilePart;
    const auto place = [](FilePart part) {
        return english(words_of(intake::Place{"a.csv", std::move(part)}));
    };
    CHECK(place({}) == "a.csv");
    CHECK(place(FilePart::line(12)) == "a.csv, line 12");
    CHECK(place(FilePart::record(3)) == "a.csv, record 3");
    CHECK(place(FilePart::byte(700)) == "a.csv, at byte 700");
    CHECK(place(FilePart::pointer("/items/0")) == "a.csv, /items/0");
    CHECK(FilePart::pointer("").is_whole());
    CHECK(to_string(FilePart()).empty());
}

}  // namespace poolbill::test
