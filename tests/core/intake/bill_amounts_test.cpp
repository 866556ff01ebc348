// What a bill leaves out or says in another way: amounts, counts, unit prices, types.
#include <doctest/doctest.h>

#include <string>

#include "core/intake/history.hpp"
#include "tests/support/bills.hpp"

using namespace poolbill;
using namespace poolbill::test;
using intake::SentenceId;

namespace {

const Flavor& flavor_in(const intake::Imported& result) {
    const Flavor* flavor = result.scenario.catalog.find_flavor("f");
    REQUIRE(flavor);
    return *flavor;
}

std::int64_t nodes_in(const intake::Imported& result) {
    return last_of<CreatePool>(result.scenario).nodes.at(0).count;
}

/// A usage record of the API for one node and an hour. @param members  more of them
std::string record(const std::string& hour, const std::string& members) {
    return R"({"resource_id": "p", "sku_code": "f", "charge_mode": "3", "unit_price": 0.697, "effective_time":
        "2025-10-20T)" +
           hour + R"(:00:00Z", "expire_time": "2025-10-20T)" + hour + R"(:59:59Z", )" + members + "}";
}
Files records(const std::string& all) {
    return {{"records.json", R"({"currency": "USD", "fee_records": [)" + all + "]}"}};
}

}  // namespace

TEST_CASE("a record for no time and no money has no nodes") {
    const std::string hour =
        R"("bill_type": 5, "official_amount": 0.697, "amount": 0.697, "usage": 3600, "usage_measure_id": 6)";
    const std::string nothing =
        R"("bill_type": 5, "official_amount": 0, "amount": 0, "usage": 0, "usage_measure_id": 6)";
    const intake::Imported result =
        imported(records(record("02", hour) + "," + record("03", nothing) + "," + record("03", hour)));
    CHECK(nodes_in(result) == 1);
    for (const LogEntry& entry : result.scenario.log)
        CHECK_FALSE(std::holds_alternative<ScalePool>(entry.action));
}

TEST_CASE("English columns of one word are members of the API, too") {
    const std::string bill =
        "Resource ID,SKU Code,Bill Type,Charge Mode,Effective Time,Expire Time,Unit Price,Official Amount,"
        "Discount Amount,Amount,Usage,Usage Measure ID\n"
        "p,f,Expenditure-Use,Pay-per-Use,2025-10-14 15:00:00,2025-10-14 "
        "16:00:00,3.50,1.79277777,0.21513333,1.57,1844,6\n";
    const intake::Imported result = imported({{"bill.csv", bill}});
    CHECK(to_string(result.bills.due) == "1.57000000");
    CHECK(actions_of(result.scenario).front() == "2025-10-14T15:29:16+08:00 create_pool");
    CHECK(intake::bill_field_of("Currency") == intake::BillField::currency);
    CHECK(intake::bill_field_of("Unit") == intake::BillField::price_unit);
    CHECK_FALSE(intake::bill_field_of("Discount"));
    CHECK_FALSE(intake::bill_field_of("Type"));
}

TEST_CASE("an amount due that is not in the file is the official amount less the discount, which is said") {
    const intake::Imported result =
        imported(usage_bill({"2025-10-14 15:00:00,2025-10-14 16:00:00,3.50,3.50,0.42,"}));
    CHECK(to_string(result.bills.due, 2) == "3.08");
    CHECK(flavor_in(result).prices.discount.basis_points == 1200);
    CHECK(says(result, SentenceId::due_derived));
    CHECK_FALSE(says(imported(usage_bill({"2025-10-14 15:00:00,2025-10-14 16:00:00,3.50,3.50,0.42,3.08"})),
                     SentenceId::due_derived));
}

