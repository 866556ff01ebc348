// Small layouts that several screens share: a fact tile, a labelled row, a paragraph, a row of chips.
//
// A function with a `Rect& rest` cuts the height of its content off the top.
#pragma once

#include <string>
#include <string_view>

#include "web/ui/widgets/ui.hpp"

namespace poolbill::ui {

/// A small label, a large value, a line of detail. Recorded as one text "label: value, detail".
void fact(Ui& ui, const Rect& rect, std::string_view label, std::string_view value, std::string_view detail);
inline constexpr float fact_height = 92;

/// One row of a form: a label and, beside it (narrow: below it), the labelled content. The row is
/// as high as its content.
class Field {
  public:
    Field(Ui& ui, Rect& rest, std::string_view label);
    ~Field();
    Field(const Field&) = delete;
    Field& operator=(const Field&) = delete;

    /// The content cuts what it uses off the top.
    Rect content;

  private:
    Ui& ui_;
    Rect& rest_;
    std::string_view label_;
};
/// A row of a form with content of this height.
Rect field(Ui& ui, Rect& rest, std::string_view label, float height);
/// The width of the column of labels; 0 when narrow.
float field_label_width(const Ui& ui);

/// One row of a list of facts.
struct FieldText {
    std::string label, value, detail = {};
};
/// A label and a text beside (narrow: below) it, recorded together. A value without a detail wraps.
/// When narrow, a detail that does not fit beside its value is placed below it.
void field_text(Ui& ui, Rect& rest, const FieldText& text);

/// Running text across `rest`, recorded.
void sentence(Ui& ui, Rect& rest, NodeId id, std::string_view words, const TextStyle& style, Token ink,
              Role role = Role::text);

/// Places items of given widths in rows; wraps at the rectangle's end.
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
