// Additions to a pool's bars in the chart: bands (terms, grace, retention) and marks (events).
//
// Contract: pure functions of the world, without text or pixels. Both results are sorted by time.
#pragma once

#include <vector>

#include "core/scenario/world.hpp"

namespace poolbill::ui {

enum class BandKind : std::uint8_t { term, preview, grace, retention };

struct Band {
    BandKind kind = BandKind::term;
    Interval interval;
    bool upcoming = false;     // it has not begun
    std::uint32_t order = 0;   // of a term or preview: index into World::orders
    std::uint32_t charge = 0;  // of a term: index into Bills::charges, its first line
};

/// Terms that were paid, and the grace and retention that followed or will follow if nobody renews.
/// The term of a late renewal begins at the old expiry (docs/domain/contradictions.md#c10): the
/// grace that it ended comes after it in the list, so that it is drawn on top.
std::vector<Band> bands_of(const World& world, std::uint32_t pool);

struct Mark {
    Instant at;
    EventKind kind = EventKind::pool_created;
    /// The priority for a label when there is no room for all; 0 is labelled first.
    std::uint8_t rank = 0;
};

/// The pool's events, and its expiry if that is in the future.
std::vector<Mark> marks_of(const World& world, std::uint32_t pool);

/// From the pool's creation to its last known instant, at least six hours.
Interval life_of(const World& world, std::uint32_t pool);

}  // namespace poolbill::ui
