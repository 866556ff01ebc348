// From a console's list of pools, completed by nodes, orders and subscriptions, to actions.
#include <algorithm>
#include <map>

#include "core/intake/history.hpp"
#include "core/intake/interview.hpp"
#include "core/intake/listed_pools.hpp"
#include "core/intake/node_counts.hpp"
#include "core/intake/node_lists.hpp"
#include "core/intake/text.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill::intake {
namespace {

bool is_of_pool(const SubscriptionFact& fact, const PoolFact& pool) {
    const std::vector<std::string>& nodes = pool.node_resources;
    return fact.resource == pool.resource || fact.resource == pool.identity.id ||
           std::find(nodes.begin(), nodes.end(), fact.resource) != nodes.end();
}

class ListBuilder {
  public:
    ListBuilder(Facts& facts, const PoolFact& pool, const NodeListFact* nodes, Interview& interview)
        : facts_(facts), pool_(pool), nodes_(nodes), interview_(interview) {}

    PoolHistory build() {
        history_.identity = pool_.identity;
        history_.place = pool_.place;
        if (nodes_ != nullptr) {
            add_known_nodes();
        } else {
            add_present_nodes();
        }
        add_term();
        if (!pool_.has_usual_status) {
            // A pool that a step of an order deleted was listed before.
            const bool renews = pool_.term && pool_.term->auto_renew;
            const Instant at = history_.log.empty() ? pool_.created
                               : deleted_           ? history_.log.back().at
                                                    : time_of_list(history_, renews, interview_.now());
            act(at, pool_.status);
        }
        std::stable_sort(history_.log.begin(), history_.log.end(),
                         [](const LogEntry& a, const LogEntry& b) { return a.at < b.at; });
        // After its present state, which a deleted pool cannot be given.
        if (deleted_)
            ask_whether_it_runs(history_, std::max(*deleted_, history_.log.back().at),
                                say<SentenceId::deleted_at_step>(format_instant(*deleted_)), interview_);
        return std::move(history_);
    }

  private:
    const std::string& id() const { return pool_.identity.id; }
    void act(Instant at, Action action) { history_.log.push_back({at, std::move(action), {}}); }
    void note(NoteRule rule, Sentence sentence) {
        facts_.notes.add(rule, id(), std::move(sentence), pool_.place);
    }
    std::vector<DiskGroup> disks() const {
        std::vector<DiskGroup> groups;
        for (const DiskFact& disk : pool_.disks)
            groups.push_back({disk.type, disk.size_gb, disk.count});
        return groups;
    }

    void add_present_nodes();
    void add_known_nodes();
    void add_removed_nodes(NodeCounts& counts);
    void add_term();
    const SubscriptionFact* subscription();
    /// What the steps of the pool's orders say.
    struct Steps {
        std::optional<Instant> changed, deleted;
        std::vector<Instant> renewals;
    };
    Steps steps_of_orders() const;
    void note_steps(const Steps& steps);
    Instant begin_of_term(Instant created, std::optional<Instant> changed, Term term);
    void ask_about_term(const Steps& steps, bool is_renewed_automatically);
    bool take_subscription(const SubscriptionFact& known, Instant at, SubmitChangeOrder& order);

