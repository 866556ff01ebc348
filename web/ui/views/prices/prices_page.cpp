#include "web/ui/views/prices/prices_page.hpp"

#include <algorithm>
#include <string>

#include "generated/text/bills.hpp"
#include "generated/text/import.hpp"
#include "generated/text/pool_form.hpp"
#include "generated/text/pools.hpp"
#include "generated/text/prices.hpp"
#include "web/ui/views/pool_notice.hpp"
#include "web/ui/views/prices/price_words.hpp"
#include "web/ui/views/subpage_head.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/surfaces.hpp"
#include "web/ui/widgets/table.hpp"

namespace poolbill::ui::deferred {
namespace {

/// The item, then its prices in the order of PriceKind.
constexpr std::array<TableColumn, price_kinds + 1> columns{
    TableColumn{text::prices_item, {0, 0.28f, 0}, {0, 1, 0}},
    TableColumn{text::pool_form_hourly, {0.28f, 0.18f, 0}, {0, 0.4f, 1}, Align::right},
    TableColumn{text::pool_form_monthly, {0.46f, 0.18f, 0}, {0.4f, 0.6f, 1}, Align::right},
    TableColumn{text::pool_form_yearly, {0.64f, 0.2f, 0}, {0, 0.4f, 2}, Align::right},
    TableColumn{text::pool_form_discount, {0.84f, 0.16f, 0}, {0.4f, 0.6f, 2}, Align::right}};
/// A wide row is two lines high, which needs a column that has a second line.
constexpr auto columns_of_two_lines = [] {
    std::array<TableColumn, columns.size() + 1> all{};
    std::copy(columns.begin(), columns.end(), all.begin());
    all.back() = {text::prices_item, {0, 0, 1}, {}};
    return all;
}();

const Catalog& catalog_of(const View& view) {
    return view.session.history().current().catalog;
}

void notices(View& view, Rect& rest) {
    Ui& ui = view.ui;
    pool_notice(view, rest);
    const std::size_t missing = count_of_missing(catalog_of(view), view.session.now());
    const auto say = [&](Tone tone, const std::string& title, const std::string& detail) {
        notice(ui, rest, {.tone = tone, .title = title, .detail = detail});
        rest.cut_top(metrics::gap);
    };
    if (missing > 0)
        say(Tone::warning,
            ui.strings.fill(text::prices_count_missing,
                            {view.format.count(static_cast<std::int64_t>(missing))}),
            ui.strings(text::prices_missing_detail));
    if (const Status writable = view.session.writable(); !writable.ok())
        say(Tone::neutral, problem_words(ui.strings, writable.error(), Subject::action), {});
}

void tools(View& view, Rect& rest, std::size_t shown) {
    constexpr float edge = 12;
    Ui& ui = view.ui;
    const Catalog& catalog = catalog_of(view);
    rest.cut_top(edge);
    const Rect row = rest.inset(panel_side(ui), 0);
    Flow flow(row, metrics::control_height, 8);
    std::string& search = view.state.prices.search;
    if (const auto typed = search_box(ui, "search", flow.place(ui.narrow() ? row.w : 280),
                                      ui.strings(text::prices_search), search))
        search = *typed;
    const std::string count = ui.strings.fill(
        text::pools_shown,
        {view.format.count(static_cast<std::int64_t>(shown)),
         view.format.count(static_cast<std::int64_t>(catalog.flavors.size() + catalog.disks.size()))});
    ui.label(flow.place(ui.text_width(count, type_scale::small) + 1), count, type_scale::small,
             Token::text_dim);
    rest.cut_top(flow.height() + edge);
}

void name_cell(View& view, Table::Row& row, const CatalogEntry& entry) {
    Ui& ui = view.ui;
    const std::string detail = item_detail_at(ui.strings, entry, view.session.now());
    const Rect cell = row.cell(detail.empty() ? entry.name : entry.name + ", " + detail);
    const Token ink = view.read_only ? Token::text : Token::accent_text;
    if (ui.narrow()) {
        ui.text(cell, entry.name, ui.fitting(cell.w, entry.name, type_scale::body), ink);
        return;
    }
    ui.text(cell, entry.name, type_scale::body, ink);
    ui.text({cell.x, cell.bottom(), cell.w, 16}, detail, type_scale::small, Token::text_faint);
}

Token ink_of(Stated stated) {
    switch (stated) {
        case Stated::missing:
            return Token::pay_per_use_text;
        case Stated::nowhere:
            return Token::text_faint;
        case Stated::here:
            break;
    }
    return Token::text;
}

/// A price in a list without heads, which would name the figures.
std::string named_price(const Strings& strings, PriceKind kind, const PriceWords& words) {
    constexpr std::array per{text::bills_price_hour, text::bills_price_month, text::bills_price_year};
    if (kind != PriceKind::discount)
        return strings.fill(per[static_cast<std::size_t>(kind)],
                            {words.stated == Stated::nowhere ? "–" : words.value});
    return strings.fill(text::import_named, {strings(text::pool_form_discount), words.value});
}

void price_cell(View& view, Table::Row& row, const CatalogEntry& entry, PriceKind kind) {
    Ui& ui = view.ui;
    const PriceWords words = price_words(ui.strings, view.format, entry, kind);
    const std::string below = words.below(ui.strings);
    const Rect cell = row.cell(below.empty() ? words.value : words.value + ", " + below);
    const Token ink = ink_of(words.stated);
    if (ui.narrow()) {
        ui.text(cell, named_price(ui.strings, kind, words), type_scale::small, ink);
        return;
    }
    ui.text(cell, words.value, words.stated == Stated::missing ? type_scale::body_strong : type_scale::body,
            ink, Align::right);
    // The date only where there is room for it.
    const bool fits = ui.text_width(below, type_scale::small) <= cell.w;
    ui.text({cell.x, cell.bottom(), cell.w, 16}, fits ? below : words.source, type_scale::small,
            Token::text_faint, Align::right);
}

void price_row(View& view, Table& table, std::int64_t index, const CatalogItem& item) {
    const std::optional<CatalogEntry> entry = find_entry(catalog_of(view), item, view.session.now());
    if (!entry) return;
    Table::Row row(table, index, entry->name, Tristate::none);
    if (row.pressed() && !view.read_only) view.state.overlay.open(PriceDialog{item});
    name_cell(view, row, *entry);
    for (std::size_t i = 0; i < price_kinds; ++i)
        price_cell(view, row, *entry, static_cast<PriceKind>(i));
}

}  // namespace

void prices_page(View& view, const Rect& rect) {
    Ui& ui = view.ui;
    PricesState& state = view.state.prices;
    const std::vector<CatalogItem>& items =
        state.items.get({view.session.revision(), state.search, view.session.now()},
                        [&] { return items_of(catalog_of(view), state.search, view.session.now()); });
    Rect rest = rect;
    subpage_head(view, rest, text::prices_title, state.came_from);
    notices(view, rest);
    panel_ground(ui, rest);
    const std::string_view title = ui.strings(text::prices_title);
    const auto region = ui.group(ui.id("prices"), Role::region, title, rest);
    Rect inner = rest.inset(1, 1);
    tools(view, inner, items.size());
    if (items.empty()) {
        ui.label(inner.cut_top(80), ui.strings(text::prices_no_match), type_scale::body, Token::text_dim,
                 Align::center);
        return;
    }
    const std::span<const TableColumn> all = columns, two_lines = columns_of_two_lines;
    Table table(ui, inner,
                {.key = "table",
                 .name = title,
                 .columns = ui.narrow() ? all : two_lines,
                 .rows = static_cast<std::int64_t>(items.size())});
    for (std::int64_t i = table.first(); i < table.last(); ++i)
        price_row(view, table, i, items[static_cast<std::size_t>(i)]);
}

}  // namespace poolbill::ui::deferred
