// A notice over the whole width with buttons: beside its words where there is room, else below.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui {

struct BandButton {
    std::string name;
    bool enabled = true;
};

/// @param key  of the region, whose name is the notice's title
/// @return the button that was pressed, as an index
std::optional<std::size_t> band(Ui& ui, std::string_view key, Rect& rest, const NoticeOptions& words,
                                std::span<const BandButton> buttons);

}  // namespace poolbill::ui
