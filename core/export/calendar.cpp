// The dates that must not be missed, as iCalendar (RFC 5545).
//
// Contract: the same scenario at the same instant gives the same bytes: nothing is taken from a clock. An entry keeps
// its UID when an action moves its date. SEQUENCE is the length of the log: each further action makes it higher, but undo
// makes it lower, and an edited scenario may keep it. An entry is the half hour that ends at its second, because
// programs drop entries without length; the second is in its text.
#include "core/export/calendar.hpp"

#include <algorithm>
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
/// depend on the instant of the export. Expiries and attempts are counted, not terms: a renewal by hand moves both.
class Entries {
  public:
    /// @param only  of this pool; none: of all
    Entries(const World& future, std::optional<std::uint32_t> only)
        : future_(future), only_(only), counts_(future.pools.size()) {}

    std::optional<Entry> next(std::size_t number) {
        const Event& event = future_.events[number];
        if (event.kind == EventKind::order_cancelled) return order_deadline(event);
        if (!event.pool) return of_the_account(event);
        std::optional<Entry> entry = of_a_pool(number);
        count(event);
        return entry;
    }

  private:
    struct Counts {
        int attempts = 0;
        int expiries = 0;
        int price_changes = 0;
        bool is_pay_per_use = false;  // false also before it is created and after it is deleted
    };

    void count(const Event& event) {
        Counts& counts = counts_[*event.pool];
        switch (event.kind) {
            case EventKind::pool_created:
                counts.is_pay_per_use = true;
                break;
            case EventKind::prepaid_started:
            case EventKind::pool_deleted:
            case EventKind::retention_ended:
                counts.is_pay_per_use = false;
                break;
            case EventKind::auto_renew_attempt:
                ++counts.attempts;
                break;
            case EventKind::expired:
                ++counts.expiries;
                break;
            case EventKind::price_changed:
                ++counts.price_changes;
                break;
            default:
                break;
        }
    }

    std::optional<Entry> of_a_pool(std::size_t number) const {
        const Event& event = future_.events[number];
        const PoolIdentity& pool = future_.pools[*event.pool].identity;
        const Counts& counts = counts_[*event.pool];
        const auto entry = [&](const char* kind, int counted, const std::string& happens,
                               const std::string& text) {
            return Entry{event.at, pool.id + "/" + kind + "-" + std::to_string(counted),
                         pool.name + ": " + happens, "Pool " + pool.name + " (" + pool.id + "): " + text};
        };
        switch (event.kind) {
            case EventKind::auto_renew_attempt:
                return entry("auto-renewal", counts.attempts + 1, "automatic renewal",
                             "automatic renewal at " + when(event.at) + ". " + outcome_of_attempt(number));
            case EventKind::expired:
                return entry("expiry", counts.expiries + 1, "expires, renew by " + when(event.at),
                             "the term ends at " + when(event.at) + ". Renew it by then.");
            case EventKind::price_changed:
                return entry(
                    "price-change", counts.price_changes + 1, "price changes",
                    "what it costs changes at " + when(event.at) + ". What is paid by then keeps its price.");
            case EventKind::grace_ended:
                return entry("grace-end", counts.expiries, "grace period ends",
                             "the grace period ends at " + when(event.at) +
                                 ". From then on the pool is frozen; a renewal is still possible.");
            case EventKind::retention_ended:
                return entry("retention-end", counts.expiries, "is deleted",
                             std::string("the retention period ") +
                                 (counts.is_pay_per_use ? "of the arrears " : "") + "ends at " +
                                 when(event.at) + " and the pool is deleted.");
            default:
                return std::nullopt;
        }
    }

    std::optional<Entry> order_deadline(const Event& event) const {
        const Order& order = future_.orders[*event.order];
        if (order.cancel_reason != CancelReason::deadline_passed) return std::nullopt;
        const PoolIdentity& pool = future_.pools[order.pool].identity;
        return Entry{event.at, "order/" + order.id + "/deadline", pool.name + ": pay order " + order.id,
                     "Order " + order.id + " of pool " + pool.name + " (" + pool.id + ") lapses at " +
                         when(event.at) + " unless it is paid before: " + money(order.amounts.payable) + "."};
    }

    /// The grace period of arrears concerns everything that is metered; its retention period ends for each pool separately.
    std::optional<Entry> of_the_account(const Event& event) {
        if (event.kind == EventKind::arrears) ++arrears_;
        if (event.kind != EventKind::grace_ended || !has_pay_per_use(event.at)) return std::nullopt;
        return Entry{event.at, "arrears-" + std::to_string(arrears_) + "/grace-end",
                     "Arrears: grace period ends",
                     "The grace period of the arrears ends at " + when(event.at) +
                         ". From then on what is pay-per-use is frozen."};
    }
    /// Up to that instant; also single nodes of a yearly/monthly pool.
    bool has_pay_per_use(Instant instant) const {
        const Bills bills = only_ ? future_.bills(*only_) : future_.bills();
        const auto spans = bills.spans();
        return std::any_of(spans.begin(), spans.end(), [instant](const Span& span) {
            return span.charged.begin < instant && instant <= span.charged.end;
        });
    }

    std::string outcome_of_attempt(std::size_t number) const {
        const Event& attempt = future_.events[number];
        if (number + 1 < future_.events.size()) {
            const Event& next = future_.events[number + 1];
            if (next.kind == EventKind::renewed && next.at == attempt.at && next.pool == attempt.pool)
                return money(future_.orders[*next.order].amounts.payable) + " is deducted.";
        }
        return attempt.lacks_money ? "It fails as things stand, because the money is missing."
                                   : "It fails as things stand.";
    }

    std::string money(Amount amount) const {
        return to_sentence(amount) + " " + std::string(future_.catalog.currency.code());
    }

    const World& future_;
    std::optional<std::uint32_t> only_;
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
    Entries entries(*future, only);
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
