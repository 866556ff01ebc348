// Purchases, renewals and additions on bills: whose terms, nodes and discounts they are.
#include <doctest/doctest.h>

#include <string>

#include "core/scenario/replay.hpp"
#include "tests/support/bills.hpp"

using namespace poolbill;
using namespace poolbill::test;
using intake::PoolAnswer, intake::SentenceId;

namespace {

const std::string purchase =
    "消费-新购,2025-08-01 10:00:00,2025-09-01 23:59:59,2025-08-01 10:00:00,CS1,1,1000,0,1000";

/// A renewal from one end of a term to another one, for one node and month.
std::string renewal(const std::string& type, const std::string& begin, const std::string& end,
                    const std::string& paid, const std::string& order) {
    return type + "," + begin + " 23:59:59," + end + " 23:59:59," + paid + "," + order + ",1,1000,0,1000";
}
std::string by_hand(const std::string& begin, const std::string& end, const std::string& paid,
                    const std::string& order = "CS2") {
    return renewal("消费-续订", begin, end, paid, order);
}
std::string automatic(const std::string& begin, const std::string& end, const std::string& paid,
                      const std::string& order = "CS3") {
    return renewal("消费-自动续订", begin, end, paid, order);
}

/// When the pool expires, at a time at which it still exists.
std::string expiry_in(const Scenario& scenario, const char* at) {
    const Result<World> world = replay(scenario, *parse_instant(at));
    REQUIRE(world.ok());
    REQUIRE(world->pools[0].subscription);
    return format_instant(world->pools[0].subscription->expires);
}

intake::Imported answered(Files files, std::vector<PoolAnswer> answers) {
    intake::ImportOptions options = options_at("2025-11-27T10:00:00+08:00");
    options.answers = std::move(answers);
    intake::Notes notes;
    Result<intake::Imported> result = intake::import_files(std::move(files), options, notes);
    REQUIRE(result.ok());
    return std::move(result).value();
}

Files renewed_twice() {
    return order_bill({purchase, automatic("2025-09-01", "2025-10-01", "2025-08-25 03:00:12"),
                       automatic("2025-10-01", "2025-11-01", "2025-09-24 03:00:10", "CS4")});
}

}  // namespace

TEST_CASE("a renewal for some nodes of a pool is said to be one for all of them in the scenario") {
    const std::string three =
        "消费-新购,2025-08-01 10:00:00,2025-09-01 23:59:59,2025-08-01 10:00:00,CS1,1,3000,0,3000";
    const std::string two =
        "消费-续订,2025-09-01 23:59:59,2025-10-01 23:59:59,2025-08-25 10:00:00,CS2,1,2000,0,2000";
    CHECK(says(imported(order_bill({three, two})), SentenceId::renewal_of_some_nodes));
    // The third node may have an order of its own.
    const intake::Imported whole =
        imported(order_bill({three, two, by_hand("2025-09-01", "2025-10-01", "2025-08-26 10:00:00", "CS3")}));
    CHECK_FALSE(says(whole, SentenceId::renewal_of_some_nodes));
    CHECK(expiry_in(whole.scenario, "2025-09-20T00:00:00+08:00") == "2025-10-01T23:59:59+08:00");
}

TEST_CASE("a pool that was renewed automatically is taken as renewed so again, and asked about") {
    const intake::Imported result = imported(renewed_twice());
    CHECK(says(result, SentenceId::auto_term_ends));
    CHECK(expiry_in(result.scenario, "2025-11-05T00:00:00+08:00") == "2025-12-01T23:59:59+08:00");
}

TEST_CASE("an answer to it switches automatic renewal off after the last one that is known") {
    const intake::Imported ended = answered(renewed_twice(), {{"p", intake::NotRenewed{}}});
    CHECK(actions_of(ended.scenario).back() == "2025-10-01T23:59:59+08:00 set_auto_renew");
    CHECK(expiry_in(ended.scenario, "2025-11-05T00:00:00+08:00") == "2025-11-01T23:59:59+08:00");
    const intake::RenewedAt renewed{*parse_instant("2025-10-28T10:00:00+08:00"), *Term::months(1)};
    const intake::Imported by_answer = answered(renewed_twice(), {{"p", renewed}});
    CHECK(by_answer.questions.size() == 1);
    CHECK(expiry_in(by_answer.scenario, "2025-11-05T00:00:00+08:00") == "2025-12-01T23:59:59+08:00");
}

