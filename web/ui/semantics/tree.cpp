#include "web/ui/semantics/tree.hpp"

#include <algorithm>

namespace poolbill::ui {

std::string_view aria_role(Role role) {
    switch (role) {
        case Role::group:
            return "group";
        case Role::region:
            return "region";
        case Role::heading:
            return "heading";
        case Role::text:
            return "paragraph";
        case Role::button:
            return "button";
        case Role::link:
            return "link";
        case Role::menu:
            return "menu";
        case Role::menu_item:
            return "menuitem";
        case Role::toggle:
            return "switch";
        case Role::checkbox:
            return "checkbox";
        case Role::radio_group:
            return "radiogroup";
        case Role::radio:
            return "radio";
        case Role::text_box:
            return "textbox";
        case Role::search_box:
            return "searchbox";
        case Role::combo_box:
            return "combobox";
        case Role::slider:
            return "slider";
        case Role::tab_list:
            return "tablist";
        case Role::tab:
            return "tab";
        case Role::table:
            return "table";
        case Role::row:
            return "row";
        case Role::column_header:
            return "columnheader";
        case Role::cell:
            return "cell";
        case Role::dialog:
            return "dialog";
        case Role::alert:
            return "alert";
        case Role::status:
            return "status";
        case Role::progress_bar:
            return "progressbar";
        case Role::image:
            return "img";
        case Role::chart:
            return "application";
    }
    return "group";
}

const Node* SemanticTree::find(NodeId id) const {
    const auto found =
        std::find_if(nodes_.begin(), nodes_.end(), [id](const Node& node) { return node.id == id; });
    return found == nodes_.end() ? nullptr : &*found;
}

const Node* SemanticTree::find(Role role, std::string_view name) const {
    const auto found = std::find_if(nodes_.begin(), nodes_.end(),
                                    [&](const Node& node) { return node.role == role && node.name == name; });
    return found == nodes_.end() ? nullptr : &*found;
}

}  // namespace poolbill::ui
