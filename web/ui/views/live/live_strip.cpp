#include "web/ui/views/live/live_strip.hpp"

#include <string>
#include <vector>

#include "generated/text/live.hpp"
#include "generated/text/part.hpp"
#include "web/ui/views/live/live_words.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui::deferred {
namespace {

struct StripText {
    Tone tone = Tone::neutral;
    std::string title, detail;
};

StripText words_of(const View& view) {
    const Strings& strings = view.ui.strings;
    const Live& live = view.live;
    const std::optional<Instant> time = live.is_simulating() ? live.simulated : live.as_of;
    const std::string as_of = time ? view.format.date_time(*time) + " " + std::string(zone_label) : "–";
    if (live.is_simulating())
        return {Tone::warning, strings(text::live_simulation),
                strings.fill(text::live_simulation_detail, {as_of})};
    switch (live.data) {
        case LiveAnswer::waiting:
            return {Tone::neutral, strings(text::live_shown), strings(text::live_reading)};
        case LiveAnswer::failed:
            return {
                Tone::danger, strings(text::live_failed),
                live_problem(strings, live.problem) + " " + strings.fill(text::live_failed_shown, {as_of})};
        case LiveAnswer::here:
            break;
    }
    return {Tone::good, strings(text::live_shown), strings.fill(text::live_as_of, {as_of})};
}

/// What a button of the band does.
enum class StripAction : std::uint8_t { back, order, findings, refresh, simulate };

struct StripButton {
    StripAction action;
    std::string name;
    bool enabled = true;
};

std::vector<StripButton> buttons_of(const View& view) {
    const Strings& strings = view.ui.strings;
    const Live& live = view.live;
    std::vector<StripButton> buttons;
    const std::size_t orders = live.orders.size();
    if (orders > 0)
        buttons.push_back(
            {StripAction::order, orders == 1
                                     ? std::string(strings(text::live_show_order))
                                     : strings.fill(text::live_show_orders,
                                                    {view.format.count(static_cast<std::int64_t>(orders))})});
    if (live.is_simulating()) {
        buttons.push_back({StripAction::back, strings(text::live_back)});
        return buttons;
    }
    if (!live.report.notes.empty())
        buttons.push_back(
            {StripAction::findings,
             strings.fill(text::live_findings, {view.format.count(static_cast<std::int64_t>(
                                                   live.report.notes.size() + live.report.dropped_notes))})});
    const bool is_waiting = live.data == LiveAnswer::waiting;
    buttons.push_back({StripAction::refresh,
                       strings(live.data == LiveAnswer::failed ? text::part_try_again : text::live_refresh),
                       !is_waiting});
    buttons.push_back({StripAction::simulate, strings(text::live_simulate), live.as_of.has_value()});
    return buttons;
}

void choose(View& view, StripAction action) {
    Live& live = view.live;
    switch (action) {
        case StripAction::back:
            live.goes_back = true;
            return;
        case StripAction::order:
            return view.state.overlay.open(LiveOrderDialog());
        case StripAction::findings:
            return view.state.overlay.open(FilesDialog{live.report});
        case StripAction::refresh:
            return view.session.emit(live_wish(LiveWish::refresh));
        case StripAction::simulate:
            live.simulated = live.as_of;
            view.session.clock().set_running(false);
            return;
    }
}

}  // namespace

void live_strip(View& view, Rect& rest) {
    constexpr float margin = 14, height = metrics::control_height, gap = 8;
    Ui& ui = view.ui;
    const StripText text = words_of(view);
    const std::vector<StripButton> buttons = buttons_of(view);
    float width = -gap;
    for (const StripButton& each : buttons)
        width += button_width(ui, each.name) + gap;
    const bool is_beside = width < rest.w * 0.5f;
    const auto group = ui.group(ui.id("live"), Role::region, text.title, rest);
    Rect rect = rest, words = rest, below;
    {
        Backdrop backdrop(ui);
        if (is_beside) words.cut_right(width + 2 * margin);
        notice_words(ui, words,
                     {.tone = text.tone, .title = text.title, .detail = text.detail, .role = Role::status});
        if (!is_beside) {
            below = words.inset(margin, 0);
            Flow measured(below, height, gap);
            for (const StripButton& each : buttons)
                measured.place(button_width(ui, each.name));
            words.cut_top(measured.height() + 10);
        }
        rect = rest.cut_top(words.y - rest.y, metrics::gap);
        backdrop.begin();
        notice_ground(ui, rect, text.tone);
    }
    Flow flow(is_beside ? Rect{rect.right() - width - margin, rect.center_y() - height / 2, width + 1, height}
                        : below,
              height, gap);
    std::optional<StripAction> pressed;
    for (const StripButton& each : buttons) {
        const Rect box = flow.place(button_width(ui, each.name));
        if (button(ui, "action" + std::to_string(static_cast<int>(each.action)), box, each.name,
                   {.enabled = each.enabled}))
            pressed = each.action;
    }
    if (pressed) choose(view, *pressed);
}

}  // namespace poolbill::ui::deferred