TEST_CASE("after a renewal by answer the next end counts the automatic renewals, too") {
    const intake::RenewedAt renewed{*parse_instant("2025-09-28T10:00:00+08:00"), *Term::months(1)};
    const intake::Imported result =
        answered(order_bill({purchase, automatic("2025-09-01", "2025-10-01", "2025-08-25 03:00:12")}),
                 {{"p", renewed}});
    REQUIRE(result.questions.size() == 2);
    CHECK(format_instant(result.questions.back().about) == "2025-11-01T23:59:59+08:00");
}

TEST_CASE("automatic renewal is switched on after the last renewal by hand before it") {
    const intake::Imported result =
        imported(order_bill({purchase, by_hand("2025-09-01", "2025-10-01", "2025-08-28 12:00:00"),
                             automatic("2025-10-01", "2025-11-01", "2025-09-24 03:00:00")}));
    CHECK(actions_of(result.scenario) ==
          Words{"2025-08-01T10:00:00+08:00 create_pool", "2025-08-01T10:00:00+08:00 submit_change_order",
                "2025-08-01T10:00:00+08:00 pay_order", "2025-08-28T12:00:00+08:00 renew",
                "2025-08-28T12:00:00+08:00 set_auto_renew"});
    CHECK_FALSE(last_of<SubmitChangeOrder>(result.scenario).auto_renew);
    CHECK(says(result, SentenceId::auto_renewal_switched_on));
    CHECK(expiry_in(result.scenario, "2025-10-05T00:00:00+08:00") == "2025-11-01T23:59:59+08:00");
}

TEST_CASE("automatic renewal is off when a renewal by hand came after the next one was due") {
    const intake::Imported result =
        imported(order_bill({purchase, automatic("2025-09-01", "2025-10-01", "2025-08-25 03:00:00"),
                             by_hand("2025-10-01", "2025-11-01", "2025-09-29 12:00:00")}));
    CHECK(says(result, SentenceId::auto_renewal_switched_off));
    CHECK(expiry_in(result.scenario, "2025-10-05T00:00:00+08:00") == "2025-11-01T23:59:59+08:00");
}

TEST_CASE("an addition to a prepaid pool keeps its discount and its order") {
    const ScalePool added = last_of<ScalePool>(
        imported(order_bill({purchase,
                             "消费-变更,2025-08-11 10:00:00,2025-09-01 23:59:59,2025-08-11 10:00:00,CS8,"
                             "1,1000,120,880"}))
            .scenario);
    CHECK(added.discount == Discount{1200});
    CHECK(added.order == "CS8");
}

TEST_CASE("a renewal that lasts beyond its term is one to a unified expiry day") {
    const intake::Imported result =
        imported(order_bill({purchase, by_hand("2025-09-01", "2025-10-20", "2025-08-28 12:00:00")}));
    CHECK(last_of<SetExpiryDay>(result.scenario).day == 20);
    CHECK(says(result, SentenceId::renewal_to_expiry_day));
    CHECK(expiry_in(result.scenario, "2025-09-10T00:00:00+08:00") == "2025-10-20T23:59:59+08:00");
}

TEST_CASE("an end that no rule gives is said") {
    const intake::Imported bought = imported(order_bill(
        {"消费-新购,2025-08-01 10:00:00,2025-09-20 23:59:59,2025-08-01 10:00:00,CS1,1,1000,0,1000"}));
    CHECK(says(bought, SentenceId::end_not_of_term));
    CHECK(says(imported(order_bill({purchase, by_hand("2025-09-01", "2025-12-20", "2025-08-28 12:00:00")})),
               SentenceId::end_not_of_term));
    // The midnight after the last second is the same end.
    CHECK_FALSE(says(imported(order_bill({"消费-新购,2025-08-01 10:00:00,2025-09-02 00:00:00,"
                                          "2025-08-01 10:00:00,CS1,1,1000,0,1000"})),
                     SentenceId::end_not_of_term));
}

