#include "web/ui/views/pool_head.hpp"

#include <string>

#include "web/ui/views/pools/pool_words.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui {
namespace {

constexpr float breadcrumb_height = 20, title_row_height = 34, narrow_tags_height = 26;

void status_tags(View& view, Rect row) {
    Ui& ui = view.ui;
    const PoolState& pool = view.session.pool();
    const bool healthy = is_healthy(pool);
    std::string status = status_name(ui.strings, status_of(pool));
    if (!pool.scopes.empty())
        status = ui.strings.fill(Text::status_separator, {status, scope_name(ui.strings, worst_scope(pool))});
    row.cut_left(tag(ui, row, status, healthy ? Token::yearly_monthly_text : Token::danger_text,
                     healthy ? Token::yearly_monthly_weak : Token::danger_weak),
                 12);
    const bool prepaid = pool.mode == BillingMode::yearly_monthly;
    row.cut_left(tag(ui, row, mode_name(ui.strings, pool.mode),
                     prepaid ? Token::yearly_monthly_text : Token::pay_per_use_text,
                     prepaid ? Token::yearly_monthly_weak : Token::pay_per_use_weak),
                 12);
    if (row.w < 120) return;
    std::string scopes;
    for (const Scope& each : pool.scopes)
        scopes += (scopes.empty() ? "" : ", ") + each.type;
    std::string about = pool.identity.id;
    if (!scopes.empty())
        about =
            ui.strings.fill(Text::status_separator, {about, ui.strings.fill(Text::header_scopes, {scopes})});
    ui.label(row, about, type_scale::small, Token::text_faint);
}

/// Where we are; the list that the pool is one of can be gone back to.
void breadcrumb(View& view, Rect row) {
    Ui& ui = view.ui;
    const std::string trail = ui.strings(Text::page_trail), list = ui.strings(Text::pools_title);
    const auto words = [&](const std::string& text) {
        row.cut_left(ui.label(row, text, type_scale::small, Token::text_faint));
    };
    if (!ui.narrow()) words(trail + " / ");
    if (link(ui, "list", row.cut_left(ui.text_width(list, type_scale::small)), list))
        view.state.place = Place::pools;
    words(" / " + view.session.pool().identity.name);
}

Rect more_button_rect(const Ui& ui, Rect& row) {
    return row.cut_right(button_width(ui, ui.strings(Text::header_more)) + 12, 12);
}

}  // namespace

float pool_head_height(const View& view) {
    return breadcrumb_height + 8 + title_row_height + (view.ui.narrow() ? narrow_tags_height + 8 : 0);
}

void pool_head(View& view, const Rect& rect) {
    Ui& ui = view.ui;
    const PoolState& pool = view.session.pool();
    Rect rest = rect;
    breadcrumb(view, rest.cut_top(breadcrumb_height, 8));
    Rect row = rest.cut_top(title_row_height, 8);
    const Rect more = more_button_rect(ui, row);
    const std::string compare = ui.strings(Text::header_compare);
    const Rect compare_box = row.cut_right(button_width(ui, compare), 12);

    const float title_width = std::min(row.w, ui.text_width(pool.identity.name, type_scale::title) + 1);
    const Rect title = row.cut_left(title_width, 16);
    ui.node(ui.id("title"), Role::heading, pool.identity.name, title).level = 1;
    ui.text(title, pool.identity.name, type_scale::title, Token::text);
    status_tags(view, ui.narrow() ? rest : row);

    if (button(ui, "compare", compare_box, compare)) view.state.overlay = Overlay::compare;
    const bool open = view.state.overlay == Overlay::more_menu;
    if (button(ui, "more", more, ui.strings(Text::header_more),
               {.expanded = open ? Tristate::yes : Tristate::no})) {
        view.state.overlay = Overlay::more_menu;
        view.state.more_anchor = more;
    }
}

void more_menu(View& view) {
    Ui& ui = view.ui;
    const World& world = view.session.world();
    const bool possible = all_passed(check_change_to_prepaid(world, view.session.pool_index()));
    const Order* order = view.session.open_order();
    const int others = (order != nullptr ? 2 : 0) + 1;
    const float height = (possible ? 0.0f : 16.0f) + static_cast<float>(others + 1) * Menu::item_height;
    Menu menu(ui, "more_menu", ui.strings(Text::header_more), view.state.more_anchor,
              ui.narrow() ? 260.0f : 300.0f, height);
    if (menu.item("change", ui.strings(Text::menu_change),
                  possible ? std::string() : ui.strings(Text::menu_change_blocked))) {
        view.state.overlay = possible ? Overlay::change : Overlay::checklist;
    }
    if (order != nullptr && menu.item("pay", ui.strings(Text::menu_pay_order)))
        view.state.open_payment(order->id);
    if (order != nullptr && menu.item("cancel", ui.strings(Text::menu_cancel_order)))
        view.state.propose_cancelling(order->id);
    if (menu.item("reset", ui.strings(Text::menu_reset))) {
        view.state = ViewState();
        view.session.restart();
    }
    if (menu.closed() && view.state.overlay == Overlay::more_menu) view.state.overlay = Overlay::none;
}

}  // namespace poolbill::ui
