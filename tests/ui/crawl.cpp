#include "tests/ui/crawl.hpp"

#include <algorithm>
#include <deque>
#include <memory>
#include <set>

namespace poolbill::ui::test {
namespace {

bool is_pressed(const Node& node) {
    switch (node.role) {
        case Role::button:
        case Role::link:
        case Role::menu_item:
        case Role::toggle:
        case Role::checkbox:
        case Role::radio:
        case Role::tab:
            return !node.disabled;
        default:
            return false;
    }
}

std::string key_of(const Press& press) {
    return std::string(aria_role(press.role)) + " " + press.name;
}

/// The controls that can be pressed; behind a modal dialog there are none.
std::vector<Press> presses(Driver& driver) {
    std::vector<Press> found;
    const std::vector<Node>& nodes = driver.app.semantics().nodes();
    const auto modal = std::find_if(nodes.begin(), nodes.end(), [](const Node& node) { return node.modal; });
    for (auto node = modal == nodes.end() ? nodes.begin() : modal; node != nodes.end(); ++node) {
        if (is_pressed(*node)) found.push_back({node->role, node->name});
    }
    return found;
}

std::set<std::string> keys_of(const std::vector<Press>& presses) {
    std::set<std::string> keys;
    for (const Press& press : presses)
        keys.insert(key_of(press));
    return keys;
}

}  // namespace

std::string to_string(const Path& path) {
    std::string text;
    for (const Press& press : path)
        text += (text.empty() ? "" : " / ") + key_of(press);
    return text;
}

void crawl(const std::function<std::unique_ptr<Driver>()>& begin, std::size_t depth,
           const std::function<void(Driver&, const Path&)>& visit) {
    std::set<std::set<std::string>> visited;
    std::set<std::string> pressed;
    std::deque<Path> waiting{{}};
    while (!waiting.empty()) {
        const Path path = std::move(waiting.front());
        waiting.pop_front();
        const std::unique_ptr<Driver> driver = begin();
        for (const Press& press : path)
            driver->click(press.role, press.name);
        const std::vector<Press> next = presses(*driver);
        if (!visited.insert(keys_of(next)).second) continue;
        if (path.size() < depth) {
            for (const Press& press : next) {
                if (!pressed.insert(key_of(press)).second) continue;
                waiting.push_back(path);
                waiting.back().push_back(press);
            }
        }
        visit(*driver, path);
    }
}

}  // namespace poolbill::ui::test
