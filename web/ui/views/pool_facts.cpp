#include "web/ui/views/pool_facts.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "core/scenario/pool_status.hpp"
#include "core/time/zone.hpp"
#include "generated/text/facts.hpp"
#include "generated/text/mode.hpp"
#include "generated/text/prices.hpp"
#include "generated/text/status.hpp"
#include "web/ui/model/pool_prices.hpp"
#include "web/ui/views/pools/pool_words.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui {
namespace {

struct Fact {
    std::string label, value, detail;
};

Fact cost_so_far(View& view, const Bills& bills) {
    const Totals total = bills.total();
    const Text detail =
        view.session.world().policy.tax.is_none() ? text::facts_cost_exact : text::facts_cost_untaxed;
    return {view.ui.strings(text::facts_cost_so_far), view.format.rounded(total.payable),
            view.ui.strings.fill(detail, {view.format.money(total.payable, 8)})};
}

/// A date with what happens then, and how long it takes until then.
Fact until(View& view, Text what, Instant end) {
    const Instant now = view.session.now();
    return {view.ui.strings(what), view.format.short_date_time(end, now),
            view.ui.strings.fill(text::facts_expires_in, {view.format.duration((end - now).count(), 2)})};
}

Fact this_hour(View& view, const Bills& bills) {
    const Strings& strings = view.ui.strings;
    const Instant now = view.session.now(), next = clock_hour_next(now);
    AmountSum sum;
    for (const Line& line : bills.accruing())
        sum += line.amount;
    if (!is_metered(view.session.world(), view.session.pool()))
        return {strings(text::facts_this_hour), view.format.money(Amount()), {}};
    return {strings(text::facts_this_hour), view.format.short_money(sum.bounded()),
            strings.fill(text::facts_next_bill,
                         {view.format.hour(next), view.format.duration((next - now).count())})};
}

/// The cost of the current hour, or the next date in the life of the pool.
Fact running(View& view, const PoolState& pool, const Bills& bills) {
    const Strings& strings = view.ui.strings;
    const World& world = view.session.world();
    const bool prepaid = pool.subscription && pool.mode == BillingMode::yearly_monthly;
    const PoolStatus status = status_of(world, pool);
    if (has_ended(status))
        return {strings(text::facts_ended), view.format.short_date_time(*pool.deleted, view.session.now()),
                status_name(strings, status)};
    if (status == PoolStatus::planned)
        return {strings(text::facts_this_hour), view.format.money(Amount()), strings(text::mode_none)};
    if (status == PoolStatus::grace)
        return until(view, text::facts_usable_until,
                     prepaid ? pool.subscription->grace_ends : world.arrears->grace_ends);
    if (status == PoolStatus::frozen)
        return until(view, text::facts_deleted_on,
                     prepaid ? pool.subscription->retention_ends : world.arrears->retention_ends);
    return prepaid ? until(view, text::facts_expiration, pool.subscription->expires) : this_hour(view, bills);
}

/// Of a pool with both modes, how many nodes have which.
Fact nodes(View& view, const PoolState& pool) {
    const Strings& strings = view.ui.strings;
    const World& world = view.session.world();
    const std::int64_t all = pool.node_count(), prepaid = pool.prepaid_count();
    const bool is_mixed = prepaid > 0 && prepaid < all;
    std::string parts =
        is_mixed
            ? strings.fill(text::facts_mixed, {view.format.count(prepaid), view.format.count(all - prepaid)})
            : joined_flavors(strings, world, pool, {.most = 1});
    if (!pool.disks.empty()) parts += " + " + joined_disks(view.format, world, pool);
    return {strings(text::facts_nodes), view.format.count(all), std::move(parts)};
}

/// Whether a price of what the pool has is missing.
bool misses_price(View& view, const PoolState& pool) {
    const Catalog& catalog = view.session.world().catalog;
    const auto misses = [](const auto* entry) {
        return entry != nullptr && has_missing_price(entry->prices, entry->origins);
    };
    return std::any_of(pool.nodes.begin(), pool.nodes.end(),
                       [&](const NodeGroup& each) { return misses(catalog.find_flavor(each.flavor)); }) ||
           std::any_of(pool.disks.begin(), pool.disks.end(),
                       [&](const DiskGroup& each) { return misses(catalog.find_disk(each.type)); });
}

/// What the yearly/monthly part costs in the unit of its term, and what else is, or would be, charged by the hour.
Fact price_of_term(View& view, const PoolState& pool) {
    const World& world = view.session.world();
    const Strings& strings = view.ui.strings;
    const PoolPrices prices = prices_of_pool(world, pool, BillingMode::yearly_monthly);
    const bool is_by_year = pool.subscription->term.unit() == Term::Unit::year && prices.yearly;
    const std::optional<Amount> price = is_by_year ? prices.yearly : prices.monthly;
    const bool is_mixed = pool.prepaid_count() < pool.node_count();
    const Amount hour =
        prices_of_pool(world, pool, is_mixed ? PartOfPool(BillingMode::pay_per_use) : PartOfPool()).hourly;
    return {strings(text::facts_price),
            price ? strings.fill(is_by_year ? text::facts_year : text::facts_month,
                                 {view.format.short_money(*price)})
                  : "–",
            strings.fill(text::facts_hour_metered, {view.format.short_money(hour)})};
}

Fact price(View& view, const PoolState& pool) {
    const Strings& strings = view.ui.strings;
    const std::string name = strings(text::facts_price);
    if (misses_price(view, pool)) return {name, strings(text::prices_missing), {}};
    if (pool.nodes.empty()) return {name, "–", {}};
    if (pool.subscription && pool.mode == BillingMode::yearly_monthly) return price_of_term(view, pool);
    const PoolPrices prices = prices_of_pool(view.session.world(), pool);
    const std::string hour = strings.fill(text::facts_per_hour, {view.format.short_money(prices.hourly)});
    const std::optional<Amount> term = prices.monthly ? prices.monthly : prices.yearly;
    if (!term) return {name, hour, strings(text::facts_no_prepaid_price)};
    return {name, hour,
            strings.fill(prices.monthly ? text::facts_per_month : text::facts_per_year,
                         {view.format.short_money(*term)})};
}

Fact mode_since(View& view, const PoolState& pool) {
    const Strings& strings = view.ui.strings;
    const std::string mode = mode_name(strings, pool);
    const std::optional<Instant> since = pool.deleted ? pool.deleted : pool.mode_since;
    if (!since) return {strings(text::facts_billing_mode), "–", mode};
    const std::string shown = view.format.short_date_time(*since, view.session.now());
    const std::string year = std::to_string(to_local(*since).year());
    const std::string zone =
        shown.starts_with(year) ? std::string() : year + " ";  // a year that is not today's
    return {strings(text::facts_billing_mode), shown,
            strings.fill(text::status_separator, {mode, zone + std::string(zone_label)})};
}

/// The way to what is missing, in place of the detail of a fact.
void enter_prices(View& view, const Rect& tile) {
    Ui& ui = view.ui;
    const std::string name = ui.strings(text::prices_enter);
    Rect row = tile.inset(16, 14);
    row.cut_top(18 + 28);
    if (link(ui, "enter_prices", row.cut_top(20).cut_left(ui.text_width(name, type_scale::small)), name))
        view.state.show_prices();
}

int columns(const Ui& ui) {
    return ui.viewport.w < 340 ? 1 : ui.viewport.w < 960 ? 2 : 5;
}

}  // namespace