TEST_CASE("a pool of which a bill has the renewal only is taken with a purchase that is assumed") {
    const intake::Imported result =
        imported(order_bill({by_hand("2025-09-14", "2025-10-14", "2025-09-10 12:00:00")}));
    CHECK(actions_of(result.scenario) ==
          Words{"2025-08-14T00:00:00+08:00 create_pool", "2025-08-14T00:00:00+08:00 submit_change_order",
                "2025-08-14T00:00:00+08:00 pay_order", "2025-09-10T12:00:00+08:00 renew"});
    CHECK(says(result, SentenceId::purchase_assumed));
    CHECK(expiry_in(result.scenario, "2025-09-20T00:00:00+08:00") == "2025-10-14T23:59:59+08:00");
    // No day of February is a month before 31 March: it was bought for longer.
    const intake::Imported longer =
        imported(order_bill({automatic("2025-03-31", "2025-04-30", "2025-03-24 03:00:00")}));
    CHECK(actions_of(longer.scenario).front() == "2025-01-31T00:00:00+08:00 create_pool");
    CHECK(last_of<SubmitChangeOrder>(longer.scenario).auto_renew);
}

TEST_CASE(
    "a second purchase is an addition when it ends with the term, else it is left out, and the pool stays") {
    const auto second = [](const std::string& end) {
        return "消费-新购,2025-08-11 10:00:00," + end + " 23:59:59,2025-08-11 10:00:00,CS2,1,1000,0,1000";
    };
    CHECK(actions_of(imported(order_bill({purchase, second("2025-09-01")})).scenario).back() ==
          "2025-08-11T10:00:00+08:00 scale_pool");
    const intake::Imported beside = imported(order_bill({purchase, second("2025-09-11")}));
    CHECK(beside.scenario.find_pool("p"));
    CHECK(says(beside, SentenceId::purchase_beside_term));
}

TEST_CASE("nodes that are bought with an order each in one second are one purchase") {
    const auto node = [](const std::string& order) {
        return "消费-新购,2025-08-01 10:00:00,2025-09-01 23:59:59,2025-08-01 10:00:00," + order +
               ",1,1000,0,1000";
    };
    const Scenario scenario = imported(order_bill({node("CS1"), node("CS2"), node("CS3")})).scenario;
    CHECK(actions_of(scenario) == Words{"2025-08-01T10:00:00+08:00 create_pool",
                                        "2025-08-01T10:00:00+08:00 submit_change_order",
                                        "2025-08-01T10:00:00+08:00 pay_order"});
    CHECK(last_of<CreatePool>(scenario).nodes.front().count == 3);
}

namespace {

const std::string three_nodes =
    "消费-新购,2025-08-01 10:00:00,2025-09-01 23:59:59,2025-08-01 10:00:00,CS1,1,3000,0,3000";
/// At the end of 16 August, when 376 of the 758 hours are left: 496.04 for a node, less 10 %.
std::string refund(const std::string& amount, const std::string& order = "CS9") {
    return "退款-退订,2025-08-17 08:00:00,2025-09-01 23:59:59,2025-08-17 08:00:00," + order + ",," + amount +
           ",0," + amount;
}
/// Bills as files give them: refunds have no unit price.
Files refunded(const Words& rows) {
    Files files = order_bill(rows);
    std::string& text = files.front().bytes;
    for (std::size_t at = text.find("1000,元/个/月,月,退款"); at != std::string::npos;
         at = text.find("1000,元/个/月,月,退款", at))
        text.replace(at, std::string("1000,元/个/月,月").size(), "--,--,--");
    return files;
}
/// The nodes of each unsubscription; 0 for the whole pool.
std::vector<std::int64_t> unsubscribed(const intake::Imported& result) {
    std::vector<std::int64_t> counts;
    for (const LogEntry& entry : result.scenario.log)
        if (const auto* each = std::get_if<Unsubscribe>(&entry.action))
            counts.push_back(each->nodes.empty() ? 0 : each->nodes.front().count);
    return counts;
}

}  // namespace

TEST_CASE("a refund that does not say for how many nodes it is, is for as many as its amount says") {
    const intake::Imported one = imported(refunded({three_nodes, refund("-396.04")}));
    CHECK(unsubscribed(one) == std::vector<std::int64_t>{1});
    CHECK(says(one, SentenceId::refund_of_some_nodes));
    CHECK(unsubscribed(imported(refunded({three_nodes, refund("-792.08")}))) == std::vector<std::int64_t>{2});
    // Some files have it without the sign; a site may have another fee.
    CHECK(unsubscribed(imported(refunded({three_nodes, refund("450.00")}))) == std::vector<std::int64_t>{1});
    CHECK(unsubscribed(imported(refunded({three_nodes, refund("-1188.12")}))) ==
          std::vector<std::int64_t>{0});
}

