// A list beside the bills of its pools: what differs is said, and what only the list says is kept.
#include <doctest/doctest.h>

#include <string>

#include "tests/support/bills.hpp"

using namespace poolbill;
using namespace poolbill::test;
using intake::SentenceId;

namespace {

/// A list of the pool of the bills. @param annotations  members. @param nodes  a member of the specification
intake::NamedFile list(const std::string& annotations = "",
                       const std::string& nodes = R"("flavor": "f", "count": 1)",
                       const std::string& status = R"("phase": "Running")",
                       const std::string& control_mode = "0",
                       const std::string& created = "2025-10-14T07:00:00Z") {
    return {"list.json", R"({"kind": "PoolList", "items": [{"kind": "Pool", "metadata": {"name": "pool-p",
        "creationTimestamp": ")" +
                             created + R"(", "labels": {"os.modelarts/resource.id": "p"},
        "annotations": {)" + annotations +
                             R"(}}, "spec": {"controlMode": )" + control_mode + R"(, "resources": [{)" +
                             nodes + R"(}]}, "status": {)" + status + "}}]}"};
}
const std::string prepaid = R"("os.modelarts/billing.mode": "1", "os.modelarts/period.num": "1",
    "os.modelarts/period.type": "3", "os.modelarts/order.id": "CS1")";

/// Usage that ends within an hour.
Files bill() {
    return usage_bill({"2025-10-14 15:00:00,2025-10-14 16:00:00,3.60,3.60,0,3.60",
                       "2025-10-14 16:00:00,2025-10-14 16:10:00,3.60,0.60,0,0.60"});
}
Files bill_and(const intake::NamedFile& list) {
    Files files = bill();
    files.push_back(list);
    return files;
}

}  // namespace

TEST_CASE("a pool that a list has is not deleted because its records end, and is asked about") {
    CHECK(actions_of(imported(bill()).scenario).back() == "2025-10-14T16:10:00+08:00 delete_pool");
    const intake::Imported result = imported(bill_and(list()));
    CHECK(actions_of(result.scenario) == Words{"2025-10-14T15:00:00+08:00 create_pool"});
    REQUIRE(result.questions.size() == 1);
    CHECK(result.questions.front().kind == intake::QuestionKind::running);
    CHECK(format_instant(result.questions.front().about) == "2025-10-14T16:10:00+08:00");
    CHECK(says(result, SentenceId::listed_after_records));
}

TEST_CASE(
    "a pool whose bills have usage only, and that a list has as yearly/monthly, is changed where the usage "
    "ends") {
    const intake::Imported result = imported(bill_and(list(prepaid)));
    CHECK(actions_of(result.scenario) == Words{"2025-10-14T15:00:00+08:00 create_pool",
                                               "2025-10-14T16:10:00+08:00 submit_change_order",
                                               "2025-10-14T16:10:00+08:00 pay_order"});
    CHECK(last_of<SubmitChangeOrder>(result.scenario).term == *Term::years(1));
    CHECK(says(result, SentenceId::term_beside_usage));
}

TEST_CASE("usage that begins months after the creation of a yearly/monthly pool is that of nodes beside it") {
    const auto listed =
        list(prepaid, R"("flavor": "f", "count": 2, "dataVolumes": [{"volumeType": "SSD", "size": "500Gi",
        "count": 1, "extendParams": {"billing": "on"}}])",
             R"("phase": "Running")", "0", "2025-06-01T02:00:00Z");
    Files files = usage_bill({"2025-10-14 15:20:00,2025-10-14 16:00:00,3.60,2.40,0,2.40",
                              "2025-10-14 16:00:00,2025-10-14 16:10:00,3.60,0.60,0,0.60"});
    files.push_back(listed);
    const intake::Imported result = imported(files);
    CHECK(actions_of(result.scenario) ==
          Words{"2025-06-01T10:00:00+08:00 create_pool", "2025-06-01T10:00:00+08:00 submit_change_order",
                "2025-06-01T10:00:00+08:00 pay_order", "2025-10-14T15:20:00+08:00 scale_pool",
                "2025-10-14T16:10:00+08:00 scale_pool"});
    const CreatePool create = last_of<CreatePool>(result.scenario);
    CHECK(create.nodes.at(0).count == 2);
    CHECK(create.disks.size() == 1);
    for (const intake::Note& note : result.notes.all())
        if (note.sentence.id == SentenceId::disks_beside_bills)
            CHECK(note.sentence.values.at(0).text == "2025-06-01 10:00:00 (UTC+08:00)");
    CHECK(last_of<ScalePool>(result.scenario).nodes.at(0).count == 2);
    REQUIRE(result.questions.size() == 1);
    CHECK(result.questions.front().kind == intake::QuestionKind::term_begin);
    // The other case, by answer.
    intake::ImportOptions options = options_at("2025-11-27T10:00:00+08:00");
    options.answers = {{"p", intake::ChangedAt{*parse_instant("2025-10-14T16:10:00+08:00")}}};
    intake::Notes notes;
    const Result<intake::Imported> changed = intake::import_files(files, options, notes);
    REQUIRE(changed.ok());
    CHECK(actions_of(changed->scenario) == Words{"2025-10-14T15:20:00+08:00 create_pool",
                                                 "2025-10-14T16:10:00+08:00 submit_change_order",
                                                 "2025-10-14T16:10:00+08:00 pay_order"});
}

