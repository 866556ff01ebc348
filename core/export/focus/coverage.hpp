// What a yearly/monthly line has paid for, hour by hour, until its term ends or it is given back.
//
// Contract: the amounts of all slices of a line and of what is left unused add up to what was paid less what came
// back, exactly: each is the difference of two cumulative amounts that are cut to 8 decimals. A node is in the slices
// of one line at a time: when it is replaced, it leaves those of the earlier line, whose money stays.
#pragma once

#include <optional>
#include <vector>

#include "core/scenario/world.hpp"

namespace poolbill::exports::focus {

/// Nodes or disks of a line, or some of what was paid for it, that leave at the same instant.
struct Portion {
    std::int64_t count = 0;
    Amount paid;
    Instant end;       // of the term, or when they were replaced or given back
    AmountSum refund;  // not negative
};

struct Slice {
    Interval charged;
    std::int64_t count = 0;  // within the slice; for what is left unused, what was given back
    Amount amount;
    bool is_unused = false;
};

/// The yearly/monthly lines of some bills, each divided into portions. Follows the engine: nodes that are given back or
/// replaced take the same share of every period that was paid for their flavor.
class Coverage {
  public:
    /// @param bills  of the world: of all its pools, or all of some
    Coverage(const World& world, const Bills& bills);
    /// @param line  a purchase, renewal or addition of the bills
    /// @pre called once for each line
    std::vector<Portion> take(const Line& line);

  private:
    /// What is still there of a line.
    struct Holding {
        std::optional<std::uint32_t> flavor;  // that it has become; none for disks
        std::int64_t count = 0;
        Amount paid;
    };
    struct Covered {
        Line line;
        std::vector<Holding> there;
        std::vector<Portion> left;
        bool is_taken = false;
    };
    using Lines = std::vector<Covered*>;

    static Lines replace(const Lines& lines, const Replacement& replaced, Instant at);
    Lines leave(const Order& order);
    static void give_back(const Order& order, const Lines& leaving);

    std::vector<std::vector<Covered>> by_order_;
};

/// The slices of a line in order of time: each clock hour, cut where nodes leave; then what was left unused.
class Slices {
  public:
    /// @param until  hours that begin later are left out
    Slices(const Line& line, std::vector<Portion> portions, Instant until);
    /// The next slice; nothing after the last.
    std::optional<Slice> next();

    const Line& line() const { return line_; }

  private:
    Slice hour();
    std::optional<Slice> next_unused();

    Line line_;
    std::vector<Portion> portions_;
    Instant begin_;  // of the next hour
    Instant last_;   // end of the last hour
    std::size_t next_portion_ = 0;
};

}  // namespace poolbill::exports::focus
