// A menu of which one option is chosen, e.g. what a list is filtered or sorted by.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

struct ChoiceOption {
    std::string name;
    bool chosen = false;
    std::function<void()> choose;  // what a press on it does
};

/// Stands below what was pressed last (ViewState::more_anchor) and closes itself.
void choice_menu(View& view, std::string_view key, std::string_view name,
                 const std::vector<ChoiceOption>& options);

}  // namespace poolbill::ui
