// What is open, chosen and visible: everything on the screen that is not in the scenario.
//
// Contract: plain values. Losing it loses no money and no history; it is not saved.
#pragma once

#include <optional>
#include <string>

#include "core/time/instant.hpp"
#include "core/time/term.hpp"
#include "web/ui/semantics/tree.hpp"
#include "web/ui/views/timeline/time_scale.hpp"
#include "web/ui/widgets/rect.hpp"

namespace poolbill::ui {

/// The one thing above the page, if any.
enum class Overlay : std::uint8_t { none, more_menu, change, checklist, purchase, payment, explain, compare };

/// What the payment dialog offers; the last one shows what a failed payment does.
enum class PaymentChoice : std::uint8_t { balance, card, monthly, declined };

/// Which bill line is selected: lines are virtual, so it is named by what makes it one of a kind.
struct LineKey {
    Instant start;
    std::string flavor;
    bool prepaid = false;
    bool operator==(const LineKey&) const = default;
};

struct Report {
    std::string title, detail;
};

struct ViewState {
    Overlay overlay = Overlay::none;
    Term term{Term::Unit::month, 1};
    bool auto_renew = false;
    PaymentChoice payment = PaymentChoice::balance;
    bool payment_failed = false;          // in the payment dialog, since it opened
    std::optional<Instant> change_noted;  // the completed change whose notice was dismissed
    std::optional<Report> problem;        // shown above the page until dismissed
    std::optional<LineKey> selected;
    bool reveal_selected = false;  // the table should scroll to it
    std::int64_t explained = 0;    // number of the line whose arithmetic is shown

    TimeWindow window;           // of the timeline
    bool window_chosen = false;  // false: it follows the clock
    bool chart_active = false;   // the last press was on the chart, so the wheel zooms it
    bool dragged = false;        // the press on the chart became a pan, so it selects nothing

    Rect more_anchor;  // where the menu hangs

    void select(LineKey line) {
        selected = std::move(line);
        reveal_selected = true;
    }
    void open_payment() {
        overlay = Overlay::payment;
        payment_failed = false;
    }
    void report(std::string title, std::string detail) {
        problem = Report{std::move(title), std::move(detail)};
    }
};

}  // namespace poolbill::ui
