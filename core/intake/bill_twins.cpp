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
/// A file, and which part of it: a file that others were joined to has their headers between its records.
using Part = std::pair<std::uint32_t, std::ptrdiff_t>;

Part part_of(const BillRow& row, const std::vector<BillFile>& files) {
    const std::vector<std::uint32_t>& headers = files[row.file].more_headers;
    return {row.file, std::lower_bound(headers.begin(), headers.end(), row.place) - headers.begin()};
}

/// The rows with a transaction that another one has, too; those of one record together and in their order.
Indices candidates(const Rows& rows) {
    std::vector<std::pair<std::uint64_t, std::size_t>> transactions;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].transaction != 0) transactions.emplace_back(rows[i].transaction, i);
    std::sort(transactions.begin(), transactions.end());
    Indices found;
    for (std::size_t i = 0; i < transactions.size(); ++i) {
        const auto has_that_of = [&](std::size_t other) {
            return other < transactions.size() && transactions[other].first == transactions[i].first;
        };
        if (has_that_of(i + 1) || (i > 0 && has_that_of(i - 1))) found.push_back(transactions[i].second);
    }
    std::sort(found.begin(), found.end(), [&rows](std::size_t a, std::size_t b) {
        const auto left = identity_of(rows[a]), right = identity_of(rows[b]);
        return left < right || (left == right && a < b);
    });
    return found;
}

/// Of the parts with rows of one record, the one that has the most.
Part part_to_keep(const BillTable& bills, const Indices& same) {
    std::map<Part, std::size_t> counts;
    for (const std::size_t index : same)
        ++counts[part_of(bills.rows[index], bills.files)];
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most->first;
}

/// What was found, by the file of the records.
struct Found {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::int64_t> twins;  // by the other file, too
    std::map<std::uint32_t, std::int64_t> alike;  // with records of the same part, as those of nodes may be
};

void note_found(const Found& found, Facts& facts) {
    for (const auto& [files, count] : found.twins) {
        BillFile& file = facts.bills.files[files.first];
        file.given -= count;
        file.twice += count;
        facts.notes.add(notes::file_twice, "",
                        files.first == files.second ? say<SentenceId::records_twice>(count)
                                                    : say<SentenceId::records_in_both>(
                                                          count, shown(facts.bills.files[files.second].name)),
                        {file.name, {}});
    }
    for (const auto& [file, count] : found.alike)
        facts.notes.add(notes::reading_assumed, "", say<SentenceId::records_alike>(count),
                        {facts.bills.files[file].name, {}});
}

}  // namespace

void leave_out_twins(Facts& facts) {
    Rows& rows = facts.bills.rows;
    const Indices all = candidates(rows);
    std::vector<bool> is_twin(rows.size());
    Found found;
    for (auto begin = all.begin(); begin != all.end();) {
        const auto end = std::find_if(begin, all.end(), [&](std::size_t index) {
            return identity_of(rows[index]) != identity_of(rows[*begin]);
        });
        const Indices same(begin, end);
        begin = end;
        if (same.size() == 1) continue;
        const Part kept = part_to_keep(facts.bills, same);
        bool is_first = true;
        for (const std::size_t index : same) {
            const BillRow& row = rows[index];
            const bool is_kept = part_of(row, facts.bills.files) == kept && (is_first || !row.has_own_id);
            if (is_kept && !is_first) ++found.alike[row.file];
            if (is_kept) is_first = false;
            if (is_kept) continue;
            is_twin[index] = true;
            ++found.twins[{row.file, kept.first}];
        }
    }
    std::size_t index = 0;
    std::erase_if(rows, [&](const BillRow&) { return is_twin[index++]; });
    note_found(found, facts);
}

}  // namespace poolbill::intake
