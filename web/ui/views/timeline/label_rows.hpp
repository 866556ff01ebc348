// Places labels so that none overlaps another: a few rows, each filled wherever there is room.
//
// Contract: pure. Earlier requests take precedence, so place the important labels first. A label is
// centred on its mark and moved inside the strip; if no row has room there, it gets no place.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace poolbill::ui {

class LabelRows {
  public:
    struct Place {
        float left;
        std::uint8_t row;
    };

    /// @param gap  free pixels between neighbours
    LabelRows(float left, float right, float gap) : left_(left), right_(right), gap_(gap) {}

    std::optional<Place> find(float center, float width) const;
    void take(const Place& place, float width);

    static constexpr std::uint8_t row_count = 3;

  private:
    struct Taken {
        float left, right;
    };
    float left_, right_, gap_;
    std::array<std::vector<Taken>, row_count> rows_;
};

}  // namespace poolbill::ui
