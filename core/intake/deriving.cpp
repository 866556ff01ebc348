#include "core/intake/deriving.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <optional>
#include <utility>
#include <variant>

#include "core/base/error.hpp"
#include "core/intake/history.hpp"
#include "core/intake/merge.hpp"
#include "core/intake/price_book.hpp"
#include "core/intake/text.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill::intake {
namespace {

/// The currency of everything that names one. Error when they differ.
Result<std::optional<Currency>> common_currency(const Facts& facts) {
    std::optional<Currency> common;
    std::string where;  // the file that names it first; empty when it is that of a scenario
    const auto meet = [&](std::optional<Currency> currency, const Place& place) -> Status {
        if (!currency || (common && *common == *currency)) return Done();
        if (common && where.empty()) {
            return describe(ErrorId::currencies_with_scenario,
                            {common->code(), place.file, currency->code()});
        }
        if (common) {
            return describe(ErrorId::currencies_of_files,
                            {where, common->code(), place.file, currency->code()});
        }
        common = currency;
        where = place.file;
        return Done();
    };
    for (const Scenario& scenario : facts.scenarios) {
        const Currency currency = scenario.catalog.currency;
        if (common && !(*common == currency))
            return describe(ErrorId::currencies_of_scenarios, {common->code(), currency.code()});
        common = currency;
    }
    for (const PriceFact& price : facts.prices)
        if (const Status met = meet(price.currency, price.place); !met) return met.error();
    for (const InquiryAnswer& answer : facts.inquiry_answers)
        if (const Status met = meet(answer.currency, answer.place); !met) return met.error();
    for (const BillRow& row : facts.bills.rows) {
        if (!row.currency || (common && *common == *row.currency)) continue;
        if (const Status met = meet(row.currency, facts.bills.place_of(row)); !met) return met.error();
    }
    return common;
}

/// The site of the first region that a file names.
std::string site_of_region(const Facts& facts) {
    const auto site = [](std::string_view region) {
        return region.empty()                      ? ""
               : region.starts_with("cn-")         ? "cn"
               : region.starts_with("eu-west-101") ? "eu"
                                                   : "intl";
    };
    std::string found;
    const auto look = [&](std::string_view region) {
        if (found.empty()) found = site(region);
    };
    for (const PoolFact& pool : facts.pools)
        look(pool.identity.region);
    for (const auto& [id, item] : facts.inquiry_items)
        look(item.region);
    for (const PriceFact& price : facts.prices)
        look(price.region);
    for (const BillRow& row : facts.bills.rows) {
        if (!found.empty()) break;
        look(facts.bills.words[row.region]);
    }
    return found;
}

/// The site by the option, an own scenario, the currency, or a region.
std::string site_of(const Facts& facts, const ImportOptions& options, std::optional<Currency> currency,
                    Notes& notes) {
    if (!options.site.empty()) return options.site;
    if (!facts.scenarios.empty()) return facts.scenarios.front().site;
    if (currency) return *currency == cny ? "cn" : *currency == eur ? "eu" : "intl";
    if (std::string site = site_of_region(facts); !site.empty()) return site;
    notes.add(notes::value_assumed, "", say<SentenceId::site_assumed>());
    return "intl";
}

/// The region of all pools; empty when they are of several ones, or when nothing says it.
std::string region_of(const std::vector<PoolHistory>& histories) {
    std::string region;
    for (const PoolHistory& history : histories) {
        if (history.identity.region.empty() || history.identity.region == region) continue;
        if (!region.empty()) return "";
        region = history.identity.region;
    }
    return region;
}

/// The list's entry for a pool that bills know, if there is one.
std::optional<std::size_t> listed_as(const Facts& facts, const std::string& resource) {
    for (std::size_t i = 0; i < facts.pools.size(); ++i) {
        const PoolFact& pool = facts.pools[i];
        const auto& nodes = pool.node_resources;
        if (pool.resource == resource || pool.identity.id == resource ||
            std::find(nodes.begin(), nodes.end(), resource) != nodes.end())
            return i;
    }
    return std::nullopt;
}

/// The nodes that a pool has at the end of its log.
std::vector<NodeRequest> last_nodes(const PoolHistory& history) {
    std::vector<NodeRequest> nodes;
    for (const LogEntry& entry : history.log) {
        if (const auto* create = std::get_if<CreatePool>(&entry.action)) nodes = create->nodes;
        if (const auto* scale = std::get_if<ScalePool>(&entry.action)) nodes = scale->nodes;
    }
    return nodes;
}

/// @param billed  the histories of a pool of the list: one, or one for each node that is billed under its own id
void compare_with_list(const std::vector<const PoolHistory*>& billed, const PoolFact& listed, Facts& facts) {
    std::int64_t now = 0, then = 0;
    for (const NodeGroupFact& group : listed.nodes)
        now += group.count;
    for (const PoolHistory* history : billed)
        for (const NodeRequest& node : last_nodes(*history))
            then += node.count;
    if (now == then) return;
    facts.notes.add(notes::state_unknown, billed.front()->identity.id,
                    say<SentenceId::counts_differ>(now, then), listed.place);
}

/// Bills know when a pool was bought and renewed, but only an automatic renewal that happened; the list says that one is
/// to come.
void take_auto_renew(PoolHistory& history, const PoolFact& listed, Facts& facts) {
    if (!history.is_prepaid || history.log.empty() || !listed.term || !listed.term->auto_renew) return;
    SubmitChangeOrder* order = nullptr;
    Instant since;
    for (LogEntry& entry : history.log) {
        auto* found = std::get_if<SubmitChangeOrder>(&entry.action);
        if (found == nullptr) continue;
        order = found;
        since = entry.at;
    }
    if (order == nullptr || order->auto_renew) return;
    // Switched on earlier, it would renew in addition to a renewal by hand.
    const bool was_renewed = std::any_of(history.log.begin(), history.log.end(), [](const LogEntry& entry) {
        return std::holds_alternative<Renew>(entry.action);
    });
    if (was_renewed) {
        history.log.push_back({history.log.back().at, SetAutoRenew{history.identity.id}, {}});
        since = history.log.back().at;
    } else {
        order->auto_renew = true;
    }
    facts.notes.add(notes::value_assumed, history.identity.id,
                    say<SentenceId::auto_renewal_since>(format_instant(since)), listed.place);
}

/// The nodes of each flavor that a pool of the bills has now, as the bills say and as its entry in the list says.
std::vector<FlavorCounts> counts_known_to_bills(const Facts& facts, const std::vector<PoolHistory>& bills) {
    std::vector<FlavorCounts> known;
    for (const PoolHistory& history : bills) {
        FlavorCounts& counts = known.emplace_back();
        for (const NodeRequest& node : last_nodes(history))
            counts[node.flavor] += node.count;
        const auto listed = listed_as(facts, history.identity.id);
        if (listed) known.push_back(counts_of(facts.pools[*listed]));
    }
    return known;
}

/// One history for each pool: bills before lists.
std::vector<PoolHistory> all_histories(Facts& facts, BillHistories bills, Instant now) {
    std::vector<PoolHistory> histories;
    std::map<std::size_t, std::vector<const PoolHistory*>> known;  // of the bills, by the list's entry
    const std::vector<FlavorCounts> counts = counts_known_to_bills(facts, bills.pools);
    for (const PoolHistory& history : bills.pools)
        if (const auto listed = listed_as(facts, history.identity.id)) known[*listed].push_back(&history);
    for (const auto& [listed, billed] : known)
        compare_with_list(billed, facts.pools[listed], facts);
    for (PoolHistory& history : bills.pools) {
        if (const auto listed = listed_as(facts, history.identity.id)) {
            history.identity.name = facts.pools[*listed].identity.name;
            take_auto_renew(history, facts.pools[*listed], facts);
        } else if (history.runs_on_since) {
            const std::string until = format_instant(*history.runs_on_since);
            facts.notes.add(notes::state_unknown, history.identity.id,
                            history.is_prepaid ? say<SentenceId::term_ends>(until)
                                               : say<SentenceId::bills_know_until>(until),
                            history.place);
        }
        histories.push_back(std::move(history));
    }
    for (auto entry = known.rbegin(); entry != known.rend(); ++entry)
        facts.pools.erase(facts.pools.begin() + static_cast<std::ptrdiff_t>(entry->first));
    leave_out_known_nodes(facts, counts);
    for (PoolHistory& history : histories_of_lists(facts, now))
        histories.push_back(std::move(history));
    return histories;
}

/// The terms for which the pool is bought or renewed.
std::vector<Term> terms_of(const PoolHistory& history) {
    std::vector<Term> terms;
    for (const LogEntry& entry : history.log) {
        if (const auto* order = std::get_if<SubmitChangeOrder>(&entry.action)) terms.push_back(order->term);
        if (const auto* renew = std::get_if<Renew>(&entry.action)) terms.push_back(renew->term);
    }
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    return terms;
}

std::vector<PriceNeed> needs_of(const std::vector<PoolHistory>& histories) {
    std::vector<PriceNeed> needs;
    for (const PoolHistory& history : histories) {
        const std::vector<Term> terms = terms_of(history);
        const auto need = [&](const std::string& code, bool is_disk) {
            needs.push_back({code, is_disk, std::nullopt, history.identity.id});
            for (const Term term : terms)
                needs.push_back({code, is_disk, term, history.identity.id});
        };
        for (const LogEntry& entry : history.log) {
            if (const auto* create = std::get_if<CreatePool>(&entry.action)) {
                for (const NodeRequest& node : create->nodes)
                    need(node.flavor, false);
                for (const DiskGroup& disk : create->disks)
                    need(disk.type, true);
            } else if (const auto* scale = std::get_if<ScalePool>(&entry.action)) {
                for (const NodeRequest& node : scale->nodes)
                    need(node.flavor, false);
            }
        }
    }
    return needs;
}

}  // namespace

