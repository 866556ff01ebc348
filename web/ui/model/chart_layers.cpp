#include "web/ui/model/chart_layers.hpp"

#include <optional>

namespace poolbill::ui {

ChartLayer layer_of(LineStatus status) {
    switch (status) {
        case LineStatus::settled:
            return ChartLayer::settled;
        case LineStatus::issued:
            return ChartLayer::issued;
        case LineStatus::accruing:
            break;
    }
    return ChartLayer::accruing;
}

ChartLayer layer_of(BandKind kind) {
    switch (kind) {
        case BandKind::term:
        case BandKind::preview:
            break;
        case BandKind::grace:
            return ChartLayer::grace;
        case BandKind::retention:
            return ChartLayer::retention;
    }
    return ChartLayer::terms;
}

CostBars without(CostBars bars, HiddenLayers hidden) {
    if (hidden == HiddenLayers()) return bars;
    CostBars left;
    left.grain = bars.grain;
    std::optional<Instant> bucket;
    Amount removed;  // below, in this bucket
    for (CostBar& bar : bars.bars) {
        if (bucket != bar.interval.begin) removed = Amount();
        bucket = bar.interval.begin;
        if (hidden.has(layer_of(bar.status))) {
            removed = (removed + bar.cost).bounded();
            continue;
        }
        bar.below = (bar.below - removed).bounded();
        left.total = (left.total + bar.cost).bounded();
        left.lines += bar.lines;
        left.bars.push_back(bar);
    }
    return left;
}

}  // namespace poolbill::ui
