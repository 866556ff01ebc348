// What the files leave open about a pool, and what an answer makes of it.
#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "core/intake/import.hpp"
#include "core/scenario/scenario.hpp"
#include "core/time/iso8601.hpp"
#include "tests/support/imports.hpp"

using namespace poolbill;
using namespace poolbill::intake;
using test::subjects;

namespace {

constexpr const char* today = "2025-11-27T10:00:00+08:00";

/// Usage until the last hour of the file.
test::Files running_bill() {
    return {{"bill.csv",
             "资源ID,SKU编码,账单类型,计费模式,使用开始时间,使用结束时间,单价,官网价,优惠金额,应付金额\n"
             "pool-a,cpu,消费-使用,按需,2025-10-14 15:00:00,2025-10-14 16:00:00,3.50,3.5,0,3.5\n"
             "pool-a,cpu,消费-使用,按需,2025-10-14 16:00:00,2025-10-14 17:00:00,3.50,3.5,0,3.5\n"}};
}

/// A purchase for a month, which ended before today.
test::Files prepaid_bill() {
    return {{"bill.csv",
             "资源ID,SKU编码,账单类型,计费模式,使用开始时间,使用结束时间,交易时间,订单号/交易号,订单周期数,"
             "订单周期单位,官网价,优惠金额,应付金额\n"
             "pool-a,cpu,消费-新购,包年/包月,2025-10-14 16:30:30,2025-11-14 23:59:59,2025-10-14 16:30:30,"
             "CS-1,1,月,1100,0,1100\n"}};
}

/// A pool that was bought for a month, with a price for the month.
test::Files prepaid_list(const std::string& created = "2025-10-01T02:00:00Z") {
    return {{"list.json", R"({"kind": "PoolList", "items": [{"kind": "Pool", "metadata": {"name": "pool-a",
                "creationTimestamp": ")" +
                              created + R"(", "annotations": {"os.modelarts/billing.mode": "1",
                "os.modelarts/period.num": "1", "os.modelarts/period.type": "2",
                "os.modelarts/order.id": "CS-1"}}, "spec": {"resources": [{"flavor": "cpu", "count": 1}]}}]})"},
            {"prices.csv", "code,hourly,monthly\ncpu,3.5,1100\n"}};
}

Result<Imported> import_with(test::Files files, std::vector<PoolAnswer> answers) {
    ImportOptions options = test::options_at(today);
    options.answers = std::move(answers);
    Notes notes;
    return import_files(std::move(files), options, notes);
}

Imported answered(test::Files files, std::vector<PoolAnswer> answers) {
    Result<Imported> result = import_with(std::move(files), std::move(answers));
    REQUIRE(result.ok());
    return std::move(result).value();
}

Error refusal(test::Files files, std::vector<PoolAnswer> answers) {
    const Result<Imported> result = import_with(std::move(files), std::move(answers));
    REQUIRE_FALSE(result.ok());
    return result.error();
}

Instant at(const char* text) {
    return *parse_instant(text);
}

/// "2025-10-14T17:00:00+08:00 delete_pool"
std::string last_action(const Imported& result) {
    const LogEntry& last = result.scenario.log.back();
    return format_instant(last.at) + " " + std::string(word_of(last.action));
}

}  // namespace

TEST_CASE("usage up to the end of the file asks whether the pool still runs") {
    const Imported result = answered(running_bill(), {});
    REQUIRE(result.questions.size() == 1);
    const PoolQuestion& question = result.questions.front();
    CHECK(question.kind == QuestionKind::running);
    CHECK(question.about == at("2025-10-14T17:00:00+08:00"));
    CHECK_FALSE(question.answer);
    CHECK(subjects(result, notes::state_unknown) == test::Words{"pool-a"});
}

TEST_CASE("a pool that still runs is as it was taken, and no longer asked about") {
    const Imported open = answered(running_bill(), {});
    const Imported result = answered(running_bill(), {{"pool-a", StillRuns{}}});
    CHECK(result.scenario == open.scenario);
    CHECK(subjects(result, notes::state_unknown).empty());
    CHECK(subjects(result, notes::answer_taken) == test::Words{"pool-a"});
    CHECK(result.questions.front().answer == Answer(StillRuns{}));
}

