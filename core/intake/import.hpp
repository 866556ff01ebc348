// From any number of files to one scenario, and what is to be said about it.
//
// Contract
// - A pure function of the files and the options; the clock is an option.
// - The scenario can be replayed: a pool whose actions are not possible is left out and named.
// - Pools of bills, lists and own scenarios are one set. When a list and bills know the same pool, the bills
//   give its history and id, and the list its name.
#pragma once

#include <vector>

#include "core/intake/deriving.hpp"
#include "core/intake/file_reading.hpp"

namespace poolbill::intake {

/// Reads and derives all at once. Errors: those of Deriving. @param notes  what was in the files, in case of an error
Result<Imported> import_files(std::vector<NamedFile> files, const ImportOptions& options, Notes& notes);
/// The same, from facts that were read.
Result<Imported> import_facts(Facts facts, const ImportOptions& options, Notes& notes);

/// Whether there is something to reconcile. Errors: "import.empty" (no record is a charge of a pool)
Status has_pool_charges(const Facts& facts);

/// Reads bills only, for reconciling. Errors: those of has_pool_charges.
Result<Facts> read_bills(std::vector<NamedFile> files, const ColumnNames& columns);

}  // namespace poolbill::intake
