// Tax and the make-up of cut amounts as a person enters them, and the scenario that they make.
//
// Contract: the rate is plain text that may be wrong; an empty one is no tax. `read_tax` changes nothing.
#pragma once

#include <optional>
#include <string>

#include "core/scenario/scenario.hpp"
#include "web/ui/model/checked_replay.hpp"
#include "web/ui/model/price_text.hpp"

namespace poolbill::ui {

struct TaxForm {
    std::string percent = {};  // as typed
    bool makes_up = false;     // whether cut amounts are billed with the month
    friend bool operator==(const TaxForm&, const TaxForm&) = default;
};

/// What taking over a form does.
struct EnteredTax {
    std::optional<FieldProblem> problem;
    std::optional<Error> error;                      // of replaying the scenario
    std::optional<Scenario> scenario;                // none: there is a problem or an error
    std::optional<CheckedReplay::Outcome> replayed;  // of the scenario
};

namespace deferred {

TaxForm form_of(const SitePolicy& policy);
/// @param now  at which the scenario is shown
EnteredTax read_tax(const TaxForm& form, const Scenario& current, Instant now);

}  // namespace deferred

}  // namespace poolbill::ui
