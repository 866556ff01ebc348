#include "web/api/semantics_json.hpp"

#include <cmath>
#include <cstdint>
#include <string_view>

#include "core/json/object.hpp"

namespace poolbill::ui {
namespace {

/// At most two decimals, enough for boxes; slider values are whole numbers of their unit.
void append_number(std::string& out, double number) {
    if (!std::isfinite(number)) number = 0;
    const auto hundredths = static_cast<std::int64_t>(std::llround(std::abs(number) * 100));
    if (number < 0 && hundredths != 0) out += '-';
    out += std::to_string(hundredths / 100);
    if (const std::int64_t rest = hundredths % 100; rest != 0) {
        out += '.';
        out += static_cast<char>('0' + rest / 10);
        if (rest % 10 != 0) out += static_cast<char>('0' + rest % 10);
    }
}

void append_key(std::string& out, std::string_view key) {
    out += ",\"";
    out += key;
    out += "\":";
}

void append_text(std::string& out, std::string_view key, std::string_view text) {
    if (text.empty()) return;
    append_key(out, key);
    json::append_quoted(out, text);
}

void append_flag(std::string& out, std::string_view key, bool flag) {
    if (!flag) return;
    append_key(out, key);
    out += "true";
}

void append_tristate(std::string& out, std::string_view key, Tristate state) {
    if (state == Tristate::none) return;
    append_key(out, key);
    out += state == Tristate::yes ? "true" : "false";
}

void append_nonzero(std::string& out, std::string_view key, double number) {
    if (number == 0) return;
    append_key(out, key);
    append_number(out, number);
}

void append_node(std::string& out, const Node& node) {
    out += "{\"id\":";
    out += std::to_string(node.id);
    append_nonzero(out, "depth", node.depth);
    append_text(out, "role", aria_role(node.role));
    append_text(out, "name", node.name);
    append_text(out, "value", node.value);
    append_text(out, "description", node.description);
    if (!node.box.empty()) {
        append_key(out, "box");
        out += '[';
        append_number(out, node.box.x);
        out += ',';
        append_number(out, node.box.y);
        out += ',';
        append_number(out, node.box.width);
        out += ',';
        append_number(out, node.box.height);
        out += ']';
    }
    append_flag(out, "disabled", node.disabled);
    append_flag(out, "invalid", node.invalid);
    append_flag(out, "modal", node.modal);
    append_flag(out, "focusable", node.focusable);
    append_tristate(out, "checked", node.checked);
    append_tristate(out, "selected", node.selected);
    append_tristate(out, "expanded", node.expanded);
    append_nonzero(out, "level", node.level);
    append_nonzero(out, "row_count", node.row_count);
    append_nonzero(out, "row_index", node.row_index);
    append_nonzero(out, "minimum", node.minimum);
    append_nonzero(out, "maximum", node.maximum);
    append_nonzero(out, "now", node.now);
    append_nonzero(out, "step", node.step);
    out += '}';
}

}  // namespace

std::string semantics_json(const SemanticTree& tree) {
    constexpr std::size_t usual_node_size = 96;
    std::string out;
    out.reserve(tree.nodes().size() * usual_node_size);
    out += '[';
    for (const Node& node : tree.nodes()) {
        if (out.size() > 1) out += ',';
        append_node(out, node);
    }
    out += ']';
    return out;
}

std::string events_json(const std::vector<HostEvent>& events) {
    std::string out = "[";
    for (const HostEvent& event : events) {
        if (out.size() > 1) out += ',';
        out += "{\"type\":";
        json::append_quoted(out, event.type);
        append_key(out, "detail");
        out += event.detail.empty() ? "{}" : event.detail;
        out += '}';
    }
    out += ']';
    return out;
}

}  // namespace poolbill::ui
