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

namespace poolbill::ui {

/// The one thing above the page, if any.
enum class Overlay : std::uint8_t { none, more_menu, change, checklist, purchase, payment, explain, compare };

enum class PaymentMethod : std::uint8_t { balance, card, monthly, declined };

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
    PaymentMethod method = PaymentMethod::balance;
    bool payment_failed = false;          // in the payment dialog, since it opened
    std::optional<Instant> change_noted;  // the completed change whose notice was dismissed
    std::optional<Report> problem;        // shown above the page until dismissed
    std::optional<LineKey> selected;
    bool reveal_selected = false;  // the table should scroll to it

    TimeWindow window;         // of the timeline
    bool window_chosen = false;  // false: it follows the clock
    float drag_from = 0;       // pointer x where a pan began
    bool dragged = false;

    void report(std::string title, std::string detail) { problem = Report{std::move(title), std::move(detail)}; }
};

}  // namespace poolbill::ui
