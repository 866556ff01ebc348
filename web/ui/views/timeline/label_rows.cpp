#include "web/ui/views/timeline/label_rows.hpp"

#include <algorithm>

namespace poolbill::ui {

std::optional<LabelRows::Place> LabelRows::find(float center, float width) const {
    if (width > right_ - left_) return std::nullopt;
    const float left = std::max(left_, std::min(center - width / 2, right_ - width));
    for (std::uint8_t row = 0; row < row_count; ++row) {
        const bool free = std::none_of(rows_[row].begin(), rows_[row].end(), [&](const Taken& taken) {
            return left < taken.right + gap_ && taken.left < left + width + gap_;
        });
        if (free) return Place{left, row};
    }
    return std::nullopt;
}

void LabelRows::take(const Place& place, float width) {
    rows_[place.row].push_back({place.left, place.left + width});
}

}  // namespace poolbill::ui
