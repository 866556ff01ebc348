// The option --answers of `poolbill import`.
#include "core/cli/answers.hpp"

#include <doctest/doctest.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/cli/run.hpp"
#include "core/time/iso8601.hpp"

using namespace poolbill;
using cli::read_answers;

namespace {

constexpr std::string_view bill =
    "资源ID,SKU编码,账单类型,计费模式,使用开始时间,使用结束时间,单价,官网价,优惠金额,应付金额\n"
    "pool-a,cpu,消费-使用,按需,2025-10-14 15:00:00,2025-10-14 16:00:00,3.50,3.5,0,3.5\n";

struct Outcome {
    int code = 0;
    std::string out, err;
};

/// `poolbill import bill.csv --answers ANSWERS`
Outcome import_with(std::string_view answers) {
    const std::array<std::string_view, 4> arguments{"import", "bill.csv", "--answers", answers};
    Outcome outcome;
    outcome.code = cli::run(
        arguments,
        {[](const std::string&) { return std::optional(std::string(bill)); },
         *parse_instant("2025-11-27T10:00:00+08:00")},
        [&outcome](std::string_view piece) { return outcome.out += piece, true; }, outcome.err);
    return outcome;
}

}  // namespace

TEST_CASE("answers are read with their pool, time and term") {
    const auto answers = read_answers(
        "a=still-runs, b=deleted@2025-10-14 17:00:00,c=bought-at-creation,d=changed@2025-10-14T09:00:00Z,"
        "e=not-renewed,f=renewed-3m@2025-10-14 17:00");
    REQUIRE(answers.ok());
    const Instant at = *parse_instant("2025-10-14T17:00:00+08:00");
    const std::vector<intake::PoolAnswer> expected{
        {"a", intake::StillRuns{}},        {"b", intake::DeletedAt{at}},
        {"c", intake::BoughtAtCreation{}}, {"d", intake::ChangedAt{at}},
        {"e", intake::NotRenewed{}},       {"f", intake::RenewedAt{at, *Term::months(3)}}};
    CHECK(*answers == expected);
    CHECK(read_answers("")->empty());
}

TEST_CASE("what is no answer is refused with what it is") {
    CHECK(read_answers("a").error().code == "option.answers");
    CHECK(read_answers("a=perhaps").error().code == "option.answers");
    CHECK(read_answers("a=gone@2025-10-14 17:00").error().code == "option.answers");
    CHECK(read_answers("a=deleted@soon").error().code == "date.form");
    CHECK(read_answers("a=renewed-soon@2025-10-14 17:00").error().code == "term.format");
    CHECK(read_answers("a=deleted@soon").error().path == "--answers");
}

TEST_CASE("the import names the possible answers, and takes one") {
    const Outcome open = import_with("");
    CHECK(open.err.ends_with("  pool-a=still-runs or deleted@TIME\n"));
    const Outcome deleted = import_with("pool-a=deleted@2025-10-14 16:30");
    CHECK(deleted.err.find("pool-a: As answered, it was deleted at 2025-10-14 16:30:00 (UTC+08:00).") !=
          std::string::npos);
    CHECK(deleted.err.find("still-runs") == std::string::npos);
    CHECK(deleted.out.find(R"("delete_pool")") != std::string::npos);
    const Outcome early = import_with("pool-a=deleted@2025-10-14 15:30");
    CHECK(early.code == 1);
    CHECK(early.out.empty());
    CHECK(early.err.find("pool-a: answer.time: ") != std::string::npos);
}
