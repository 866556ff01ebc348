// What `poolbill import` and `poolbill reconcile` do with files, beside what they read of them.
#include <doctest/doctest.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/cli/run.hpp"
#include "core/time/iso8601.hpp"
#include "tests/support/input_files.hpp"

using namespace poolbill;

namespace {

struct Outcome {
    int code = 0;
    std::string out, err;

    bool says(std::string_view words) const { return err.find(words) != std::string::npos; }
};

using NamedTexts = std::map<std::string, std::string>;

Outcome run(const std::vector<std::string_view>& arguments, const NamedTexts& files) {
    Outcome outcome;
    outcome.code = cli::run(
        arguments,
        {[&files](const std::string& name) {
             const auto found = files.find(name);
             return found == files.end() ? std::nullopt : std::optional(found->second);
         },
         *parse_instant("2025-11-27T10:00:00+08:00")},
        [&outcome](std::string_view piece) { return outcome.out += piece, true; }, outcome.err);
    return outcome;
}

const char bill[] =
    "资源ID,SKU编码,账单类型,计费模式,使用开始时间,使用结束时间,单价,官网价,优惠金额,应付金额,账号,"
    "企业项目ID,区域编码\n"
    "p,f,消费-使用,按需,2025-10-14 15:00:00,2025-10-14 16:00:00,3.50,3.5,0,3.5,one,e1,cn-north-4\n"
    "q,f,消费-使用,按需,2025-10-14 15:00:00,2025-10-14 16:00:00,3.50,3.5,0,3.5,two,e2,cn-east-3\n";

}  // namespace

TEST_CASE("an import takes the records of one project, account or region") {
    const NamedTexts files{{"bill.csv", bill}};
    const std::pair<std::string_view, std::string_view> selections[] = {
        {"--project", "e1"}, {"--account", "one"}, {"--region", "cn-north-4"}};
    for (const auto& selection : selections) {
        const std::string_view option = selection.first, value = selection.second;
        CAPTURE(option);
        const Outcome outcome = run({"import", "bill.csv", option, value}, files);
        CHECK(outcome.code == 0);
        CHECK(outcome.out.find("\"pool\": \"p\"") != std::string::npos);
        CHECK(outcome.out.find("\"pool\": \"q\"") == std::string::npos);
        CHECK(outcome.says("1 record: 1 of pools (official 3.50000000"));
        CHECK(outcome.says("1 of its records do not fit " + std::string(option)));
    }
    const Outcome none = run({"import", "bill.csv", "--region", "xx-1"}, files);
    CHECK(none.code == 1);
    CHECK(none.says("Nothing in the files fits --region \"xx-1\"; they have \"cn-east-3\", \"cn-north-4\"."));
}

TEST_CASE("reconciling names a first file that is no scenario, and says what comes first") {
    const Outcome bills =
        run({"reconcile", "bill.csv", "other.csv"}, {{"bill.csv", bill}, {"other.csv", bill}});
    CHECK(bills.code == 1);
    CHECK(bills.says("bill.csv is no scenario that can be read; it comes first"));
    CHECK_FALSE(bills.says("parse error"));
    const Outcome wrong =
        run({"reconcile", "a.json", "bill.csv"}, {{"a.json", "{\"format\": 1}"}, {"bill.csv", bill}});
    CHECK(wrong.says("a.json is no scenario"));
    CHECK(wrong.says("/format"));
}

TEST_CASE("control characters of a file do not reach the terminal") {
    const Outcome outcome = run({"import", "prices.csv"}, {{"prices.csv", "code,hourly\n\x1B[31mred,abc\n"}});
    CHECK(outcome.says("[31mred: \"abc\" is not a number"));
    CHECK(outcome.err.find('\x1B') == std::string::npos);
}
