// Records whose times are those of the whole hour, though the number of nodes changed within it.
#include <doctest/doctest.h>

#include <string>

#include "tests/support/bills.hpp"

using namespace poolbill;
using namespace poolbill::test;

namespace {

Files bill(const Words& rows) {
    return bill_in_seconds(rows, "3.60");
}

const std::string ten = "2025-10-20 10:00:00,2025-10-20 11:00:00,";
const std::string eleven = "2025-10-20 11:00:00,2025-10-20 12:00:00,";
const std::string twelve = "2025-10-20 12:00:00,2025-10-20 13:00:00,";

}  // namespace

TEST_CASE("two parts of an hour with other numbers of nodes are a scaling, not records of nodes") {
    const intake::Imported result =
        imported(bill({ten + "1500,1.50", ten + "2100,6.30", eleven + "3600,10.80"}));
    CHECK(actions_of(result.scenario) ==
          Words{"2025-10-20T10:00:00+08:00 create_pool", "2025-10-20T10:25:00+08:00 scale_pool"});
    CHECK(last_of<CreatePool>(result.scenario).nodes.at(0).count == 1);
    CHECK(last_of<ScalePool>(result.scenario).nodes.at(0).count == 3);
    CHECK(result.bills.reading == intake::RecordReading::per_pool);
}

TEST_CASE("the part that goes on from the hour before comes first, whatever the order in the file") {
    const intake::Imported result = imported(
        bill({eleven + "2400,12.00", ten + "3600,7.20", eleven + "1200,2.40", twelve + "1800,9.00"}));
    CHECK(actions_of(result.scenario) == Words{"2025-10-20T10:00:00+08:00 create_pool",
                                               "2025-10-20T11:20:00+08:00 scale_pool",
                                               "2025-10-20T12:30:00+08:00 delete_pool"});
}

TEST_CASE("the part that goes on into the next hour comes last when there is no hour before") {
    const intake::Imported result =
        imported(bill({ten + "2100,6.30", ten + "1500,1.50", eleven + "3600,10.80"}));
    CHECK(actions_of(result.scenario) ==
          Words{"2025-10-20T10:00:00+08:00 create_pool", "2025-10-20T10:25:00+08:00 scale_pool"});
}

TEST_CASE("parts of the hour in which the pool was created go to its end") {
    const intake::Imported result =
        imported(bill({ten + "600,0.60", ten + "1200,3.60", eleven + "3600,10.80"}));
    CHECK(actions_of(result.scenario) ==
          Words{"2025-10-20T10:30:00+08:00 create_pool", "2025-10-20T10:40:00+08:00 scale_pool"});
}

TEST_CASE("records of an hour for the same number of nodes are records of nodes") {
    const intake::Imported result = imported(bill({ten + "1500,1.50", ten + "1500,1.50"}));
    CHECK(result.bills.reading == intake::RecordReading::per_node);
    CHECK(last_of<CreatePool>(result.scenario).nodes.at(0).count == 2);
}
