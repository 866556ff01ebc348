// The semantic tree: what is on the canvas, in a form that programs can read.
//
// Every widget that draws also records one node here: its role, accessible name, value, position
// and possible inputs. One tree serves the hidden DOM mirror (screen readers, keyboard, find in
// page), the headless tests and the browser tests, so a person can press whatever a test can press.
//
// Contract
// - Nodes are in document order: a node's children follow it, one level deeper. This is also the Tab order.
// - `role` is an ARIA role name; `name` is the accessible name in the viewer's language, never empty for
//   a control.
// - The id of a control is the same in every frame that has the control.
// - Boxes are CSS pixels from the canvas's upper left corner, already clipped to what is visible; a node that
//   is scrolled out of view has an empty box and stays in the tree.
//
// Left out: appearance. Nothing here knows about colours, fonts or Dear ImGui.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace poolbill::ui {

using NodeId = std::uint32_t;
inline constexpr NodeId no_node = 0;

enum class Role : std::uint8_t {
    group,
    region,
    heading,
    text,
    button,
    link,
    menu,
    menu_item,
    toggle,  // ARIA "switch"
    checkbox,
    radio_group,
    radio,
    text_box,
    search_box,
    combo_box,
    slider,
    tab_list,
    tab,
    table,
    row,
    column_header,
    cell,
    dialog,
    alert,   // assertive live region: spoken when its name changes
    status,  // polite live region
    progress_bar,
    image,
    chart,  // a focusable drawing that handles keys; ARIA "application" with a description
};

/// The ARIA role of a node, e.g. "menuitem"; static storage.
std::string_view aria_role(Role role);

struct Box {
    float x = 0, y = 0, width = 0, height = 0;
    bool empty() const { return width <= 0 || height <= 0; }
    bool operator==(const Box&) const = default;
};

enum class Tristate : std::uint8_t { none, no, yes };  // `none`: the attribute does not apply

struct Node {
    NodeId id = no_node;
    std::uint16_t depth = 0;  // 0 for a root
    Role role = Role::group;
    std::string name;
    std::string value;        // text of a text box, spoken value of a slider, text of a cell or combo box;
                              // of a button, what is seen if its name says more
    std::string description;  // longer help, read after the name
    Box box;
    bool disabled = false;
    bool invalid = false;                // of a text box: its text is not accepted; `description` says why
    bool modal = false;                  // of a dialog: everything outside it is inert
    bool focusable = false;              // has a place in the Tab order
    Tristate checked = Tristate::none;   // switch, checkbox, radio
    Tristate selected = Tristate::none;  // row, tab
    Tristate expanded = Tristate::none;  // button that opens a menu
    std::uint8_t level = 0;              // of a heading, 1..6
    std::int32_t row_count = 0;          // of a table, if not all its rows are in the tree; otherwise 0
    std::int32_t row_index = 0;          // of a row, 1-based within the whole table
    double minimum = 0, maximum = 0, now = 0, step = 0;  // of a slider, a progress bar

    bool operator==(const Node&) const = default;
};

/// Inputs for a node from outside (hidden DOM, tests).
enum class NodeInputKind : std::uint8_t {
    click,    // press, choose, toggle
    set,      // new text of a text box, new number of a slider (in its own unit)
    commit,   // Enter in a text box
    key,      // a key for a chart or table: value is a KeyboardEvent.key such as "ArrowLeft" or "+"
    focus,    // keyboard focus came here
    blur,     // keyboard focus left
    dismiss,  // Escape; the id is ignored, the topmost layer closes
    reveal,   // a reader or a search came here: scroll it into view, without keyboard focus
};

struct NodeInput {
    NodeId id = no_node;
    NodeInputKind kind = NodeInputKind::click;
    std::string value;
};

/// One frame's nodes.
class SemanticTree {
  public:
    const std::vector<Node>& nodes() const { return nodes_; }
    const Node* find(NodeId id) const;
    /// First node of this role and exact name, or nullptr.
    const Node* find(Role role, std::string_view name) const;

    void clear() { nodes_.clear(); }
    Node& add(Node node) { return nodes_.emplace_back(std::move(node)); }
    Node& at(std::size_t index) { return nodes_[index]; }
    bool operator==(const SemanticTree&) const = default;

  private:
    std::vector<Node> nodes_;
};

}  // namespace poolbill::ui
