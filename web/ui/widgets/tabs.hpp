// A row of tabs: one of several pages of the same thing.
//
// Arrow keys move within the row (the shell's roving focus); Enter or a press chooses. When the row
// is too narrow, the tabs share its width and long names are cut; the spoken names stay complete.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "web/ui/widgets/ui.hpp"

namespace poolbill::ui {

struct Tab {
    std::string name;
    bool marked = false;                // something in it needs attention: a dot
    std::string_view description = {};  // spoken after the name, e.g. why it is marked
};

inline constexpr float tabs_height = 40;

/// @return the number of the tab that was pressed
std::optional<std::size_t> tabs(Ui& ui, std::string_view key, const Rect& rect, std::string_view name,
                                std::span<const Tab> items, std::size_t chosen);

}  // namespace poolbill::ui
