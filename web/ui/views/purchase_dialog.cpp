#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "core/time/zone.hpp"
#include "generated/text/change.hpp"
#include "generated/text/live.hpp"
#include "generated/text/mode.hpp"
#include "generated/text/purchase.hpp"
#include "generated/text/timeline.hpp"
#include "web/ui/views/deferred.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/pools/pool_words.hpp"
#include "web/ui/views/rates.hpp"
#include "web/ui/views/switch_row.hpp"
#include "web/ui/views/tax_row.hpp"
#include "web/ui/views/term_chips.hpp"
#include "web/ui/views/view.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/layers.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui {
namespace {

std::string auto_renew_words(const View& view, const Quote& offer) {
    const Strings& strings = view.ui.strings;
    const SitePolicy& policy = view.session.world().policy;
    const Subscription planned = first_term(offer.at, offer.term, policy);
    const auto attempt = next_auto_renew(planned, policy, offer.at);
    const std::string when = attempt ? view.format.short_date_time(*attempt, offer.at) : "–";
    return view.state.auto_renew
               ? strings.fill(text::purchase_auto_renew_on, {when, view.format.term(offer.term)})
               : strings.fill(text::purchase_auto_renew_off, {when});
}

std::string list_parts(View& view, const Quote& offer) {
    const Strings& strings = view.ui.strings;
    if (offer.items.size() != 1)
        return strings.fill(text::purchase_fee_parts, {std::to_string(offer.items.size())});
    const FeeItem& item = offer.items.front();
    return strings.fill(text::purchase_fee_detail,
                        {view.format.nodes(item.count), view.format.price(item.unit_price),
                         view.format.term(Term(item.unit, item.periods))});
}

/// "2 nodes × $11,000.00 × 1 year − $2,200.00 discount", and what is cut, so that the parts give the amount
std::string fee_parts(View& view, const Quote& offer) {
    std::string parts = list_parts(view, offer);
    const auto deduct = [&](Amount amount, Text name) {
        if (!amount.is_zero()) parts = view.ui.strings.fill(name, {parts, view.format.short_money(amount)});
    };
    deduct(offer.amounts.discount, text::purchase_fee_discount);
    deduct(offer.amounts.truncated, text::purchase_fee_truncated);
    return parts;
}

/// The amount and its parts; parts that do not fit beside the amount are placed below it.
void fee(View& view, Rect& body, const Quote& offer) {
    constexpr float line = 28, gap = 10;
    Ui& ui = view.ui;
    const std::string_view name = ui.strings(text::purchase_fee);
    const std::string amount = view.format.short_money(offer.amounts.payable), parts = fee_parts(view, offer);
    Field row(ui, body, name);
    const float needed =
        ui.text_width(amount, type_scale::title) + gap + ui.text_width(parts, type_scale::body);
    const bool beneath = needed > row.content.w;
    const float below = beneath ? ui.paragraph_height(row.content.w, parts, type_scale::body) : 0;
    const Rect box = row.content.cut_top(line + below);
    ui.node(ui.id("fee"), Role::text, std::string(name) + ": " + amount + ", " + parts, box);
    Rect rest = box;
    const float drawn = ui.text({box.x, box.y, box.w, line}, amount, type_scale::title, Token::text);
    if (beneath) {
        rest.cut_top(line);
        ui.paragraph(rest, parts, type_scale::body, Token::text_faint);
    } else {
        rest.cut_left(drawn, gap);
        ui.text(rest, parts, type_scale::body, Token::text_faint);
    }
}

struct Verdict {
    Tone tone = Tone::neutral;
    std::string title, detail;
};

/// Whether this term is cheaper than pay-per-use. Mentions a saving only if there is one.
/// @param due  what is to be paid. When that is not what the offer says, it is not known when it pays off
std::optional<Verdict> verdict(View& view, const Quote& offer, Amount due) {
    const Strings& strings = view.ui.strings;
    for (const ComparisonRow& row : view.state.comparison.rows(view.session).rows) {
        if (row.term != offer.term) continue;
        const AmountSum saving = row.saving + (offer.amounts.payable - due);
        const bool dearer = saving < AmountSum();
        const std::string difference =
            view.format.rounded((dearer ? AmountSum() - saving : saving).bounded());
        Verdict result;
        result.tone = dearer ? Tone::warning : Tone::good;
        result.title =
            saving == AmountSum()
                ? strings(text::purchase_equal)
                : strings.fill(dearer ? text::purchase_dearer : text::purchase_cheaper, {difference});
        result.detail = strings.fill(
            text::purchase_compared,
            {view.format.duration(row.compared.seconds(), 2), view.format.rounded(row.pay_per_use)});
        if (due == offer.amounts.payable)
            result.detail += " " + (row.break_even ? strings.fill(text::purchase_breaks_even,
                                                                  {view.format.date_time(*row.break_even)})
                                                   : strings(text::purchase_never));
        return result;
    }
    return std::nullopt;
}

/// The world in which the order is submitted and paid in this second.
std::optional<World> paid_now(View& view) {
    const std::string id = view.session.next_order_id();
    SubmitChangeOrder submit{view.session.pool().identity.id, id, view.state.term,
                             view.state.auto_renew,           {}, false};
    auto world = view.session.outcome_of(view.session.pool_index(),
                                         {std::move(submit), PayOrder{id, PaymentMethod::credit_card, {}}});
    if (!world.ok()) return std::nullopt;
    return std::move(world).value();
}

/// The bills of the current hour and those that begin with the payment; replayed again only after a
/// change.
void prepare_preview(View& view, PurchaseDialog& dialog) {
    const PoolMoment moment = view.session.moment();
    dialog.preview.get({moment, view.state.term}, [&]() -> std::vector<Line> {
        const std::optional<World> then = paid_now(view);
        if (!then) return {};
        return then->bills(moment.pool)
            .lines_between({clock_hour_start(moment.now), moment.now + Seconds{1}});
    });
}

/// A small timeline: the hour so far in orange, then the prepaid band.
void strip(View& view, Rect& body, const Quote& offer) {
    Ui& ui = view.ui;
    const Rect rect = body.cut_top(56, 10);
    const Instant hour = clock_hour_start(offer.at);
    const float before = std::round(rect.w * 0.3f);
    const float share = static_cast<float>((offer.at - hour).count()) / 3600;
    const Rect bars{rect.x, rect.y + 16, rect.w, rect.h - 34};
    const float switch_x = rect.x + before * std::max(share, 0.02f) / std::max(share, 0.3f);
    ui.fill({bars.x, bars.y, switch_x - bars.x - 1, bars.h}, Token::pay_per_use, 3);
    const Rect band{switch_x + 1, bars.y, bars.right() - switch_x - 1, bars.h};
    ui.fill(band, Token::yearly_monthly_weak, 3);
    ui.dashed(band, Token::yearly_monthly);
    ui.line(switch_x, rect.y + 12, switch_x, bars.bottom() + 2, Token::accent, 2);
    const std::string now = ui.strings.fill(text::timeline_now_at, {view.format.time(offer.at)});
    ui.text({switch_x + 4, rect.y - 2, 160, 14}, now, type_scale::chart_strong, Token::accent_text);
    const Rect axis{rect.x, bars.bottom() + 3, rect.w, 14};
    ui.text(axis, view.format.hour(hour), type_scale::chart, Token::text_dim);
    ui.text(axis, view.format.short_date_time(offer.expires, offer.at), type_scale::chart, Token::text_dim,
            Align::right);
    ui.text(band.inset(10, 0), ui.strings.fill(text::timeline_preview, {view.format.term(offer.term)}),
            type_scale::chart_strong, Token::yearly_monthly_text);
}

/// One bill of the preview.
void preview_row(View& view, const Rect& row, const Line& line) {
    Ui& ui = view.ui;
    const bool prepaid = line.mode == BillingMode::yearly_monthly;
    const std::array<std::string, 4> cells{
        ui.strings(prepaid ? text::mode_yearly_monthly : text::mode_pay_per_use),
        view.format.span(line.charged), view.format.duration(line.charged.seconds()),
        view.format.money(line.payable, 8)};
    const Ui::Scope group = ui.group(ui.id("bill"), Role::row, cells[0] + ", " + cells[3], row);
    Rect inner = row.inset(14, 0);
    const Rect mark = inner.cut_left(10, 8);
    ui.fill({mark.x, mark.center_y() - 5, 10, 10}, prepaid ? Token::yearly_monthly : Token::pay_per_use, 2);
    const Rect amount = inner.cut_right(ui.narrow() ? 110.0f : 130.0f, 8);
    const Rect length = ui.narrow() ? Rect{} : inner.cut_right(170, 8);
    const Rect mode = inner.cut_left(ui.narrow() ? 100.0f : 124.0f, 8);
    // A cell too narrow to read is not drawn: the strip above shows the same times.
    const std::array<Rect, 4> boxes{mode, inner.w < 190 ? Rect{} : inner, length, amount};
    const TextStyle style = ui.narrow() ? type_scale::small : type_scale::body;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        ui.node(ui.id("cell", static_cast<std::int64_t>(i)), Role::cell, cells[i], boxes[i]);
        if (boxes[i].w <= 0) continue;
        ui.text(boxes[i], cells[i], ui.fitting(boxes[i].w, cells[i], style),
                i == 0 && prepaid ? Token::yearly_monthly_text : Token::text,
                i >= 2 ? Align::right : Align::left);
    }
}

