#include "core/json/pool_list.hpp"

#include <algorithm>
#include <charconv>
#include <deque>
#include <iterator>
#include <unordered_set>

#include "core/base/error.hpp"
#include "core/base/int128.hpp"
#include "core/base/quoted.hpp"
#include "core/base/time_units.hpp"
#include "core/json/lenient.hpp"
#include "core/json/list_reader.hpp"
#include "core/ledger/line.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill::json {
namespace {

constexpr std::size_t longest_name = 128;
constexpr std::size_t longest_shown = 60;  // longest quote of the input in a sentence
constexpr std::int64_t most_nodes = 1'000'000;

/// Converts one item to a pool. Keeps the first error.
class Item {
  public:
    Item(Value item, const Scenario& into)
        : item_(item),
          metadata_(item.find("metadata")),
          annotations_(metadata_.find("annotations")),
          spec_(item.find("spec")),
          status_(item.find("status")),
          id_(text_of(metadata_.find("name"))),
          into_(into) {
        read();
    }

    bool ok() const { return error_.code.empty(); }
    RejectedPool rejected() const {
        return {item_.position(), std::string(id_.substr(0, longest_name)), error_, subject_};
    }
    std::string_view id() const { return id_; }
    std::string_view order() const { return order_; }
    Instant created() const { return created_; }
    void reject(Error error) {
        error_ = std::move(error);
        error_.path = item_.path();
    }
    /// @param part  part of the input, quoted between `before` and `after`
    void reject(const char* code, const char* before, std::string_view part = {}, const char* after = "");

    std::string_view name() const;
    PoolIdentity identity() const { return {std::string(id()), std::string(name()), type_, ""}; }
    /// Call once: moves out what was read.
    void append_actions(std::vector<LogEntry>& actions) &&;

  private:
    void read();
    void read_names();
    void read_created();
    void read_nodes();
    void read_term();
    void read_disks();
    void read_disk(Value disk, std::int64_t nodes);
    void read_status();
    std::int64_t nodes_of(std::string_view state) const;

