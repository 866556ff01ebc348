// Small arrangements that several screens share: a fact tile, a labelled row, a row of chips.
#pragma once

#include <string>
#include <string_view>

#include "web/ui/widgets/ui.hpp"

namespace poolbill::ui {

/// A small label, a large value, a line of detail. Recorded as one text "label: value, detail".
void fact(Ui& ui, const Rect& rect, std::string_view label, std::string_view value, std::string_view detail);
inline constexpr float fact_height = 92;

/// The label column of a form; the rest of the row is returned. When narrow the label stands above.
Rect field(Ui& ui, Rect& rest, std::string_view label, float height);
float field_height(const Ui& ui, float height);
/// What the label takes off a row's width.
float field_label_width(const Ui& ui);

/// A label and a text beside (or, when narrow, below) it, recorded together. A value without a detail wraps;
/// a detail that does not fit beside its value when narrow stands beneath it.
void field_text(Ui& ui, Rect& rest, std::string_view label, std::string_view value,
                std::string_view detail = {});

float field_text_height(const Ui& ui, float width, std::string_view value, std::string_view detail = {});

/// One row of a list of facts.
struct FieldText {
    std::string label, value, detail;
};

/// Places things of given widths in rows; wraps at the rectangle's end.
class Flow {
  public:
    Flow(const Rect& rect, float height, float gap)
        : rect_(rect), height_(height), gap_(gap), x_(rect.x), y_(rect.y) {}
    Rect place(float width);
    /// The height used so far.
    float height() const { return y_ + height_ - rect_.y; }

  private:
    Rect rect_;
    float height_, gap_, x_, y_;
};

}  // namespace poolbill::ui
