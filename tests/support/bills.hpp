// Bills as a few lines of CSV, and what an import says about them.
#pragma once

#include <string>
#include <vector>

#include "tests/support/imports.hpp"

namespace poolbill::test {

inline bool says(const intake::Imported& result, intake::SentenceId id) {
    for (const intake::Note& note : result.notes.all())
        if (note.sentence.id == id) return true;
    return false;
}

/// "2025-10-03T22:00:00+08:00 scale_pool"
inline Words actions_of(const Scenario& scenario) {
    Words actions;
    for (const LogEntry& entry : scenario.log)
        actions.push_back(format_instant(entry.at) + " " + std::string(word_of(entry.action)));
    return actions;
}

/// The last action of this type. @pre there is one
template <class Wanted>
Wanted last_of(const Scenario& scenario) {
    const Wanted* found = nullptr;
    for (const LogEntry& entry : scenario.log)
        if (const auto* wanted = std::get_if<Wanted>(&entry.action)) found = wanted;
    REQUIRE(found);
    return *found;
}

/// A file of pay-per-use records of pool "p" and flavor "f". @param rows  "begin,end,unit price,official,discount,due" each
inline Files usage_bill(const Words& rows) {
    std::string text =
        "资源ID,SKU编码,账单类型,计费模式,使用开始时间,使用结束时间,单价,官网价,优惠金额,应付金额\n";
    for (const std::string& row : rows)
        text += "p,f,消费-使用,按需," + row + "\n";
    return {{"usage.csv", text}};
}

/// Usage of pool "p" and flavor "f" that is said in seconds, at `price` an hour. @param rows  "begin,end,seconds,official" each
inline Files bill_in_seconds(const Words& rows, const std::string& price) {
    std::string text =
        "资源ID,SKU编码,账单类型,计费模式,单价,使用量单位,使用开始时间,使用结束时间,使用量,官网价\n";
    for (const std::string& row : rows)
        text += "p,f,消费-使用,按需," + price + ",秒," + row + "\n";
    return {{"seconds.csv", text}};
}

/// A file of yearly/monthly records of pool "p" and flavor "f", at 1000 a month.
/// @param rows  "type,begin,end,traded,order,months,official,discount,due" each
inline Files order_bill(const Words& rows) {
    std::string text =
        "资源ID,SKU编码,计费模式,单价,单价单位,订单周期单位,账单类型,使用开始时间,使用结束时间,交易时间,"
        "订单号/交易号,订单周期数,官网价,优惠金额,应付金额\n";
    for (const std::string& row : rows)
        text += "p,f,包年/包月,1000,元/个/月,月," + row + "\n";
    return {{"orders.csv", text}};
}

}  // namespace poolbill::test