TEST_CASE(
    "usage of all nodes that the list has was pay-per-use, however late it begins, and the term follows it") {
    for (const char* created : {"2025-06-01T02:00:00Z", "2025-09-20T02:00:00Z"}) {
        CAPTURE(created);
        Files files = usage_bill({"2025-10-14 15:20:00,2025-10-14 16:00:00,3.60,2.40,0,2.40",
                                  "2025-10-14 16:00:00,2025-10-14 17:00:00,3.60,3.60,0,3.60"});
        files.push_back(list(prepaid, R"("flavor": "f", "count": 1)", R"("phase": "Running")", "0", created));
        const intake::Imported result = imported(files);
        CHECK(actions_of(result.scenario) == Words{"2025-10-14T15:20:00+08:00 create_pool",
                                                   "2025-10-14T17:00:00+08:00 submit_change_order",
                                                   "2025-10-14T17:00:00+08:00 pay_order"});
        REQUIRE(result.questions.size() == 1);
        CHECK(format_instant(result.questions.front().allowed.first) == "2025-10-14T17:00:00+08:00");
        intake::ImportOptions options = options_at("2025-11-27T10:00:00+08:00");
        intake::Notes notes;
        for (const intake::Answer& answer :
             {intake::Answer(intake::BoughtAtCreation{}),
              intake::Answer(intake::ChangedAt{*parse_instant("2025-10-14T16:00:00+08:00")})}) {
            options.answers = {{"p", answer}};
            CHECK_FALSE(intake::import_files(files, options, notes).ok());
        }
        options.answers = {{"p", intake::ChangedAt{*parse_instant("2025-10-15T10:00:00+08:00")}}};
        const Result<intake::Imported> changed = intake::import_files(files, options, notes);
        REQUIRE(changed.ok());
        CHECK(actions_of(changed->scenario).at(1) == "2025-10-15T10:00:00+08:00 submit_change_order");
    }
}

TEST_CASE("a pool that is created minutes before a month ends has no nodes before its first record") {
    Files files = usage_bill({"2025-10-01 00:03:00,2025-10-01 01:00:00,3.60,3.42,0,3.42",
                              "2025-10-01 01:00:00,2025-10-01 01:30:30,3.60,1.83,0,1.83"});
    files.push_back(
        list(prepaid, R"("flavor": "f", "count": 1)", R"("phase": "Running")", "0", "2025-09-30T15:58:00Z"));
    CHECK(actions_of(imported(files).scenario) == Words{"2025-10-01T00:03:00+08:00 create_pool",
                                                        "2025-10-01T01:30:30+08:00 submit_change_order",
                                                        "2025-10-01T01:30:30+08:00 pay_order"});
}

TEST_CASE("a listed pool that is being deleted ends with its records") {
    const auto deleting = [](const char* end) {
        Files files = usage_bill({std::string("2025-10-14 15:00:00,") + end + ",3.60,3.60,0,3.60"});
        files.push_back(list("", R"("flavor": "f", "count": 1)", R"("phase": "Deleting")"));
        return imported(files);
    };
    CHECK(actions_of(deleting("2025-10-14 15:40:10").scenario).back() ==
          "2025-10-14T15:40:10+08:00 delete_pool");
    const intake::Imported open = deleting("2025-10-14 16:00:00");
    REQUIRE(open.questions.size() == 1);
    CHECK(open.questions.front().kind == intake::QuestionKind::running);
}

TEST_CASE("a list is compared with all nodes, those that only the list knows among them") {
    Files files = usage_bill({"2025-10-14 15:20:00,2025-10-14 16:00:00,3.60,2.40,0,2.40",
                              "2025-10-14 16:00:00,2025-10-14 17:00:00,3.60,3.60,0,3.60"});
    files.push_back(
        list(prepaid, R"("flavor": "f", "count": 3)", R"("phase": "Running")", "0", "2025-06-01T02:00:00Z"));
    CHECK_FALSE(says(imported(files), SentenceId::counts_differ));
}

TEST_CASE("nodes of another flavor in the list are said, though their number is the same") {
    const intake::Imported result = imported(bill_and(list("", R"("flavor": "g", "count": 1)")));
    Words said;
    for (const intake::Note& note : result.notes.all())
        if (note.sentence.id == SentenceId::counts_differ) said.push_back(english(note.sentence));
    CHECK(said == Words{R"(The list has 0 nodes of "f", the bills end with 1: when was it scaled?)",
                        R"(The list has 1 nodes of "g", the bills end with 0: when was it scaled?)"});
    CHECK_FALSE(says(imported(bill_and(list())), SentenceId::counts_differ));
}

