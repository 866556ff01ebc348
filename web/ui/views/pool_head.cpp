#include "web/ui/views/pool_head.hpp"

#include <string>

#include "core/scenario/pool_status.hpp"
#include "generated/text/header.hpp"
#include "generated/text/page.hpp"
#include "generated/text/pools.hpp"
#include "generated/text/status.hpp"
#include "web/ui/views/pools/pool_words.hpp"
#include "web/ui/widgets/controls.hpp"

namespace poolbill::ui {
namespace {

/// The colours of a tag.
struct Ink {
    Token text, ground;
};
Ink ink_of(Tone tone) {
    switch (tone) {
        case Tone::good:
            return {Token::yearly_monthly_text, Token::yearly_monthly_weak};
        case Tone::warning:
            return {Token::pay_per_use_text, Token::pay_per_use_weak};
        case Tone::danger:
            return {Token::danger_text, Token::danger_weak};
        case Tone::neutral:
            break;
    }
    return {Token::text_dim, Token::track};
}

std::string status_words(const View& view) {
    const Strings& strings = view.ui.strings;
    const PoolState& pool = view.session.pool();
    std::string status = status_name(strings, status_of(view.session.world(), pool));
    if (pool.exists() && !pool.scopes.empty())
        status = strings.fill(text::status_separator, {status, scope_name(strings, worst_scope(pool))});
    return status;
}

/// The width of both tags, with the gap after each.
float tags_width(const View& view) {
    const Ui& ui = view.ui;
    return tag_width(ui, status_words(view)) + tag_width(ui, mode_name(ui.strings, view.session.pool())) + 24;
}

void status_tags(View& view, Rect row) {
    Ui& ui = view.ui;
    const World& world = view.session.world();
    const PoolState& pool = view.session.pool();
    const std::string status = status_words(view);
    const Ink tone = ink_of(status_tone(world, pool));
    row.cut_left(tag(ui, row, status, tone.text, tone.ground), 12);
    const Ink mode = ink_of(!pool.exists()                             ? Tone::neutral
                            : pool.mode == BillingMode::yearly_monthly ? Tone::good
                                                                       : Tone::warning);
    row.cut_left(tag(ui, row, mode_name(ui.strings, pool), mode.text, mode.ground), 12);
    if (row.w < 120) return;
    std::string scopes;
    for (const Scope& each : pool.scopes)
        scopes += (scopes.empty() ? "" : ", ") + scope_type_name(ui.strings, each.type);
    std::string about = pool.identity.id;
    if (!scopes.empty())
        about =
            ui.strings.fill(text::status_separator, {about, ui.strings.fill(text::header_scopes, {scopes})});
    ui.label(row, about, type_scale::small, Token::text_faint);
}

/// The path to this page, with a link back to the list of pools.
void breadcrumb(View& view, Rect row) {
    Ui& ui = view.ui;
    const std::string trail = ui.strings(text::page_trail), list = ui.strings(text::pools_title);
    const auto words = [&](const std::string& text) {
        row.cut_left(ui.label(row, text, type_scale::small, Token::text_faint));
    };
    if (!ui.narrow()) words(trail + " / ");
    if (link(ui, "list", row.cut_left(ui.text_width(list, type_scale::small)), list))
        view.state.place = Place::pools;
    words(" / " + view.session.pool().identity.name);
}

Rect more_button_rect(const Ui& ui, Rect& row) {
    return row.cut_right(button_width(ui, ui.strings(text::header_more)) + 12, 12);
}

/// Whether there is something to compare: branches, or the ways to pay of a pool that is pay-per-use and may be changed, but
/// for an unpaid order (core/scenario/compare.hpp).
bool can_compare(const View& view) {
    const std::uint32_t failed = failed_conditions(view.session.world(), view.session.pool_index());
    const bool may_change = (failed & ~(1u << static_cast<int>(ConditionKind::no_unpaid_order))) == 0;
    return (may_change && !view.session.pool().processing) || view.session.history().branches().size() > 1;
}

}  // namespace

void pool_head(View& view, Rect& rest) {
    Ui& ui = view.ui;
    const PoolState& pool = view.session.pool();
    breadcrumb(view, rest.cut_top(20, 8));
    Rect row = rest.cut_top(34);
    const Rect more = more_button_rect(ui, row);
    const std::string compare = ui.strings(text::header_compare);
    const bool has_compare = can_compare(view);
    const Rect compare_box = has_compare ? row.cut_right(button_width(ui, compare), 12) : Rect();

    const float title_width = std::min(row.w, ui.text_width(pool.identity.name, type_scale::title) + 1);
    const bool is_one_row = !ui.narrow() && title_width + 16 + tags_width(view) <= row.w;
    const Rect title = row.cut_left(title_width, 16);
    ui.node(ui.id("title"), Role::heading, pool.identity.name, title).level = 1;
    ui.text(title, pool.identity.name, type_scale::title, Token::text);
    if (is_one_row) {
        status_tags(view, row);
    } else {
        rest.cut_top(8);
        status_tags(view, rest.cut_top(26));
    }
    rest.cut_top(metrics::gap);

    if (has_compare && button(ui, "compare", compare_box, compare)) view.state.overlay.open(CompareDialog());
    const bool open = view.state.overlay.shows<MoreMenu>();
    if (button(ui, "more", more, ui.strings(text::header_more),
               {.expanded = open ? Tristate::yes : Tristate::no}))
        view.state.overlay.open(MoreMenu{more});
}

}  // namespace poolbill::ui
