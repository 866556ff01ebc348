// Files that a person dropped, chose or pasted, of any kind that core/intake knows, on their way to a scenario.
//
// Contract: the files become a scenario of their own, shown at the present; a list of pools alone is added to the open
// scenario instead (pool_import.hpp), whose catalog has its prices.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/intake/import.hpp"

namespace poolbill::ui {

/// What became of the files.
struct FilesReport {
    std::size_t files = 0, pools = 0;
    std::vector<intake::Note> notes;
    std::size_t dropped_notes = 0;  // beyond those
    std::optional<Error> error;     // nothing was imported
};

struct ImportedFiles {
    FilesReport report;
    std::optional<Scenario> scenario;
};

/// The files of one text: for each, its name, a line break, its size in bytes, a line break, and its bytes. What cannot
/// be read that way is left out.
std::vector<intake::NamedFile> files_of(std::string_view text);

/// Whether the file is a console's list of pools and nothing else.
bool is_pool_list(const intake::NamedFile& file);

namespace deferred {

/// @param today  the instant at which the scenario is shown
ImportedFiles import_files(std::vector<intake::NamedFile> files, Instant today);

}  // namespace deferred

}  // namespace poolbill::ui
