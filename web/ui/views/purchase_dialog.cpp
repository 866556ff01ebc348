#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "core/time/zone.hpp"
#include "web/ui/views/change_dialog.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/rates.hpp"
#include "web/ui/views/term_chips.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui {
namespace {

constexpr float dialog_width = 760, edge = 20, strip_height = 56;

float form_width(const Ui& ui) {
    return Dialog::body_width(ui, dialog_width) - field_label_width(ui);
}

constexpr float switch_width = 32, switch_gap = 8, switch_height = 24;

float switch_row_height(const Ui& ui, std::string_view words) {
    const float width = form_width(ui) - switch_width - switch_gap;
    return std::max(switch_height, ui.paragraph_height(width, words, type_scale::body) + 4);
}

/// A switch and, beside it, what its state means; `name` is its label too.
void switch_row(Ui& ui, Rect& rest, std::string_view name, std::string_view words, bool& on) {
    Rect row = field(ui, rest, name, switch_row_height(ui, words));
    const Rect box = row.cut_left(switch_width, switch_gap);
    if (const auto changed = toggle(ui, name, {box.x, box.y, box.w, switch_height}, name, on)) on = *changed;
    row.cut_top(2);
    ui.node(ui.id(words), Role::text, words, row);
    ui.paragraph(row, words, type_scale::body, Token::text_dim);
}

std::string auto_renew_words(const View& view, const Quote& offer) {
    const Strings& strings = view.ui.strings;
    Subscription planned;
    planned.started = planned.term_started = offer.at;
    planned.term = offer.term;
    planned.total_months = offer.term.total_months();
    planned.auto_renew = true;
    const SitePolicy& policy = view.session.world().policy;
    derive_dates(planned, policy);
    const auto attempt = next_auto_renew(planned, policy, offer.at);
    const std::string when = attempt ? view.format.short_date_time(*attempt, offer.at) : "–";
    return view.state.auto_renew
               ? strings.fill(Text::purchase_auto_renew_on, {when, view.format.term(offer.term)})
               : strings.fill(Text::purchase_auto_renew_off, {when});
}

std::string fee_parts(View& view, const Quote& offer) {
    const Strings& strings = view.ui.strings;
    if (offer.items.size() != 1)
        return strings.fill(Text::purchase_fee_parts, {std::to_string(offer.items.size())});
    const FeeItem& item = offer.items.front();
    return strings.fill(Text::purchase_fee_detail,
                        {view.format.nodes(item.count), view.format.price(item.unit_price),
                         view.format.term(Term(item.unit, item.periods))});
}

constexpr float fee_line = 28, fee_gap = 10;

/// The parts that do not fit beside the amount stand beneath it.
float fee_height(View& view, const Quote& offer) {
    const Ui& ui = view.ui;
    const float width = ui.text_width(view.format.money(offer.amounts.payable), type_scale::title) + fee_gap +
                        ui.text_width(fee_parts(view, offer), type_scale::body);
    return width > form_width(ui) ? fee_line + 20 : fee_line;
}

void fee(View& view, Rect row, const Quote& offer) {
    Ui& ui = view.ui;
    const std::string amount = view.format.money(offer.amounts.payable), parts = fee_parts(view, offer);
    ui.node(ui.id("fee"), Role::text, ui.strings(Text::purchase_fee) + ": " + amount + ", " + parts, row);
    const float drawn = ui.text({row.x, row.y, row.w, fee_line}, amount, type_scale::title, Token::text);
    if (row.h > fee_line) {
        row.cut_top(fee_line);
    } else {
        row.cut_left(drawn, fee_gap);
    }
    ui.text(row, parts, type_scale::body, Token::text_faint);
}

struct Verdict {
    Tone tone = Tone::neutral;
    std::string title, detail;
};

/// Whether this term pays, in plain words. Never promises a saving that is not there (V17, C20).
std::optional<Verdict> verdict(View& view, const Quote& offer) {
    const Strings& strings = view.ui.strings;
    for (const ComparisonRow& row : comparison_of(view).rows) {
        if (row.term != offer.term) continue;
        const bool dearer = row.saving.is_negative();
        const std::string difference = view.format.rounded(Amount::from_units(std::abs(row.saving.units())));
        Verdict result;
        result.tone = dearer ? Tone::warning : Tone::good;
        result.title =
            row.saving.is_zero()
                ? strings(Text::purchase_equal)
                : strings.fill(dearer ? Text::purchase_dearer : Text::purchase_cheaper, {difference});
        result.detail =
            strings.fill(Text::purchase_compared, {view.format.duration(row.compared.seconds(), 2),
                                                   view.format.rounded(row.pay_per_use)}) +
            " " +
            (row.break_even
                 ? strings.fill(Text::purchase_breaks_even, {view.format.date_time(*row.break_even)})
                 : strings(Text::purchase_never));
        return result;
    }
    return std::nullopt;
}

/// The world in which the order was submitted and paid in this second.
std::optional<World> paid_now(View& view) {
    const std::string id = view.session.next_order_id();
    SubmitChangeOrder submit{view.session.pool().identity.id, id, view.state.term,
                             view.state.auto_renew,           {}, false};
    auto world = view.session.outcome_of(view.session.pool_index(),
                                         {std::move(submit), PayOrder{id, PaymentMethod::credit_card, {}}});
    if (!world.ok()) return std::nullopt;
    return std::move(world).value();
}

/// The bills of the running hour and what starts with the payment; replayed only when something changed.
const std::vector<Line>& preview(View& view) {
    PurchasePreview& known = view.state.preview;
    const Instant now = view.session.now();
    const std::uint32_t pool = view.session.pool_index();
    const bool same = known.revision == view.session.revision() && known.at == now && known.pool == pool &&
                      known.term == view.state.term;
    if (same) return known.lines;
    known = {view.session.revision(), now, pool, view.state.term, {}};
    if (const std::optional<World> then = paid_now(view))
        known.lines = then->bills(pool).lines_between({clock_hour_start(now), now + Seconds{1}});
    return known.lines;
}

/// The hour so far in orange, then the prepaid band: the same picture as the timeline's, small.
void strip(View& view, const Rect& rect, const Quote& offer) {
    Ui& ui = view.ui;
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
    const std::string now = ui.strings.fill(Text::timeline_now_at, {view.format.time(offer.at)});
    ui.text({switch_x + 4, rect.y - 2, 160, 14}, now, type_scale::chart_strong, Token::accent_text);
    const Rect axis{rect.x, bars.bottom() + 3, rect.w, 14};
    ui.text(axis, view.format.hour(hour), type_scale::chart, Token::text_dim);
    ui.text(axis, view.format.short_date_time(offer.expires, offer.at), type_scale::chart, Token::text_dim,
            Align::right);
    ui.text(band.inset(10, 0), ui.strings.fill(Text::timeline_preview, {view.format.term(offer.term)}),
            type_scale::chart_strong, Token::yearly_monthly_text);
}

constexpr float preview_row = 38;

void preview_table(View& view, Rect rect, const std::vector<Line>& lines) {
    Ui& ui = view.ui;
    const std::string_view name = ui.strings(Text::purchase_bills);
    ui.stroke(rect, Token::line, metrics::radius);
    Node& node = ui.node(ui.id("preview"), Role::table, name, rect);
    node.row_count = static_cast<std::int32_t>(lines.size());
    const Ui::Scope table(ui, ui.id("preview"), true);
    std::int64_t index = 0;
    for (const Line& line : lines) {
        const Rect row = rect.cut_top(preview_row);
        if (index > 0) ui.line(row.x, row.y, row.right(), row.y, Token::line);
        const bool prepaid = line.mode == BillingMode::yearly_monthly;
        const std::array<std::string, 4> cells{
            ui.strings(prepaid ? Text::mode_yearly_monthly : Text::mode_pay_per_use),
            view.format.span(line.charged), view.format.duration(line.charged.seconds()),
            view.format.money(line.payable, 8)};
        const auto group = ui.group(ui.id("row", index++), Role::row, cells[0] + ", " + cells[3], row);
        Rect inner = row.inset(14, 0);
        const Rect mark = inner.cut_left(10, 8);
        ui.fill({mark.x, mark.center_y() - 5, 10, 10}, prepaid ? Token::yearly_monthly : Token::pay_per_use,
                2);
        const std::array<Rect, 4> boxes = [&] {
            Rect rest = inner;
            const Rect amount = rest.cut_right(ui.narrow() ? 110.0f : 130.0f, 8);
            const Rect length = ui.narrow() ? Rect{} : rest.cut_right(170, 8);
            const Rect mode = rest.cut_left(ui.narrow() ? 100.0f : 124.0f, 8);
            // What cannot be read is left out: the strip above has the same times.
            return std::array<Rect, 4>{mode, rest.w < 190 ? Rect{} : rest, length, amount};
        }();
        const TextStyle style = ui.narrow() ? type_scale::small : type_scale::body;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            ui.node(ui.id("cell", static_cast<std::int64_t>(i)), Role::cell, cells[i], boxes[i]);
            if (boxes[i].w <= 0) continue;
            ui.text(boxes[i], cells[i], ui.fitting(boxes[i].w, cells[i], style),
                    i == 0 && prepaid ? Token::yearly_monthly_text : Token::text,
                    i >= 2 ? Align::right : Align::left);
        }
    }
}

}  // namespace