    Value item_, metadata_, annotations_, spec_, status_;
    std::string_view id_;
    const Scenario& into_;
    Error error_;
    std::string subject_;
    Instant created_;
    PoolType type_ = PoolType::dedicated;
    std::vector<NodeRequest> nodes_;
    std::vector<DiskGroup> disks_;  // that are billed
    std::optional<Term> term_;
    std::string order_;
    SetPoolStatus listed_;
    bool is_as_created_ = true;  // the status is that of a new pool
};

void Item::reject(const char* code, const char* before, std::string_view part, const char* after) {
    if (!ok()) return;
    error_ = {code, item_.path(), before};
    if (*after == 0) return;
    error_.message += quoted(part.substr(0, longest_shown)) + after;
    subject_ = part.substr(0, longest_name);
}

void Item::read() {
    if (item_.kind() != Kind::object) return reject("json.type", "A pool is an object.");
    read_names();
    if (ok()) read_created();
    if (ok()) read_nodes();
    if (ok()) read_term();
    if (ok()) read_disks();
    if (ok()) read_status();
}

void Item::read_names() {
    if (id().empty()) return reject("pool.name", "The pool has no name (metadata.name).");
    if (id().size() > longest_name || name().size() > longest_name)
        return reject("pool.name", "The pool's name is longer than 128 characters.");
    const std::string_view type = text_of(spec_.find("type"));
    if (type == "Public") {
        type_ = PoolType::public_pool;
    } else if (!type.empty() && type != "Dedicate" && type != "Dedicated") {
        return reject("pool.type", "Pools of type ", type, " are not billed on their own.");
    }
    const Value unbilled = metadata_.find("labels").find("os.modelarts/nobilling");
    const bool is_flag = unbilled.exists() && unbilled.kind() == Kind::boolean && unbilled.boolean();
    const std::string_view word = text_of(unbilled);
    if (is_flag || word == "true" || word == "True" || word == "TRUE" || whole_of(unbilled) == 1)
        return reject(describe(ErrorId::pool_not_billed));
    const bool has_nodes = nodes_of("available") + nodes_of("abnormal") > 0;
    if (text_of(status_.find("phase")) == "Error" && !has_nodes) reject(describe(ErrorId::pool_never_ran));
}

std::int64_t Item::nodes_of(std::string_view state) const {
    std::int64_t sum = 0;
    for (const Value group : Elements(status_.find("resources").find(state)))
        sum += std::clamp<std::int64_t>(whole_of(group.find("count")).value_or(0), 0, most_nodes);
    return sum;
}

std::string_view Item::name() const {
    const std::string_view name = text_of(metadata_.find("labels").find("os.modelarts/name"));
    return name.empty() ? id() : name;
}

void Item::read_created() {
    const Value time = metadata_.find("creationTimestamp");
    std::string text(text_of(time));
    if (const auto milliseconds = whole_of(time)) {
        created_ = Instant{Seconds{*milliseconds / 1000}};
        if (created_ < earliest_instant || created_ > latest_instant)
            reject("time.range", "The creation time is beyond the years 1970 to 2999.");
        return;
    }
    if (const std::size_t point = text.find('.'); point != std::string::npos) {
        text.erase(point, text.find_first_not_of("0123456789", point + 1) - point);
    }
    const Result<Instant> instant = parse_instant(text);
    if (!instant) return reject(instant.error());
    created_ = *instant;
}

void Item::read_nodes() {
    Elements groups(spec_.find("resources"));
    if (groups.empty()) groups = Elements(status_.find("resources").find("available"));
    for (const Value group : groups) {
        const std::string_view code = text_of(group.find("flavor"));
        const std::int64_t count = whole_of(group.find("count")).value_or(-1);
        if (count == 0) continue;
        if (count < 0 || count > most_nodes)
            return reject("nodes.count", "The number of nodes is not between 0 and 1,000,000.");
        const Flavor* flavor = into_.catalog.find_flavor(code);
        if (flavor == nullptr)
            return reject("flavor.unknown", "The catalog has no price for flavor ", code, ".");
        if (!usage_amount(flavor->prices.hourly, count, seconds_per_hour))
            return reject("money.range", "An hour of this pool costs more than an amount can hold.");
        nodes_.push_back({std::string(code), count, std::nullopt});
    }
    if (nodes_.empty()) reject("nodes.empty", "The pool has no node.");
}

void Item::read_term() {
    const Value mode = annotations_.find("os.modelarts/billing.mode");
    if (!mode.exists() || whole_of(mode) == 0) return;
    if (whole_of(mode) != 1) return reject("billing.mode", "The billing mode is neither 0 nor 1.");
    const auto count = whole_of(annotations_.find("os.modelarts/period.num"));
    const auto unit = whole_of(annotations_.find("os.modelarts/period.type"));
    const Result<Term> term = unit == 2   ? Term::months(count.value_or(0))
                              : unit == 3 ? Term::years(count.value_or(0))
                                          : Result<Term>(Error{});
    if (!term || !term->can_be_purchased())
        return reject("term.range", "The term it was bought for is not 1 to 9 months or 1 to 3 years.");
    if (type_ != PoolType::dedicated) return reject("pool.type", "A public pool cannot be yearly/monthly.");
    for (const NodeRequest& node : nodes_) {
        const Flavor& flavor = *into_.catalog.find_flavor(node.flavor);
        const std::optional<TermPrice> price = term_price(flavor.prices, *term);
        if (!price || flavor.sold_out)
            return reject("flavor.not-sold", "The catalog does not sell flavor ", node.flavor,
                          " yearly/monthly.");
        if (!prepaid_amount(price->price, node.count, price->periods))
            return reject("money.range", "The term of this pool costs more than an amount can hold.");
    }
    term_ = *term;
    order_ = text_of(annotations_.find("os.modelarts/order.id"));
    if (order_.empty()) order_ = "CS-" + std::string(id());
    if (order_.size() > longest_name) reject("order.id", "The order's id is longer than 128 characters.");
}

void Item::read_disks() {
    for (const Value group : Elements(spec_.find("resources")))
        for (const Value disk : Elements(group.find("dataVolumes")))
            if (ok() && text_of(disk.find("extendParams").find("billing")) == "on")
                read_disk(disk, whole_of(group.find("count")).value_or(0));
}

void Item::read_disk(Value disk, std::int64_t nodes) {
    const std::string_view code = text_of(disk.find("volumeType"));
    const std::optional<std::int64_t> size = gigabytes_of(disk.find("size"));
    const std::int64_t count = whole_of(disk.find("count")).value_or(1);
    if (nodes == 0) return;
    if (!size || count < 1 || count > 1000)
        return reject("nodes.count", "The size or the number of a billed data disk cannot be read.");
    const DiskType* type = into_.catalog.find_disk(code);
    if (type == nullptr)
        return reject(describe(ErrorId::disk_not_in_catalog, {quoted(code.substr(0, longest_shown))}));
    if (term_ && !term_price(type->prices, *term_))
        return reject("flavor.not-sold", "The catalog does not sell disks of type ", code,
                      " yearly/monthly.");
    const auto gigabytes = narrow_to_64(Int128{*size} * count * nodes);
    if (!gigabytes || !usage_amount(type->prices.hourly, *gigabytes, seconds_per_hour))
        return reject("money.range", "An hour of this pool costs more than an amount can hold.");
    disks_.push_back({std::string(code), *size, count * nodes});
}

void Item::read_status() {
    listed_.pool = id();
    if (const std::string_view word = text_of(status_.find("phase")); !word.empty()) {
        listed_.phase = parse_pool_phase(word);
        if (!listed_.phase) return reject("pool.phase", "The status ", word, " is not one that is known.");
        is_as_created_ = listed_.phase == PoolPhase::running;
    }
    for (const Value scope : Elements(status_.find("scope"))) {
        const std::string_view type = text_of(scope.find("scopeType"));
        const std::string_view word = text_of(scope.find("state"));
        const std::optional<ScopeState> state = parse_scope_state(word);
        if (!state || type.empty() || type.size() > longest_name)
            return reject("pool.scope", "The state ", word, " of a scope is not one that is known.");
        listed_.scopes.push_back({std::string(type), *state});
        const bool is_usual = type == "Train" || type == "Infer";
        is_as_created_ = is_as_created_ && is_usual && *state == ScopeState::enabled;
    }
    const auto bits = whole_of(spec_.find("controlMode"));
    if (bits && (*bits < 0 || *bits > 31))
        return reject("pool.control-mode", "The control mode is not a number from 0 to 31.");
    if (bits && *bits != 0) listed_.control_mode = static_cast<int>(*bits);
    const auto moving = [&](std::string_view key) {
        const std::int64_t sum = nodes_of(key);
        is_as_created_ = is_as_created_ && sum == 0;
        return sum == 0 ? std::nullopt : std::optional(sum);
    };
    listed_.creating_nodes = moving("creating");
    listed_.deleting_nodes = moving("deleting");
    is_as_created_ = is_as_created_ && !listed_.control_mode;
}

void Item::append_actions(std::vector<LogEntry>& actions) && {
    const std::string pool(id());
    const auto add = [&](Action action) { actions.push_back({created_, std::move(action), {}}); };
    add(CreatePool{pool, std::move(nodes_), std::move(disks_)});
    if (term_) {
        SubmitChangeOrder order;
        order.pool = pool;
        order.order = order_;
        order.term = *term_;
        order.auto_renew = whole_of(annotations_.find("os.modelarts/auto.renew")) == 1;
        add(std::move(order));
        add(PayOrder{order_, PaymentMethod::online_payment, Amount()});
    }
    if (!is_as_created_) add(std::move(listed_));
}

}  // namespace

