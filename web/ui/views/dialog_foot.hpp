// The foot of a dialog: an amount on the left, *Cancel* and the confirming button on the right.
#pragma once

#include <string>
#include <string_view>

#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui {

enum class FootChoice : std::uint8_t { none, confirm, cancel };

struct FootOptions {
    bool enabled = true;          // the confirming button
    std::string cancel = {};      // the label of the other button, *Cancel* when empty
    bool is_destructive = false;  // confirming ends something for good
};
/// Cuts its buttons off `foot`; the caller may use the rest.
FootChoice dialog_foot(Ui& ui, Rect& foot, std::string_view confirm, FootOptions options = {});

/// "To pay now  $625.10" at the left of a foot.
void foot_amount(Ui& ui, Rect foot, std::string_view label, std::string_view amount);

/// The foot of a dialog that only informs. @param name  the label of its button, *Close* when empty
/// @return whether the dialog was closed
bool close_foot(Ui& ui, const Dialog& dialog, std::string name = {});

}  // namespace poolbill::ui
