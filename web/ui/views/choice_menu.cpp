#include "web/ui/views/choice_menu.hpp"

#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui {

void choice_menu(View& view, const Rect& anchor, std::string_view key, std::string_view name,
                 const std::vector<ChoiceOption>& options) {
    std::vector<MenuItem> items;
    for (const ChoiceOption& option : options)
        items.push_back({option.name, option.name, {}, option.chosen});
    const MenuChoice choice = menu(view.ui, {.key = key, .name = name, .anchor = anchor}, items);
    if (choice.pressed) options[*choice.pressed].choose();
    if (choice.closed) view.state.overlay.close();
}

}  // namespace poolbill::ui