TEST_CASE("a refund of which nothing tells the nodes is for all of them, and noted") {
    const intake::Imported result = imported(refunded({three_nodes, refund("-5.00")}));
    CHECK(unsubscribed(result) == std::vector<std::int64_t>{0});
    CHECK(says(result, SentenceId::refund_of_all_nodes));
    // A renewal of two nodes tells that one was given back.
    const std::string two_renewed =
        "消费-续订,2025-09-01 23:59:59,2025-10-01 23:59:59,2025-08-25 10:00:00,CS2,1,2000,0,2000";
    CHECK(unsubscribed(imported(refunded({three_nodes, refund("-5.00"), two_renewed}))) ==
          std::vector<std::int64_t>{1});
}

TEST_CASE("a refund of a renewal that has not begun gives back the renewal, by its period or by its amount") {
    const std::string ahead = by_hand("2025-09-01", "2025-10-01", "2025-08-10 10:00:00");
    const auto back = [](const std::string& begin, const std::string& amount) {
        return "退款-退订," + begin + ",2025-10-01 23:59:59,2025-08-17 08:00:00,CS9,," + amount + ",0," +
               amount;
    };
    for (const std::string& refund :
         {back("2025-09-01 23:59:59", "-900"), back("2025-08-17 08:00:00", "-1000")}) {
        CAPTURE(refund);
        const intake::Imported result = imported(refunded({purchase, ahead, refund}));
        CHECK(last_of<Unsubscribe>(result.scenario).renewals_only);
        CHECK(expiry_in(result.scenario, "2025-08-20T00:00:00+08:00") == "2025-09-01T23:59:59+08:00");
    }
}

TEST_CASE("a refund is for one node where each node was bought with a record of its own") {
    const auto node = [](const std::string& order) {
        return "消费-新购,2025-08-01 10:00:00,2025-09-01 23:59:59,2025-08-01 10:00:00," + order +
               ",1,1000,0,1000";
    };
    CHECK(unsubscribed(imported(refunded({node("CS1"), node("CS2"), node("CS3"), refund("-5.00", "CS3")}))) ==
          std::vector<std::int64_t>{1});
}

TEST_CASE("a renewal for more nodes than the records before it have is named") {
    const std::string five =
        "消费-续订,2025-09-01 23:59:59,2025-10-01 23:59:59,2025-08-25 10:00:00,CS2,1,5000,0,5000";
    CHECK(says(imported(order_bill({three_nodes, five})), SentenceId::renewal_of_more_nodes));
}

TEST_CASE("records of one purchase that begin some seconds apart are one order") {
    const auto node = [](const std::string& second) {
        return "消费-新购,2025-08-01 10:00:" + second +
               ",2025-09-01 23:59:59,2025-08-01 10:00:00,CS1,1,1000,0,1000";
    };
    const intake::Imported result = imported(order_bill({node("00"), node("01"), node("02")}));
    CHECK_FALSE(says(result, SentenceId::change_adds_nodes));
    CHECK(result.scenario.log.size() == 3);  // created, ordered, paid
}

TEST_CASE("the discount of automatic renewals is the contract's; that of a purchase alone is not") {
    const auto with_discount = [](std::string record) {
        return record.replace(record.rfind("1000,0,1000"), 11, "1000,120,880");
    };
    const std::string bought = with_discount(purchase);
    const std::string renewed = with_discount(automatic("2025-09-01", "2025-10-01", "2025-08-25 03:00:12"));
    const Scenario both = imported(order_bill({bought, renewed})).scenario;
    CHECK(both.catalog.flavors.front().prices.discount == Discount{1200});
    CHECK(imported(order_bill({bought})).scenario.catalog.flavors.front().prices.discount.is_none());
}

TEST_CASE("where usage has another discount than automatic renewals, it is that of the catalog") {
    std::string renewed = automatic("2025-09-01", "2025-10-01", "2025-08-25 03:00:12");
    renewed.replace(renewed.rfind("1000,0,1000"), 11, "1000,200,800");
    Files files = order_bill({purchase, renewed});
    files.push_back(usage_bill({"2025-07-31 09:00:00,2025-07-31 10:00:00,3.50,3.50,0.42,3.08"}).front());
    CHECK(imported(std::move(files)).scenario.catalog.flavors.front().prices.discount == Discount{1200});
}