TEST_CASE("a pool that was deleted is deleted then") {
    const Instant deleted = at("2025-10-14T17:20:00+08:00");
    const Imported result = answered(running_bill(), {{"pool-a", DeletedAt{deleted}}});
    CHECK(last_action(result) == "2025-10-14T17:20:00+08:00 delete_pool");
}

TEST_CASE("a pool cannot have been deleted while the bill charges it, nor in the future") {
    const Error early = refusal(running_bill(), {{"pool-a", DeletedAt{at("2025-10-14T16:59:59+08:00")}}});
    CHECK(early.code == "answer.time");
    CHECK(early.path == "pool-a");
    CHECK(early.message ==
          "2025-10-14T16:59:59+08:00 is not a time from 2025-10-14T17:00:00+08:00 to "
          "2025-11-27T10:00:00+08:00.");
    CHECK(refusal(running_bill(), {{"pool-a", DeletedAt{at("2025-11-27T10:00:01+08:00")}}}).code ==
          "answer.time");
}

TEST_CASE("an answer that nothing asks for is refused") {
    CHECK(refusal(running_bill(), {{"pool-b", StillRuns{}}}).path == "pool-b");
    CHECK(refusal(running_bill(), {{"pool-a", NotRenewed{}}}).code == "answer.unasked");
    CHECK(refusal(running_bill(), {{"pool-a", StillRuns{}}, {"pool-a", StillRuns{}}}).code ==
          "answer.unasked");
}

TEST_CASE("a term of a bill that ends asks whether it was renewed, and a renewal prolongs it") {
    const Imported open = answered(prepaid_bill(), {});
    REQUIRE(open.questions.size() == 1);
    CHECK(open.questions.front().kind == QuestionKind::term_end);
    CHECK(open.questions.front().about == at("2025-11-14T23:59:59+08:00"));
    const RenewedAt renewed{at("2025-11-10T09:00:00+08:00"), *Term::months(1)};
    const Imported result = answered(prepaid_bill(), {{"pool-a", renewed}});
    CHECK(last_action(result) == "2025-11-10T09:00:00+08:00 renew");
    CHECK(subjects(result, notes::state_unknown).empty());
    CHECK(answered(prepaid_bill(), {{"pool-a", NotRenewed{}}}).scenario == open.scenario);
}

TEST_CASE("the price of a renewal's term is needed like that of any term") {
    const RenewedAt renewed{at("2025-11-10T09:00:00+08:00"), *Term::years(1)};
    const Imported result = answered(prepaid_bill(), {{"pool-a", renewed}});
    CHECK(result.missing_prices == answered(prepaid_bill(), {}).missing_prices);
    REQUIRE(result.scenario.catalog.flavors.size() == 1);
    CHECK(std::get<Renew>(result.scenario.log.back().action).term == *Term::years(1));
}

TEST_CASE("a pool that was changed later than it was created has its term from then on") {
    const Imported open = answered(prepaid_list("2025-11-20T02:00:00Z"), {});
    REQUIRE(open.questions.size() == 1);
    CHECK(open.questions.front().kind == QuestionKind::term_begin);
    CHECK(subjects(open, notes::state_unknown).empty());
    const Instant changed = at("2025-11-22T12:00:00+08:00");
    const Imported result = answered(prepaid_list("2025-11-20T02:00:00Z"), {{"pool-a", ChangedAt{changed}}});
    CHECK(last_action(result) == "2025-11-22T12:00:00+08:00 pay_order");
}

TEST_CASE("a later change may leave no term that has ended") {
    const Imported open = answered(prepaid_list(), {});
    CHECK(open.questions.size() == 2);
    CHECK(open.questions.back().kind == QuestionKind::term_end);
    const Imported result =
        answered(prepaid_list(), {{"pool-a", ChangedAt{at("2025-11-01T00:00:00+08:00")}}});
    CHECK(result.questions.size() == 1);
    CHECK(subjects(result, notes::state_unknown).empty());
}

TEST_CASE("a renewal whose term has ended too is asked about again") {
    const RenewedAt first{at("2025-09-01T00:00:00+08:00"), *Term::months(1)};
    const RenewedAt second{at("2025-10-01T00:00:00+08:00"), *Term::months(2)};
    const std::string created = "2025-08-10T02:00:00Z";
    const Imported once = answered(prepaid_list(created), {{"pool-a", first}});
    REQUIRE(once.questions.size() == 3);
    CHECK(once.questions.back().about == at("2025-10-10T23:59:59+08:00"));
    const Imported twice = answered(prepaid_list(created), {{"pool-a", first}, {"pool-a", second}});
    CHECK(twice.questions.size() == 3);
    CHECK(last_action(twice) == "2025-10-01T00:00:00+08:00 renew");
}

