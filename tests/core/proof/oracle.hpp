// A second biller that the engine is compared with: slow, obvious, and with separate arithmetic.
//
// Contract: goes through a scenario second by second and adds the price of each second to the open
// line. It shares with the engine only the scenario: none of its amounts, ledger, calendar or
// rounding. It supports what tests/core/proof/generator makes, over a few hours: no refunds, no
// scaling of prepaid pools, no delay of activation. It does not check whether an action is
// possible.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/scenario/scenario.hpp"

namespace poolbill::test {

/// Times in seconds since 1970 (UTC), money in 10^-8 of the currency.
struct OracleLine {
    std::int64_t start = 0;
    std::size_t pool = 0;
    bool prepaid = false;
    std::string code;
    std::int64_t size_gb = 1;
    std::int64_t count = 0;
    std::int64_t end = 0;
    std::int64_t seconds = 0;
    std::int64_t cycle_start = 0;
    std::int64_t cycle_end = 0;
    std::int64_t list = 0;
    std::int64_t discount = 0;
    std::int64_t amount = 0;
    std::int64_t payable = 0;
    std::string status;
    friend bool operator==(const OracleLine&, const OracleLine&) = default;
};

/// By start, then pool, then usage before charges, then item: a total order of a bill's lines.
bool comes_before(const OracleLine& left, const OracleLine& right);

/// Every line up to `until`, in that order.
std::vector<OracleLine> oracle_lines(const Scenario& scenario, std::int64_t until);
std::string to_string(const OracleLine& line);

}  // namespace poolbill::test
