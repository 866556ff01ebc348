// From a file to facts: its kind is recognised by its content, never by its name.
//
// Contract: a file adds facts, or a note that names it and the first thing that did not fit. One bad file, or
// one bad document of a file, does not affect the others.
#pragma once

#include <string>

#include "core/intake/bill_reader.hpp"
#include "core/intake/facts.hpp"

namespace poolbill::intake {

/// @param name  for the notes only
void read_file(const std::string& name, std::string bytes, const ColumnNames& columns, Facts& facts);

}  // namespace poolbill::intake
