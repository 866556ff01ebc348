#include "web/ui/views/live/live_page.hpp"

#include <string>

#include "generated/text/live.hpp"
#include "generated/text/part.hpp"
#include "web/ui/views/live/live_words.hpp"
#include "web/ui/views/page.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui::deferred {

void live_page(Ui& ui, const Live& live, std::vector<HostEvent>& events) {
    const bool has_failed = live.data == LiveAnswer::failed, is_waiting = live.data == LiveAnswer::waiting;
    const std::string title = ui.strings(has_failed   ? text::live_failed
                                         : is_waiting ? text::live_reading
                                                      : text::live_no_pools);
    const std::string detail = has_failed ? live_problem(ui.strings, live.problem) : std::string();
    bool asks_again = false;
    centred_page(ui, [&](Rect& rest) {
        notice(ui, rest,
               {.tone = has_failed ? Tone::danger : Tone::neutral,
                .title = title,
                .detail = detail,
                .role = has_failed ? Role::alert : Role::status});
        if (is_waiting) return;
        rest.cut_top(metrics::gap);
        const std::string again = ui.strings(has_failed ? text::part_try_again : text::live_refresh);
        Rect row = rest.cut_top(metrics::control_height);
        if (button(ui, "again", row.cut_left(button_width(ui, again)), again, {.look = ButtonLook::primary}))
            asks_again = true;
    });
    if (asks_again) events.push_back(live_wish(LiveWish::refresh));
}

}  // namespace poolbill::ui::deferred