TEST_CASE("billed disks and the state of a list are kept when bills give the history") {
    const intake::Imported result =
        imported(bill_and(list("", R"("flavor": "f", "count": 1, "dataVolumes": [{"volumeType": "SSD",
        "size": "500Gi", "count": 1, "extendParams": {"billing": "on"}}])",
                               R"("phase": "Abnormal")", "4")));
    const CreatePool create = last_of<CreatePool>(result.scenario);
    REQUIRE(create.disks.size() == 1);
    CHECK(create.disks.front().size_gb == 500);
    CHECK(says(result, SentenceId::disks_beside_bills));
    const SetPoolStatus status = last_of<SetPoolStatus>(result.scenario);
    CHECK(status.pool == "p");
    CHECK(status.phase == PoolPhase::abnormal);
    CHECK(status.control_mode == 4);
}

TEST_CASE("storage on the bill is the disks of the list") {
    Files files = usage_bill({"2025-10-14 15:00:00,2025-10-14 16:00:00,3.60,3.60,0,3.60"});
    files.front().bytes +=
        "p,modelarts.storage.volume,消费-使用,按需,2025-10-14 15:00:00,2025-10-14 "
        "16:00:00,0.001,0.50,0,0.50\n";
    files.push_back(list("", R"("flavor": "f", "count": 1, "dataVolumes": [{"volumeType": "SSD",
        "size": "500Gi", "count": 1, "extendParams": {"billing": "on"}}])"));
    const intake::Imported result = imported(std::move(files));
    CHECK(last_of<CreatePool>(result.scenario).disks.empty());
    CHECK_FALSE(says(result, SentenceId::disks_beside_bills));
    CHECK_FALSE(says(result, SentenceId::counts_differ));
}

TEST_CASE("a pool that was there before its first record is said") {
    Files files = usage_bill({"2025-10-20 15:00:00,2025-10-20 16:00:00,3.60,3.60,0,3.60"});
    files.push_back(list());
    CHECK(says(imported(std::move(files)), SentenceId::created_before_bills));
    CHECK_FALSE(says(imported(bill_and(list())), SentenceId::created_before_bills));
}

TEST_CASE(
    "a listed pool whose term of the bills has ended is asked about, and so is one that they unsubscribe") {
    const std::string purchase =
        "消费-新购,2025-10-14 15:00:00,2025-11-14 23:59:59,2025-10-14 15:00:00,CS1,1,1000,0,1000";
    const std::string monthly = R"("os.modelarts/billing.mode": "1", "os.modelarts/period.num": "1",
        "os.modelarts/period.type": "2", "os.modelarts/order.id": "CS1")";
    Files files = order_bill({purchase});
    files.push_back(list(monthly));
    CHECK(says(imported(files), SentenceId::term_has_ended));
    files.front() = order_bill({purchase,
                                "退款-退订,2025-10-20 15:00:00,2025-11-14 23:59:59,2025-10-20 15:00:00,CS2,,"
                                "-800,0,-800"})
                        .front();
    const intake::Imported refunded = imported(files);
    CHECK(says(refunded, SentenceId::listed_after_refund));
    CHECK_FALSE(says(refunded, SentenceId::term_has_ended));
}

TEST_CASE("a list that has no term, or no automatic renewal, where the bills have one is asked about") {
    Files files = order_bill(
        {"消费-新购,2025-09-14 15:00:00,2025-10-14 23:59:59,2025-09-14 15:00:00,CS1,1,1000,0,1000",
         "消费-自动续订,2025-10-14 23:59:59,2025-11-14 23:59:59,2025-10-07 03:00:00,CS2,1,1000,0,1000"});
    files.push_back(list());
    CHECK(says(imported(files), SentenceId::listed_without_term));
    files.back() = list(R"("os.modelarts/billing.mode": "1", "os.modelarts/period.num": "1",
        "os.modelarts/period.type": "2", "os.modelarts/auto.renew": "0", "os.modelarts/order.id": "CS1")");
    const intake::Imported result = imported(files);
    CHECK_FALSE(says(result, SentenceId::listed_without_term));
    CHECK(says(result, SentenceId::auto_term_ends));
}

TEST_CASE("the purchase before a renewal is when the list has the pool created, if the term fits") {
    Files files = order_bill(
        {"消费-续订,2025-11-14 23:59:59,2025-12-14 23:59:59,2025-11-10 15:00:00,CS2,1,1000,0,1000"});
    files.push_back(list(R"("os.modelarts/billing.mode": "1", "os.modelarts/period.num": "1",
        "os.modelarts/period.type": "2", "os.modelarts/order.id": "CS2")"));
    CHECK(actions_of(imported(std::move(files)).scenario).front() == "2025-10-14T15:00:00+08:00 create_pool");
}
