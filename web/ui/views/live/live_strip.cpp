#include "web/ui/views/live/live_strip.hpp"

#include <string>
#include <vector>

#include "generated/text/live.hpp"
#include "generated/text/part.hpp"
#include "web/ui/views/live/live_words.hpp"
#include "web/ui/widgets/band.hpp"

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
    const StripText text = words_of(view);
    const std::vector<StripButton> buttons = buttons_of(view);
    std::vector<BandButton> shown;
    for (const StripButton& each : buttons)
        shown.push_back({each.name, each.enabled});
    const auto pressed =
        band(view.ui, "live", rest,
             {.tone = text.tone, .title = text.title, .detail = text.detail, .role = Role::status}, shown);
    if (pressed) choose(view, buttons[*pressed].action);
}

}  // namespace poolbill::ui::deferred
