// From files to facts: the kind of a file is recognised by its content, never by its name.
//
// Contract: a file adds facts, or a note that names it and the first thing that did not fit. One bad file, or
// one bad document of a file, does not affect the others, and nothing of it stays. A file is read once, however
// often it is given. Lists that say that they have further pages, which were not given, are noted.
#pragma once

#include <string>

#include "core/intake/bill_reader.hpp"
#include "core/intake/facts.hpp"

namespace poolbill::intake {

struct NamedFile {
    std::string name;  // for the notes
    std::string bytes;
};

Facts read_files(std::vector<NamedFile> files, const ColumnNames& columns);

}  // namespace poolbill::intake