    Facts& facts_;
    const PoolFact& pool_;
    const NodeListFact* nodes_;
    Interview& interview_;
    PoolHistory history_;
    std::optional<Instant> deleted_;  // a pay-per-use pool, by a step of an order
};

void ListBuilder::add_present_nodes() {
    std::vector<NodeRequest> nodes;
    for (const auto& [flavor, count] : counts_of(pool_))
        nodes.push_back({flavor, count, std::nullopt, {}});
    act(pool_.created, CreatePool{id(), std::move(nodes), disks()});
    note(notes::history_assumed, say<SentenceId::nodes_since_creation>(format_instant(pool_.created)));
}

/// Nodes that were deleted since are in no list; steps of orders may know them.
void ListBuilder::add_removed_nodes(NodeCounts& counts) {
    for (const NodeOrderFact& deletion : facts_.node_orders) {
        if (!deletion.is_deletion) continue;
        if (pool_.nodes.size() != 1)
            return note(notes::state_unknown, say<SentenceId::deleted_nodes_of_flavors>());
        const auto creation = std::find_if(
            facts_.node_orders.begin(), facts_.node_orders.end(), [&](const NodeOrderFact& other) {
                return !other.is_deletion && other.node == deletion.node && other.at < deletion.at;
            });
        const bool is_known = creation != facts_.node_orders.end();
        const Instant from = is_known ? creation->at : pool_.created;
        if (from < pool_.created || deletion.at <= from) {
            facts_.notes.add(
                notes::item_refused, id(),
                say<SentenceId::node_before_pool>(shown(deletion.node), format_instant(deletion.at)),
                deletion.place);
            continue;
        }
        if (!is_known) {
            facts_.notes.add(
                notes::history_assumed, id(),
                say<SentenceId::node_creation_unsaid>(shown(deletion.node), format_instant(deletion.at)),
                deletion.place);
        }
        counts.add(pool_.nodes.front().flavor, 1, from, deletion.at);
    }
}

void ListBuilder::add_known_nodes() {
    NodeCounts counts;
    for (const NodeFact& node : nodes_->nodes)
        counts.add(node.flavor, 1, node.created, std::nullopt);
    add_removed_nodes(counts);
    bool is_created = false;
    for (NodeCounts::Change& change : counts.changes()) {
        if (change.nodes.empty()) continue;
        if (is_created) {
            act(change.at, ScalePool{id(), std::move(change.nodes), std::nullopt});
            continue;
        }
        if (change.at != pool_.created)
            note(notes::history_assumed, say<SentenceId::first_node_later>(format_instant(change.at)));
        act(change.at, CreatePool{id(), std::move(change.nodes), disks()});
        is_created = true;
    }
    note(notes::history_assumed, say<SentenceId::history_of_nodes>());
}

/// The first subscription of the pool or of its nodes.
const SubscriptionFact* ListBuilder::subscription() {
    const SubscriptionFact* first = nullptr;
    for (const SubscriptionFact& fact : facts_.subscriptions) {
        if (!is_of_pool(fact, pool_)) continue;
        if (first == nullptr) {
            first = &fact;
        } else if (fact.effective != first->effective || fact.expires != first->expires) {
            note(notes::state_unknown, say<SentenceId::subscriptions_differ>());
            break;
        }
    }
    return first;
}

ListBuilder::Steps ListBuilder::steps_of_orders() const {
    Steps steps;
    for (const PoolOrderFact& step : facts_.pool_orders) {
        if (step.pool != id()) continue;
        switch (step.kind) {
            case PoolOrderFact::Kind::to_period:
                steps.changed = step.at;
                break;
            case PoolOrderFact::Kind::deletion:
                steps.deleted = step.at;
                break;
            case PoolOrderFact::Kind::renewal:
                steps.renewals.push_back(step.at);
                break;
        }
    }
    std::sort(steps.renewals.begin(), steps.renewals.end());
    return steps;
}

/// What the steps leave open beside a subscription, which has the pool's present term.
void ListBuilder::note_steps(const Steps& steps) {
    for (const Instant at : steps.renewals)
        note(notes::state_unknown, say<SentenceId::renewed_at_step>(format_instant(at)));
    if (steps.deleted)
        note(notes::state_unknown, say<SentenceId::deleted_at_step>(format_instant(*steps.deleted)));
}

/// The term that the subscription runs for. @return whether there is one, or the list has another one
bool ListBuilder::take_subscription(const SubscriptionFact& known, Instant at, SubmitChangeOrder& order) {
    const auto terms = allowed_terms();
    const auto term = std::find_if(terms.begin(), terms.end(), [&](Term each) {
        return expiry(at, each.total_months()) == known.expires;
    });
    if (term == terms.end()) {
        note(notes::state_unknown, say<SentenceId::subscription_not_a_term>(format_instant(known.effective),
                                                                            format_instant(known.expires)));
        return pool_.term.has_value();
    }
    if (pool_.term && pool_.term->term.total_months() != term->total_months())
        note(notes::state_unknown, say<SentenceId::subscription_of_other_term>(
                                       words_of(pool_.term->term), format_instant(at), words_of(*term)));
    order.term = *term;
    return true;
}

/// @param created   since when the pool has nodes
/// @param changed  by a step of an order
Instant ListBuilder::begin_of_term(Instant created, std::optional<Instant> changed, Term term) {
    if (changed) {
        const Instant at = std::max(created, *changed);
        note(notes::history_assumed, say<SentenceId::changed_at_step>(words_of(term), format_instant(at)));
        return at;
    }
    PoolQuestion question;
    question.pool = id();
    question.name = pool_.identity.name;
    question.kind = QuestionKind::term_begin;
    question.about = created;
    question.allowed = {created, interview_.now()};
    question.term = term;
    question.words = say<SentenceId::bought_at_creation>(words_of(term), format_instant(created));
    question.place = pool_.place;
    const auto answer = interview_.ask(std::move(question), notes::history_assumed);
    const auto* later = answer ? std::get_if<ChangedAt>(&*answer) : nullptr;
    return later != nullptr ? later->at : created;
}

/// @pre the log has the purchase
void ListBuilder::ask_about_term(const Steps& steps, bool is_renewed_automatically) {
    ask_for_renewed_terms(history_, steps.renewals, interview_);
    const Instant end = end_of_term(history_);
    if (end <= interview_.now() && !is_renewed_automatically)
        ask_about_end_of_term(history_, {end, true}, interview_);
    if (steps.deleted)
        note(notes::state_unknown, say<SentenceId::deleted_at_step>(format_instant(*steps.deleted)));
}

void ListBuilder::add_term() {
    const SubscriptionFact* known = subscription();
    const Steps steps = steps_of_orders();
    if (!pool_.term && known == nullptr) {
        for (const Instant at : steps.renewals)
            note(notes::state_unknown, say<SentenceId::renewed_at_step>(format_instant(at)));
        deleted_ = steps.deleted;
        return;
    }
    SubmitChangeOrder order;
    order.pool = id();
    order.order = pool_.term ? pool_.term->order : "CS-" + id();
    order.auto_renew = (pool_.term && pool_.term->auto_renew) || (known != nullptr && known->auto_renew);
    Instant at = history_.log.front().at;
    if (pool_.term) order.term = pool_.term->term;
    if (known != nullptr) {
        note_steps(steps);
        at = std::max(at, known->effective);
        if (!take_subscription(*known, at, order)) return;
    } else {
        at = begin_of_term(at, steps.changed, order.term);
    }
    const std::string name = order.order;
    const bool is_renewed = order.auto_renew;
    act(at, std::move(order));
    act(at, PayOrder{name, PaymentMethod::online_payment, Amount()});
    if (known == nullptr) ask_about_term(steps, is_renewed);
}

/// Steps of orders name nodes and no pool: they can be used when one pool has its list of nodes.
void keep_usable_steps(const std::vector<const NodeListFact*>& nodes, Facts& facts) {
    const auto pools =
        std::count_if(nodes.begin(), nodes.end(), [](const NodeListFact* list) { return list != nullptr; });
    if (facts.node_orders.empty() || pools == 1) return;
    const Place& place = facts.node_orders.front().place;
    if (facts.pools.empty() && !facts.bills.rows.empty()) {
        facts.notes.add(notes::item_refused, "", say<SentenceId::steps_known_to_bills>(), place);
    } else {
        facts.notes.add(
            notes::choice_needed, "",
            pools == 0 ? say<SentenceId::steps_without_pool>() : say<SentenceId::steps_of_several_pools>(),
            place);
    }
    facts.node_orders.clear();
}

/// Steps and subscriptions of pools that are in no list are not used.
void note_unused(Facts& facts) {
    const bool has_bills = !facts.bills.rows.empty();
    for (const PoolOrderFact& step : facts.pool_orders) {
        const bool is_used = std::any_of(facts.pools.begin(), facts.pools.end(),
                                         [&](const PoolFact& pool) { return pool.identity.id == step.pool; });
        if (is_used) continue;
        facts.notes.add(notes::item_refused, step.pool,
                        has_bills ? say<SentenceId::steps_known_to_bills>()
                                  : say<SentenceId::step_of_no_pool>(shown(step.action), shown(step.pool)),
                        step.place);
    }
    for (const SubscriptionFact& fact : facts.subscriptions) {
        const bool is_used = std::any_of(facts.pools.begin(), facts.pools.end(),
                                         [&](const PoolFact& pool) { return is_of_pool(fact, pool); });
        if (is_used) continue;
        facts.notes.add(notes::item_refused, fact.resource,
                        has_bills ? say<SentenceId::subscription_known_to_bills>()
                                  : say<SentenceId::subscription_of_no_pool>(),
                        fact.place);
    }
}

}  // namespace

std::vector<PoolHistory> histories_of_lists(Facts& facts, Interview& interview) {
    std::vector<PoolHistory> histories;
    const std::vector<const NodeListFact*> nodes = match_nodes(facts);
    keep_usable_steps(nodes, facts);
    note_unused(facts);
    for (std::size_t i = 0; i < facts.pools.size(); ++i)
        histories.push_back(ListBuilder(facts, facts.pools[i], nodes[i], interview).build());
    return histories;
}

}  // namespace poolbill::intake
