// Where labels go so that none lies over another: a few rows, each filled from wherever there is room.
//
// Contract: pure. Who asks first gets the place, so ask for the important ones first. A label is centred on
// its mark and pushed inside the strip; when no row has room there it has no place.
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

    /// @param gap  pixels that stay free between neighbours
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
