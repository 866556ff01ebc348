#include "core/intake/deriving.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <optional>
#include <utility>
#include <variant>

#include "core/base/error.hpp"
#include "core/intake/history.hpp"
#include "core/intake/interview.hpp"
#include "core/intake/merge.hpp"
#include "core/intake/node_lists.hpp"
#include "core/intake/price_book.hpp"
#include "core/intake/text.hpp"

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
        if (common && where == place.file)
            return describe(ErrorId::currencies_of_one_file, {where, common->code(), currency->code()});
        if (common) {
            return describe(ErrorId::currencies_of_files,
                            {where, common->code(), place.file, currency->code()});
        }
        common = currency;
        where = place.file;
        return Done();
    };
    for (const ScenarioFact& fact : facts.scenarios) {
        const Currency currency = fact.scenario.catalog.currency;
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

/// The site that a region is of; empty for no region.
std::string_view site_of_region(std::string_view region) {
    return region.empty()                      ? ""
           : region.starts_with("cn-")         ? "cn"
           : region.starts_with("eu-west-101") ? "eu"
                                               : "intl";
}

/// The site of the first region that a file names; noted when another one is of another site.
std::string site_of_regions(const Facts& facts, Notes& notes) {
    std::string_view first;
    bool is_one_site = true;
    const auto look = [&](std::string_view region) {
        if (first.empty()) first = region;
        if (!region.empty() && site_of_region(region) != site_of_region(first)) is_one_site = false;
    };
    for (const PoolFact& pool : facts.pools)
        look(pool.identity.region);
    for (const auto& [id, item] : facts.inquiry_items)
        look(item.region);
    for (const PriceFact& price : facts.prices)
        look(price.region);
    for (const BillRow& row : facts.bills.rows)
        look(facts.bills.words[row.region]);
    std::string site(site_of_region(first));
    if (!is_one_site)
        notes.add(notes::value_assumed, "", say<SentenceId::site_of_regions>(site, std::string(first)));
    return site;
}

/// Where the currency is said.
Place place_naming(Currency currency, const Facts& facts) {
    for (const PriceFact& price : facts.prices)
        if (price.currency && *price.currency == currency) return price.place;
    for (const InquiryAnswer& answer : facts.inquiry_answers)
        if (answer.currency && *answer.currency == currency) return answer.place;
    for (const BillRow& row : facts.bills.rows)
        if (row.currency && *row.currency == currency) return facts.bills.place_of(row);
    return {};
}

/// A bill without a currency is in that of its site. Error when its region is of a site with another one than `common`.
Status bills_may_be_in(Currency common, const Facts& facts) {
    for (const BillRow& row : facts.bills.rows) {
        const std::string& region = facts.bills.words[row.region];
        if (row.currency || region.empty() || !facts.bills.is_of_pool(row)) continue;
        const Result<SitePolicy> policy = site_policy(site_of_region(region));
        if (!policy || policy->currency == common) continue;
        return describe(ErrorId::currency_of_region,
                        {facts.bills.place_of(row).file, region, policy->currency.code(),
                         place_naming(common, facts).file, common.code()});
    }
    return Done();
}

/// The scenario that is taken: the first with pools, so that the order of a scenario and a catalog does not matter.
const ScenarioFact* base_of(const std::vector<ScenarioFact>& scenarios) {
    const auto has_pools = [](const ScenarioFact& fact) { return !fact.scenario.pools.empty(); };
    const auto found = std::find_if(scenarios.begin(), scenarios.end(), has_pools);
    if (found != scenarios.end()) return &*found;
    return scenarios.empty() ? nullptr : &scenarios.front();
}

/// The site by the option, an own scenario, the currency, or a region.
std::string site_of(const Facts& facts, const ImportOptions& options, const Scenario* base,
                    std::optional<Currency> currency, Notes& notes) {
    if (!options.site.empty()) return options.site;
    if (base != nullptr) return base->site;
    if (currency) return *currency == cny ? "cn" : *currency == eur ? "eu" : "intl";
    if (!options.selection.region.empty()) return std::string(site_of_region(options.selection.region));
    if (std::string site = site_of_regions(facts, notes); !site.empty()) return site;
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

/// The error of replaying a pool, if that is why it was left out.
const Error* why_left_out(const Notes& notes, const std::string& pool) {
    for (const Note& note : notes.all()) {
        const std::vector<SentenceValue>& values = note.sentence.values;
        if (note.rule.code == notes::pool_left_out.code && note.subject == pool && !values.empty() &&
            values.back().error)
            return &*values.back().error;
    }
    return nullptr;
}

/// A discount of 0 on an order takes the place of the contract's; where the catalog has none, it says nothing.
void drop_needless_discounts(std::vector<PoolHistory>& histories, const Catalog& catalog) {
    const auto has_discount = [](const auto& entry) {
        return !entry.prices.discount.is_none() ||
               std::any_of(entry.changes.begin(), entry.changes.end(),
                           [](const auto& change) { return !change.prices.discount.is_none(); });
    };
    if (std::any_of(catalog.flavors.begin(), catalog.flavors.end(), has_discount) ||
        std::any_of(catalog.disks.begin(), catalog.disks.end(), has_discount))
        return;
    const auto drop = [](auto& action) {
        if constexpr (requires { action.discount->is_none(); }) {
            if (action.discount && action.discount->is_none()) action.discount.reset();
        }
    };
    for (PoolHistory& history : histories)
        for (LogEntry& entry : history.log)
            std::visit(drop, entry.action);
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
    State(Facts facts, ImportOptions options)
        : facts_(std::move(facts)), as_read_(facts_), options_(std::move(options)) {}

    Result<bool> advance(std::size_t count) {
        return std::visit([this, count](auto& step) { return go_on(step, count); }, step_);
    }
    float progress() const {
        return std::visit([](const auto& step) { return progress_of(step); }, step_);
    }
    bool is_finished() const { return std::holds_alternative<Finished>(step_); }
    Imported take() { return std::move(imported_); }
    Notes take_notes() { return std::move(facts_.notes); }
    Facts take_facts() {
        return {std::move(as_read_), std::move(facts_.bills), {}};  // no step changes the bills
    }

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

    Status close_questions(const std::vector<std::string>& known);

    Facts facts_;
    FactsBesideBills as_read_;
    ImportOptions options_;
    std::optional<Currency> currency_;  // of everything
    Imported imported_;
    std::variant<Beginning, FindingHistories, AddingUp, Assembling, MergingAll, Finished> step_;
};

Result<bool> Deriving::State::go_on(Beginning&, std::size_t) {
    if (const Status selected = leave_out_others(options_.selection, facts_); !selected)
        return selected.error();
    const Result<std::optional<Currency>> currency = common_currency(facts_);
    if (!currency) return currency.error();
    currency_ = *currency;
    if (currency_ && options_.site.empty() && facts_.scenarios.empty())
        if (const Status met = bills_may_be_in(*currency_, facts_); !met) return met.error();
    leave_out_second_entries(facts_);
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
    Interview interview(options_.answers, options_.now, facts_.notes);
    std::vector<PoolHistory> histories = join_histories(facts_, std::move(step.bills), interview);
    if (const Status answered = interview.status(); !answered) return answered.error();
    imported_.questions = std::move(interview).take_questions();
    const ScenarioFact* taken = base_of(facts_.scenarios);
    const Scenario* base = taken != nullptr ? &taken->scenario : nullptr;
    Scenario scenario = base != nullptr ? *base : Scenario();
    for (const ScenarioFact& other : facts_.scenarios)
        if (&other != taken)
            facts_.notes.add(notes::item_refused, "", say<SentenceId::scenario_not_first>(), other.place);
    if (histories.empty() && facts_.prices.empty() && base == nullptr)
        return describe(ErrorId::import_nothing);
    scenario.site = site_of(facts_, options_, base, currency_, facts_.notes);
    const Result<SitePolicy> policy = site_policy(scenario.site);
    if (!policy) return policy.error();
    if (currency_ && !(*currency_ == policy->currency) && options_.site.empty() && base == nullptr)
        facts_.notes.add(notes::value_assumed, "", say<SentenceId::currency_of_no_site>());

    PriceBook book(facts_,
                   options_.selection.region.empty() ? region_of(histories) : options_.selection.region);
    scenario.catalog = book.catalog(base != nullptr ? &base->catalog : nullptr,
                                    currency_.value_or(policy->currency), needs_of(histories));
    drop_needless_discounts(histories, scenario.catalog);
    scenario.now = std::max(options_.now, earliest_instant);
    imported_.prices = book.taken();
    imported_.missing_prices = book.missing();
    step_.emplace<MergingAll>(MergingAll{Merging(std::move(scenario), std::move(histories), facts_.notes)});
    return true;
}

Result<bool> Deriving::State::go_on(MergingAll& step, std::size_t count) {
    Result<bool> more = step.merging.advance(count);
    if (!more || *more) return more;
    const std::vector<std::string> known = step.merging.known();
    imported_.scenario = std::move(step.merging).take();
    if (const Status answered = close_questions(known); !answered) return answered.error();
    for (const PoolIdentity& pool : imported_.scenario.pools)
        facts_.notes.add(notes::pool_taken, pool.id,
                         pool.name == pool.id ? say<SentenceId::pool_taken>()
                                              : say<SentenceId::pool_taken_as>(shown(pool.name)));
    imported_.refused_files = facts_.refused_files;
    imported_.notes = std::move(facts_.notes);
    step_.emplace<Finished>();
    return false;
}

/// A pool that was left out is not asked about; when an answer about it was given, that is why.
/// @param known  pools that are in the scenario as they were there before
Status Deriving::State::close_questions(const std::vector<std::string>& known) {
    const Scenario& scenario = imported_.scenario;
    const auto is_known = [&known](const PoolQuestion& question) {
        return std::find(known.begin(), known.end(), question.pool) != known.end();
    };
    for (const PoolQuestion& question : imported_.questions)
        if (question.answer && is_known(question))
            return describe(ErrorId::answer_unasked, {}, question.pool);
    std::erase_if(imported_.questions, is_known);
    for (const PoolQuestion& question : imported_.questions) {
        if (!question.answer || scenario.find_pool(question.pool)) continue;
        if (const Error* why = why_left_out(facts_.notes, question.pool)) {
            Error error = *why;
            error.path = question.pool;
            return error;
        }
    }
    std::erase_if(imported_.questions,
                  [&scenario](const PoolQuestion& question) { return !scenario.find_pool(question.pool); });
    return Done();
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
Facts Deriving::take_facts() && {
    return state_->take_facts();
}
std::pair<Imported, Facts> Deriving::take_with_facts() && {
    return {state_->take(), state_->take_facts()};
}

}  // namespace poolbill::intake
