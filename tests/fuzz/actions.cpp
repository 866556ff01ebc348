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

/// Chooses the members of an action as its fields describe them. A member type without a `choose` here does
/// not compile.
class FieldChooser {
  public:
    explicit FieldChooser(Choices& choices) : choices_(choices) {}

    template <class A, class Member, class Form>
    void operator()(const Field<A, Member, Form>& field, A& action) {
        if (field.presence == Presence::sparse && !choices_.flag()) return;
        if constexpr (std::is_same_v<Member, std::string>) {
            action.*field.member = text(field.names);
        } else {
            choose(action.*field.member, field.form);
        }
    }

  private:
    std::string text(Names names) {
        if (names == Names::pool) return name("p", choices_, 4);
        return names == Names::nothing ? name("f", choices_, 4) : name("o", choices_, 6);
    }
    void choose(bool& flag, PlainForm) { flag = choices_.flag(); }
    void choose(Term& term, PlainForm) {
        term = choices_.below(4) == 0 ? Term(Term::Unit::year, static_cast<int>(1 + choices_.below(3)))
                                      : Term(Term::Unit::month, static_cast<int>(1 + choices_.below(11)));
    }
    void choose(std::optional<Term>& term, PlainForm) {
        choose(term.emplace(Term::Unit::month, 1), PlainForm());
    }
    void choose(std::optional<Discount>& discount, PlainForm) {
        if (choices_.below(3) == 0) discount = Discount{static_cast<int>(choices_.two_bytes() % 10'001)};
    }
    void choose(Amount& amount, PlainForm) {
        amount = Amount::from_units((1 + choices_.two_bytes() % 1000) * 1'234'567'890);
    }
    void choose(CouponKind& kind, PlainForm) { kind = static_cast<CouponKind>(choices_.below(3)); }
    void choose(PaymentMethod& method, PlainForm) {
        method = choices_.flag() ? PaymentMethod::balance : static_cast<PaymentMethod>(choices_.below(5));
    }
    void choose(std::optional<Instant>& instant, PlainForm) {
        instant = from_local(2023, 4, 18) + Seconds{choices_.two_bytes() * 900};
    }
    void choose(BillingMode& mode, PlainForm) {
        mode = choices_.flag() ? BillingMode::yearly_monthly : BillingMode::pay_per_use;
    }
    void choose(std::optional<PoolPhase>& phase, PlainForm) {
        phase = static_cast<PoolPhase>(choices_.below(5));
    }
    void choose(std::vector<Scope>& scopes, PlainForm) {
        scopes = {{"Train", static_cast<ScopeState>(choices_.below(4))}};
    }
    template <class Integer>
    void choose(std::optional<Integer>& number, RangeForm range) {
        number = static_cast<Integer>(range.least + choices_.below(std::min<std::int64_t>(range.most, 31)));
    }
    void choose(std::optional<int>& day, DayForm) {
        const std::int64_t chosen = choices_.below(30) - 1;
        if (chosen != 0) day = static_cast<int>(chosen);
    }
    void choose(std::vector<NodeRequest>& nodes, NodesForm form) {
        for (std::int64_t left = choices_.below(4); left >= 0; --left) {
            NodeRequest& node = nodes.emplace_back();
            node.flavor = name("f", choices_, 5);
            node.count = 1 + choices_.below(20);
            if (form.with_mode && choices_.below(4) == 1) choose(node.mode.emplace(), PlainForm());
        }
    }
    void choose(std::vector<DiskGroup>& disks, PlainForm) {
        for (std::int64_t left = choices_.below(3); left > 0; --left)
            disks.push_back({name("d", choices_, 3), 1 + choices_.two_bytes(), 1 + choices_.below(8)});
    }
    void choose(std::optional<std::vector<DiskGroup>>& disks, PlainForm) {
        choose(disks.emplace(), PlainForm());
    }

    Choices& choices_;
};

Action action(Choices& choices) {
    const auto chosen = static_cast<std::size_t>(choices.below(std::int64_t{Actions::words.size()}));
    Action made;
    Actions::for_each([&]<class A>(std::type_identity<A>) {
        if (A::word != Actions::words[chosen]) return;
        A& action = made.emplace<A>();
        FieldChooser choose(choices);
        for_each_field<A>([&](const auto& field) { choose(field, action); });
    });
    return made;
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