TEST_CASE("a discount that is not in the file is what the amount due is less, where that is a percentage") {
    const intake::Imported result =
        imported(usage_bill({"2025-10-14 15:00:00,2025-10-14 16:00:00,3.50,3.50,,3.08",
                             "2025-10-14 16:00:00,2025-10-14 16:10:00,3.50,0.58333333,,0.51"}));
    CHECK(flavor_in(result).prices.discount.basis_points == 1200);
    CHECK(flavor_in(result).changes.empty());
    CHECK(says(result, SentenceId::discount_derived));
    // Cents that were cut off are no discount.
    const intake::Imported cut =
        imported(usage_bill({"2025-10-14 16:00:00,2025-10-14 16:10:00,3.50,0.58333333,,0.58"}));
    CHECK(flavor_in(cut).prices.discount.is_none());
    CHECK_FALSE(says(cut, SentenceId::discount_derived));
}

TEST_CASE("an official amount that is not in the file is the amount due with the discount, which is said") {
    const intake::Imported result =
        imported(records(record("02", R"("bill_type": 5, "discount_amount": 0.08364, "amount": 0.61336)")));
    CHECK(to_string(result.bills.official) == "0.69700000");
    CHECK(says(result, SentenceId::official_derived));
}

TEST_CASE("a unit price that explains the amount due is the price after the discount") {
    const intake::Imported result =
        imported(usage_bill({"2025-10-14 15:00:00,2025-10-14 16:00:00,3.08,7.00,0.84,6.16"}));
    CHECK(to_string(flavor_in(result).prices.hourly) == "3.50");
    CHECK(flavor_in(result).prices.discount.basis_points == 1200);
    CHECK(nodes_in(result) == 2);
    CHECK(says(result, SentenceId::price_is_net));
}

TEST_CASE("a unit price that explains no amount is not taken as a price") {
    const intake::Imported result =
        imported(usage_bill({"2025-10-14 15:00:00,2025-10-14 16:00:00,3.08,5.00,0,5.00"}));
    CHECK(result.missing_prices == 1);
    CHECK(says(result, SentenceId::price_unexplained));
    CHECK(says(result, SentenceId::record_without_count));
}

TEST_CASE("a count is found from official amounts that are cut to cents") {
    const intake::Imported result =
        imported(usage_bill({"2025-10-14 15:00:00,2025-10-14 15:20:10,3.50,3.52,0,3.52"}));
    CHECK(nodes_in(result) == 3);
    CHECK_FALSE(says(result, SentenceId::record_without_count));
}

TEST_CASE("a count that no record says is found by the price of a list beside the bill") {
    Files files = usage_bill({"2025-10-14 15:00:00,2025-10-14 16:00:00,,7.00,0,7.00"});
    const intake::Imported alone = imported(files);
    CHECK(nodes_in(alone) == 1);
    CHECK(to_string(flavor_in(alone).prices.hourly) == "7.00");
    files.push_back({"prices.csv", "code,hourly\nf,3.50\n"});
    const intake::Imported result = imported(files);
    CHECK(nodes_in(result) == 2);
    CHECK(says(result, SentenceId::count_by_price));
    CHECK_FALSE(says(result, SentenceId::record_without_count));
}

TEST_CASE("a usage that is given back is shown apart, and is no second node") {
    const std::string charge = R"("bill_type": 5, "spec_size": 1, "official_amount": 0.697, "amount": 0.697)";
    const std::string back = R"("bill_type": 5, "spec_size": 1, "official_amount": -0.697, "amount": -0.697)";
    const intake::Imported result = imported(records(record("02", charge) + "," + record("02", back)));
    CHECK(nodes_in(result) == 1);
    CHECK(result.bills.apart == 1);
    CHECK(says(result, SentenceId::apart_adjustment));
    CHECK(result.bills.reading == intake::RecordReading::unknown);
}

