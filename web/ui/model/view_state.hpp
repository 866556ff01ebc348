// What is open, chosen and visible: everything on the screen that is not in the scenario.
//
// Contract: plain values. Losing it loses no money and no history; it is not saved.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/scenario/statement.hpp"
#include "core/time/instant.hpp"
#include "core/time/term.hpp"
#include "web/ui/model/bill_rows.hpp"
#include "web/ui/model/branch_comparison.hpp"
#include "web/ui/model/bulk_change.hpp"
#include "web/ui/model/comparison.hpp"
#include "web/ui/model/event_lists.hpp"
#include "web/ui/model/pool_rows.hpp"
#include "web/ui/model/proposal.hpp"
#include "web/ui/model/timeline_state.hpp"
#include "web/ui/semantics/tree.hpp"
#include "web/ui/widgets/rect.hpp"

namespace poolbill::ui {

/// What the surface shows below the overlay.
enum class Place : std::uint8_t { pool, pools };

/// The one thing above the page, if any.
enum class Overlay : std::uint8_t {
    none,
    more_menu,
    change,
    checklist,
    purchase,
    payment,
    explain,
    compare,
    pool_filter,
    order,
    proposal,
    samples,
    import_report,
    bulk,
    scenario,
    bills_menu
};

/// The pages of one pool.
enum class PoolTab : std::uint8_t { overview, details, orders, statement, events };

/// What the payment dialog offers; the last one shows what a failed payment does.
enum class PaymentChoice : std::uint8_t { balance, card, monthly, declined };

/// Which choice a menu of the list offers.
enum class PoolChoice : std::uint8_t { status, mode, sorting };

/// Which choice a menu of the bills offers.
enum class BillChoice : std::uint8_t { mode, order, copy };

/// The list of pools.
struct PoolListState {
    PoolQuery query;
    PoolRows rows;
    std::vector<std::uint32_t> selected;     // pools, in order
    PoolChoice choice = PoolChoice::status;  // of the open menu
    BulkChange change;                       // of the selected pools
    std::vector<OrderOutcome> outcomes;      // of their orders, while they are shown
};

/// The statements of a pool, by month or by day.
struct Statements {
    struct Row {
        std::uint32_t statement, number;  // number 0: the period; otherwise one of its bill types
    };
    struct Key {
        PoolMoment moment;
        bool by_day;
        friend bool operator==(const Key&, const Key&) = default;
    };
    std::vector<Statement> statements;  // oldest first
    std::vector<Row> rows;              // newest first
};

struct StatementState {
    bool by_day = false;
    Derived<Statements::Key, Statements> derived;
};

struct Report {
    std::string title, detail;
};

struct PurchaseKey {
    PoolMoment moment;
    Term term;
    friend bool operator==(const PurchaseKey&, const PurchaseKey&) = default;
};

struct ViewState {
    Place place = Place::pool;
    Overlay overlay = Overlay::none;
    PoolListState pools;
    PoolTab tab = PoolTab::overview;
    std::string order;           // that the order and payment dialogs are about
    bool orders_of_all = false;  // the list of orders shows every pool's
    Proposal proposal;
    Outcome outcome;
    EventLists events;
    ImportReport imported;                 // shown by its overlay
    std::optional<float> import_progress;  // shown instead while a list is read
    Term term{Term::Unit::month, 1};
    bool auto_renew = false;
    bool needs_approval = false;  // of the order that the purchase would submit
    PaymentChoice payment = PaymentChoice::balance;
    std::string coupon;                   // as typed in the payment dialog
    bool payment_failed = false;          // in the payment dialog, since it opened
    std::optional<Instant> change_noted;  // the completed change whose notice was dismissed
    std::optional<Report> problem;        // shown above the page until dismissed
    std::optional<LineId> selected;
    std::optional<std::string> explained_statement;  // its label; else the selected bill is explained
    bool reveal_selected = false;                    // the table should scroll to it
    BillQuery bills;
    BillChoice bill_choice = BillChoice::mode;  // of the open menu
    BillRows bill_rows;
    StatementState statement;
    bool copied = false;          // the last thing done was copying
    bool clock_unfolded = false;  // its speed and slider, on a narrow surface

    TimeWindow window;           // of the timeline
    bool window_chosen = false;  // false: it follows the clock
    bool chart_active = false;   // the last press was on the chart, so the wheel zooms it
    bool dragged = false;        // the press on the chart became a pan, so it selects nothing
    TimelineState timeline;
    Comparisons comparison;
    bool compares_branches = false;  // the comparison shows branches, not terms
    BranchComparison branches;
    Derived<PurchaseKey, std::vector<Line>> preview;  // the bills that the purchase would make

    Rect more_anchor;  // where the menu hangs

    /// Another pool on the screen: what was chosen of the one before means nothing there.
    void show_pool() {
        place = Place::pool;
        tab = PoolTab::overview;
        timeline = TimelineState();
        selected.reset();
        change_noted.reset();
        window = TimeWindow();
        window_chosen = false;
    }
    void select(LineId line) {
        selected = std::move(line);
        reveal_selected = true;
    }
    void open_payment(std::string id) {
        overlay = Overlay::payment;
        order = std::move(id);
        payment_failed = false;
        coupon.clear();
    }
    void report(std::string title, std::string detail) {
        problem = Report{std::move(title), std::move(detail)};
    }
};

}  // namespace poolbill::ui