TEST_CASE("an answer that makes a history impossible is refused with the reason, and the pool is named") {
    // The pool was deleted by then, after grace and retention.
    const RenewedAt late{at("2025-11-27T00:00:00+08:00"), *Term::months(1)};
    const Error error = refusal(prepaid_list("2025-01-01T02:00:00Z"), {{"pool-a", late}});
    CHECK(error.path.starts_with("pool-a"));
    CHECK_FALSE(error.message.empty());
}

TEST_CASE("a renewal of an order's step asks for its term only") {
    const std::string order = R"({"items": [{"resourceName": "pool-a", "action": "renew",
        "status": "succeed", "updateTimestamp": "1760925600000"}]})";
    test::Files files = prepaid_list();
    files.push_back({"orders.json", order});
    const Imported open = answered(files, {});
    CHECK(open.questions.at(1).kind == QuestionKind::renewal);
    const Instant step = at("2025-10-20T10:00:00+08:00");
    const Imported result = answered(files, {{"pool-a", RenewedAt{step, *Term::months(3)}}});
    CHECK(last_action(result) == "2025-10-20T10:00:00+08:00 renew");
    CHECK(result.questions.size() == 2);
    CHECK(subjects(result, notes::state_unknown).empty());
}

TEST_CASE("a pool of a list that a step deleted is deleted when that is answered, whatever its state was") {
    const std::string list = R"({"kind": "PoolList", "items": [{"kind": "Pool", "metadata": {"name": "pool-a",
        "creationTimestamp": "2025-10-01T02:00:00Z"}, "spec": {"resources": [{"flavor": "cpu", "count": 1}]},
        "status": {"phase": "Running", "scope": [{"scopeType": "Train", "state": "Disabled"}]}}]})";
    const std::string order = R"({"items": [{"resourceName": "pool-a", "action": "deletePool",
        "status": "succeed", "updateTimestamp": "1760925600000"}]})";
    const test::Files files{{"list.json", list}, {"orders.json", order}};
    const Imported open = answered(files, {});
    REQUIRE(open.questions.size() == 1);
    CHECK(open.questions.front().kind == QuestionKind::running);
    CHECK(open.questions.front().about == at("2025-10-20T10:00:00+08:00"));
    const Imported result = answered(files, {{"pool-a", DeletedAt{open.questions.front().about}}});
    CHECK(last_action(result) == "2025-10-20T10:00:00+08:00 delete_pool");
}

TEST_CASE("facts that were derived from can be derived from again") {
    const Imported whole = answered(running_bill(), {{"pool-a", StillRuns{}}});
    Deriving first(read_files(running_bill(), {}), test::options_at(today));
    while (*first.advance(1)) {
    }
    ImportOptions options = test::options_at(today);
    options.answers = {{"pool-a", StillRuns{}}};
    Notes notes;
    const Result<Imported> again = import_facts(std::move(first).take_facts(), options, notes);
    REQUIRE(again.ok());
    CHECK(again->scenario == whole.scenario);
    CHECK(again->notes.all().size() == whole.notes.all().size());
}

TEST_CASE("an answer about a pool that the scenario has already is refused, and nothing is asked about it") {
    test::Files files = running_bill();
    files.push_back(
        {"scenario.json", R"({"format": "poolbill/scenario", "version": 1, "site": "cn", "catalog":
        {"currency": "CNY", "flavors": [{"code": "cpu", "hourly": "3.50"}]}, "pools": [{"id": "pool-a",
        "type": "dedicated"}], "actions": [{"at": "2025-10-14T15:00:00+08:00", "do": "create_pool", "pool": "pool-a",
        "nodes": [{"flavor": "cpu", "count": 1}]}], "now": "2025-11-20T10:00:00+08:00"})"});
    CHECK(answered(files, {}).questions.empty());
    const Error error = refusal(files, {{"pool-a", DeletedAt{at("2025-10-14T18:00:00+08:00")}}});
    CHECK(error.code == "answer.unasked");
    CHECK(error.path == "pool-a");
}