void pool_facts(View& view, Rect& rest) {
    Ui& ui = view.ui;
    const PoolState& pool = view.session.pool();
    const Bills bills = view.session.world().bills(view.session.pool_index());
    const std::array<Fact, 5> facts{cost_so_far(view, bills), running(view, pool, bills), nodes(view, pool),
                                    price(view, pool), mode_since(view, pool)};
    const int per_row = columns(ui);
    const int rows = static_cast<int>(facts.size() + static_cast<std::size_t>(per_row) - 1) / per_row;
    const float text_width = rest.w / static_cast<float>(per_row) - 2 * metrics::padding;
    float detail = type_scale::small.line;  // of the longest
    for (const Fact& each : facts)
        detail = std::max(detail, ui.paragraph_height(text_width, each.detail, type_scale::small));
    const float height = fact_height + detail - type_scale::small.line;
    const Rect rect = rest.cut_top(static_cast<float>(rows) * height, metrics::gap);
    panel_ground(ui, rect);
    const auto group = ui.group(ui.id("facts"), Role::group, ui.strings(text::facts_name), rect);
    const float width = rect.w / static_cast<float>(per_row);
    for (int i = 0; i < static_cast<int>(facts.size()); ++i) {
        const int column = i % per_row, row = i / per_row;
        const bool alone = column == 0 && i + 1 == static_cast<int>(facts.size());
        const Rect tile{rect.x + static_cast<float>(column) * width,
                        rect.y + static_cast<float>(row) * height, alone ? rect.w : width, height};
        if (column > 0) ui.line(tile.x, tile.y + 1, tile.x, tile.bottom() - 1, Token::line);
        if (row > 0) ui.line(tile.x + 1, tile.y, tile.right() - 1, tile.y, Token::line);
        const Fact& shown = facts[static_cast<std::size_t>(i)];
        fact(ui, tile, shown.label, shown.value, shown.detail);
        if (&shown == &facts[3] && misses_price(view, pool)) enter_prices(view, tile);
    }
}

}  // namespace poolbill::ui