class Deriving::State {
  public:
    State(Facts facts, ImportOptions options) : facts_(std::move(facts)), options_(std::move(options)) {}

    Result<bool> advance(std::size_t count) {
        return std::visit([this, count](auto& step) { return go_on(step, count); }, step_);
    }
    float progress() const {
        return std::visit([](const auto& step) { return progress_of(step); }, step_);
    }
    bool is_finished() const { return std::holds_alternative<Finished>(step_); }
    Imported take() { return std::move(imported_); }
    Notes take_notes() { return std::move(facts_.notes); }

  private:
    struct Beginning {};
    struct FindingHistories {
        explicit FindingHistories(Facts& facts) : historian(facts) {}
        BillHistorian historian;
    };
    struct AddingUp {
        BillHistories bills;
        BillFigureSums sums;
    };
    struct Assembling {
        BillHistories bills;
    };
    struct MergingAll {
        Merging merging;
    };
    struct Finished {};

    Result<bool> go_on(Beginning&, std::size_t count);
    Result<bool> go_on(FindingHistories& step, std::size_t count);
    Result<bool> go_on(AddingUp& step, std::size_t count);
    Result<bool> go_on(Assembling& step, std::size_t count);
    Result<bool> go_on(MergingAll& step, std::size_t count);
    Result<bool> go_on(Finished&, std::size_t) { return false; }

