// Bytes as actions on the documentation example's pools. What the engine refuses changes nothing; what it
// accepts gives a world in which everything that the views ask for holds together. Runs under libFuzzer.
#include <algorithm>
#include <cstdint>
#include <optional>

#include "core/json/scenario_json.hpp"
#include "core/scenario/compare.hpp"
#include "core/scenario/events.hpp"
#include "core/scenario/replay.hpp"
#include "core/time/zone.hpp"
#include "tests/fuzz/support/world_checks.hpp"

using namespace poolbill;
using fuzz::require;

namespace {

/// Reads bytes as small choices; zeros when there are no more.
class Choices {
  public:
    Choices(const std::uint8_t* data, std::size_t size) : data_(data), left_(size) {}
    bool any() const { return left_ > 0; }
    std::int64_t below(std::int64_t limit) { return byte() % limit; }
    std::int64_t two_bytes() {
        const std::int64_t high = byte();
        return high * 256 + byte();
    }
    bool flag() { return byte() % 2 == 1; }

  private:
    std::uint8_t byte() {
        if (left_ == 0) return 0;
        --left_;
        return *data_++;
    }
    const std::uint8_t* data_;
    std::size_t left_;
};

Scenario beginning(Choices& choices) {
    Scenario scenario;
    scenario.site = choices.flag() ? "cn" : choices.flag() ? "eu" : "intl";
    scenario.catalog.currency = usd;
    const auto price = [](const char* text) { return *UnitPrice::parse(text); };
    scenario.catalog.flavors = {
        {"f0", "f0", {price("0.66"), price("625.10"), std::nullopt}, false},
        {"f1", "f1", {price("3.5000000001"), price("1750"), price("17500")}, false},
        {"f2", "f2", {price("100000000"), price("900000000"), std::nullopt}, choices.flag()},
        {"f3", "f3", {price("0"), std::nullopt, std::nullopt}, false}};
    scenario.catalog.disks = {{"d0", "d0", {price("0.000064"), price("0.05"), std::nullopt}},
                              {"d1", "d1", {price("0.00017"), std::nullopt, std::nullopt}}};
    if (choices.flag()) {
        scenario.account = Account{Amount::from_units(choices.two_bytes() * 10'000'000'000),
                                   Amount::from_units(choices.below(9) * 10'000'000'000)};
    }
    if (choices.flag()) {
        const char* keys[] = {
            "activation_delay_seconds", "unpaid_deadline_seconds", "settlement_lag_seconds", "grace_days",
            "retention_days",           "auto_renew_days_before",  "full_refund_hours"};
        const std::int64_t key = choices.below(7);
        const std::int64_t value = key < 3 ? 60 + choices.two_bytes() : 2 + choices.below(5);
        scenario.settings.push_back({keys[key], std::to_string(value)});
    }
    scenario.pools = {{"p0", "p0", PoolType::dedicated, ""},
                      {"p1", "p1", PoolType::dedicated, ""},
                      {"p2", "p2", PoolType::public_pool, ""}};
    scenario.now = from_local(2023, 4, 18, 15, 29, 16);
    return scenario;
}

std::string name(const char* prefix, Choices& choices, std::int64_t limit) {
    return prefix + std::to_string(choices.below(limit));
}

enum class Modes { none, some };  // only a scaling names billing modes

std::vector<NodeRequest> nodes(Choices& choices, Modes modes) {
    std::vector<NodeRequest> requests;
    for (std::int64_t left = choices.below(4); left >= 0; --left) {
        NodeRequest request{name("f", choices, 5), 1 + choices.below(20), std::nullopt};
        if (modes == Modes::some && choices.below(4) == 1)
            request.mode = choices.flag() ? BillingMode::yearly_monthly : BillingMode::pay_per_use;
        requests.push_back(std::move(request));
    }
    return requests;
}

std::vector<DiskGroup> disks(Choices& choices) {
    std::vector<DiskGroup> groups;
    for (std::int64_t left = choices.below(3); left > 0; --left)
        groups.push_back({name("d", choices, 3), 1 + choices.two_bytes(), 1 + choices.below(8)});
    return groups;
}

Term term(Choices& choices) {
    return choices.below(4) == 0 ? Term(Term::Unit::year, static_cast<int>(1 + choices.below(3)))
                                 : Term(Term::Unit::month, static_cast<int>(1 + choices.below(11)));
}

Discount discount(Choices& choices) {
    return {choices.below(3) == 0 ? static_cast<int>(choices.two_bytes() % 10'001) : 0};
}

PaymentMethod method(Choices& choices) {
    return choices.flag() ? PaymentMethod::balance : static_cast<PaymentMethod>(choices.below(5));
}

Action action(Choices& choices) {
    const std::string pool = name("p", choices, 4);
    const auto order = [&choices] { return name("o", choices, 6); };
    const auto mode = [&choices] {
        return choices.flag() ? BillingMode::yearly_monthly : BillingMode::pay_per_use;
    };
    switch (choices.below(16)) {
        case 0:
            return CreatePool{pool, nodes(choices, Modes::none), disks(choices)};
        case 1:
            return ScalePool{pool, nodes(choices, Modes::some),
                             choices.flag() ? std::optional(disks(choices)) : std::nullopt};
        case 2:
            return DeletePool{pool};
        case 3: {
            SetPoolStatus status;
            status.pool = pool;
            if (choices.flag()) status.phase = static_cast<PoolPhase>(choices.below(5));
            if (choices.flag()) status.scopes = {{"Train", static_cast<ScopeState>(choices.below(4))}};
            if (choices.flag()) status.control_mode = static_cast<int>(choices.below(32));
            if (choices.flag()) status.creating_nodes = choices.below(3);
            return status;
        }
        case 4:
            return SetNodeBilling{pool, name("f", choices, 4),
                                  choices.flag() ? std::optional(1 + choices.below(9)) : std::nullopt,
                                  mode()};
        case 5:
        case 6:
            return SubmitChangeOrder{pool,           order(),           term(choices),
                                     choices.flag(), discount(choices), choices.below(5) == 0};
        case 7:
            return ApproveOrder{order(), choices.flag()};
        case 8:
        case 9:
            return PayOrder{order(), method(choices), Amount::from_units(choices.below(4) * 1'234'567'890)};
        case 10:
            return choices.flag() ? Action(FailPayment{order(), "card refused"})
                                  : Action(CancelOrder{order()});
        case 11:
            return SetAutoRenew{pool, choices.flag()};
        case 12:
            return Renew{pool, choices.flag() ? order() : "", term(choices), method(choices),
                         discount(choices)};
        case 13:
            return SetExpiryDay{pool, choices.flag() ? std::optional(static_cast<int>(1 + choices.below(28)))
                                      : choices.flag() ? std::optional(-1)
                                                       : std::nullopt};
        case 14:
            return Unsubscribe{pool, choices.flag() ? order() : ""};
        default:
            return TopUp{Amount::from_units(1 + choices.two_bytes() * 1'000'000'000)};
    }
}

/// From the same second to some weeks later, now and then on a full hour.
Instant later(Instant instant, Choices& choices) {
    switch (choices.below(5)) {
        case 0:
            return instant;
        case 1:
            return instant + Seconds{choices.two_bytes()};
        case 2:
            return clock_hour_next(instant);
        case 3:
            return local_day_next(instant) - Seconds{choices.below(2)};
        default:
            return instant + Seconds{choices.two_bytes() * 61};
    }
}

void ask_everything(const Scenario& scenario, Choices& choices) {
    const Result<World> world = replay(scenario, scenario.now);
    if (!world) {
        // Time alone makes a bill grow beyond what an amount can hold; nothing else goes wrong by waiting.
        require(world.error().code == "money.range", "a log of accepted actions does not replay");
        return;
    }
    fuzz::check_world(*world);
    const Result<Scenario, Errors> read = json::parse_scenario(json::write_scenario(scenario));
    require(read.ok() && *read == scenario, "a scenario is not the same after writing and reading");
    const auto pool = static_cast<std::uint32_t>(choices.below(3));
    (void)check_change_to_prepaid(*world, pool);
    (void)events_after(scenario, scenario.now, scenario.now + Seconds{40 * 86'400});
    const Result<std::vector<ComparisonRow>> rows = compare(scenario, pool, scenario.now);
    if (!rows) return;
    for (const ComparisonRow& row : *rows) {
        require(row.pay_per_use - row.total == AmountSum(row.saving), "a saving is not the difference");
        require(!row.break_even || row.compared.begin <= *row.break_even, "break-even before the switch");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Choices choices(data, size);
    Scenario scenario = beginning(choices);
    Instant at = scenario.now;
    for (int left = 24; left > 0 && choices.any(); --left) {
        const Result<Scenario> longer = append(scenario, {at, action(choices), {}});
        if (longer) {
            scenario = *longer;
            require(check(scenario).ok(), "an action that was accepted is refused by the check");
        } else {
            require(!longer.error().code.empty() && !longer.error().message.empty(),
                    "a refusal says nothing");
        }
        at = later(at, choices);
    }
    scenario.now = std::max(scenario.now, at);
    ask_everything(scenario, choices);
    return 0;
}