std::optional<std::int64_t> gigabytes_of(Value size) {
    constexpr std::int64_t most = 1'000'000;
    std::int64_t number = whole_of(size).value_or(0);
    const std::string_view text = text_of(size);
    std::string_view unit;
    if (number == 0 && !text.empty()) {
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (problem != std::errc()) return std::nullopt;
        unit = text.substr(static_cast<std::size_t>(end - text.data()));
    }
    if (number < 1 || number > most) return std::nullopt;
    if (unit == "Ti" || unit == "TB" || unit == "T") return number * 1024;
    return unit.empty() || unit == "Gi" || unit == "GB" || unit == "G" ? std::optional(number) : std::nullopt;
}

struct PoolListReader::State {
    State(std::string& text, const Scenario& scenario);

    void take_item(Value value);

    ListReader list;
    const Scenario& into;
    std::deque<PoolIdentity> pools;  // a deque keeps addresses stable: the names below refer to them
    std::deque<std::string> orders;
    std::unordered_set<std::string_view> pool_names, order_names;  // in use, including the scenario's
    std::vector<RejectedPool> rejected;
    std::vector<LogEntry> actions;  // in the order of the list

    struct Taken {
        Instant created;
        std::uint32_t begin, end;  // its actions
    };
    std::vector<Taken> taken;
};