    // The shares of the steps are about how long they take.
    static float progress_of(const Beginning&) { return 0; }
    static float progress_of(const FindingHistories& step) { return 0.6f * step.historian.progress(); }
    static float progress_of(const AddingUp& step) { return 0.6f + 0.2f * step.sums.progress(); }
    static float progress_of(const Assembling&) { return 0.8f; }
    static float progress_of(const MergingAll& step) { return 0.8f + 0.2f * step.merging.progress(); }
    static float progress_of(const Finished&) { return 1; }

    Facts facts_;
    ImportOptions options_;
    std::optional<Currency> currency_;  // of everything
    Imported imported_;
    std::variant<Beginning, FindingHistories, AddingUp, Assembling, MergingAll, Finished> step_;
};

Result<bool> Deriving::State::go_on(Beginning&, std::size_t) {
    const Result<std::optional<Currency>> currency = common_currency(facts_);
    if (!currency) return currency.error();
    currency_ = *currency;
    step_.emplace<FindingHistories>(facts_);
    return true;
}

Result<bool> Deriving::State::go_on(FindingHistories& step, std::size_t count) {
    if (step.historian.advance(count)) return true;
    BillHistories bills = std::move(step.historian).take();
    step_.emplace<AddingUp>(AddingUp{std::move(bills), BillFigureSums(facts_)});
    return true;
}