/// The bills that follow: a picture and a table.
void bills_preview(View& view, Rect& body, const Quote& offer, const std::vector<Line>& lines) {
    constexpr float row_height = 38;
    Ui& ui = view.ui;
    const std::string_view name = ui.strings(text::purchase_bills);
    ui.label(body.cut_top(18, 6), name, type_scale::small, Token::text_dim);
    strip(view, body, offer);
    Rect rest = body.cut_top(static_cast<float>(lines.size()) * row_height, 10);
    ui.stroke(rest, Token::line, metrics::radius);
    Node& node = ui.node(ui.id("preview"), Role::table, name, rest);
    node.row_count = static_cast<std::int32_t>(lines.size());
    const Ui::Scope table(ui, ui.id("preview"), true);
    std::int64_t index = 0;
    for (const Line& line : lines) {
        const Rect row = rest.cut_top(row_height);
        if (index > 0) ui.line(row.x, row.y, row.right(), row.y, Token::line);
        const auto scope = ui.scope("row", index++);
        preview_row(view, row, line);
    }
}

void purchase_body(View& view, Rect& body, PurchaseDialog& dialog, const Quote& offer) {
    Ui& ui = view.ui;
    {
        Field row(ui, body, ui.strings(text::purchase_duration));
        term_chips(view, row.content, view.state.term, true);
    }
    switch_row(ui, body, ui.strings(text::purchase_auto_renew), auto_renew_words(view, offer),
               view.state.auto_renew);
    if (!view.live.shows_console())
        switch_row(
            ui, body, ui.strings(text::purchase_approval),
            ui.strings(dialog.needs_approval ? text::purchase_approval_on : text::purchase_approval_off),
            dialog.needs_approval);
    field_text(ui, body,
               {ui.strings(text::purchase_expiration), view.format.date_time(offer.expires),
                ui.strings.fill(text::purchase_expiration_detail, {zone_label})});
    fee(view, body, offer);
    tax_row(view, body, offer.amounts.payable);
    const Amount due = view.live.shows_console() ? view.deferred.screens()->live_quote(view, body, offer)
                                                 : offer.amounts.payable;
    if (const std::optional<Verdict> judged = verdict(view, offer, due)) {
        notice(
            ui, body,
            {.tone = judged->tone, .title = judged->title, .detail = judged->detail, .role = Role::status});
        body.cut_top(16);
    }
    bills_preview(view, body, offer, dialog.preview.last());
    const std::string wait = ui.strings.fill(
        text::purchase_wait, {pay_per_use(view, view.session.world(), view.session.pool_index(), 60)});
    sentence(ui, body, ui.id("wait"), wait, type_scale::small, Token::text_faint);
}

