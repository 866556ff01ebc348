// What is said about an import, for people and for programs.
#pragma once

#include <string>

#include "core/intake/import.hpp"

namespace poolbill::intake {

/// One line for each note, by kind, and the sums of the bills.
std::string summary_text(const Notes& notes);
/// [{"kind", "code", "subject", "sentence", "file", "part"}]
std::string notes_json(const Notes& notes);
/// {"notes": [{"kind", "code", "subject", "sentence", "file", "part"}], "questions": [{"pool", "kind", "about",
/// "sentence", "answered"}], "bills": {…}, "prices": […]}
std::string summary_json(const Imported& imported);

}  // namespace poolbill::intake
