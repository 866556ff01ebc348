// What a yearly/monthly line has paid for, hour by hour, until its term ends or it is given back.
//
// Contract: the amounts of all slices of a line and of what is left unused add up to what was paid less what came
// back, exactly: each is the difference of two cumulative amounts that are cut to 8 decimals.
#pragma once

#include <functional>
#include <vector>

#include "core/scenario/world.hpp"

namespace poolbill::exports::focus {

/// Nodes or disks of a line that leave at the same instant.
struct Portion {
    std::int64_t count = 0;
    Amount paid;
    Instant end;       // of the term, or when they were given back
    AmountSum refund;  // not negative
};

struct Slice {
    Interval charged;
    std::int64_t count = 0;  // within the slice; for what is left unused, what was given back
    Amount amount;
    bool is_unused = false;
};

/// The unsubscriptions of a world, by pool.
class Refunds {
  public:
    struct Refund {
        const Order* order = nullptr;
        const Line* line = nullptr;  // of the bill
        bool is_whole = false;       // not some nodes of one flavor only
    };

    /// @param world  must outlive this
    explicit Refunds(const World& world);
    const std::vector<Refund>& of_pool(std::uint32_t pool) const { return by_pool_[pool]; }

  private:
    std::vector<std::vector<Refund>> by_pool_;
};

/// @param line  a purchase, renewal or addition of `world`; the first portion is the one that stays longest
std::vector<Portion> portions_of(const World& world, const Refunds& refunds, const Line& line);

/// The slices up to `until` in order of time: each clock hour, cut where nodes leave; then what was left unused.
void for_each_slice(const Line& line, const std::vector<Portion>& portions, Instant until,
                    const std::function<void(const Slice&)>& visit);

}  // namespace poolbill::exports::focus
