// A pool as its owner enters it: nodes, prices and the date of creation, as typed; and the scenario that they make.
//
// Contract: a form is plain text that may be wrong. `scenario_of` reads all of it or names every field that cannot be
// read; it changes nothing. Numbers and dates are read as people paste them (core/intake/number.hpp, date.hpp).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/scenario/compare.hpp"
#include "core/scenario/history.hpp"
#include "core/scenario/scenario.hpp"
#include "web/ui/text/strings.hpp"

namespace poolbill::ui {

/// The nodes of one flavor, and the prices of one node.
struct FlavorEntry {
    std::string code, count = "1", hourly, monthly, yearly;
    friend bool operator==(const FlavorEntry&, const FlavorEntry&) = default;
};

/// Where the pool is billed, which fixes currency and rules.
enum class Site : std::uint8_t { intl, eu, cn };
inline constexpr std::array<std::string_view, 3> site_words{"intl", "eu", "cn"};  // as in a scenario

enum class PoolFormField : std::uint8_t { name, since, code, count, hourly, monthly, yearly, discount };

struct PoolForm {
    std::string name, since, discount;
    Site site = Site::intl;  // unless the scenario that it is added to says it
    std::vector<FlavorEntry> flavors;
    bool has_several_discounts = false;  // each flavor keeps its own while the field is empty
    bool beside = false;                 // added to the pools of the current scenario, whose site it then has
    std::optional<std::string> id;  // of the pool whose entry is changed; none: the form is for a new pool
    friend bool operator==(const PoolForm&, const PoolForm&) = default;

    bool has_own_site() const { return !beside && !id; }
    /// What taking it over is.
    Change change() const {
        if (id) return {Change::EditPool{}, {}};
        return beside ? Change{Change::EnterPool{}, {}} : Change{Change::EnterScenario{}, {}};
    }
};

/// The text of a field; of a field of a flavor, that of the entry at `row`.
std::string& text_of(PoolForm& form, PoolFormField field, std::size_t row);

/// Why a field cannot be read.
struct PoolFormProblem {
    PoolFormField field;
    std::size_t row = 0;  // the entry, of a field of a flavor
    Text words;
    std::string value = {};  // for the place in the words
    bool is_missing = false;
};

/// What a form comes to: a scenario, or why there is none.
struct EnteredPool {
    std::vector<PoolFormProblem> problems;
    std::optional<Error> error;  // of replaying the scenario
    std::optional<Scenario> scenario;
    std::uint32_t pool = 0;            // its index
    std::vector<ComparisonRow> terms;  // pay-per-use from the scenario's instant against each term on sale
    Currency currency = usd;
};

namespace deferred {

/// A form for a new pool that is created at the beginning of today, UTC+08:00. It joins the pools of the open scenario
/// if that is about the present, not about another time as a sample is.
/// @param shown  the instant of the scenario that is open; nullptr: none is
/// Puts a new pool beside those of the current scenario, or in one of its own. A date that was not typed follows.
/// @param shown  the instant of the current scenario
void place(PoolForm& form, bool beside, Instant today, Instant shown);
PoolForm form_for_new(Instant today, const Instant* shown);
/// Whether the pool is there and created, so that its entry can be changed.
bool has_entry(const Scenario& scenario, std::string_view id);
/// The entry of a pool: the action that creates it, and what its flavors cost at `now`. @pre has_entry
PoolForm form_of(const Scenario& scenario, std::uint32_t pool, Instant now);
/// The currency in which the form's prices are. @param current  the scenario that is open, if any
Currency currency_of(const PoolForm& form, const Scenario* current);
/// @param current  the scenario that is open, if any; needed for a form that adds to it or changes it
/// @param now      at which the scenario that comes of it is shown; the pool may not be created later
/// @param today    of the prices that are typed in
EnteredPool read_form(const PoolForm& form, const Scenario* current, Instant now, Instant today);

}  // namespace deferred

}  // namespace poolbill::ui
