// Host mode: the console's own data, its price for a change and an order placed there, as the page reported them last.
//
// Contract: plain values. The page (shell/host) asks the console, waits, and asks again where that is safe; here is only
// what came of it. Money and times of the console are never computed here.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/money/amount.hpp"
#include "core/scenario/scenario.hpp"
#include "core/time/instant.hpp"
#include "core/time/term.hpp"
#include "web/ui/model/file_import.hpp"
#include "web/ui/model/host_event.hpp"

namespace poolbill::ui {

/// What went wrong, as the page's table names it (shell/host/reasons.mjs), or a text that is the same in every language.
struct LiveReason {
    std::string id;    // empty: the text is all there is
    std::string text;  // in English
    std::vector<LiveReason> values;
};

/// Why an answer of the console is not there.
struct LiveProblem {
    enum class Kind : std::uint8_t {
        said,       // the console's own words
        no_answer,  // in time
        malformed,  // it cannot be used
    };
    Kind kind = Kind::said;
    std::string message;               // what the console said, or what is wrong with its answer
    std::string code;                  // the cloud's own; may be empty
    std::optional<LiveReason> reason;  // says the same as the message, in every language
};

enum class LiveAnswer : std::uint8_t { waiting, failed, here };

/// What the console can do for the widget; what it cannot is disabled, with the reason.
struct LiveAbilities {
    bool quote = false, order = false, pay = false, cancel = false, bills = false;
};

/// A price in the console's words: the currency may be another one than the scenario's.
struct LivePrice {
    Amount amount;
    std::string currency;
    friend bool operator==(const LivePrice&, const LivePrice&) = default;
};

/// What the console asks for the change of a pool.
struct LiveQuote {
    std::string pool;
    Term term{Term::Unit::month, 1};
    bool auto_renew = false;
    LiveAnswer answer = LiveAnswer::waiting;
    LivePrice price;      // of an answer that is here
    LiveProblem problem;  // of one that failed

    bool is_of(Term wanted_term, bool renews) const { return term == wanted_term && auto_renew == renews; }
};

/// Where an order at the console is. In every stage the person sees what happens and what can be done.
enum class LiveStage : std::uint8_t {
    queued,      // those before it are placed first
    placing,     // the request is sent
    not_placed,  // the console refused it; nothing was ordered
    unpaid,
    approval,    // someone has to approve it at the console
    pay_queued,  // those before it are paid first
    paying,      // the request is sent
    checking,    // the order is asked for
    following,   // it was accepted; the order is not complete yet
    unclear,     // a request got no answer: whether it was done is not known
    cancelling,
    completed,
    failed,
    cancelled,
};

struct LiveOrder {
    LiveStage stage = LiveStage::placing;
    std::string id;    // empty until the console has named it
    std::string pool;  // has one order at a time
    Term term{Term::Unit::month, 1};
    std::optional<LivePrice> due;
    bool auto_renew = false;
    std::optional<Instant> pay_before, begins, expires;
    std::optional<LiveProblem> problem;  // of the last request
    LivePrice previewed;                 // what was shown when it was placed
    Instant previewed_expiry;

    /// Nothing more will come.
    bool is_over() const {
        return stage == LiveStage::not_placed || stage == LiveStage::completed ||
               stage == LiveStage::failed || stage == LiveStage::cancelled;
    }
};

namespace deferred {
class ReconciledBills;
}

/// What is needed to hold a preview against the bill (live_preview.hpp).
struct LivePreview {
    std::string pool;
    std::shared_ptr<const Scenario> before;            // the last data in which the pool was pay-per-use
    std::shared_ptr<deferred::ReconciledBills> bills;  // once the order is complete and the bills are here
};

struct Live {
    // What the page reports:
    bool is_on = false;                     // it has given a provider
    LiveAnswer data = LiveAnswer::waiting;  // of the last time that it was asked for
    std::optional<Instant> as_of;           // of the last data that came
    LiveProblem problem;                    // why newer data is not there
    LiveAbilities can;
    std::vector<LiveQuote> quotes;  // of one choice, or of several while newer ones are asked for
    std::vector<LiveOrder> orders;
    // What came of it here:
    FilesReport report;  // what was found in the data, and was left out or assumed
    std::vector<LivePreview> previews;
    std::string unusable;              // why the last data could not be used
    std::optional<Instant> simulated;  // of which time the data is with which the person tries something
    bool goes_back = false;            // and leaves that; App then shows the console's data

    bool is_simulating() const { return simulated.has_value(); }
    /// What is shown is the console's, and changes only there.
    bool shows_console() const { return is_on && !is_simulating(); }

    /// Null when there is none.
    const LiveQuote* quote_of(std::string_view pool, Term term, bool auto_renew) const;
    LiveOrder* order_of(std::string_view pool);
    const LiveOrder* order_of(std::string_view pool) const;
    const LivePreview* preview_of(std::string_view pool) const;
    /// Whether a pool has an order that is not over.
    bool is_ordering(std::string_view pool) const;
};

/// What is asked of the page: an event "live-wanted", of which the page's provider knows the rest.
enum class LiveWish : std::uint8_t { refresh, pay, look, cancel, forget };
/// @param pools  of the orders that it is about; none for a refresh
HostEvent live_wish(LiveWish wish, const std::vector<std::string>& pools = {});
HostEvent quote_wish(const std::vector<std::string>& pools, Term term, bool auto_renew);
/// @param orders  of which the pool and what was previewed are used
HostEvent order_wish(const std::vector<LiveOrder>& orders, Term term, bool auto_renew);

namespace deferred {

/// Reads what the page reports: {"data": "here", "asOf": …, "can": {…}, "quotes": […], "orders": […]}, and after a reload
/// "previews": [{"pools": […], "before": a scenario}], which are added. The rest stays. Errors: those of reading JSON; then nothing has changed.
Status read_live(Live& live, std::string_view json);

}  // namespace deferred

}  // namespace poolbill::ui