TEST_CASE("a record of a type that is not known is named with it, and one without a type as such") {
    const std::string charge = R"("spec_size": 1, "official_amount": 0.697, "amount": 0.697)";
    const intake::Imported result =
        imported(records(record("02", charge + R"(, "bill_type": 5)") + "," +
                         record("03", charge + R"(, "bill_type": 77)") + "," + record("04", charge)));
    Words said;
    for (const intake::Note& note : result.notes.all())
        if (note.rule.code == intake::notes::row_apart.code) said.push_back(english(note.sentence));
    CHECK(said == Words{R"(A record of type "77", which is not known: 0.69700000.)",
                        "A record that says no type (bill_type, 账单类型): 0.69700000."});
}

TEST_CASE("the sum due of a record for each node has the discount") {
    const intake::Imported result =
        imported(usage_bill({"2025-10-20 10:20:05,2025-10-20 11:00:00,3.50,4.65694444,0.46569444,4.19",
                             "2025-10-20 11:00:00,2025-10-20 12:00:00,3.50,7.00000000,0.70000000,6.30"}));
    REQUIRE(result.bills.due_per_node);
    CHECK(to_string(*result.bills.due_per_node, 2) == "10.48");
}

TEST_CASE("a discount in cents is the percentage that other records say exactly, and noted when none does") {
    const std::string whole = "2025-07-31 09:00:00,2025-07-31 10:00:00,7.00,7.00,0.84,6.16";
    const std::string part = "2025-07-31 10:00:00,2025-07-31 10:47:24,7.00,5.53,0.66,4.87";
    const intake::Imported both = imported(usage_bill({whole, part}));
    CHECK(both.scenario.catalog.flavors.front().prices.discount == Discount{1200});
    CHECK(subjects(both, intake::notes::contract_price).empty());
    CHECK(subjects(imported(usage_bill({part})), intake::notes::contract_price).size() == 1);
    // 0.90 off 5.53 is another percentage than 12 %.
    const std::string other = "2025-07-31 10:00:00,2025-07-31 10:47:24,7.00,5.53,0.90,4.63";
    CHECK(subjects(imported(usage_bill({whole, other})), intake::notes::contract_price).empty() == false);
}

TEST_CASE(
    "hourly amounts that are multiples of one are those of several nodes, which is noted once for a pool") {
    const intake::Imported result =
        imported(usage_bill({"2025-10-14 15:00:00,2025-10-14 16:00:00,,14.82,0,14.82",
                             "2025-10-14 16:00:00,2025-10-14 16:30:00,,7.41,0,7.41",
                             "2025-10-14 16:30:00,2025-10-14 17:00:00,,18.525,0,18.52",
                             "2025-10-14 17:00:00,2025-10-14 18:00:00,,37.05,0,37.05"}));
    CHECK(to_string(flavor_in(result).prices.hourly) == "7.41");
    CHECK(flavor_in(result).changes.empty());
    CHECK(nodes_in(result) == 2);
    CHECK(last_of<ScalePool>(result.scenario).nodes[0].count == 5);
    CHECK(std::count_if(result.notes.all().begin(), result.notes.all().end(), [](const intake::Note& note) {
              return note.sentence.id == SentenceId::count_by_amounts;
          }) == 1);
    CHECK_FALSE(says(result, SentenceId::record_without_count));
}

TEST_CASE(
    "hourly amounts that are no small multiples of one are prices that changed, and each record is for one "
    "node") {
    const intake::Imported result =
        imported(usage_bill({"2025-10-14 15:00:00,2025-10-14 16:00:00,,7.00,0,7.00",
                             "2025-10-14 16:00:00,2025-10-14 17:00:00,,6.30,0,6.30",
                             "2025-10-14 17:00:00,2025-10-14 18:00:00,,6.30,0,6.30"}));
    CHECK(to_string(flavor_in(result).prices.hourly) == "7.00");
    REQUIRE(flavor_in(result).changes.size() == 1);
    CHECK(to_string(flavor_in(result).changes[0].prices.hourly) == "6.30");
    CHECK(std::count_if(result.notes.all().begin(), result.notes.all().end(), [](const intake::Note& note) {
              return note.sentence.id == SentenceId::record_without_count;
          }) == 1);
}
