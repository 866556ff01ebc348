#include "web/ui/view_text.hpp"

#include "core/json/document.hpp"
#include "core/json/object.hpp"

namespace poolbill::ui {
namespace {

std::optional<std::int64_t> number(json::Value root, std::string_view key) {
    const json::Value value = root.find(key);
    if (!value.exists() || value.kind() != json::Kind::integer) return std::nullopt;
    return value.integer();
}

bool is_true(json::Value root, std::string_view key) {
    return number(root, key).value_or(0) != 0;
}

/// The pool that is named, if the scenario has it.
std::optional<std::uint32_t> pool_of(Session& session, json::Value root) {
    const json::Value id = root.find("pool");
    if (!id.exists() || id.kind() != json::Kind::string) return std::nullopt;
    const auto& pools = session.world().pools;
    for (std::uint32_t pool = 0; pool < pools.size(); ++pool) {
        if (pools[pool].identity.id == id.text()) return pool;
    }
    return std::nullopt;
}

void show_window(ViewState& view, json::Value root) {
    const auto begin = number(root, "window_begin"), seconds = number(root, "window_seconds");
    if (!begin || !seconds) return;
    if (*begin < earliest_instant.time_since_epoch().count() ||
        *begin > latest_instant.time_since_epoch().count())
        return;
    const TimeWindow window{static_cast<double>(*begin), static_cast<double>(*seconds)};
    if (window.span < shortest_window || window.span > longest_window) return;
    view.window = window;
    view.window_chosen = true;
}

}  // namespace

std::string view_text(Session& session, const ViewState& view) {
    json::ObjectWriter object;
    object.add("pool", session.pool().identity.id)
        .add("list", static_cast<std::int64_t>(view.place))
        .add("tab", static_cast<std::int64_t>(view.tab))
        .add("months", std::int64_t{view.term.total_months()})
        .add("curves", std::int64_t{view.timeline.curves})
        .add("lanes", std::int64_t{view.timeline.lanes});
    if (view.window_chosen)
        object.add("window_begin", static_cast<std::int64_t>(view.window.begin))
            .add("window_seconds", static_cast<std::int64_t>(view.window.span));
    return object.str();
}

void show_view(Session& session, ViewState& view, std::string_view text) {
    const Result<json::Document> document = json::Document::parse(text);
    if (!document.ok() || document->root().kind() != json::Kind::object) return;
    const json::Value root = document->root();
    const std::optional<std::uint32_t> pool = pool_of(session, root);
    if (!pool) return;
    session.select_pool(*pool);
    view.show_pool();
    const std::int64_t place = number(root, "list").value_or(0);
    if (place == static_cast<std::int64_t>(Place::prices)) {
        view.place = Place::prices;
    } else if (place == static_cast<std::int64_t>(Place::reconcile)) {
        view.place = Place::reconcile;
    } else if (place != 0 && session.world().pools.size() > 1) {
        view.place = Place::pools;
    }
    if (const auto tab = number(root, "tab"); tab && *tab >= 0 && *tab <= static_cast<int>(PoolTab::events))
        view.tab = static_cast<PoolTab>(*tab);
    for (const Term term : allowed_terms()) {
        if (number(root, "months") == term.total_months()) view.term = term;
    }
    view.timeline.curves = is_true(root, "curves");
    view.timeline.lanes = is_true(root, "lanes");
    show_window(view, root);
}

}  // namespace poolbill::ui
