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

/// Opens below the control that was pressed last (ViewState::more_anchor) and closes itself.
void choice_menu(View& view, std::string_view key, std::string_view name,
                 const std::vector<ChoiceOption>& options);

}  // namespace poolbill::ui
