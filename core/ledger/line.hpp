// Bill lines as the Billing Center shows them.
//
// Contract: a line has two intervals, the cycle (a whole clock hour for usage) and the part
// charged. No line has zero seconds. list - discount = amount; amount - truncated = payable. See
// docs/domain/billing-rules.md#intervals, docs/domain/billing-rules.md#amount-identities,
// docs/domain/api-shapes.md#bills.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/money/unit_price.hpp"
#include "core/pool/pool.hpp"
#include "core/time/instant.hpp"

namespace poolbill {

enum class LineStatus {
    accruing,  // the clock hour is still open
    issued,    // the bill exists
    settled    // the usage was deducted, some time after the hour
};

/// Codes as in bill_type (docs/domain/api-shapes.md#bills).
enum class BillType {
    purchase = 1,
    renewal = 2,
    change = 3,
    refund = 4,
    usage = 5,
    auto_renewal = 8,
    tax = 15,
    make_up = 25  // of amounts that were cut off lines
};

/// Whether a bill is worked out from the lines of a month: statements have it, and no ledger.
constexpr bool is_of_month(BillType type) {
    return type == BillType::tax || type == BillType::make_up;
}

enum class PriceUnit { hour, month, year, remaining_period, once };

/// What is charged: the nodes of a flavor or the disks of a type and size.
struct ChargeItem {
    bool is_disk = false;
    std::string code;
    std::string name;
    std::int64_t size_gb = 1;  // multiplies the price; 1 for nodes
    friend bool operator==(const ChargeItem&, const ChargeItem&) = default;
};

struct Line {
    std::uint32_t pool = 0;  // index into World::pools
    std::uint32_t item = 0;  // index into Ledger::items
    BillType type = BillType::usage;
    BillingMode mode = BillingMode::pay_per_use;
    LineStatus status = LineStatus::issued;
    PriceUnit unit = PriceUnit::hour;
    std::int32_t periods = 0;  // months or years bought; 0 for usage
    Interval cycle;
    Interval charged;
    std::int64_t count = 0;
    UnitPrice unit_price;  // per node or GB, and unit
    Amount list;
    Amount discount;
    Amount amount;
    Amount truncated;
    Amount payable;
    Instant issued;                      // usage: when the hour was cut; prepaid: the payment
    Instant settled;                     // transaction time: when it was or will be deducted
    std::optional<std::uint32_t> order;  // index into World::orders

    friend bool operator==(const Line&, const Line&) = default;
};

/// Which line of a ledger is meant: no two lines share an id. It stays valid without the ledger, so that
/// a line can be found in a later ledger.
struct LineId {
    std::uint32_t pool = 0;
    ChargeItem item;
    Instant begin;  // of the part charged
    BillType type = BillType::usage;
    BillingMode mode = BillingMode::pay_per_use;
    std::optional<std::uint32_t> order;
    friend bool operator==(const LineId&, const LineId&) = default;
};

std::string_view to_string(LineStatus status);
/// "usage", "purchase", "change", "renewal", "auto-renewal", "refund", "tax", "make-up"
std::string_view to_string(BillType type);
std::string_view to_string(PriceUnit unit);

}  // namespace poolbill
