#include "core/intake/bill_twins.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "core/intake/text.hpp"

namespace poolbill::intake {
namespace {

/// Everything that makes two records with one transaction different ones.
auto identity_of(const BillRow& row) {
    return std::tie(row.transaction, row.kind, row.resource, row.flavor, row.begin, row.end, row.traded,
                    row.official, row.amount, row.seconds, row.count);
}

using Rows = std::vector<BillRow>;
using Indices = std::vector<std::size_t>;

/// The rows that name a transaction, those of one record together and by file.
Indices candidates(const Rows& rows) {
    Indices found;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].transaction != 0) found.push_back(i);
    std::sort(found.begin(), found.end(), [&rows](std::size_t a, std::size_t b) {
        const auto left = identity_of(rows[a]), right = identity_of(rows[b]);
        return left < right || (left == right && a < b);
    });
    return found;
}

/// Of the rows of one record, those of the file that has the most.
std::uint32_t file_to_keep(const Rows& rows, const Indices& same) {
    std::map<std::uint32_t, std::size_t> counts;
    for (const std::size_t index : same)
        ++counts[rows[index].file];
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most->first;
}

}  // namespace

void leave_out_twins(Facts& facts) {
    if (facts.bills.files.size() < 2) return;
    Rows& rows = facts.bills.rows;
    const Indices all = candidates(rows);
    std::vector<bool> is_twin(rows.size());
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::int64_t>
        twins;  // by their file, and the other one
    for (auto begin = all.begin(); begin != all.end();) {
        const auto end = std::find_if(begin, all.end(), [&](std::size_t index) {
            return identity_of(rows[index]) != identity_of(rows[*begin]);
        });
        const Indices same(begin, end);
        begin = end;
        const std::uint32_t kept = file_to_keep(rows, same);
        for (const std::size_t index : same) {
            if (rows[index].file == kept) continue;
            is_twin[index] = true;
            ++twins[{rows[index].file, kept}];
        }
    }
    std::size_t index = 0;
    std::erase_if(rows, [&](const BillRow&) { return is_twin[index++]; });
    for (const auto& [files, count] : twins) {
        BillFile& file = facts.bills.files[files.first];
        file.given -= count;
        file.twice += count;
        facts.notes.add(notes::file_twice, "",
                        say<SentenceId::records_in_both>(count, shown(facts.bills.files[files.second].name)),
                        {file.name, {}});
    }
}

}  // namespace poolbill::intake
