#include "web/ui/views/details.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/time/zone.hpp"
#include "web/ui/views/event_names.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/table.hpp"

namespace poolbill::ui::deferred {
namespace {

constexpr float head_height = 48, edge = 4, end_edge = 8, next_gap = 8, step_height = 28;

constexpr std::array<TableColumn, 6> columns{
    TableColumn{Text::change_flavor, {0, 0.3f, 0}, {0, 0.7f, 0}},
    TableColumn{Text::facts_nodes, {0.3f, 0.1f, 0}, {0.7f, 0.3f, 0}, Align::right},
    TableColumn{Text::bills_mode, {0.4f, 0.16f, 0}, {0, 0.5f, 1}},
    TableColumn{Text::details_hourly, {0.56f, 0.14f, 0}, {0.5f, 0.5f, 1}, Align::right},
    TableColumn{Text::details_monthly, {0.7f, 0.15f, 0}, {}, Align::right},
    TableColumn{Text::facts_this_hour, {0.85f, 0.15f, 0}, {0.5f, 0.5f, 2}, Align::right}};

/// What happens next if nobody acts.
struct Step {
    Instant at;
    Text what;
};
std::vector<Step> next_steps(View& view, const Subscription& subscription) {
    const Instant now = view.session.now();
    std::vector<Step> steps;
    if (subscription.auto_renew) {
        if (const auto attempt = next_auto_renew(subscription, view.session.world().policy, now))
            steps.push_back({*attempt, Text::details_attempt});
    }
    for (const Step& step : {Step{subscription.expires, Text::details_expires},
                             Step{subscription.grace_ends, Text::details_grace_ends},
                             Step{subscription.retention_ends, Text::details_retention_ends}}) {
        if (step.at > now) steps.push_back(step);
    }
    return steps;
}

const Subscription* running_subscription(View& view) {
    const PoolState& pool = view.session.pool();
    return pool.subscription && pool.exists() ? &*pool.subscription : nullptr;
}

std::vector<FieldText> prepaid_fields(View& view, const Subscription& subscription) {
    const Strings& strings = view.ui.strings;
    const Format& format = view.format;
    const Instant now = view.session.now();
    std::int64_t renewals = 0;
    for (const Order& order : view.session.world().orders) {
        renewals += order.pool == view.session.pool_index() &&
                    (order.kind == OrderKind::renewal || order.kind == OrderKind::auto_renewal);
    }
    const Text state = subscription.state == SubscriptionState::active  ? Text::details_active
                       : subscription.state == SubscriptionState::grace ? Text::timeline_grace
                                                                        : Text::timeline_retention;
    return {
        {strings(Text::bills_status), strings(state), {}},
        {strings(Text::purchase_duration), format.term(subscription.term),
         strings.fill(Text::details_since, {format.date_time(subscription.started)})},
        {strings(Text::facts_expiration), format.date_time(subscription.expires),
         subscription.expires > now ? strings.fill(Text::facts_expires_in,
                                                   {format.duration((subscription.expires - now).count(), 2)})
                                    : std::string(strings(Text::facts_expired))},
        {strings(Text::details_renewals), format.count(renewals), {}}};
}

std::vector<FieldText> metered_fields(View& view) {
    const Strings& strings = view.ui.strings;
    const Format& format = view.format;
    const PoolState& pool = view.session.pool();
    std::vector<FieldText> fields{
        {strings(Text::bills_mode), strings(pool.exists() ? Text::mode_pay_per_use : Text::mode_none),
         pool.mode_since ? strings.fill(Text::details_since, {format.date_time(*pool.mode_since)})
                         : std::string()}};
    if (!pool.exists()) return fields;
    AmountSum sum;
    for (const Line& line : view.session.world().bills(view.session.pool_index()).accruing())
        sum += line.amount;
    const Instant now = view.session.now(), next = clock_hour_next(now);
    fields.push_back(
        {strings(Text::facts_this_hour), format.money(sum.bounded(), 8),
         strings.fill(Text::facts_next_bill, {format.hour(next), format.duration((next - now).count())})});
    return fields;
}

std::vector<FieldText> fields_of(View& view) {
    const Subscription* subscription = running_subscription(view);
    return subscription != nullptr ? prepaid_fields(view, *subscription) : metered_fields(view);
}

float subscription_height(View& view) {
    const float fields = static_cast<float>(fields_of(view).size()) * field_height(view.ui, 20);
    const Subscription* subscription = running_subscription(view);
    if (subscription == nullptr) return head_height + edge + fields + end_edge;
    return head_height + edge + fields + field_height(view.ui, 20) + next_gap + 28 +
           static_cast<float>(next_steps(view, *subscription).size()) * step_height + end_edge;
}

/// The deed's button at the right of the head.
void deed_button(View& view, Rect& head, Text name, Proposal::Kind kind) {
    const std::string_view words = view.ui.strings(name);
    const Rect box = head.cut_right(button_width(view.ui, words, true), 8).inset(0, (head.h - 28) / 2);
    if (button(view.ui, words, box, words, {.enabled = !view.read_only, .small = true})) view.propose(kind);
}

void auto_renew_row(View& view, Rect& body, const Subscription& subscription) {
    Ui& ui = view.ui;
    const std::string_view name = ui.strings(Text::purchase_auto_renew);
    Rect row = field(ui, body, name, 20);
    const std::string_view words =
        ui.strings(subscription.auto_renew ? Text::details_auto_renew_on : Text::details_auto_renew_off);
    if (toggle(ui, "auto_renew", row.cut_left(32, 8), name, subscription.auto_renew))
        view.propose(Proposal::Kind::auto_renew);
    ui.label(row, words, type_scale::body, Token::text_dim);
}

void next_list(View& view, Rect body, const Subscription& subscription) {
    Ui& ui = view.ui;
    body.cut_top(next_gap);
    ui.label(body.cut_top(20, 8), ui.strings(Text::details_next), type_scale::body_strong, Token::text);
    for (const Step& step : next_steps(view, subscription)) {
        Rect row = body.cut_top(step_height);
        const std::string time = view.format.date_time(step.at);
        const std::string_view what = ui.strings(step.what);
        ui.node(ui.id(what), Role::text, time, row).name.append(" ").append(what);
        ui.text(row.cut_left(ui.narrow() ? 150.0f : field_label_width(ui)), time,
                ui.narrow() ? type_scale::small : type_scale::body, Token::text_dim);
        ui.text(row, what, ui.narrow() ? type_scale::small : type_scale::body, Token::text);
    }
}

void subscription_panel(View& view, const Rect& rect) {
    Ui& ui = view.ui;
    panel(ui, rect);
    const std::string_view title = ui.strings(Text::details_title);
    const auto region = ui.group(ui.id("subscription"), Role::region, title, rect);
    Rect body = rect.inset(ui.narrow() ? 12 : metrics::padding, 0);
    Rect head = body.cut_top(head_height, edge);
    const Subscription* subscription = running_subscription(view);
    if (subscription != nullptr) {
        deed_button(view, head, Text::menu_unsubscribe, Proposal::Kind::unsubscribe);
        deed_button(view, head, Text::menu_renew, Proposal::Kind::renew);
    }
    panel_title(ui, head, title);
    for (const FieldText& each : fields_of(view))
        field_text(ui, body, each.label, each.value, each.detail);
    if (subscription == nullptr) return;
    auto_renew_row(view, body, *subscription);
    next_list(view, body, *subscription);
}

float nodes_height(View& view) {
    return head_height + 2 +
           Table::height(view.ui, columns, static_cast<std::int64_t>(view.session.pool().nodes.size()));
}

void node_row(View& view, Table& table, std::int64_t index, const NodeGroup& group) {
    const World& world = view.session.world();
    const Strings& strings = view.ui.strings;
    const Flavor* flavor = world.catalog.find_flavor(group.flavor);
    Amount hour;
    for (const Line& line : world.bills(view.session.pool_index()).accruing()) {
        if (world.ledger.item(line.item).code == group.flavor && group.mode == BillingMode::pay_per_use)
            hour = line.amount;
    }
    const TextStyle style = view.ui.narrow() ? type_scale::small : type_scale::body;
    const std::string& name = flavor != nullptr ? flavor->name : group.flavor;
    Table::Row row(table, index, name, Tristate::none);
    row.cell(name, type_scale::body, Token::text);
    row.cell(view.format.count(group.count), type_scale::body, Token::text);
    row.cell(
        strings(group.mode == BillingMode::pay_per_use ? Text::mode_pay_per_use : Text::mode_yearly_monthly),
        style, Token::text_dim);
    row.cell(flavor != nullptr ? view.format.price(flavor->prices.hourly) : "–", style, Token::text);
    row.cell(flavor != nullptr && flavor->prices.monthly ? view.format.price(*flavor->prices.monthly) : "–",
             style, Token::text);
    row.cell(group.mode == BillingMode::pay_per_use ? view.format.money(hour, 8) : "–", style, Token::text);
}

void nodes_panel(View& view, const Rect& rect) {
    Ui& ui = view.ui;
    panel(ui, rect);
    const std::string_view title = ui.strings(Text::facts_nodes);
    const auto region = ui.group(ui.id("nodes"), Role::region, title, rect);
    Rect rest = rect.inset(1, 1);
    Rect head = rest.cut_top(head_height).inset(ui.narrow() ? 12 : metrics::padding, 0);
    deed_button(view, head, Text::menu_scale, Proposal::Kind::scale);
    panel_title(ui, head, title);
    const std::vector<NodeGroup>& groups = view.session.pool().nodes;
    Table table(ui, "table", title, rest, columns, static_cast<std::int64_t>(groups.size()));
    for (std::int64_t i = table.first(); i < table.last(); ++i)
        node_row(view, table, i, groups[static_cast<std::size_t>(i)]);
}

}  // namespace

float details_height(View& view) {
    return subscription_height(view) + metrics::gap + nodes_height(view);
}

void details(View& view, const Rect& rect) {
    Rect rest = rect;
    subscription_panel(view, rest.cut_top(subscription_height(view), metrics::gap));
    nodes_panel(view, rest);
}

}  // namespace poolbill::ui::deferred
