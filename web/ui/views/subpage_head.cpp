#include "web/ui/views/subpage_head.hpp"

#include <string>

#include "generated/text/page.hpp"
#include "generated/text/pools.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"

namespace poolbill::ui::deferred {
namespace {

/// The path to the page, with links back.
void breadcrumb(View& view, Rect row, Text title, Place came_from) {
    Ui& ui = view.ui;
    const auto words = [&](const std::string& text) {
        row.cut_left(ui.label(row, text, type_scale::small, Token::text_faint));
    };
    const auto place = [&](std::string_view key, const std::string& name, Place to) {
        if (link(ui, key, row.cut_left(ui.text_width(name, type_scale::small)), name)) view.state.place = to;
        words(" / ");
    };
    if (!ui.narrow()) words(std::string(ui.strings(text::page_trail)) + " / ");
    place("list", ui.strings(text::pools_title), Place::pools);
    if (came_from == Place::pool) place("pool", view.session.pool().identity.name, Place::pool);
    words(ui.strings(title));
}

}  // namespace

Rect subpage_head(View& view, Rect& rest, Text title, Place came_from) {
    Ui& ui = view.ui;
    breadcrumb(view, rest.cut_top(20, 8), title, came_from);
    const std::string name = ui.strings(title);
    const Rect row = rest.cut_top(34, metrics::gap);
    ui.node(ui.id("title"), Role::heading, name, row).level = 1;
    ui.text(row, name, type_scale::title, Token::text);
    return row;
}

}  // namespace poolbill::ui::deferred
