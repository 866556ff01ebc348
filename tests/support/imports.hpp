// What files become, for tests of the import.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "core/intake/import.hpp"
#include "core/time/iso8601.hpp"
#include "tests/support/input_files.hpp"

namespace poolbill::test {

using Files = std::vector<intake::NamedFile>;
using Words = std::vector<std::string>;

inline intake::ImportOptions options_at(const char* now) {
    intake::ImportOptions options;
    options.now = *parse_instant(now);
    return options;
}

inline intake::Imported imported(Files files, const char* now = "2025-11-27T10:00:00+08:00") {
    intake::Notes notes;
    Result<intake::Imported> result = intake::import_files(std::move(files), options_at(now), notes);
    REQUIRE(result.ok());
    return std::move(result).value();
}

inline std::string error_of(Files files) {
    intake::Notes notes;
    const auto result =
        intake::import_files(std::move(files), options_at("2025-11-27T10:00:00+08:00"), notes);
    return result ? "" : result.error().code;
}

/// The sentences of an import, one on each line, and those of an import that gives nothing.
inline std::string said_of(Files files,
                           intake::ImportOptions options = options_at("2025-11-27T10:00:00+08:00")) {
    intake::Notes notes;
    const auto result = intake::import_files(std::move(files), options, notes);
    std::string said = result ? "" : result.error().message + "\n";
    for (const intake::Note& note : result ? result->notes.all() : notes.all())
        said += note.place.file + ": " + english(note.sentence) + "\n";
    return said;
}

inline bool says(const std::string& said, const std::string& words) {
    return said.find(words) != std::string::npos;
}

/// The subjects of the notes of one rule.
inline std::vector<std::string> subjects(const intake::Imported& result, intake::NoteRule rule) {
    std::vector<std::string> found;
    for (const intake::Note& note : result.notes.all())
        if (note.rule.code == rule.code) found.push_back(note.subject);
    return found;
}

}  // namespace poolbill::test
