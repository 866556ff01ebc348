// Pools, nodes, orders and subscriptions as the consoles' APIs return them.
#include <algorithm>

#include "core/intake/json_fields.hpp"
#include "core/intake/json_reader.hpp"
#include "core/intake/text.hpp"
#include "core/json/pool_list.hpp"

namespace poolbill::intake {
namespace {

using json::Value;

constexpr std::size_t longest_name = 128;
constexpr std::int64_t most_nodes = 1'000'000;

class PoolReader {
  public:
    PoolReader(Value item, const JsonPart& part, Facts& facts)
        : metadata_(item.find("metadata")),
          labels_(metadata_.find("labels")),
          annotations_(metadata_.find("annotations")),
          spec_(item.find("spec")),
          status_(item.find("status")),
          facts_(facts) {
        fact_.place = part.place(item);
    }

    void read() {
        read_names();
        if (is_taken_) read_created();
        if (is_taken_) read_status();
        if (is_taken_) read_nodes();
        if (is_taken_) read_term();
        if (!is_taken_) return;
        read_resources();
        facts_.pools.push_back(std::move(fact_));
    }

  private:
    void leave_out(Sentence why) {
        is_taken_ = false;
        facts_.notes.add(notes::pool_left_out, fact_.identity.id, std::move(why), fact_.place);
    }
    void assume(Sentence what) {
        facts_.notes.add(notes::value_assumed, fact_.identity.id, std::move(what), fact_.place);
    }

    void read_names();
    void read_created();
    void read_nodes();
    void read_disks(Value group, std::int64_t nodes);
    void read_term();
    void read_status();
    void read_resources();
    std::int64_t nodes_of(std::string_view state) const;

