#include "web/ui/views/switch_row.hpp"

#include <algorithm>

#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"

namespace poolbill::ui {

void switch_row(Ui& ui, Rect& body, std::string_view name, std::string_view words, bool& on) {
    constexpr float width = 32, height = 24;
    Field row(ui, body, name);
    Rect beside = row.content;
    const Rect box = beside.cut_left(width, 8);
    if (const auto changed = toggle(ui, name, {box.x, box.y, width, height}, name, on)) on = *changed;
    beside.cut_top(2);
    sentence(ui, beside, ui.id(words), words, type_scale::body, Token::text_dim);
    row.content.cut_top(std::max(height, beside.y + 2 - row.content.y));
}

}  // namespace poolbill::ui
