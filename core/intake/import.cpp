#include "core/intake/import.hpp"

#include <algorithm>
#include <utility>

#include "core/base/error.hpp"

namespace poolbill::intake {

Status has_pool_charges(const Facts& facts) {
    const BillTable& bills = facts.bills;
    if (std::any_of(bills.rows.begin(), bills.rows.end(),
                    [&bills](const BillRow& row) { return bills.is_of_pool(row); }))
        return Done();
    if (!bills.rows.empty()) return describe(ErrorId::import_no_charge, {std::to_string(bills.rows.size())});
    const std::vector<Note>& notes = facts.notes.all();
    const auto refused = std::find_if(notes.begin(), notes.end(), [](const Note& note) {
        return note.rule.code == notes::file_refused.code || note.rule.code == notes::row_refused.code;
    });
    if (refused == notes.end()) return describe(ErrorId::import_no_bill);
    return Error{"import.empty", "", refused->place.file + ": " + english(refused->sentence)};
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
