#include "tests/core/proof/generator.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <utility>

#include "core/time/zone.hpp"

namespace poolbill::test {
namespace {

constexpr int flavor_count = 3;
constexpr int disk_type_count = 2;

/// What the generator knows about a pool, so that it makes only actions that are possible.
struct KnownPool {
    PoolIdentity identity;
    bool created = false;
    bool deleted = false;
    bool prepaid = false;
    std::string apart;     // the flavor whose nodes were set to another billing mode
    std::string order;     // the unpaid one
    bool approved = true;  // otherwise it waits for approval
    Instant deadline;
    std::vector<NodeRequest> nodes;
    std::vector<DiskGroup> disks;
};

/// How many nodes of each flavor and disks of each type and size.
std::map<std::pair<std::string, std::int64_t>, std::int64_t> pieces_of(const KnownPool& pool) {
    std::map<std::pair<std::string, std::int64_t>, std::int64_t> pieces;
    for (const NodeRequest& node : pool.nodes)
        pieces[{node.flavor, 0}] += node.count;
    for (const DiskGroup& disk : pool.disks)
        pieces[{disk.type, disk.size_gb}] += disk.count;
    return pieces;
}

class Generator {
  public:
    explicit Generator(std::uint64_t seed) : random_(seed) {}
    Scenario generate();

  private:
    void choose_rules();
    Prices choose_prices_of(bool is_disk);
    void choose_prices();
    void choose_price_changes();
    void choose_pools();
    Instant choose_beginning();
    void happen(KnownPool& pool);
    void happen_to_prepaid(KnownPool& pool);
    void happen_to_order(KnownPool& pool);
    void submit(KnownPool& pool);
    std::vector<NodeRequest> choose_nodes();
    std::vector<DiskGroup> choose_disks();
    void add(Action action) { scenario_.log.push_back({at_, std::move(action), {}}); }
    std::string code(const char* kind, int limit) { return kind + std::to_string(random_.between(1, limit)); }
    UnitPrice price(std::int64_t most);
    Term term(int most_months);

