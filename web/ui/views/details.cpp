#include "web/ui/views/details.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/scenario/pool_status.hpp"
#include "core/time/zone.hpp"
#include "generated/text/bills.hpp"
#include "generated/text/change.hpp"
#include "generated/text/details.hpp"
#include "generated/text/expiry_day.hpp"
#include "generated/text/facts.hpp"
#include "generated/text/menu.hpp"
#include "generated/text/prices.hpp"
#include "generated/text/purchase.hpp"
#include "generated/text/status.hpp"
#include "generated/text/timeline.hpp"
#include "web/ui/views/account_panel.hpp"
#include "web/ui/views/discount_words.hpp"
#include "web/ui/views/event_names.hpp"
#include "web/ui/views/panel_action.hpp"
#include "web/ui/views/pools/pool_words.hpp"
#include "web/ui/views/proposal_words.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/surfaces.hpp"
#include "web/ui/widgets/table.hpp"

namespace poolbill::ui::deferred {
namespace {

constexpr float head_height = 48;

constexpr std::array<TableColumn, 6> columns{
    TableColumn{text::change_flavor, {0, 0.3f, 0}, {0, 0.7f, 0}},
    TableColumn{text::facts_nodes, {0.3f, 0.1f, 0}, {0.7f, 0.3f, 0}, Align::right},
    TableColumn{text::bills_mode, {0.4f, 0.16f, 0}, {0, 0.55f, 1}},
    TableColumn{text::details_hourly, {0.56f, 0.14f, 0}, {0.55f, 0.45f, 1}, Align::right},
    TableColumn{text::details_monthly, {0.7f, 0.15f, 0}, {}, Align::right},
    TableColumn{text::facts_this_hour, {0.85f, 0.15f, 0}, {0, 1, 2}, Align::right}};

/// An event that happens if nobody acts.
struct Step {
    Instant at;
    Text what;
};
std::vector<Step> next_steps(View& view, const Subscription& subscription) {
    const Instant now = view.session.now();
    std::vector<Step> steps;
    if (subscription.auto_renew) {
        // What was tried in this second is over.
        const Instant after = subscription.attempted == now ? now + Seconds{1} : now;
        if (const auto attempt = next_auto_renew(subscription, view.session.world().policy, after)) {
            // What follows the expiry happens only if every deduction fails.
            return {{*attempt, text::details_attempt}, {subscription.expires, text::details_expires_unless}};
        }
    }
    for (const Step& step : {Step{subscription.expires, text::details_expires},
                             Step{subscription.grace_ends, text::details_grace_ends},
                             Step{subscription.retention_ends, text::details_retention_ends}}) {
        if (step.at > now) steps.push_back(step);
    }
    return steps;
}

const Subscription* running_subscription(View& view) {
    const PoolState& pool = view.session.pool();
    return pool.subscription && pool.exists() ? &*pool.subscription : nullptr;
}

/// Those that count: an unsubscription that replaced nothing gave renewals back, one with each part.
std::int64_t renewals_of(const World& world, std::uint32_t pool) {
    std::int64_t renewals = 0;
    for (const Order& order : world.orders) {
        if (order.pool != pool) continue;
        renewals += order.kind == OrderKind::renewal || order.kind == OrderKind::auto_renewal;
        if (order.kind == OrderKind::unsubscription && order.replaced.empty())
            renewals -= static_cast<std::int64_t>(order.refund.size());
    }
    return renewals;
}

std::vector<FieldText> prepaid_fields(View& view, const Subscription& subscription) {
    const Strings& strings = view.ui.strings;
    const Format& format = view.format;
    const Instant now = view.session.now();
    const std::int64_t renewals = renewals_of(view.session.world(), view.session.pool_index());
    const Text state = subscription.state == SubscriptionState::active  ? text::details_active
                       : subscription.state == SubscriptionState::grace ? text::timeline_grace
                                                                        : text::timeline_retention;
    std::vector<FieldText> fields{
        {strings(text::bills_status), strings(state), {}},
        {strings(text::bills_mode), mode_name(strings, view.session.pool()),
         strings.fill(text::details_since, {format.date_time(subscription.started)})},
        {strings(text::details_last_term), format.term(subscription.term), {}},
        {strings(text::facts_expiration), format.date_time(subscription.expires),
         subscription.expires > now ? strings.fill(text::facts_expires_in,
                                                   {format.duration((subscription.expires - now).count(), 2)})
                                    : std::string(strings(text::facts_expired))},
        {strings(text::details_renewals), format.count(renewals), {}}};
    if (const std::optional<int> day = subscription.expiry_day)
        fields.push_back({strings(text::expiry_day_name),
                          *day < 0 ? std::string(strings(text::expiry_day_last)) : format.count(*day),
                          {}});
    return fields;
}

std::vector<FieldText> metered_fields(View& view) {
    const Strings& strings = view.ui.strings;
    const Format& format = view.format;
    const PoolState& pool = view.session.pool();
    const std::optional<Instant> since = pool.deleted ? pool.deleted : pool.mode_since;
    std::vector<FieldText> fields{
        {strings(text::bills_mode), mode_name(strings, pool),
         since ? strings.fill(text::details_since, {format.date_time(*since)}) : std::string()}};
    if (!is_metered(view.session.world(), pool)) return fields;
    AmountSum sum;
    for (const Line& line : view.session.world().bills(view.session.pool_index()).accruing())
        sum += line.amount;
    const Instant now = view.session.now(), next = clock_hour_next(now);
    fields.push_back(
        {strings(text::facts_this_hour), format.money(sum.bounded(), 8),
         strings.fill(text::facts_next_bill, {format.hour(next), format.duration((next - now).count())})});
    return fields;
}

std::vector<FieldText> fields_of(View& view) {
    const Subscription* subscription = running_subscription(view);
    return subscription != nullptr ? prepaid_fields(view, *subscription) : metered_fields(view);
}

std::string_view auto_renew_words(const Strings& strings, const Subscription& subscription) {
    if (subscription.state != SubscriptionState::active) return strings(text::details_has_expired);
    return strings(subscription.auto_renew ? text::details_auto_renew_on : text::details_auto_renew_off);
}

void auto_renew_row(View& view, Rect& body, const Subscription& subscription) {
    constexpr float toggle_width = 32, toggle_height = 20;
    Ui& ui = view.ui;
    const std::string_view name = ui.strings(text::purchase_auto_renew);
    Field row(ui, body, name);
    Rect words = row.content;
    const Rect box = words.cut_left(toggle_width, 8);
    const bool may = !why_not(view.session.world(), view.session.pool(), Proposal::Kind::auto_renew);
    if (toggle(ui, "auto_renew", {box.x, box.y, box.w, toggle_height}, name, subscription.auto_renew, may))
        view.propose(Proposal::Kind::auto_renew);
    sentence(ui, words, ui.id("auto_renew_words"), auto_renew_words(ui.strings, subscription),
             type_scale::body, Token::text_dim);
    row.content.cut_top(std::max(toggle_height, words.y - row.content.y));
}

/// An upcoming event and its time. When narrow, the time is above it.
void next_step(View& view, Rect& body, const Step& step) {
    Ui& ui = view.ui;
    const std::string time = view.format.date_time(step.at);
    const std::string_view what = ui.strings(step.what);
    Rect row = body;
    if (ui.narrow()) {
        ui.text(row.cut_top(18), time, type_scale::small, Token::text_dim);
        row.cut_top(ui.paragraph(row, what, type_scale::body, Token::text) + 10);
    } else {
        Rect line = row.cut_top(28);
        ui.text(line.cut_left(field_label_width(ui)), time, type_scale::body, Token::text_dim);
        ui.text(line, what, type_scale::body, Token::text);
    }
    ui.node(ui.id(what), Role::text, time, body.cut_top(row.y - body.y)).name.append(" ").append(what);
}

void next_list(View& view, Rect& body, const Subscription& subscription) {
    body.cut_top(8);
    view.ui.label(body.cut_top(20, 8), view.ui.strings(text::details_next), type_scale::body_strong,
                  Token::text);
    for (const Step& step : next_steps(view, subscription))
        next_step(view, body, step);
}

void subscription_panel(View& view, Rect& rest) {
    Ui& ui = view.ui;
    const std::string_view title = ui.strings(text::details_title);
    Panel panel(ui, rest, {.key = "subscription", .name = title});
    Rect head = panel.head(head_height);
    Rect body = panel.inner.inset(panel_side(ui), 0);
    const Subscription* subscription = running_subscription(view);
    if (subscription != nullptr)
        panel_actions(view, head, body, title,
                      {{text::menu_unsubscribe, Proposal::Kind::unsubscribe},
                       {text::menu_renew, Proposal::Kind::renew}});
    panel_title(ui, head, title);
    body.cut_top(4);
    for (const FieldText& each : fields_of(view))
        field_text(ui, body, each);
    if (subscription != nullptr) {
        auto_renew_row(view, body, *subscription);
        next_list(view, body, *subscription);
    }
    panel.inner.cut_top(body.y - panel.inner.y + 8);
}

/// What a pool has: the nodes of a flavor, or disks of a type and size.
struct Part {
    ChargeItem item;  // without its name
    BillingMode mode;
    std::string quantity;
    const Prices* prices = nullptr;  // none: the catalog does not have it
    const PriceOrigins* origins = nullptr;
};

std::vector<Part> parts_of(View& view) {
    const Catalog& catalog = view.session.world().catalog;
    const PoolState& pool = view.session.pool();
    const Format& format = view.format;
    std::vector<Part> parts;
    const auto add = [&](ChargeItem item, BillingMode mode, std::string quantity, const auto* entry) {
        Part& part = parts.emplace_back(Part{std::move(item), mode, std::move(quantity)});
        part.item.name = entry != nullptr ? entry->name : part.item.code;
        if (entry == nullptr) return;
        part.prices = &entry->prices;
        part.origins = &entry->origins;
    };
    // When narrow, there are no heads to name the figures.
    for (const NodeGroup& group : pool.nodes)
        add({false, group.flavor, {}, 1}, group.mode,
            view.ui.narrow() ? format.nodes(group.count) : format.count(group.count),
            catalog.find_flavor(group.flavor));
    for (const DiskGroup& group : pool.disks)
        add({true, group.type, {}, group.size_gb}, pool.mode, format.disks(group.count, group.size_gb),
            catalog.find_disk(group.type));
    return parts;
}

/// What the part has come to in the current hour.
Amount hour_of(View& view, const Part& part) {
    const World& world = view.session.world();
    AmountSum sum;
    for (const Line& line : world.bills(view.session.pool_index()).accruing()) {
        const ChargeItem& item = world.ledger.item(line.item);
        if (item.is_disk == part.item.is_disk && item.code == part.item.code &&
            item.size_gb == part.item.size_gb)
            sum += line.amount;
    }
    return sum.bounded();
}

void part_row(View& view, Table& table, std::int64_t index, const Part& part) {
    const Strings& strings = view.ui.strings;
    const bool narrow = view.ui.narrow();
    const TextStyle style = narrow ? type_scale::small : type_scale::body;
    const std::string& name = part.item.name;
    Table::Row row(table, index, name, Tristate::none);
    row.cell(name, type_scale::body, Token::text);
    row.cell(part.quantity, type_scale::body, Token::text);
    const PoolState& pool = view.session.pool();
    row.cell(pool.exists() ? mode_name(strings, part.mode) : mode_name(strings, pool), style,
             Token::text_dim);
    const auto price = [&](PriceKind kind) -> std::string {
        const auto stated = part.prices != nullptr ? price_of(*part.prices, kind) : std::nullopt;
        if (!stated) return "–";
        if (is_missing(*part.prices, *part.origins, kind)) return strings(text::prices_missing);
        const std::string words =
            less(view.format.price(*stated) + (part.item.is_disk ? "/GB" : ""), part.prices->discount);
        return narrow && kind == PriceKind::hourly ? strings.fill(text::bills_price_hour, {words}) : words;
    };
    row.cell(price(PriceKind::hourly), style, Token::text);
    row.cell(price(PriceKind::monthly), style, Token::text);
    std::string this_hour =
        part.mode == BillingMode::pay_per_use ? view.format.money(hour_of(view, part), 8) : "–";
    if (narrow) this_hour = strings.fill(text::status_separator, {strings(text::facts_this_hour), this_hour});
    row.cell(this_hour, style, Token::text);
}

void nodes_panel(View& view, Rect& rest) {
    Ui& ui = view.ui;
    const std::string_view title = ui.strings(text::facts_nodes);
    Panel panel(ui, rest, {.key = "nodes", .name = title, .edge = 1});
    Rect head = panel.head(head_height);
    if (view.session.pool().exists()) panel_action(view, head, {text::menu_scale, Proposal::Kind::scale});
    const std::string_view prices = ui.strings(text::prices_title);
    const Rect box = head.cut_right(button_width(ui, prices, true), 8).inset(0, (head.h - 28) / 2);
    if (button(ui, "prices", box, prices, {.small = true})) view.state.show_prices();
    panel_title(ui, head, title);
    const std::vector<Part> parts = parts_of(view);
    Table table(
        ui, panel.inner,
        {.key = "table", .name = title, .columns = columns, .rows = static_cast<std::int64_t>(parts.size())});
    for (std::int64_t i = table.first(); i < table.last(); ++i)
        part_row(view, table, i, parts[static_cast<std::size_t>(i)]);
}

}  // namespace

void details(View& view, Rect& rest) {
    subscription_panel(view, rest);
    nodes_panel(view, rest);
    account_panel(view, rest);
}

}  // namespace poolbill::ui::deferred
