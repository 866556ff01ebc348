// What is open, chosen and visible: everything on the screen that is not in the scenario.
//
// Contract: plain values. Losing it loses no money and no history; a part of it outlives a reload
// (web/ui/view_text.hpp).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/reconcile/reconcile.hpp"
#include "core/scenario/statement.hpp"
#include "core/time/instant.hpp"
#include "core/time/term.hpp"
#include "web/ui/model/bill_rows.hpp"
#include "web/ui/model/branch_comparison.hpp"
#include "web/ui/model/comparison.hpp"
#include "web/ui/model/event_lists.hpp"
#include "web/ui/model/pool_rows.hpp"
#include "web/ui/model/timeline_state.hpp"
#include "web/ui/semantics/tree.hpp"
#include "web/ui/views/overlays.hpp"

namespace poolbill::ui {

/// What the surface shows below the overlay.
enum class Place : std::uint8_t { pool, pools, prices, reconcile };

/// The pages of one pool.
enum class PoolTab : std::uint8_t { overview, details, orders, statement, events };

/// The list of pools.
struct PoolListState {
    PoolQuery query;
    PoolRows rows;
    std::vector<std::uint32_t> selected;  // pools, in order
};

/// The prices of the catalog.
struct PricesState {
    struct Key {
        std::int64_t revision;  // of the session
        std::string search;
        Instant now;  // whose prices are shown
        friend bool operator==(const Key&, const Key&) = default;
    };
    Place came_from = Place::pools;
    std::string search;
    Derived<Key, std::vector<CatalogItem>> items;
};

namespace deferred {
class ReconciledBills;
}

/// Bills beside the scenario.
struct ReconcileState {
    Place came_from = Place::pools;
    std::shared_ptr<deferred::ReconciledBills> bills;  // null until some are chosen
    bool shows_sums = false;
    std::optional<reconcile::Verdict> verdict;
    std::string search;
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

/// A time that was typed into the clock, until the clock has gone there.
struct TypedTime {
    std::string text;
    Instant at;           // what the clock showed
    std::string problem;  // why it cannot go there
};

/// What was just done is shown for some seconds of real time.
struct Toast {
    static constexpr double lasts_ms = 10000;
    std::optional<std::int64_t> step;  // Session::last_step, when it was shown last
    double left_ms = 0;
    bool held = false;  // under the pointer, or with keyboard focus: then time stands still

    bool is_shown() const { return left_ms > 0; }
    /// Shows a step that is new; what was undone since is no longer shown.
    void follow(std::optional<std::int64_t> last) {
        if (step == last) return;
        step = last;
        left_ms = last ? lasts_ms : 0;
        held = false;
    }
    /// Does not show what was done.
    void skip(std::optional<std::int64_t> last) {
        step = last;
        left_ms = 0;
    }
    void pass(double milliseconds) {
        if (!held) left_ms = std::max(0.0, left_ms - milliseconds);
    }
};

/// What an import asks, after its summary was closed without the answers.
struct OpenQuestions {
    FilesDialog dialog;         // with a form
    std::int64_t revision = 0;  // of the session, at which the log was still the imported one
};

/// A window of the timeline, and whether the present was in it or before it.
struct Sight {
    TimeWindow window;
    bool is_now_in_it = false;
    friend bool operator==(const Sight&, const Sight&) = default;
};

struct ViewState {
    Place place = Place::pool;
    OverlaySlot overlay;
    Toast toast;
    PoolListState pools;
    PricesState prices;
    ReconcileState reconcile;
    std::optional<OpenQuestions> questions;
    PoolTab tab = PoolTab::overview;
    bool orders_of_all = false;  // the list of orders shows every pool's
    EventLists events;
    Term term{Term::Unit::month, 1};
    bool auto_renew = false;
    PaymentChoice payment = PaymentChoice::balance;
    bool goes_to_notice = false;          // keyboard focus moves to the notice of what was just done
    std::optional<Instant> change_noted;  // the completed change whose notice was dismissed
    std::optional<Report> problem;        // shown above the page until dismissed
    std::optional<LineId> selected;
    bool reveal_selected = false;  // the table should scroll to it
    BillQuery bills;
    BillRows bill_rows;
    StatementState statement;
    bool copied = false;  // the last thing done was copying
    std::optional<TypedTime> typed_time;
    bool clock_unfolded = false;  // its speed and slider, on a narrow surface

    TimeWindow window;           // of the timeline
    bool window_chosen = false;  // false: it follows the clock
    Sight sight;                 // of the last frame
    bool chart_active = false;   // the last press was on the chart, so the wheel zooms it
    bool dragged = false;        // the press on the chart became a pan, so it selects nothing
    TimelineState timeline;
    Comparisons comparison;
    PoolMoment verdict_at;  // of the verdict card
    std::vector<ComparisonRow> verdict;
    bool compares_branches = false;  // the comparison shows branches, not terms
    BranchComparison branches;

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
    void show_prices() {
        if (place != Place::prices) prices.came_from = place;
        place = Place::prices;
    }
    void show_reconcile() {
        if (place != Place::reconcile) reconcile.came_from = place;
        place = Place::reconcile;
    }
    void show_reconcile(std::shared_ptr<deferred::ReconciledBills> with) {
        show_reconcile();
        const Place came_from = reconcile.came_from;
        reconcile = ReconcileState();
        reconcile.came_from = came_from;
        reconcile.bills = std::move(with);
    }
    void select(LineId line) {
        selected = std::move(line);
        reveal_selected = true;
    }
    void open_payment(std::string order) { overlay.open(PaymentDialog{std::move(order)}); }
    /// As for another scenario; what is open closes.
    void start_over() {
        OverlaySlot closing = std::move(overlay);
        closing.close();
        *this = ViewState();
        overlay = std::move(closing);
    }
    void report(std::string title, std::string detail) {
        problem = Report{std::move(title), std::move(detail)};
    }
};

}  // namespace poolbill::ui
