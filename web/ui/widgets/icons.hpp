// The icons on buttons, marks and fields.
#pragma once

#include "web/ui/widgets/ui.hpp"

namespace poolbill::ui {

enum class Icon : std::uint8_t {
    play,
    pause,
    undo,
    redo,
    close,
    plus,
    minus,
    check,
    cross,
    info,
    search,
    up,
    down
};
/// Painted about its centre.
void icon(Ui& ui, Icon icon, float x, float y, Token token);

}  // namespace poolbill::ui
