#include "core/intake/import.hpp"

#include <algorithm>
#include <utility>

namespace poolbill::intake {

Status has_pool_charges(const Facts& facts) {
    const BillTable& bills = facts.bills;
    if (std::any_of(bills.rows.begin(), bills.rows.end(),
                    [&bills](const BillRow& row) { return bills.is_of_pool(row); }))
        return Done();
    std::string sentence = "There is no bill record in the files.";
    if (!bills.rows.empty()) {
        sentence = "None of the " + std::to_string(bills.rows.size()) +
                   " bill records is a charge of a pool, which has a resource id and no other service.";
    } else if (!facts.notes.all().empty()) {
        const Note& first = facts.notes.all().front();
        sentence = first.place.file + ": " + first.sentence;
    }
    return Error{"import.empty", "", sentence};
}

Result<Facts> read_bills(std::vector<NamedFile> files, const ColumnNames& columns) {
    Facts facts = read_files(std::move(files), columns);
    if (const Status has_charges = has_pool_charges(facts); !has_charges) return has_charges.error();
    return facts;
}

Result<Imported> import_files(std::vector<NamedFile> files, const ImportOptions& options, Notes& notes) {
    return import_facts(read_files(std::move(files), options.columns), options, notes);
}

Result<Imported> import_facts(Facts facts, const ImportOptions& options, Notes& notes) {
    constexpr std::size_t piece = 100'000;
    Deriving deriving(std::move(facts), options);
    for (;;) {
        const Result<bool> more = deriving.advance(piece);
        if (!more) {
            notes = std::move(deriving).take_notes();
            return more.error();
        }
        if (!*more) return std::move(deriving).take();
    }
}

}  // namespace poolbill::intake
