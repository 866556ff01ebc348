// What can be open above the page: one struct for each dialog and menu, with the state that it needs while it is open.
//
// To add one: a struct here, an alternative of `Overlay`, and a function `show` for it. Where `show` is declared
// decides which part of the module draws it: in namespace `deferred`, the part that is fetched when it is first needed
// (deferred.hpp). An alternative without `show` does not compile (deferred.cpp).
//
// Contract: plain values, gone when the overlay closes. A choice that outlives it is in ViewState.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "web/ui/model/bulk_change.hpp"
#include "web/ui/model/derived.hpp"
#include "web/ui/model/file_import.hpp"
#include "web/ui/model/pool_form.hpp"
#include "web/ui/model/price_form.hpp"
#include "web/ui/model/proposal.hpp"
#include "web/ui/model/tax_form.hpp"
#include "web/ui/widgets/rect.hpp"

namespace poolbill::ui {

struct View;

/// The menu that *More* opens: everything that can be done with the pool.
struct MoreMenu {
    Rect anchor;  // the button
};
void show(View& view, MoreMenu& menu);

/// The first dialog of the change to prepaid: the pool, the two billing modes and what will happen. *OK* opens the
/// purchase; opening this dialog orders nothing.
struct ChangeDialog {};
void show(View& view, ChangeDialog& dialog);

/// Why the pool may not be changed to prepaid: every condition, what was found, and what to do.
struct ChecklistDialog {};
namespace deferred {
void show(View& view, ChecklistDialog& dialog);
}

/// The second dialog of the change to prepaid: duration, auto-renew, expiration, fee, comparison and the bills that
/// follow; *Pay* submits the order.
struct PurchaseDialog {
    struct Key {
        PoolMoment moment;
        Term term;
        friend bool operator==(const Key&, const Key&) = default;
    };
    bool needs_approval = false;              // of the order
    Derived<Key, std::vector<Line>> preview;  // the bills that the purchase would make
};
void show(View& view, PurchaseDialog& dialog);

/// What the payment dialog offers; the last one shows what a failed payment does.
enum class PaymentChoice : std::uint8_t { balance, card, monthly, declined };

/// The payment of an order: method, coupon, confirmation. A payment can fail, and the order can be cancelled.
struct PaymentDialog {
    std::string order;
    std::string coupon = {};  // as typed
    bool failed = false;      // since the dialog opened
};
void show(View& view, PaymentDialog& dialog);

/// *How this is computed*: the arithmetic of a statement, or of the selected bill (ViewState::selected).
struct ExplainDialog {
    std::optional<std::string> statement = {};  // its label
};
namespace deferred {
void show(View& view, ExplainDialog& dialog);
}

/// Pay-per-use against every term, from now, on the real calendar; or branches against each other.
struct CompareDialog {
    std::string stops = {};  // when the pool stops, as typed; empty: each term is compared until its own end
};
namespace deferred {
void show(View& view, CompareDialog& dialog);
}

/// Which choice a menu of the list offers.
enum class PoolChoice : std::uint8_t { status, mode, sorting };

/// The menus that filter the list of pools and, where there are no column heads, sort it.
struct PoolFilterMenu {
    PoolChoice choice = PoolChoice::status;
    Rect anchor;  // the button
};
namespace deferred {
void show(View& view, PoolFilterMenu& menu);
}

/// One order: price, deadline or outcome, how it was paid, and everything that happened to it.
struct OrderDialog {
    std::string order;
};
namespace deferred {
void show(View& view, OrderDialog& dialog);
}

/// Confirmation of an action that cannot be reversed: the consequences, then the button that performs it.
struct ProposalDialog {
    Proposal proposal;
    ProposalOutcome outcome = {};
};
namespace deferred {
void show(View& view, ProposalDialog& dialog);
}

/// A pool that the person enters, with its prices, or the entry of one that is there (pool_dialog.hpp).
struct PoolDialog {
    Instant today;                        // the instant of a scenario of its own
    std::optional<std::uint32_t> edited;  // the pool whose entry is changed; none: a new pool
    PoolForm form = {};                   // filled in when the dialog is first shown
    std::int64_t revision = 0;            // of the session; without one, 0
    Derived<FormMoment<PoolForm>, EnteredPool> entered = {};
    bool is_new = true;            // keyboard focus begins in its first field
    bool was_confirmed = false;    // from then on, missing fields are named too
    bool goes_to_problem = false;  // keyboard focus moves to the first field with a problem
    bool is_done = false;          // App takes over what was entered
};
namespace deferred {
void show(View& view, PoolDialog& dialog);
}

/// The prices of one flavor or disk type, which can be typed in or changed.
namespace deferred {
struct PriceEntry;
}
struct PriceDialog {
    CatalogItem item;
    std::shared_ptr<deferred::PriceEntry> entry = {};  // made when the dialog is first shown
};
namespace deferred {
void show(View& view, PriceDialog& dialog);
}

/// Tax and the make-up of cut amounts.
struct TaxDialog {
    std::optional<TaxForm> form = {};  // filled in when the dialog is first shown
    std::string problem = {};          // why the rate is not accepted
    bool takes_focus = true;           // keyboard focus moves to the rate
};
namespace deferred {
void show(View& view, TaxDialog& dialog);
}

/// The scenarios that the page offers.
struct SamplesMenu {
    Rect anchor;  // the button
};
namespace deferred {
void show(View& view, SamplesMenu& menu);
}

/// The import of a list of pools: its progress while the list is read, then the number of imported pools and why each of
/// the others was rejected.
struct ImportDialog {
    std::optional<float> progress = {};  // from 0 to 1, while the list is read
    ImportReport report = {};
};
namespace deferred {
void show(View& view, ImportDialog& dialog);
}

/// What became of imported files: a scenario or an error, what they leave open, and every finding with its place.
struct FilesDialog {
    FilesReport report;
    std::shared_ptr<deferred::AnswerForm> form = {};  // null: nothing is open that could be answered
    bool is_answered = false;                         // App applies the answers
};
namespace deferred {
void show(View& view, FilesDialog& dialog);
}

namespace deferred {
class ImportJob;
struct ColumnAnswer;
}  // namespace deferred

/// What the columns of a table mean that may be a bill, for an import that waits for it.
struct ColumnsDialog {
    std::shared_ptr<deferred::ImportJob> job;
    std::shared_ptr<deferred::ColumnAnswer> answer =
        {};  // as far as it is given; made when it is first shown
    std::shared_ptr<const deferred::KnownColumns> columns = {};  // once it is given: all that are known now
};
namespace deferred {
void show(View& view, ColumnsDialog& dialog);
}

/// Files that are bills of pools that the scenario has: compared with it, or a scenario of their own.
struct BillsDialog {
    std::shared_ptr<deferred::ReconciledBills> bills;
    bool makes_scenario = false;  // the choice that is marked
    bool is_chosen = false;       // a scenario, which App makes
};
namespace deferred {
void show(View& view, BillsDialog& dialog);
}

/// Change To Prepaid for several pools: which pools can change, which cannot and why, the cost of each in both modes, one
/// term for all; then the outcome of each order.
struct BulkDialog {
    BulkChange change = {};
    std::vector<OrderOutcome> outcomes = {};  // of the orders, once they are submitted
};
namespace deferred {
void show(View& view, BulkDialog& dialog);
}

/// The scenario's branches: rename the current one, start another from it, switch to one, reset the scenario.
struct ScenarioDialog {};
namespace deferred {
void show(View& view, ScenarioDialog& dialog);
}

/// The keys that the widget takes.
struct ShortcutsDialog {};
namespace deferred {
void show(View& view, ShortcutsDialog& dialog);
}

/// Which choice a menu of the bills offers.
enum class BillChoice : std::uint8_t { mode, order, copy };

/// Filter, sort order and copying of the bills where there is no room for column heads and segments.
struct BillsMenu {
    BillChoice choice = BillChoice::mode;
    Rect anchor;  // the button
};
namespace deferred {
void show(View& view, BillsMenu& menu);
}

/// An order that was placed at the console: where it is, and what can be done (model/live.hpp). With several orders and no
/// pool, all of them.
struct LiveOrderDialog {
    std::string pool;  // whose order it is
};
namespace deferred {
void show(View& view, LiveOrderDialog& dialog);
}

using Overlay =
    std::variant<std::monostate, MoreMenu, ChangeDialog, ChecklistDialog, PurchaseDialog, PaymentDialog,
                 ExplainDialog, CompareDialog, PoolFilterMenu, OrderDialog, ProposalDialog, PoolDialog,
                 PriceDialog, TaxDialog, SamplesMenu, ImportDialog, FilesDialog, BillsDialog, ColumnsDialog,
                 BulkDialog, ScenarioDialog, ShortcutsDialog, BillsMenu, LiveOrderDialog>;

/// The one overlay that is open, if any. Opening and closing take effect between frames, so that the state of the
/// overlay that is being drawn stays valid, and the press that opened a menu does not close it.
class OverlaySlot {
  public:
    template <class Shown>
    bool shows() const {
        return std::holds_alternative<Shown>(shown_);
    }
    bool is_open() const { return !shows<std::monostate>(); }
    template <class Shown>
    Shown* get() {
        return std::get_if<Shown>(&shown_);
    }
    template <class Shown>
    const Shown* get() const {
        return std::get_if<Shown>(&shown_);
    }
    Overlay& shown() { return shown_; }

    void open(Overlay next) { next_ = std::move(next); }
    void close() { next_ = Overlay(); }
    /// Lets the last `open` or `close` take effect; only between frames. @return whether there was one
    bool settle() {
        if (!next_) return false;
        shown_ = *std::exchange(next_, std::nullopt);
        return true;
    }

  private:
    Overlay shown_;
    std::optional<Overlay> next_;
};

}  // namespace poolbill::ui
