// A menu in which one option is chosen, e.g. the filter or the sort order of a list.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

struct ChoiceOption {
    std::string name;
    bool chosen = false;
    std::function<void()> choose;  // called when the option is pressed
};

/// Closes itself. @param anchor  the button; the menu opens below it
void choice_menu(View& view, const Rect& anchor, std::string_view key, std::string_view name,
                 const std::vector<ChoiceOption>& options);

}  // namespace poolbill::ui
