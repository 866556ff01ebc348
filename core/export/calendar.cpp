// The dates that must not be missed, as iCalendar (RFC 5545).
//
// Contract: the same scenario at the same instant gives the same bytes: nothing is taken from a clock. An entry keeps
// its UID when its date moves, and SEQUENCE is the length of the log, which a moved date makes longer. An entry is
// the half hour that ends at its second, because programs drop entries without length; the second is in its text.
#include "core/export/calendar.hpp"

#include <vector>

#include "core/export/calendar_text.hpp"
#include "core/scenario/replay.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill::exports {
namespace {

// The longest term with its grace and retention is within it.
constexpr std::chrono::days horizon{1'200};
constexpr std::chrono::minutes length{30};

struct Entry {
    Instant at;
    std::string uid;
    std::string summary;
    std::string text;
};

std::string utc(Instant instant) {
    std::string text = format_instant_utc(instant);
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return text;
}

std::string when(Instant instant) {
    return format_local(instant) + " (UTC+08:00)";
}

/// Makes entries of a world's events, in turn. What a UID numbers is counted from the first event on, so that it does not
/// depend on the instant of the export. Expiries are counted, not terms: a renewal before the expiry moves its entry.
class Entries {
  public:
    explicit Entries(const World& future) : future_(future), counts_(future.pools.size()) {}

    std::optional<Entry> next(std::size_t number) {
        const Event& event = future_.events[number];
        if (event.kind == EventKind::order_cancelled) return order_deadline(event);
        if (!event.pool) return of_the_account(event);
        const PoolIdentity& pool = future_.pools[*event.pool].identity;
        Counts& counts = counts_[*event.pool];
        const auto entry = [&](const std::string& kind, const std::string& happens, const std::string& text) {
            return Entry{event.at, pool.id + "/" + kind, pool.name + ": " + happens,
                         "Pool " + pool.name + " (" + pool.id + "): " + text};
        };
        const std::string term = "term-" + std::to_string(counts.terms);
        const auto numbered = [&counts](const char* kind) {
            return kind + ("-" + std::to_string(counts.expiries));
        };
        switch (event.kind) {
            case EventKind::prepaid_started:
            case EventKind::renewed:
                ++counts.terms;
                counts.attempts = 0;
                return std::nullopt;
            case EventKind::auto_renew_attempt:
                ++counts.attempts;
                return entry(term + "/auto-renewal-" + std::to_string(counts.attempts), "automatic renewal",
                             "automatic renewal at " + when(event.at) + ". " + outcome_of_attempt(number));
            case EventKind::expired:
                ++counts.expiries;
                return entry(numbered("expiry"), "expires, renew by " + when(event.at),
                             "the term ends at " + when(event.at) + ". Renew it by then.");
            case EventKind::grace_ended:
                return entry(numbered("grace-end"), "grace period ends",
                             "the grace period ends at " + when(event.at) +
                                 ". From then on the pool is frozen; a renewal is still possible.");
            case EventKind::retention_ended:
                return entry(numbered("retention-end"), "is deleted",
                             "the retention period ends at " + when(event.at) + " and the pool is deleted.");
            default:
                return std::nullopt;
        }
    }

  private:
    struct Counts {
        int terms = 0;
        int attempts = 0;  // in the running term
        int expiries = 0;
    };

    std::optional<Entry> order_deadline(const Event& event) const {
        const Order& order = future_.orders[*event.order];
        if (order.cancel_reason != CancelReason::deadline_passed) return std::nullopt;
        const PoolIdentity& pool = future_.pools[order.pool].identity;
        return Entry{event.at, "order/" + order.id + "/deadline", pool.name + ": pay order " + order.id,
                     "Order " + order.id + " of pool " + pool.name + " (" + pool.id + ") lapses at " +
                         when(event.at) + " unless it is paid before: " + money(order.amounts.payable) + "."};
    }

    /// The periods of arrears concern every pay-per-use pool.
    std::optional<Entry> of_the_account(const Event& event) {
        const std::string arrears = "arrears-" + std::to_string(arrears_);
        switch (event.kind) {
            case EventKind::arrears:
                ++arrears_;
                return std::nullopt;
            case EventKind::grace_ended:
                return Entry{event.at, arrears + "/grace-end", "Arrears: grace period ends",
                             "The grace period of the arrears ends at " + when(event.at) +
                                 ". From then on the pay-per-use pools are frozen."};
            case EventKind::retention_ended:
                return Entry{event.at, arrears + "/retention-end", "Arrears: pools are deleted",
                             "The retention period of the arrears ends at " + when(event.at) +
                                 " and the pay-per-use pools are deleted."};
            default:
                return std::nullopt;
        }
    }

    std::string outcome_of_attempt(std::size_t number) const {
        const Event& attempt = future_.events[number];
        if (number + 1 < future_.events.size()) {
            const Event& next = future_.events[number + 1];
            if (next.kind == EventKind::renewed && next.at == attempt.at && next.pool == attempt.pool)
                return money(future_.orders[*next.order].amounts.payable) + " is deducted.";
        }
        return "It fails as things stand, because the money is missing.";
    }

    std::string money(Amount amount) const {
        return to_sentence(amount) + " " + std::string(future_.catalog.currency.code());
    }

    const World& future_;
    std::vector<Counts> counts_;
    int arrears_ = 0;
};

void write_entry(const Entry& entry, Instant stamp, std::size_t sequence, CalendarLines& lines) {
    lines.add("BEGIN", "VEVENT");
    lines.add_text("UID", entry.uid + "@poolbill");
    lines.add("DTSTAMP", utc(stamp));
    lines.add("SEQUENCE", std::to_string(sequence));
    lines.add("DTSTART", utc(entry.at - length));
    lines.add("DTEND", utc(entry.at));
    lines.add_text("SUMMARY", entry.summary);
    lines.add_text("DESCRIPTION", entry.text);
    lines.add("TRANSP", "TRANSPARENT");
    lines.add("BEGIN", "VALARM");
    lines.add("ACTION", "DISPLAY");
    lines.add("TRIGGER", "-P1D");
    lines.add_text("DESCRIPTION", entry.summary);
    lines.add("END", "VALARM");
    lines.add("END", "VEVENT");
}

}  // namespace

Status write_calendar(const Snapshot& snapshot, Output& output) {
    const Instant now = snapshot.world.until;
    const Result<World> future = replay(snapshot.scenario, std::min<Instant>(now + horizon, latest_instant));
    if (!future) return future.error();
    const std::optional<std::uint32_t> only = snapshot.filter.pool;

    CalendarLines lines(output);
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", "-//Poolbill//Poolbill//EN");
    lines.add("METHOD", "PUBLISH");
    Entries entries(*future);
    for (std::size_t number = 0; number < future->events.size(); ++number) {
        const std::optional<Entry> entry = entries.next(number);
        const Event& event = future->events[number];
        if (!entry || event.at <= now || (only && event.pool && event.pool != only)) continue;
        write_entry(*entry, now, snapshot.scenario.log.size(), lines);
    }
    lines.add("END", "VCALENDAR");
    return Done();
}

}  // namespace poolbill::exports
