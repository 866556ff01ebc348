#include "web/ui/views/deferred.hpp"

#include <utility>

#include "web/ui/model/pool_import.hpp"
#include "web/ui/views/bills_menu.hpp"
#include "web/ui/views/change_dialog.hpp"
#include "web/ui/views/compare/compare_dialog.hpp"
#include "web/ui/views/details.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/events.hpp"
#include "web/ui/views/explain_dialog.hpp"
#include "web/ui/views/order_dialog.hpp"
#include "web/ui/views/orders.hpp"
#include "web/ui/views/pools/bulk_dialog.hpp"
#include "web/ui/views/pools/import_dialog.hpp"
#include "web/ui/views/pools/pools_page.hpp"
#include "web/ui/views/proposal_dialog.hpp"
#include "web/ui/views/samples.hpp"
#include "web/ui/views/scenario_dialog.hpp"
#include "web/ui/views/statement.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui {
namespace {

constexpr float waiting_width = 440, waiting_height = 128;

std::string waiting_title(const View& view) {
    return view.ui.strings(view.deferred.has_failed() ? Text::part_failed : Text::part_loading);
}

std::string waiting_detail(const View& view) {
    return view.deferred.has_failed() ? view.ui.strings(Text::part_failed_detail) : std::string();
}

/// In place of a panel: what it waits for, and a button once waiting is of no use.
void waiting_panel(View& view, const Rect& rect) {
    view.deferred.want();
    if (!view.deferred.has_news()) return;
    Ui& ui = view.ui;
    const bool failed = view.deferred.has_failed();
    const std::string title = waiting_title(view), detail = waiting_detail(view);
    Rect rest = rect;
    notice(ui, rest.cut_top(notice_height(ui, rest.w, title, detail), metrics::gap),
           failed ? Tone::danger : Tone::neutral, title, detail, failed ? Role::alert : Role::status);
    if (!failed) return;
    const std::string again = ui.strings(Text::part_try_again);
    rest.h = metrics::control_height;
    if (button(ui, "try_again", rest.cut_left(button_width(ui, again)), again)) view.deferred.try_again();
}

void waiting_dialog(View& view) {
    view.deferred.want();
    if (!view.deferred.has_news()) return;
    Ui& ui = view.ui;
    const bool failed = view.deferred.has_failed();
    Dialog dialog(ui, "part", waiting_title(view), {}, waiting_width, failed ? waiting_height : 24,
                  dialog_foot_height);
    if (failed) {
        const Rect body = dialog.body().inset(0, 20);
        const std::string detail = waiting_detail(view);
        ui.node(ui.id("failed"), Role::alert, detail, body);
        ui.paragraph(body, detail, type_scale::body, Token::text);
    }
    Rect foot = dialog.begin_foot();
    FootChoice choice = FootChoice::none;
    if (failed) {
        choice = dialog_foot(ui, foot, ui.strings(Text::part_try_again));
    } else {
        const std::string cancel = ui.strings(Text::dialog_cancel);
        if (button(ui, "cancel", foot.cut_right(button_width(ui, cancel)), cancel))
            choice = FootChoice::cancel;
    }
    if (choice == FootChoice::confirm) view.deferred.try_again();
    if (choice == FootChoice::cancel || dialog.closed()) view.state.overlay = Overlay::none;
}

}  // namespace

namespace deferred {
namespace {

std::shared_ptr<PoolImport> begin_import(std::string pool_list_json) {
    return std::make_shared<PoolImport>(std::move(pool_list_json));
}

std::optional<Result<ImportReport>> advance_import(PoolImport& import, Session& session, ViewState& view) {
    std::optional<Result<ImportReport>> outcome = import.advance(session);
    view.import_progress = outcome ? std::nullopt : std::optional(import.progress());
    return outcome;
}

}  // namespace
}  // namespace deferred

const DeferredScreens deferred_screens = {
    .details = {deferred::details_height, deferred::details},
    .orders = {deferred::orders_height, deferred::orders},
    .statement = {deferred::statement_height, deferred::statement},
    .events = {deferred::events_height, deferred::events},
    .pools_page = deferred::pools_page,
    .checklist_dialog = deferred::checklist_dialog,
    .explain_dialog = deferred::explain_dialog,
    .compare_dialog = deferred::compare_dialog,
    .pool_filter_menu = deferred::pool_filter_menu,
    .order_dialog = deferred::order_dialog,
    .proposal_dialog = deferred::proposal_dialog,
    .samples_menu = deferred::samples_menu,
    .import_dialog = deferred::import_dialog,
    .bulk_dialog = deferred::bulk_dialog,
    .scenario_dialog = deferred::scenario_dialog,
    .bills_menu = deferred::bills_menu,
    .begin_import = deferred::begin_import,
    .advance_import = deferred::advance_import,
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

void deferred_panel(View& view, Rect& rest, DeferredPanel DeferredScreens::*panel) {
    if (const DeferredScreens* screens = view.deferred.screens()) {
        const float height = (screens->*panel).height(view, rest.w);
        (screens->*panel).draw(view, rest.cut_top(height, metrics::gap));
    } else {
        waiting_panel(view, rest.cut_top(waiting_height, metrics::gap));
    }
}

void deferred_pools_page(View& view, const Rect& rect) {
    if (const DeferredScreens* screens = view.deferred.screens()) {
        screens->pools_page(view, rect);
    } else {
        waiting_panel(view, rect);
    }
}

void deferred_overlay(View& view, void (*DeferredScreens::*overlay)(View& view)) {
    if (const DeferredScreens* screens = view.deferred.screens()) {
        (screens->*overlay)(view);
    } else {
        waiting_dialog(view);
    }
}

}  // namespace poolbill::ui
