#include "web/ui/model/tax_form.hpp"

#include <algorithm>
#include <cassert>
#include <string_view>
#include <utility>

#include "generated/text/tax.hpp"

namespace poolbill::ui::deferred {
namespace {

/// A setting that is as the site has it is left out, so that only what was chosen is stored.
void set(Scenario& scenario, std::string_view key, std::string value, std::string_view of_site) {
    std::erase_if(scenario.settings, [key](const SettingOverride& each) { return each.key == key; });
    if (value != of_site) scenario.settings.push_back({std::string(key), std::move(value)});
}

std::string flag(bool on) {
    return on ? "true" : "false";
}

}  // namespace

TaxForm form_of(const SitePolicy& policy) {
    return {policy.tax.is_none() ? std::string() : to_string(policy.tax), policy.cut_amounts_made_up};
}

EnteredTax read_tax(const TaxForm& form, const Scenario& current, Instant now) {
    EnteredTax entered;
    const Result<std::optional<Discount>, FieldProblem> percent = read_discount(form.percent);
    if (!percent.ok()) {
        entered.problem = FieldProblem{text::tax_bad};
        return entered;
    }
    const Result<SitePolicy> site = site_policy(current.site);
    assert(site.ok() && "the scenario is shown");
    Scenario next = current;
    const TaxRate tax{percent->value_or(Discount()).basis_points};
    set(next, "tax_percent", to_string(tax), to_string(site->tax));
    set(next, "cut_amounts_made_up", flag(form.makes_up), flag(site->cut_amounts_made_up));
    Result<CheckedReplay::Outcome> replayed = checked_replay(next, now);
    if (!replayed.ok()) {
        entered.error = replayed.error();
        return entered;
    }
    entered.replayed = std::move(replayed).value();
    entered.scenario = std::move(next);
    return entered;
}

}  // namespace poolbill::ui::deferred
