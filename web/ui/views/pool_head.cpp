#include "web/ui/views/pool_head.hpp"

#include <string>

#include "web/ui/views/pools/pool_words.hpp"
#include "web/ui/widgets/controls.hpp"

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

}  // namespace poolbill::ui
