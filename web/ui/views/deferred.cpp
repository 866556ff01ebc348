#include "web/ui/views/deferred.hpp"

#include <type_traits>
#include <utility>
#include <variant>

#include "core/export/formats.hpp"
#include "core/intake/date.hpp"
#include "generated/text/clock.hpp"
#include "generated/text/dialog.hpp"
#include "generated/text/part.hpp"
#include "generated/text/toast.hpp"
#include "web/ui/model/live_preview.hpp"
#include "web/ui/views/details.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/events.hpp"
#include "web/ui/views/exporting.hpp"
#include "web/ui/views/live/live_page.hpp"
#include "web/ui/views/live/live_strip.hpp"
#include "web/ui/views/orders.hpp"
#include "web/ui/views/pool_dialog.hpp"
#include "web/ui/views/pools/columns_dialog.hpp"
#include "web/ui/views/pools/import_dialog.hpp"
#include "web/ui/views/pools/note_words.hpp"
#include "web/ui/views/pools/open_questions.hpp"
#include "web/ui/views/pools/pools_page.hpp"
#include "web/ui/views/prices/prices_page.hpp"
#include "web/ui/views/reconcile/reconcile_page.hpp"
#include "web/ui/views/statement.hpp"
#include "web/ui/views/timeline/curves.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/layers.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui {
namespace {

constexpr float waiting_height = 128;

std::string waiting_title(const Ui& ui, const DeferredPart& deferred) {
    return ui.strings(deferred.has_failed() ? text::part_failed : text::part_loading);
}

std::string waiting_detail(const Ui& ui, const DeferredPart& deferred) {
    return deferred.has_failed() ? ui.strings(text::part_failed_detail) : std::string();
}

/// Replaces a panel while its part is fetched; after a failure, with a button that retries.
void waiting_panel(View& view, const Rect& rect) {
    view.deferred.want();
    if (!view.deferred.has_news()) return;
    Ui& ui = view.ui;
    const bool failed = view.deferred.has_failed();
    const std::string title = waiting_title(ui, view.deferred), detail = waiting_detail(ui, view.deferred);
    Rect rest = rect;
    notice(ui, rest,
           {.tone = failed ? Tone::danger : Tone::neutral,
            .title = title,
            .detail = detail,
            .role = failed ? Role::alert : Role::status});
    rest.cut_top(metrics::gap);
    if (!failed) return;
    const std::string again = ui.strings(text::part_try_again);
    rest.h = metrics::control_height;
    if (button(ui, "try_again", rest.cut_left(button_width(ui, again)), again)) view.deferred.try_again();
}

}  // namespace

namespace deferred {
namespace {

std::shared_ptr<ImportJob> begin_import(ImportInput input, Instant today) {
    return std::make_shared<ImportJob>(std::move(input), today);
}

ImportStep advance_import(ImportJob& job, Session* session) {
    return job.advance(session);
}

void go_to_typed(View& view, TypedTime& typed) {
    const Result<Instant> instant = intake::read_date(typed.text);
    const Interval life = view.session.lifetime();
    if (instant.ok() && *instant >= life.begin && *instant <= life.end) {
        view.session.go_to(*instant);
        return view.state.typed_time.reset();
    }
    const bool is_time = instant.ok() || instant.error().code == "time.range";
    typed.problem = view.ui.strings.fill(
        is_time ? text::clock_outside : text::clock_bad_time,
        {typed.text, view.format.date_time(life.begin), view.format.date_time(life.end)});
}

std::string renewal_words(View& view, const Change& change) {
    const Action* action = std::get_if<Action>(&change.what);
    const bool renews = action != nullptr && std::holds_alternative<Renew>(*action) && !change.orders.empty();
    const Order* order = renews ? view.session.find_order(change.orders.front()) : nullptr;
    if (order == nullptr) return {};
    const auto& subscription = view.session.world().pools[order->pool].subscription;
    return view.ui.strings.fill(
        text::toast_renewed, {subscription ? view.format.date_time(subscription->expires) : std::string("–"),
                              view.format.rounded(order->amounts.payable)});
}

}  // namespace
}  // namespace deferred

namespace {

template <class Shown>
concept HasDeferredShow = requires(View& view, Shown& shown) {
    deferred::show(view, shown);
};
template <class Shown>
constexpr bool is_deferred = HasDeferredShow<Shown>;

template <class Shown>
constexpr ShowFunction<Shown> show_function() {
    if constexpr (is_deferred<Shown>) {
        return {&deferred::show};
    } else {
        return {};
    }
}

template <class... Shown>
constexpr ShowFunctions<std::variant<std::monostate, Shown...>> show_functions(
    std::type_identity<std::variant<std::monostate, Shown...>>) {
    return {show_function<Shown>()...};
}

}  // namespace