void purchase_dialog(View& view) {
    Ui& ui = view.ui;
    const std::uint32_t pool = view.session.pool_index();
    const Result<Quote> offer = quote(view.session.world(), pool, view.state.term, view.session.now());
    if (!offer.ok()) {
        view.attempt(offer.error());
        view.state.overlay = Overlay::none;
        return;
    }
    const std::vector<Line>& lines = preview(view);
    const std::optional<Verdict> judged = verdict(view, *offer);
    const std::string wait = ui.strings.fill(
        Text::purchase_wait, {pay_per_use(view, view.session.world(), view.session.pool_index(), 60)});
    const std::string renew_words = auto_renew_words(view, *offer);
    const std::string_view approval_words =
        ui.strings(view.state.needs_approval ? Text::purchase_approval_on : Text::purchase_approval_off);
    const std::string expires = view.format.date_time(offer->expires),
                      expires_detail = ui.strings.fill(Text::purchase_expiration_detail, {zone_label});
    const float width = Dialog::body_width(ui, dialog_width);
    const float verdict_height = judged ? notice_height(ui, width, judged->title, judged->detail) + 16 : 0;
    const float table_height = static_cast<float>(lines.size()) * preview_row;
    const float height = 2 * edge + field_height(ui, term_chips_height(view, form_width(ui))) +
                         field_height(ui, switch_row_height(ui, renew_words)) +
                         field_height(ui, switch_row_height(ui, approval_words)) +
                         field_text_height(ui, width, expires, expires_detail) +
                         field_height(ui, fee_height(view, *offer)) + verdict_height + 24 + strip_height +
                         10 + table_height + 10 + ui.paragraph_height(width, wait, type_scale::small);

    const PoolState& state = view.session.pool();
    Dialog dialog(ui, "purchase", ui.strings(Text::change_title),
                  state.identity.name + " · " + state.identity.id, dialog_width, height, dialog_foot_height);
    Rect body = dialog.body();
    body.cut_top(edge);
    term_chips(view,
               field(ui, body, ui.strings(Text::purchase_duration), term_chips_height(view, form_width(ui))));
    switch_row(ui, body, ui.strings(Text::purchase_auto_renew), renew_words, view.state.auto_renew);
    switch_row(ui, body, ui.strings(Text::purchase_approval), approval_words, view.state.needs_approval);
    field_text(ui, body, ui.strings(Text::purchase_expiration), expires, expires_detail);
    fee(view, field(ui, body, ui.strings(Text::purchase_fee), fee_height(view, *offer)), *offer);
    if (judged)
        notice(ui, body.cut_top(verdict_height - 16, 16), judged->tone, judged->title, judged->detail,
               Role::status);
    ui.label(body.cut_top(18, 6), ui.strings(Text::purchase_bills), type_scale::small, Token::text_dim);
    strip(view, body.cut_top(strip_height, 10), *offer);
    preview_table(view, body.cut_top(table_height, 10), lines);
    ui.node(ui.id("wait"), Role::text, wait, body);
    ui.paragraph(body, wait, type_scale::small, Token::text_faint);

    Rect foot = dialog.begin_foot();
    const std::string_view action =
        ui.strings(view.state.needs_approval ? Text::purchase_submit : Text::purchase_pay);
    const FootChoice choice = dialog_foot(ui, foot, action, !view.read_only);
    foot_amount(ui, foot, ui.strings(Text::purchase_to_pay), view.format.money(offer->amounts.payable));
    if (choice == FootChoice::cancel || dialog.closed()) view.state.overlay = Overlay::none;
    if (choice != FootChoice::confirm) return;
    SubmitChangeOrder submit{
        state.identity.id,        view.session.next_order_id(), view.state.term, view.state.auto_renew, {},
        view.state.needs_approval};
    if (!view.attempt(view.session.perform(std::move(submit), "action.submit"))) {
        view.state.overlay = Overlay::none;
        return;
    }
    view.state.open_payment(view.session.world().orders.back().id);
    if (view.state.needs_approval) view.state.overlay = Overlay::order;  // it cannot be paid yet
    view.state.needs_approval = false;
}

}  // namespace poolbill::ui