    Value metadata_, labels_, annotations_, spec_, status_;
    Facts& facts_;
    PoolFact fact_;
    bool is_taken_ = true;
};

void PoolReader::read_names() {
    fact_.identity.id = text_of(metadata_.find("name"));
    const std::string_view name = text_of(labels_.find("os.modelarts/name"));
    fact_.identity.name = name.empty() ? fact_.identity.id : std::string(name);
    fact_.identity.region = text_of(labels_.find("os.modelarts/region"));
    if (fact_.identity.id.empty()) return leave_out(say<SentenceId::pool_without_name>());
    if (fact_.identity.id.size() > longest_name || name.size() > longest_name)
        return leave_out(say<SentenceId::pool_name_too_long>());
    const std::string_view type = text_of(spec_.find("type"));
    if (type == "Logical") return leave_out(say<SentenceId::pool_is_logical>());
    if (type == "Public") {
        fact_.identity.type = PoolType::public_pool;
    } else if (!type.empty() && type != "Dedicate" && type != "Dedicated") {
        return leave_out(say<SentenceId::pool_type_not_known>(shown(type)));
    }
    if (flag_of(labels_.find("os.modelarts/nobilling"))) leave_out(say<SentenceId::pool_not_billed>());
}

void PoolReader::read_created() {
    const Result<Instant> created = instant_of(metadata_.find("creationTimestamp"));
    if (!created) return leave_out(say<SentenceId::pool_creation_unreadable>(created.error()));
    fact_.created = *created;
}

std::int64_t PoolReader::nodes_of(std::string_view state) const {
    std::int64_t sum = 0;
    for (const Value group : Elements(status_.find("resources").find(state)))
        sum += std::clamp<std::int64_t>(whole_of(group.find("count")).value_or(0), 0, most_nodes);
    return sum;
}

void PoolReader::read_status() {
    const std::string_view word = text_of(status_.find("phase"));
    if (word == "Error" && nodes_of("available") + nodes_of("abnormal") == 0) {
        const std::string_view message = text_of(status_.find("message"));
        return leave_out(message.empty() ? say<SentenceId::pool_never_ran>()
                                         : say<SentenceId::pool_never_ran_because>(shown(message)));
    }
    fact_.status.pool = fact_.identity.id;
    if (!word.empty()) {
        fact_.status.phase = parse_pool_phase(word);
        if (!fact_.status.phase) assume(say<SentenceId::pool_phase_not_known>(shown(word)));
    }
    fact_.has_usual_status = fact_.status.phase.value_or(PoolPhase::running) == PoolPhase::running;
    for (const Value scope : Elements(status_.find("scope"))) {
        const std::string_view type = text_of(scope.find("scopeType"));
        const std::optional<ScopeState> state = parse_scope_state(text_of(scope.find("state")));
        if (!state || type.empty() || type.size() > longest_name) {
            assume(say<SentenceId::scope_state_not_known>(shown(text_of(scope.find("state"))), shown(type)));
            continue;
        }
        fact_.status.scopes.push_back({std::string(type), *state});
        const bool is_usual = type == "Train" || type == "Infer";
        fact_.has_usual_status = fact_.has_usual_status && is_usual && *state == ScopeState::enabled;
    }
    const std::int64_t bits = whole_of(spec_.find("controlMode")).value_or(0);
    if (bits > 0 && bits <= 31) fact_.status.control_mode = static_cast<int>(bits);
    if (const std::int64_t moving = nodes_of("creating"); moving > 0) fact_.status.creating_nodes = moving;
    if (const std::int64_t moving = nodes_of("deleting"); moving > 0) fact_.status.deleting_nodes = moving;
    if (fact_.status.control_mode || fact_.status.creating_nodes || fact_.status.deleting_nodes)
        fact_.has_usual_status = false;
    if (fact_.status.phase == PoolPhase::creating) assume(say<SentenceId::pool_being_created>());
    fact_.abnormal = nodes_of("abnormal");
}

void PoolReader::read_nodes() {
    Elements groups(spec_.find("resources"));
    if (groups.empty()) groups = Elements(status_.find("resources").find("available"));
    std::int64_t all = 0;
    for (const Value group : groups) {
        const std::string_view flavor = text_of(group.find("flavor"));
        const std::int64_t count = whole_of(group.find("count")).value_or(-1);
        if (count == 0) continue;
        if (count < 0 || count > most_nodes || flavor.empty() || flavor.size() > longest_name)
            return leave_out(say<SentenceId::node_group_incomplete>());
        all += count;
        const auto same =
            std::find_if(fact_.nodes.begin(), fact_.nodes.end(),
                         [flavor](const NodeGroupFact& other) { return other.flavor == flavor; });
        if (same == fact_.nodes.end()) {
            fact_.nodes.push_back({std::string(flavor), count});
        } else {
            same->count += count;
        }
        for (const Value disk : Elements(group.find("dataVolumes")))
            read_disks(disk, count);
    }
    if (all == 0) leave_out(say<SentenceId::pool_without_nodes>());
    if (is_taken_ && fact_.abnormal > 0) assume(say<SentenceId::nodes_abnormal>(fact_.abnormal, all));
}

void PoolReader::read_disks(Value disk, std::int64_t nodes) {
    if (text_of(disk.find("extendParams").find("billing")) != "on") return;
    const auto size = json::gigabytes_of(disk.find("size"));
    const std::int64_t count = whole_of(disk.find("count")).value_or(1);
    const std::string_view type = text_of(disk.find("volumeType"));
    if (!size || count < 1 || count > 1000 || type.empty()) {
        facts_.notes.add(notes::item_refused, fact_.identity.id, say<SentenceId::disk_incomplete>(),
                         fact_.place);
        return;
    }
    fact_.disks.push_back({std::string(type), *size, count * nodes});
}

void PoolReader::read_term() {
    Value mode = annotations_.find("os.modelarts/billing.mode");
    if (!whole_of(mode)) mode = annotations_.find("os.modelarts/charging.mode");
    const auto code = whole_of(mode);
    if (!code) return assume(say<SentenceId::billing_mode_unsaid>());
    if (*code == 0) return;
    if (*code != 1) return leave_out(say<SentenceId::billing_mode_not_known>(*code));
    if (fact_.identity.type != PoolType::dedicated) return leave_out(say<SentenceId::public_pool_prepaid>());
    const std::int64_t count = whole_of(annotations_.find("os.modelarts/period.num")).value_or(0);
    const auto unit = whole_of(annotations_.find("os.modelarts/period.type"));
    const Result<Term> term = unit == 2   ? Term::months(count)
                              : unit == 3 ? Term::years(count)
                                          : Result<Term>(Error{});
    if (!term || !term->can_be_purchased()) {
        return leave_out(
            say<SentenceId::term_not_known>(shown(id_of(annotations_.find("os.modelarts/period.num"))),
                                            shown(id_of(annotations_.find("os.modelarts/period.type")))));
    }
    TermFact fact;
    fact.term = *term;
    fact.auto_renew = flag_of(annotations_.find("os.modelarts/auto.renew"));
    fact.order = text_of(annotations_.find("os.modelarts/order.id"));
    if (fact.order.empty() || fact.order.size() > longest_name) fact.order = "CS-" + fact_.identity.id;
    fact_.term = std::move(fact);
}

void PoolReader::read_resources() {
    fact_.resource = text_of(labels_.find("os.modelarts/resource.id"));
    // {"flavor": ["id", "id"]} as a text inside the annotation
    const std::string_view text = text_of(annotations_.find("os.modelarts/flavor.resource.ids"));
    if (text.empty()) return;
    const Result<json::Document> lists = json::Document::parse(text);
    if (!lists) return;
    for (const Value list : lists->root()) {
        for (const Value id : list)
            if (!text_of(id).empty()) fact_.node_resources.emplace_back(text_of(id));
    }
}

std::optional<PoolOrderFact::Kind> pool_step_of(std::string_view action) {
    if (action == "toPeriodic" || action == "toPeriod") return PoolOrderFact::Kind::to_period;
    if (action == "renew") return PoolOrderFact::Kind::renewal;
    if (action == "deletePool") return PoolOrderFact::Kind::deletion;
    return std::nullopt;
}

/// The pages have "succeed"; others write it in full.
bool has_succeeded(std::string_view status) {
    return status == "succeed" || status == "succeeded" || status == "successed" || status == "success";
}

}  // namespace

void read_pool(Value item, const JsonPart& part, Facts& facts) {
    PoolReader(item, part, facts).read();
}

void read_node_list(Value items, bool continues, const JsonPart& part, Facts& facts) {
    if (!continues || facts.node_lists.empty()) facts.node_lists.push_back({{}, part.place()});
    NodeListFact& list = facts.node_lists.back();
    for (const Value item : Elements(items)) {
        const Value metadata = item.find("metadata");
        NodeFact node;
        node.flavor = text_of(item.find("spec").find("flavor"));
        const Result<Instant> created = instant_of(metadata.find("creationTimestamp"));
        if (!created || node.flavor.empty()) {
            facts.notes.add(notes::item_refused, std::string(text_of(metadata.find("name"))),
                            created ? say<SentenceId::node_without_flavor>()
                                    : say<SentenceId::node_creation_unreadable>(created.error()),
                            part.place(item));
            continue;
        }
        node.created = *created;
        node.resource = text_of(metadata.find("labels").find("os.modelarts/resource.id"));
        list.nodes.push_back(std::move(node));
    }
}

void read_node_orders(Value items, const JsonPart& part, Facts& facts) {
    for (const Value item : Elements(items)) {
        const std::string action(text_of(item.find("action")));
        const bool is_of_node = action == "createNode" || action == "deleteNode";
        const std::optional<PoolOrderFact::Kind> kind = pool_step_of(action);
        if (!is_of_node && !kind) continue;
        std::string name(text_of(item.find("resourceName")));
        const Result<Instant> at = instant_of(item.find("updateTimestamp"));
        const std::string_view status = text_of(item.find("status"));
        if (!at || !has_succeeded(status)) {
            facts.notes.add(notes::item_refused, name,
                            at ? say<SentenceId::step_not_successful>(shown(status))
                               : say<SentenceId::step_time_unreadable>(at.error()),
                            part.place(item));
        } else if (is_of_node) {
            facts.node_orders.push_back({std::move(name), action == "deleteNode", *at, part.place(item)});
        } else {
            facts.pool_orders.push_back({std::move(name), action, *kind, *at, part.place(item)});
        }
    }
}

void read_subscriptions(Value data, const JsonPart& part, Facts& facts) {
    constexpr std::int64_t closed = 3, renews_automatically = 3;
    for (const Value item : Elements(data)) {
        SubscriptionFact fact;
        fact.resource = text_of(item.find("resource_id"));
        fact.place = part.place(item);
        if (whole_of(item.find("status")) == closed) {
            facts.notes.add(notes::item_refused, fact.resource, say<SentenceId::subscription_closed>(),
                            fact.place);
            continue;
        }
        const Result<Instant> effective = instant_of(item.find("effective_time"));
        const Result<Instant> expires = instant_of(item.find("expire_time"));
        if (fact.resource.empty() || !effective || !expires) {
            facts.notes.add(notes::item_refused, fact.resource, say<SentenceId::subscription_incomplete>(),
                            fact.place);
            continue;
        }
        fact.effective = *effective;
        fact.expires = *expires;
        fact.auto_renew = whole_of(item.find("expire_policy")) == renews_automatically;
        facts.subscriptions.push_back(std::move(fact));
    }
}

std::optional<OpenPage> further_pages(const JsonPart& part) {
    const Value metadata = part.root.find("metadata");
    const std::int64_t remaining = whole_of(metadata.find("remainingItemCount")).value_or(0);
    if (remaining <= 0 && text_of(metadata.find("continue")).empty()) return std::nullopt;
    return OpenPage{std::max<std::int64_t>(remaining, 0), part.place()};
}

}  // namespace poolbill::intake
