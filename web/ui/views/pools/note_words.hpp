// What an import says, in the viewer's language.
//
// The engine's own words are English. Another language has texts "note.CODE" for the sentences, and "failure.CODE" for
// the errors that they pass on.
#pragma once

#include <string>

#include "core/intake/note.hpp"
#include "web/ui/model/file_import.hpp"
#include "web/ui/text/strings.hpp"

namespace poolbill::ui::deferred {

std::string note_words(const Strings& strings, const intake::Sentence& sentence);

/// Why nothing came of the files: the findings name each file and the first thing that did not fit. @pre nothing did
std::string files_problem(const Strings& strings, const FilesReport& report);

}  // namespace poolbill::ui::deferred
