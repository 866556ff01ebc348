#include "core/intake/selection.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

#include "core/base/error.hpp"
#include "core/intake/text.hpp"

namespace poolbill::intake {
namespace {

/// One thing that is selected, as the command line calls it.
struct Criterion {
    std::string_view option;
    const std::string& wanted;
    Word BillRow::*of_row;
    Word BillRow::*or_of_row;            // another way to say it; nullptr: there is none
    std::string PoolIdentity::*of_pool;  // nullptr: lists of pools do not have it
    bool is_said_always;                 // what does not say it does not fit
};

/// What there is, in the order of words.
std::set<std::string_view> values_of(const Criterion& criterion, const Facts& facts) {
    std::set<std::string_view> values;
    for (const BillRow& row : facts.bills.rows) {
        values.insert(facts.bills.words[row.*criterion.of_row]);
        if (criterion.or_of_row != nullptr) values.insert(facts.bills.words[row.*criterion.or_of_row]);
    }
    if (criterion.of_pool != nullptr) {
        for (const PoolFact& pool : facts.pools)
            values.insert(pool.identity.*criterion.of_pool);
        for (const PriceFact& price : facts.prices)
            values.insert(price.region);
        for (const auto& [id, item] : facts.inquiry_items)
            values.insert(item.region);
    }
    values.erase("");
    return values;
}

std::string listed(const std::set<std::string_view>& values) {
    constexpr std::size_t most = 10;
    std::string list;
    std::size_t count = 0;
    for (const std::string_view value : values) {
        if (++count > most) return list + ", …";
        list += (list.empty() ? "" : ", ") + shown(value);
    }
    return list.empty() ? "--" : list;
}

void leave_out_rows(const Criterion& criterion, Facts& facts) {
    const Words& words = facts.bills.words;
    std::vector<std::int64_t> others(facts.bills.files.size());
    std::erase_if(facts.bills.rows, [&](const BillRow& row) {
        const std::string& own = words[row.*criterion.of_row];
        const bool fits =
            own == criterion.wanted || (own.empty() && !criterion.is_said_always) ||
            (criterion.or_of_row != nullptr && words[row.*criterion.or_of_row] == criterion.wanted);
        if (!fits) ++others[row.file];
        return !fits;
    });
    for (std::size_t i = 0; i < others.size(); ++i) {
        if (others[i] == 0) continue;
        facts.bills.files[i].left_out += others[i];
        facts.notes.add(notes::row_apart, "",
                        say<SentenceId::records_of_others>(others[i], std::string(criterion.option),
                                                           shown(criterion.wanted)),
                        {facts.bills.files[i].name, {}});
    }
}

void leave_out_pools(const Criterion& criterion, Facts& facts) {
    if (criterion.of_pool == nullptr) return;
    std::erase_if(facts.pools, [&](const PoolFact& pool) {
        const std::string& own = pool.identity.*criterion.of_pool;
        if (own.empty() || own == criterion.wanted) return false;
        facts.notes.add(
            notes::pool_left_out, pool.identity.id,
            say<SentenceId::pool_of_others>(std::string(criterion.option), shown(criterion.wanted)),
            pool.place);
        return true;
    });
}

}  // namespace

Status leave_out_others(const Selection& selection, Facts& facts) {
    const Criterion criteria[] = {
        {"--region", selection.region, &BillRow::region, nullptr, &PoolIdentity::region, false},
        {"--project", selection.project, &BillRow::project, nullptr, nullptr, true},
        {"--account", selection.account, &BillRow::account, &BillRow::customer, nullptr, true}};
    for (const Criterion& criterion : criteria) {
        if (criterion.wanted.empty()) continue;
        const std::set<std::string_view> values = values_of(criterion, facts);
        const bool may_be = values.empty() && !(criterion.is_said_always && !facts.bills.rows.empty());
        if (!may_be && !values.contains(criterion.wanted)) {
            return describe(ErrorId::import_other_selection,
                            {criterion.option, shown(criterion.wanted), listed(values)});
        }
        leave_out_rows(criterion, facts);
        leave_out_pools(criterion, facts);
    }
    return Done();
}

}  // namespace poolbill::intake
