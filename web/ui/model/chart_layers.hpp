// The parts of the chart that a viewer can hide by its legend.
//
// Contract: pure. Without a layer the bars above it come down, so a bucket's bars still stand on each other, and the sums
// are those of what is left.
#pragma once

#include <cstdint>

#include "web/ui/model/cost_bars.hpp"
#include "web/ui/model/timeline_marks.hpp"

namespace poolbill::ui {

enum class ChartLayer : std::uint8_t {
    settled,  // usage, by the status of its lines
    issued,
    accruing,
    terms,  // bands
    grace,
    retention,
    charged,  // curves
    staying,
    changing,
};

ChartLayer layer_of(LineStatus status);
/// A previewed term is a term.
ChartLayer layer_of(BandKind kind);

/// The layers that are hidden; at first none.
class HiddenLayers {
  public:
    bool has(ChartLayer layer) const { return (bits_ & bit(layer)) != 0; }
    bool has(BandKind kind) const { return has(layer_of(kind)); }
    void toggle(ChartLayer layer) { bits_ = static_cast<std::uint16_t>(bits_ ^ bit(layer)); }
    friend bool operator==(const HiddenLayers&, const HiddenLayers&) = default;

  private:
    static std::uint16_t bit(ChartLayer layer) {
        return static_cast<std::uint16_t>(1u << static_cast<unsigned>(layer));
    }
    std::uint16_t bits_ = 0;
};

CostBars without(CostBars bars, HiddenLayers hidden);

}  // namespace poolbill::ui