const DeferredScreens deferred_screens = {
    .details = deferred::details,
    .orders = deferred::orders,
    .statement = deferred::statement,
    .events = deferred::events,
    .cost_curves = deferred::cost_curves,
    .live_strip = deferred::live_strip,
    .open_questions = deferred::open_questions,
    .live_quote = deferred::live_quote,
    .live_purchase = deferred::live_purchase,
    .order_shown_there = deferred::order_shown_there,
    .live_page = deferred::live_page,
    .read_live = deferred::read_live,
    .keep_for_previews = deferred::keep_for_previews,
    .hold_against_bills = deferred::hold_against_bills,
    .pools_page = deferred::pools_page,
    .prices_page = deferred::prices_page,
    .reconcile_page = deferred::reconcile_page,
    .overlays = show_functions(std::type_identity<Overlay>()),
    .pool_dialog = deferred::pool_dialog,
    .import_progress = deferred::import_progress,
    .columns_dialog = deferred::columns_dialog,
    .begin_import = deferred::begin_import,
    .advance_import = deferred::advance_import,
    .files_problem = deferred::files_problem,
    .go_to_typed = deferred::go_to_typed,
    .renewal_words = deferred::renewal_words,
    .formats = exports::formats_json,
    .begin_export = deferred::begin_export,
    .next_piece = deferred::next_piece,
    .end_export = deferred::end_export,
    .pack_scenario = deferred::pack_scenario,
    .unpack_scenario = deferred::unpack_scenario,
};

void DeferredPart::want() {
    if (screens_ == nullptr && state_ == State::unasked) {
        state_ = State::wanted;
        waited_ms_ = 0;
    }
}

bool DeferredPart::take_request() {
    return state_ == State::wanted && (state_ = State::fetching, true);
}

void DeferredPart::arrived() {
    screens_ = &deferred_screens;
    state_ = State::unasked;
}

double DeferredPart::milliseconds_to_progress() const {
    return is_waiting() && waited_ms_ < progress_after_ms ? progress_after_ms - waited_ms_ : -1;
}

bool DeferredPart::has_news() const {
    return has_failed() || (is_waiting() && waited_ms_ >= progress_after_ms);
}

void deferred_panel(View& view, Rect& rest, void (*DeferredScreens::*panel)(View& view, Rect& rest)) {
    if (const DeferredScreens* screens = view.deferred.screens()) {
        (screens->*panel)(view, rest);
    } else {
        waiting_panel(view, rest.cut_top(waiting_height, metrics::gap));
    }
}

namespace {

/// @pre not Place::pool
void (*page_of(const DeferredScreens& screens, Place place))(View& view, const Rect& rect) {
    switch (place) {
        case Place::prices:
            return screens.prices_page;
        case Place::reconcile:
            return screens.reconcile_page;
        case Place::pools:
        case Place::pool:
            break;
    }
    return screens.pools_page;
}

}  // namespace

void deferred_page(View& view, const Rect& rect) {
    if (const DeferredScreens* screens = view.deferred.screens()) {
        page_of(*screens, view.state.place)(view, rect);
    } else {
        waiting_panel(view, rect);
    }
}

void waiting_dialog(Ui& ui, ViewState& state, DeferredPart& deferred) {
    deferred.want();
    if (!deferred.has_news()) return;
    const bool failed = deferred.has_failed();
    const std::string title = waiting_title(ui, deferred);
    const Dialog dialog(
        ui, {.key = "part", .title = title, .width = 440, .edge = failed ? 20.0f : 12.0f}, [&](Rect& body) {
            if (!failed) return;
            const std::string detail = waiting_detail(ui, deferred);
            Rect box = body.cut_top(88);
            sentence(ui, box, ui.id("failed"), detail, type_scale::body, Token::text, Role::alert);
        });
    Rect foot = dialog.foot();
    FootChoice choice = FootChoice::none;
    if (failed) {
        choice = dialog_foot(ui, foot, ui.strings(text::part_try_again));
    } else {
        const std::string cancel = ui.strings(text::dialog_cancel);
        if (button(ui, "cancel", foot.cut_right(button_width(ui, cancel)), cancel))
            choice = FootChoice::cancel;
    }
    if (choice == FootChoice::confirm) deferred.try_again();
    if (choice == FootChoice::cancel || dialog.closed()) state.overlay.close();
}

void show_overlay(View& view) {
    const auto show_it = [&view](auto& shown) {
        using Shown = std::remove_reference_t<decltype(shown)>;
        if constexpr (std::is_same_v<Shown, std::monostate>) {
            return;
        } else if constexpr (!is_deferred<Shown>) {
            show(view, shown);
        } else if (const DeferredScreens* screens = view.deferred.screens()) {
            static_cast<const ShowFunction<Shown>&>(screens->overlays).show(view, shown);
        } else {
            waiting_dialog(view.ui, view.state, view.deferred);
        }
    };
    std::visit(show_it, view.state.overlay.shown());
}

}  // namespace poolbill::ui
