#include "core/intake/listed_pools.hpp"

#include <algorithm>
#include <utility>

#include "core/intake/pool_builder.hpp"
#include "core/intake/price_table.hpp"
#include "core/intake/text.hpp"
#include "core/time/iso8601.hpp"
#include "core/time/zone.hpp"

namespace poolbill::intake {
namespace {

void note(Facts& facts, NoteRule rule, const PoolHistory& history, Sentence sentence, const Place& place) {
    facts.notes.add(rule, history.identity.id, std::move(sentence), place);
}

/// Whether the bills end the pool, and not only its records.
bool is_refunded(const PoolHistory& history) {
    if (history.log.empty()) return false;
    const auto* last = std::get_if<Unsubscribe>(&history.log.back().action);
    return last != nullptr && last->nodes.empty() && !last->renewals_only;
}

/// Bills know when a pool was bought and renewed, but only an automatic renewal that happened; the list says that one is
/// to come.
void take_auto_renew(PoolHistory& history, const PoolFact& listed, Facts& facts) {
    if (!history.is_prepaid || history.log.empty() || !listed.term || !listed.term->auto_renew) return;
    SubmitChangeOrder* order = nullptr;
    Instant since;
    bool is_on = false;
    for (LogEntry& entry : history.log) {
        if (auto* found = std::get_if<SubmitChangeOrder>(&entry.action)) {
            order = found;
            since = entry.at;
            is_on = order->auto_renew;
        } else if (const auto* switched = std::get_if<SetAutoRenew>(&entry.action)) {
            is_on = switched->enabled;
        }
    }
    if (order == nullptr || is_on) return;
    // Switched on earlier, it would renew in addition to a renewal by hand.
    const bool was_renewed = std::any_of(history.log.begin(), history.log.end(), [](const LogEntry& entry) {
        return std::holds_alternative<Renew>(entry.action) ||
               std::holds_alternative<SetAutoRenew>(entry.action);
    });
    if (was_renewed) {
        history.log.push_back({history.log.back().at, SetAutoRenew{history.identity.id}, {}});
        since = history.log.back().at;
    } else {
        order->auto_renew = true;
    }
    note(facts, notes::value_assumed, history, say<SentenceId::auto_renewal_since>(format_instant(since)),
         listed.place);
}

/// A pool takes some minutes to be created.
constexpr std::chrono::hours longest_creation{1};

/// Whether the records begin with use that began then, long after the creation and on a later bill: what was there before was no
/// pay-per-use, or these bills would have it from their beginning on.
bool begins_beside_term(Instant created, Instant first) {
    return created + longest_creation < first && local_month_start(created) < local_month_start(first) &&
           local_month_start(first) != first;
}

/// The listed nodes without the pay-per-use ones that still run.
std::vector<NodeRequest> prepaid_nodes(const PoolHistory& history, const PoolFact& listed) {
    FlavorCounts counts = counts_of(listed);
    if (!history.ends_before_bills)
        for (const NodeRequest& node : last_nodes(history))
            if (const auto found = counts.find(node.flavor); found != counts.end())
                found->second -= node.count;
    std::vector<NodeRequest> nodes;
    for (const auto& [flavor, count] : counts)
        if (count > 0) nodes.push_back({flavor, count, std::nullopt, {}});
    return nodes;
}

/// The usage as that of nodes beside the yearly/monthly ones, of which there is at least one.
void put_beside_term(PoolHistory& history, const PoolFact& listed, const std::vector<NodeRequest>& prepaid) {
    const std::string& id = history.identity.id;
    const auto beside = [&prepaid](std::vector<NodeRequest> nodes) {
        for (NodeRequest& node : nodes)
            node.mode = BillingMode::pay_per_use;
        nodes.insert(nodes.begin(), prepaid.begin(), prepaid.end());
        return nodes;
    };
    for (LogEntry& entry : history.log) {
        if (auto* create = std::get_if<CreatePool>(&entry.action)) {
            entry.action = ScalePool{id, beside(std::move(create->nodes)), std::nullopt};
        } else if (auto* scale = std::get_if<ScalePool>(&entry.action)) {
            scale->nodes = beside(std::move(scale->nodes));
        }
    }
    if (history.ends_before_bills)
        history.log.push_back({*history.runs_on_since, ScalePool{id, prepaid, std::nullopt}, {}});
    const Instant since = std::min(listed.created, history.log.front().at);
    history.log.insert(history.log.begin(), {since, CreatePool{id, prepaid, {}}, {}});
}

/// The list has a term, and the bills have usage only: they lack the purchase. It ended the usage, or was there before it.
void take_listed_term(PoolHistory& history, const PoolFact& listed, Interview& interview) {
    const Instant first = history.log.front().at, end = *history.runs_on_since;
    const std::vector<NodeRequest> prepaid = prepaid_nodes(history, listed);
    const bool is_before = !prepaid.empty() && begins_beside_term(listed.created, first);
    PoolQuestion question;
    question.pool = history.identity.id;
    question.name = history.identity.name;
    question.kind = QuestionKind::term_begin;
    question.began_with_pool = is_before;
    question.about = is_before ? std::min(listed.created, first) : end;
    question.allowed = {end, interview.now()};
    question.term = listed.term->term;
    question.words =
        is_before
            ? say<SentenceId::bought_at_creation>(words_of(question.term), format_instant(listed.created))
            : say<SentenceId::term_beside_usage>(words_of(question.term), format_instant(end));
    question.place = listed.place;
    const auto answer = interview.ask(std::move(question), notes::state_unknown);
    const auto* changed = answer ? std::get_if<ChangedAt>(&*answer) : nullptr;
    const bool is_beside = is_before && changed == nullptr;
    const Instant at = changed != nullptr ? changed->at : is_beside ? std::min(listed.created, first) : end;
    if (is_beside) put_beside_term(history, listed, prepaid);
    SubmitChangeOrder order;
    order.pool = history.identity.id;
    order.order = listed.term->order;
    order.term = listed.term->term;
    order.auto_renew = listed.term->auto_renew;
    // Behind the creation, before pay-per-use nodes are added to it; else behind the last usage.
    const auto later = std::find_if(history.log.begin() + 1, history.log.end(), [&](const LogEntry& entry) {
        return is_beside ? entry.at >= at : entry.at > at;
    });
    const auto submitted = history.log.insert(later, {at, order, {}});
    history.log.insert(submitted + 1, {at, PayOrder{order.order, PaymentMethod::balance, Amount()}, {}});
    history.is_prepaid = true;
    history.runs_on_since = end_of_term(history);
}

/// A term that is over, though the list has the pool, and nothing renews it; or that was renewed automatically, though the list
/// says that it is not.
void ask_about_listed_term(PoolHistory& history, const PoolFact& listed, Interview& interview) {
    const bool renews = listed.term && listed.term->auto_renew;
    if (!history.is_prepaid || renews || !history.runs_on_since || *history.runs_on_since > interview.now())
        return;
    ask_about_end_of_term(history, {*history.runs_on_since, !history.auto_renews_since}, interview);
}

/// Bills charge disks of a pool as storage: when they do, their amounts have them.
void take_disks(CreatePool& create, Instant since, const PoolHistory& history, const PoolFact& listed,
                Facts& facts) {
    const bool has_storage = std::any_of(history.log.begin(), history.log.end(), [](const LogEntry& entry) {
        const auto has_disk_code = [](const std::vector<NodeRequest>& nodes) {
            return std::any_of(nodes.begin(), nodes.end(),
                               [](const NodeRequest& node) { return is_disk_code(node.flavor); });
        };
        const auto* created = std::get_if<CreatePool>(&entry.action);
        const auto* scaled = std::get_if<ScalePool>(&entry.action);
        return (created != nullptr && has_disk_code(created->nodes)) ||
               (scaled != nullptr && has_disk_code(scaled->nodes));
    });
    if (has_storage || listed.disks.empty()) return;
    for (const DiskFact& disk : listed.disks)
        create.disks.push_back({disk.type, disk.size_gb, disk.count});
    note(facts, notes::value_assumed, history, say<SentenceId::disks_beside_bills>(format_instant(since)),
         listed.place);
}

FlavorCounts counts_of(const std::vector<NodeRequest>& nodes) {
    FlavorCounts counts;
    for (const NodeRequest& node : nodes)
        if (!is_disk_code(node.flavor)) counts[node.flavor] += node.count;
    return counts;
}

}  // namespace

std::vector<NodeRequest> last_nodes(const PoolHistory& history) {
    std::vector<NodeRequest> nodes;
    for (const LogEntry& entry : history.log) {
        if (const auto* create = std::get_if<CreatePool>(&entry.action)) nodes = create->nodes;
        if (const auto* scale = std::get_if<ScalePool>(&entry.action)) nodes = scale->nodes;
        if (const auto* refund = std::get_if<Unsubscribe>(&entry.action))
            for (const NodeRequest& node : refund->nodes)
                add_nodes(nodes, node.flavor, -node.count);
    }
    return nodes;
}

void compare_with_list(const std::vector<const PoolHistory*>& billed, const PoolFact& listed, Facts& facts) {
    FlavorCounts then, now = counts_of(listed);
    for (const PoolHistory* history : billed)
        for (const auto& [flavor, count] : counts_of(last_nodes(*history)))
            then[flavor] += count;
    for (const auto& [flavor, count] : then)
        now.try_emplace(flavor, 0);
    for (const auto& [flavor, count] : now)
        if (then[flavor] != count)
            note(facts, notes::state_unknown, *billed.front(),
                 say<SentenceId::counts_differ>(count, shown(flavor), then[flavor]), listed.place);
}

Instant time_of_list(const PoolHistory& history, bool renews, Instant now) {
    const Instant last =
        std::max_element(history.log.begin(), history.log.end(), [](const LogEntry& a, const LogEntry& b) {
            return a.at < b.at;
        })->at;
    const bool is_bought = std::any_of(history.log.begin(), history.log.end(), [](const LogEntry& entry) {
        return std::holds_alternative<SubmitChangeOrder>(entry.action);
    });
    return is_bought && !renews && end_of_term(history) <= now ? last : std::max(last, now);
}

void take_list_facts(PoolHistory& history, const PoolFact& listed, bool has_disks, Facts& facts,
                     Interview& interview) {
    history.identity.name = listed.identity.name;
    if (history.log.empty()) return;
    const Instant first = history.log.front().at;
    const std::optional<Instant> expires = history.runs_on_since;
    if (has_disks && listed.created + longest_creation < first)
        note(facts, notes::history_assumed, history,
             say<SentenceId::created_before_bills>(format_instant(listed.created), format_instant(first)),
             listed.place);
    if (is_refunded(history)) {
        note(facts, notes::state_unknown, history,
             say<SentenceId::listed_after_refund>(format_instant(history.log.back().at)), listed.place);
        return;
    }
    if (history.is_prepaid && !listed.term && expires)
        note(facts, notes::state_unknown, history,
             say<SentenceId::listed_without_term>(format_instant(*expires)), listed.place);
    if (!history.is_prepaid && listed.term && history.runs_on_since) {
        take_listed_term(history, listed, interview);
    } else if (!history.is_prepaid && history.runs_on_since &&
               (history.ends_before_bills || listed.status.phase == PoolPhase::deleting)) {
        const Instant end = *history.runs_on_since;
        ask_whether_it_runs(history, end, say<SentenceId::listed_after_records>(format_instant(end)),
                            interview);
    } else {
        take_auto_renew(history, listed, facts);
    }
    if (auto* create = std::get_if<CreatePool>(&history.log.front().action); create != nullptr && has_disks)
        take_disks(*create, history.log.front().at, history, listed, facts);
    ask_about_listed_term(history, listed, interview);
    const bool is_deleted = std::holds_alternative<DeletePool>(history.log.back().action);
    if (listed.has_usual_status || is_deleted) return;
    SetPoolStatus status = listed.status;
    status.pool = history.identity.id;
    const bool renews = history.auto_renews_since || (listed.term && listed.term->auto_renew);
    history.log.push_back({time_of_list(history, renews, interview.now()), std::move(status), {}});
}

}  // namespace poolbill::intake
