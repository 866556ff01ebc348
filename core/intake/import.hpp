// From any number of files to one scenario, and what is to be said about it.
//
// Contract
// - A pure function of the files and the options; the clock is an option.
// - The scenario can be replayed: a pool whose actions are not possible is left out and named.
// - Pools of bills, lists and own scenarios are one set. When a list and bills know the same pool, the bills
//   give its history and id, and the list its name.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/intake/bill_figures.hpp"
#include "core/intake/bill_reader.hpp"
#include "core/intake/file_reading.hpp"
#include "core/intake/history.hpp"

namespace poolbill::intake {

struct ImportOptions {
    Instant now;
    std::string site;    // empty: by currency or region
    std::string region;  // for prices; empty: all regions must agree
    ColumnNames columns;
};

struct Imported {
    Scenario scenario;
    BillFigures bills;
    std::vector<PriceFact> prices;
    Notes notes;
    std::size_t refused_files = 0;
    std::size_t missing_prices = 0;
};

/// Errors: "import.empty" (nothing in the files is of use), "money.currency-mix", "money.range", "site.unknown".
/// On an error the notes say what was in the files. @param notes  in case of an error
Result<Imported> import_files(std::vector<NamedFile> files, const ImportOptions& options, Notes& notes);
/// The same, from facts that were read.
Result<Imported> import_facts(Facts facts, const ImportOptions& options, Notes& notes);

/// Whether there is something to reconcile. Errors: "import.empty" (no record is a charge of a pool)
Status has_pool_charges(const Facts& facts);

/// Reads bills only, for reconciling. Errors: those of has_pool_charges.
Result<Facts> read_bills(std::vector<NamedFile> files, const ColumnNames& columns);

}  // namespace poolbill::intake