Result<bool> Deriving::State::go_on(AddingUp& step, std::size_t count) {
    if (step.sums.advance(count)) return true;
    BillHistories bills = std::move(step.bills);
    imported_.bills = step.sums.figures(bills.reading);
    note_bills(imported_.bills, facts_);
    step_.emplace<Assembling>(Assembling{std::move(bills)});
    return true;
}

/// One history for each pool, and the catalog.
Result<bool> Deriving::State::go_on(Assembling& step, std::size_t) {
    join_inquiries(facts_);
    std::vector<PoolHistory> histories = all_histories(facts_, std::move(step.bills), options_.now);
    const Scenario* base = facts_.scenarios.empty() ? nullptr : &facts_.scenarios.front();
    Scenario scenario = base != nullptr ? *base : Scenario();
    for (std::size_t i = 1; i < facts_.scenarios.size(); ++i)
        facts_.notes.add(notes::item_refused, "", say<SentenceId::scenario_not_first>());
    if (histories.empty() && facts_.prices.empty() && base == nullptr)
        return describe(ErrorId::import_nothing);
    scenario.site = site_of(facts_, options_, currency_, facts_.notes);
    const Result<SitePolicy> policy = site_policy(scenario.site);
    if (!policy) return policy.error();
    if (currency_ && !(*currency_ == policy->currency) && options_.site.empty() && base == nullptr)
        facts_.notes.add(notes::value_assumed, "", say<SentenceId::currency_of_no_site>());

    PriceBook book(facts_, options_.region.empty() ? region_of(histories) : options_.region);
    scenario.catalog = book.catalog(base != nullptr ? &base->catalog : nullptr,
                                    currency_.value_or(policy->currency), needs_of(histories));
    scenario.now = std::max(options_.now, earliest_instant);
    imported_.prices = book.taken();
    imported_.missing_prices = book.missing();
    step_.emplace<MergingAll>(MergingAll{Merging(std::move(scenario), std::move(histories), facts_.notes)});
    return true;
}

Result<bool> Deriving::State::go_on(MergingAll& step, std::size_t count) {
    Result<bool> more = step.merging.advance(count);
    if (!more || *more) return more;
    imported_.scenario = std::move(step.merging).take();
    for (const PoolIdentity& pool : imported_.scenario.pools)
        facts_.notes.add(notes::pool_taken, pool.id,
                         pool.name == pool.id ? say<SentenceId::pool_taken>()
                                              : say<SentenceId::pool_taken_as>(shown(pool.name)));
    imported_.refused_files = facts_.refused_files;
    imported_.notes = std::move(facts_.notes);
    step_.emplace<Finished>();
    return false;
}

Deriving::Deriving(Facts facts, ImportOptions options)
    : state_(std::make_unique<State>(std::move(facts), std::move(options))) {}
Deriving::Deriving(Deriving&&) noexcept = default;
Deriving& Deriving::operator=(Deriving&&) noexcept = default;
Deriving::~Deriving() = default;

Result<bool> Deriving::advance(std::size_t count) {
    assert(count > 0);
    return state_->advance(count);
}
float Deriving::progress() const {
    return state_->progress();
}
Imported Deriving::take() && {
    assert(state_->is_finished());
    return state_->take();
}
Notes Deriving::take_notes() && {
    return state_->take_notes();
}

}  // namespace poolbill::intake