PoolListReader::State::State(std::string& text, const Scenario& scenario)
    : list({text.data(), text.size()}, "items"), into(scenario) {
    pool_names.reserve(scenario.pools.size() + text.size() / 1024);  // about the text of one pool
    for (const PoolIdentity& pool : scenario.pools)
        pool_names.insert(pool.id);
    for (const LogEntry& entry : scenario.log) {
        const auto insert = [this](const std::string& order) { order_names.insert(order); };
        std::visit([&](const auto& action) { for_each_named(action, Names::new_order, insert); },
                   entry.action);
    }
}

void PoolListReader::State::take_item(Value value) {
    Item item(value, into);
    if (item.ok() && pool_names.contains(item.id()))
        item.reject("pool.duplicate", "There is a pool ", item.id(), " already.");
    if (item.ok() && !item.order().empty() && order_names.contains(item.order()))
        item.reject("order.duplicate", "There is an order ", item.order(), " already.");
    if (!item.ok()) {
        rejected.push_back(item.rejected());
        return;
    }
    pool_names.insert(pools.emplace_back(item.identity()).id);
    if (!item.order().empty()) order_names.insert(orders.emplace_back(item.order()));
    const auto begin = static_cast<std::uint32_t>(actions.size());
    taken.push_back({item.created(), begin, begin});
    std::move(item).append_actions(actions);
    taken.back().end = static_cast<std::uint32_t>(actions.size());
}

PoolListReader::PoolListReader(std::string& text, const Scenario& into)
    : state_(std::make_unique<State>(text, into)) {}
PoolListReader::~PoolListReader() = default;

Result<bool> PoolListReader::read(std::size_t bytes) {
    const Result<bool> more = state_->list.read(bytes);
    if (!more) return more;
    const Value items = state_->list.list();
    for (const Value item : items)
        state_->take_item(item);
    if (*more) return true;
    const Value root = state_->list.root();
    const std::string_view kind = text_of(root.find("kind"));
    if (!kind.empty() && kind != "PoolList")
        return Error{"list.kind", "/kind",
                     "This is a " + quoted(kind.substr(0, longest_shown)) + ", not a \"PoolList\"."};
    if (items.exists()) return false;
    return Error{"list.items", "/items",
                 "There is no list \"items\" in it. A console's list of pools is expected: a \"PoolList\"."};
}

float PoolListReader::progress() const {
    return state_->list.progress();
}

PoolList PoolListReader::take() && {
    State& state = *state_;
    PoolList list;
    list.pools.assign(std::move_iterator(state.pools.begin()), std::move_iterator(state.pools.end()));
    list.rejected = std::move(state.rejected);
    std::stable_sort(state.taken.begin(), state.taken.end(),
                     [](const State::Taken& a, const State::Taken& b) { return a.created < b.created; });
    list.log.reserve(state.actions.size());
    for (const State::Taken& each : state.taken) {
        for (std::uint32_t i = each.begin; i < each.end; ++i)
            list.log.push_back(std::move(state.actions[i]));
    }
    return list;
}

}  // namespace poolbill::json