void submit(View& view, const PurchaseDialog& dialog) {
    SubmitChangeOrder order{view.session.pool().identity.id,
                            view.session.next_order_id(),
                            view.state.term,
                            view.state.auto_renew,
                            {},
                            dialog.needs_approval};
    if (!view.attempt(view.session.perform(std::move(order)), text::change_title))
        return view.state.overlay.close();
    std::string id = view.session.world().orders.back().id;
    if (dialog.needs_approval) {
        view.state.overlay.open(OrderDialog{std::move(id)});  // it cannot be paid yet
    } else {
        view.state.open_payment(std::move(id));
    }
}

}  // namespace

void show(View& view, PurchaseDialog& dialog) {
    Ui& ui = view.ui;
    view.state.term = sold_term(view, view.state.term);
    const Result<Quote> offer =
        quote(view.session.world(), view.session.pool_index(), view.state.term, view.session.now());
    if (!offer.ok()) {
        view.attempt(offer.error(), text::change_title);
        return view.state.overlay.close();
    }
    prepare_preview(view, dialog);
    const std::string subtitle = pool_subtitle(view.session.pool());
    const Dialog frame(
        ui, {.key = "purchase", .title = ui.strings(text::change_title), .subtitle = subtitle, .width = 760},
        [&](Rect& body) { purchase_body(view, body, dialog, *offer); });
    Rect foot = frame.foot();
    const DeferredScreens* live = view.live.shows_console() ? view.deferred.screens() : nullptr;
    LivePurchase there;
    if (live != nullptr) there = live->live_purchase(view, *offer);
    const std::string_view confirm = ui.strings(live != nullptr         ? text::live_place
                                                : dialog.needs_approval ? text::purchase_submit
                                                                        : text::purchase_pay);
    const bool enabled = view.may_order && (live == nullptr || (there.is_quoted && there.is_free));
    const FootChoice choice = dialog_foot(ui, foot, confirm, {.enabled = enabled});
    foot_amount(ui, foot,
                ui.strings(dialog.needs_approval && live == nullptr ? text::purchase_to_pay_later
                                                                    : text::purchase_to_pay),
                live != nullptr ? there.due : view.format.short_money(offer->amounts.payable));
    if (choice == FootChoice::cancel || frame.closed()) view.state.overlay.close();
    if (choice != FootChoice::confirm) return;
    if (live != nullptr) return live->order_shown_there(view, *offer);
    submit(view, dialog);
}

}  // namespace poolbill::ui
