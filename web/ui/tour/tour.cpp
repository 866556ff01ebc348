#include "web/ui/tour/tour.hpp"

#include <algorithm>
#include <array>

#include "generated/text/dialog.hpp"
#include "generated/text/header.hpp"
#include "generated/text/menu.hpp"
#include "generated/text/payment.hpp"
#include "generated/text/purchase.hpp"

namespace poolbill::ui {
namespace {

struct PlannedStep {
    double wait_ms;                 // before the step, so that the viewer can read
    std::optional<Seconds> run_to;  // relative to the pool's creation; if not set, a control is pressed:
    Role role = Role::button;
    Text name = text::dialog_ok;
};

/// Seconds from 15:29:16 to 16:30:30, and on to 18:00:00 (docs/domain/examples.md#documentation-example).
constexpr Seconds until_change{3674}, until_end{9044};
constexpr std::int64_t tour_speed = 600;

constexpr std::array<PlannedStep, 7> steps{
    PlannedStep{900, until_change},
    PlannedStep{900, std::nullopt, Role::button, text::header_more},
    PlannedStep{1200, std::nullopt, Role::menu_item, text::menu_change},
    PlannedStep{2600, std::nullopt, Role::button, text::dialog_ok},
    PlannedStep{3600, std::nullopt, Role::button, text::purchase_pay},
    PlannedStep{2600, std::nullopt, Role::button, text::payment_confirm},
    PlannedStep{1200, until_end}};

}  // namespace

Status Tour::start(Session& session) {
    if (Status restarted = session.restart(); !restarted.ok()) return restarted;
    playing_ = true;
    step_ = 0;
    waited_ms_ = 0;
    return Done{};
}

void Tour::stop(Session& session) {
    if (!playing_) return;
    playing_ = false;
    session.clock().set_running(false);
    session.clock().set_speed(1);
}

Tour::Step Tour::advance(double milliseconds, Session& session, const SemanticTree& tree,
                         const Strings& strings) {
    if (!playing_) return {};
    if (step_ == steps.size()) {
        stop(session);
        return {};
    }
    const PlannedStep& planned = steps[step_];
    waited_ms_ += milliseconds;
    const Node* target = planned.run_to ? nullptr : tree.find(planned.role, strings(planned.name));
    if (waited_ms_ < planned.wait_ms)
        return {std::nullopt, target != nullptr ? target->id : no_node, planned.wait_ms - waited_ms_};
    if (planned.run_to) {
        const Instant goal = session.lifetime().begin + *planned.run_to;
        const std::int64_t left = (goal - session.now()).count();
        if (left > 0) {
            // Slower towards the end, so that the clock stops at the exact second.
            session.clock().set_speed(std::clamp<std::int64_t>(left * 3, 1, tour_speed));
            session.clock().set_running(true);
            return {std::nullopt, no_node, 16};
        }
        session.set_now(goal);
        session.clock().set_running(false);
    } else if (target == nullptr || target->disabled) {
        stop(session);
        return {};
    }
    waited_ms_ = 0;
    ++step_;
    Step step;
    step.wait_ms = 16;
    if (target != nullptr) step.input = NodeInput{target->id, NodeInputKind::click, {}};
    return step;
}

}  // namespace poolbill::ui