TEST_CASE("an order of flavors with different discounts has none of its own: they are the contract's") {
    Files files = order_bill({purchase, purchase});
    std::string& text = files.front().bytes;
    const std::size_t second = text.rfind("1000,0,1000");
    text.replace(second, 11, "1000,120,880");
    text.replace(text.rfind("p,f,", second), 4, "p,g,");
    const Scenario scenario = imported(std::move(files)).scenario;
    CHECK_FALSE(last_of<SubmitChangeOrder>(scenario).discount);
    REQUIRE(scenario.catalog.find_flavor("g"));
    CHECK(scenario.catalog.find_flavor("g")->prices.discount == Discount{1200});
    CHECK(scenario.catalog.find_flavor("f")->prices.discount.is_none());
}

TEST_CASE("an order with a discount of 0 has none, whatever the contract's discount is") {
    Files files = order_bill({purchase});
    CHECK_FALSE(last_of<SubmitChangeOrder>(imported(files).scenario).discount);
    files.push_back(usage_bill({"2025-07-31 09:00:00,2025-07-31 10:00:00,3.50,3.50,0.42,3.08"}).front());
    const Scenario scenario = imported(files).scenario;
    CHECK(scenario.catalog.flavors.front().prices.discount == Discount{1200});
    CHECK(last_of<SubmitChangeOrder>(scenario).discount == Discount{});
}

TEST_CASE("a bill that says both the name and the id of the account is selected by either") {
    const std::string bill =
        "资源ID,SKU编码,账单类型,计费模式,使用开始时间,使用结束时间,单价,官网价,应付金额,账号,customer_id\n"
        "p,f,消费-使用,按需,2025-10-05 10:00:00,2025-10-05 11:00:00,3.50,3.50,3.50,team-a,id-1\n"
        "q,f,消费-使用,按需,2025-10-05 10:00:00,2025-10-05 11:00:00,3.50,3.50,3.50,team-b,id-2\n";
    for (const char* wanted : {"team-b", "id-2"}) {
        intake::ImportOptions options = options_at("2025-11-27T10:00:00+08:00");
        options.selection.account = wanted;
        intake::Notes notes;
        const Result<intake::Imported> result = intake::import_files({{"bill.csv", bill}}, options, notes);
        REQUIRE(result.ok());
        REQUIRE(result->scenario.pools.size() == 1);
        CHECK(result->scenario.pools.front().id == "q");
    }
}

TEST_CASE("nodes that are added without a count are as many as the amount is fees for the rest of the term") {
    const std::string bought =
        "消费-新购,2026-01-15 12:00:00,2026-04-15 23:59:59,2026-01-15 12:00:00,CS1,3,9000,0,9000";
    const auto added = [&bought](const std::string& amount) {
        const intake::Imported result = imported(order_bill(
            {bought, "消费-变更,2026-02-10 10:00:00,2026-04-15 23:59:59,2026-02-10 10:00:00,CS2,--," +
                         amount + ",0," + amount}));
        return last_of<ScalePool>(result.scenario).nodes.at(0).count - 3;
    };
    // 18/28 of February, the whole of March, and 15/30 of April.
    CHECK(added("2142.85714000") == 1);
    CHECK(added("4285.71428000") == 2);
    CHECK(added("6428.57") == 3);
    CHECK(added("1234.56") == 1);
}

TEST_CASE(
    "a change to yearly/monthly without a count is for the nodes that ran, and a renewal for those of the "
    "pool") {
    const std::string header =
        "资源ID,SKU编码,账单类型,计费模式,使用开始时间,使用结束时间,单价,单价单位,官网价,订单号/交易号\n";
    const intake::Imported result =
        imported({{"bill.csv",
                   header + "p,f,消费-使用,按需,2025-08-01 09:00:00,2025-08-01 10:00:00,1,元/个/小时,2,\n" +
                       "p,f,消费-新购,包年/包月,2025-08-01 10:00:00,2025-09-01 23:59:59,,,2000,CS1\n" +
                       "p,f,消费-续订,包年/包月,2025-09-01 23:59:59,2025-10-01 23:59:59,,,2000,CS2\n"}});
    REQUIRE(result.scenario.log.size() == 4);
    CHECK(last_of<CreatePool>(result.scenario).nodes.at(0).count == 2);
    CHECK(to_string(*result.scenario.catalog.find_flavor("f")->prices.monthly) == "1000.00");
    CHECK(says(result, SentenceId::order_of_known_nodes));
    CHECK_FALSE(says(result, SentenceId::renewal_of_some_nodes));
}