    Random random_;
    Scenario scenario_;
    std::vector<KnownPool> pools_;
    std::int64_t deadline_seconds_ = 7 * 86'400;
    Instant at_;
    int orders_ = 0;
};

void Generator::choose_rules() {
    scenario_.site = random_.chance(60) ? "intl" : random_.chance(80) ? "cn" : "eu";
    if (random_.chance(20)) {
        const auto policies = rounding_policies();
        const auto chosen = random_.between(0, static_cast<std::int64_t>(policies.size()) - 1);
        scenario_.settings.push_back(
            {"rounding", std::string(policies[static_cast<std::size_t>(chosen)].id)});
    }
    if (random_.chance(30)) {
        deadline_seconds_ = random_.between(60, 4000);
        scenario_.settings.push_back({"unpaid_deadline_seconds", std::to_string(deadline_seconds_)});
    }
    if (random_.chance(30)) {
        scenario_.settings.push_back({"settlement_lag_seconds", std::to_string(random_.between(0, 7200))});
    }
}

/// Short prices such as 0.66, and prices with all ten decimals.
UnitPrice Generator::price(std::int64_t most) {
    std::int64_t units = random_.between(0, most);
    if (random_.chance(50)) units -= units % std::max<std::int64_t>(1, most / 1000);
    return UnitPrice::from_units(units);
}

Prices Generator::choose_prices_of(bool is_disk) {
    const std::int64_t hourly = is_disk ? 10'000'000 : 100'000'000'000;
    const std::int64_t monthly = is_disk ? 2'000'000'000 : 10'000'000'000'000;
    Prices chosen{price(hourly), price(monthly), std::nullopt};
    if (random_.chance(50)) chosen.yearly = price(10 * monthly);
    if (random_.chance(25)) chosen.discount = Discount{static_cast<int>(random_.between(0, 10'000))};
    return chosen;
}

/// Some before the first action, some after `now`.
void Generator::choose_price_changes() {
    const auto change = [this](auto& entry, bool is_disk) {
        if (!random_.chance(20)) return;
        Instant from = scenario_.log.front().at - Seconds{random_.between(0, 3600)};
        for (std::int64_t left = random_.between(1, 3); left > 0; --left) {
            from += Seconds{random_.between(1, 4000)};
            entry.changes.push_back({from, choose_prices_of(is_disk)});
        }
    };
    if (scenario_.log.empty()) return;
    for (Flavor& flavor : scenario_.catalog.flavors)
        change(flavor, false);
    for (DiskType& disk : scenario_.catalog.disks)
        change(disk, true);
}

void Generator::choose_prices() {
    scenario_.catalog.currency = scenario_.site == "cn" ? cny : scenario_.site == "eu" ? eur : usd;
    for (int i = 1; i <= flavor_count; ++i) {
        const std::string code = "f" + std::to_string(i);
        scenario_.catalog.flavors.push_back({code, code, choose_prices_of(false), false});
    }
    for (int i = 1; i <= disk_type_count; ++i) {
        const std::string code = "d" + std::to_string(i);
        scenario_.catalog.disks.push_back({code, code, choose_prices_of(true)});
    }
}

void Generator::choose_pools() {
    // Always enough money: arrears have tests of their own.
    if (random_.chance(30))
        scenario_.account = Account{Amount::from_units(100'000'000'000'000'000), Amount()};
    const std::int64_t count = random_.between(1, 3);
    for (std::int64_t i = 1; i <= count; ++i) {
        const std::string id = "p" + std::to_string(i);
        KnownPool pool;
        pool.identity = {id, id, random_.chance(95) ? PoolType::dedicated : PoolType::public_pool, ""};
        scenario_.pools.push_back(pool.identity);
        pools_.push_back(std::move(pool));
    }
}

Instant Generator::choose_beginning() {
    const int year = static_cast<int>(random_.between(2019, 2031));
    const auto month = static_cast<unsigned>(random_.between(1, 12));
    if (random_.chance(15))
        return local_month_next(from_local(year, month, 1)) - Seconds{random_.between(0, 9000)};
    if (random_.chance(5)) return from_local(2021, 6, 1) - Seconds{random_.between(0, 9000)};
    if (random_.chance(5)) return from_local(2021, 8, 1) - Seconds{random_.between(0, 9000)};
    return from_local(year, month, 1) + Seconds{random_.between(0, 31 * 86'400)};
}

std::vector<NodeRequest> Generator::choose_nodes() {
    std::vector<NodeRequest> nodes;
    do {
        nodes.push_back(
            {code("f", flavor_count), random_.between(1, random_.chance(80) ? 4 : 50), std::nullopt});
    } while (random_.chance(35));
    return nodes;
}

std::vector<DiskGroup> Generator::choose_disks() {
    std::vector<DiskGroup> disks;
    while (random_.chance(30))
        disks.push_back({code("d", disk_type_count), random_.chance(50) ? 100 : random_.between(1, 4000),
                         random_.between(1, 8)});
    return disks;
}

Term Generator::term(int most_months) {
    return random_.chance(70) ? Term(Term::Unit::month, static_cast<int>(random_.between(1, most_months)))
                              : Term(Term::Unit::year, static_cast<int>(random_.between(1, 3)));
}

void Generator::submit(KnownPool& pool) {
    SubmitChangeOrder order;
    order.pool = pool.identity.id;
    order.order = pool.order = "o" + std::to_string(++orders_);
    order.term = term(9);
    order.auto_renew = random_.chance(30);
    if (random_.chance(30)) order.discount = Discount{static_cast<int>(random_.between(0, 10'000))};
    order.needs_approval = random_.chance(15);
    pool.approved = !order.needs_approval;
    pool.deadline = at_ + Seconds{deadline_seconds_};
    add(order);
}

void Generator::happen_to_order(KnownPool& pool) {
    if (!pool.approved) {
        pool.approved = random_.chance(80);
        add(ApproveOrder{pool.order, pool.approved});
        if (!pool.approved) pool.order.clear();
    } else if (random_.chance(25)) {
        add(FailPayment{pool.order, "card refused"});
    } else if (random_.chance(25)) {
        add(CancelOrder{pool.order});
        pool.order.clear();
    } else {
        PayOrder payment;
        payment.order = pool.order;
        payment.method = random_.chance(70) ? PaymentMethod::balance : PaymentMethod::credit_card;
        add(payment);
        pool.order.clear();
        pool.prepaid = true;
    }
}

void Generator::happen_to_prepaid(KnownPool& pool) {
    if (random_.chance(50)) {
        add(SetAutoRenew{pool.identity.id, random_.chance(50)});
        return;
    }
    Renew renewal;
    renewal.pool = pool.identity.id;
    renewal.order = "o" + std::to_string(++orders_);
    renewal.term = term(11);
    if (random_.chance(30)) renewal.discount = Discount{static_cast<int>(random_.between(0, 10'000))};
    add(renewal);
}

void Generator::happen(KnownPool& pool) {
    const std::string& id = pool.identity.id;
    if (pool.deleted) return;
    if (!pool.created) {
        pool.created = true;
        pool.nodes = choose_nodes();
        pool.disks = choose_disks();
        add(CreatePool{id, pool.nodes, pool.disks});
        return;
    }
    if (!pool.order.empty() && pool.deadline <= at_) pool.order.clear();
    if (pool.prepaid) {
        happen_to_prepaid(pool);
        return;
    }
    if (!pool.order.empty() && random_.chance(70)) {
        happen_to_order(pool);
        return;
    }
    const std::int64_t dice = random_.between(0, 99);
    if (dice < 45) {
        const auto before = pieces_of(pool);
        if (random_.chance(75)) pool.nodes = choose_nodes();
        ScalePool scaling{id, pool.nodes, std::nullopt};
        if (random_.chance(40)) scaling.disks = pool.disks = choose_disks();
        // What is there already does not cancel the order.
        if (pieces_of(pool) != before || !pool.apart.empty()) pool.order.clear();
        pool.apart.clear();
        add(std::move(scaling));
    } else if (dice < 80) {
        if (pool.order.empty() && pool.apart.empty() && pool.identity.type == PoolType::dedicated)
            submit(pool);
    } else if (dice < 90) {
        const bool leave = pool.apart.empty();
        const std::string flavor = leave ? pool.nodes.front().flavor : pool.apart;
        add(SetNodeBilling{id, flavor, std::nullopt,
                           leave ? BillingMode::yearly_monthly : BillingMode::pay_per_use});
        pool.apart = leave ? flavor : "";
        pool.order.clear();
    } else if (dice < 94) {
        add(DeletePool{id});
        pool.deleted = true;
    } else if (scenario_.account) {
        add(TopUp{Amount::from_units(random_.between(1, 100'000'000'000))});
    }
}

Scenario Generator::generate() {
    choose_rules();
    choose_prices();
    choose_pools();
    const Instant beginning = at_ = choose_beginning();
    const Instant end = beginning + Seconds{random_.between(1, random_.chance(70) ? 10'800 : 3000)};
    const std::int64_t pause = random_.between(0, 2000);
    while (at_ <= end) {
        happen(pools_[static_cast<std::size_t>(
            random_.between(0, static_cast<std::int64_t>(pools_.size()) - 1))]);
        if (random_.chance(25)) continue;
        at_ = random_.chance(15) ? clock_hour_next(at_) : at_ + Seconds{random_.between(0, pause)};
        if (random_.chance(2)) at_ += Seconds{1800};
    }
    scenario_.now =
        random_.chance(70) ? end : beginning + Seconds{random_.between(0, (end - beginning).count())};
    if (random_.chance(20)) scenario_.now = std::max(beginning, clock_hour_start(scenario_.now));
    choose_price_changes();
    return std::move(scenario_);
}

}  // namespace

std::uint64_t Random::next() {
    std::uint64_t mixed = state_ += 0x9E3779B97F4A7C15u;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
    return mixed ^ (mixed >> 31);
}

std::int64_t Random::between(std::int64_t least, std::int64_t most) {
    return least + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(most - least + 1));
}

std::uint64_t first_seed() {
    const char* chosen = std::getenv("POOLBILL_SEED");
    return chosen ? std::strtoull(chosen, nullptr, 10) : 20230418;
}

Scenario random_scenario(std::uint64_t seed) {
    return Generator(seed).generate();
}

}  // namespace poolbill::test
