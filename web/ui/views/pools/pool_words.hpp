// A pool's state in the viewer's language: for the list, the pool's page and the dialogs.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "web/ui/model/pool_rows.hpp"
#include "web/ui/views/view.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui {

std::string status_name(const Strings& strings, PoolStatus status);
std::string mode_name(const Strings& strings, BillingMode mode);
/// The same for a pool, which is not billed before it exists and when it is gone.
std::string mode_name(const Strings& strings, const PoolState& pool);
/// "Train"; as the console writes it when there is no word for it.
std::string scope_type_name(const Strings& strings, const std::string& type);
std::string scope_name(const Strings& strings, ScopeState state);
/// The scope state that represents all of them: the first that is not enabled.
ScopeState worst_scope(const PoolState& pool);
/// Good: running, and every scope enabled. Warning: not for long. Neutral: the pool is not there.
Tone status_tone(const World& world, const PoolState& pool);
/// How the flavors of a pool are put in a line.
struct FlavorJoin {
    std::string_view between = " + ";
    std::size_t most = 3;  // of more, the others are counted
    bool with_code = false;
};
/// "8 vCPUs | 32 GB + Ascend": the flavors by name.
std::string joined_flavors(const Strings& strings, const World& world, const PoolState& pool,
                           const FlavorJoin& join = {});

/// "3 × 500 GB SSD, 100 GB HDD"; empty when there are none.
std::string joined_disks(const Format& format, const World& world, const PoolState& pool);

/// "name · id", below a dialog's title.
std::string pool_subtitle(const PoolState& pool);

/// Whether the pool can change to prepaid, in a word or two.
struct EligibilityWord {
    Text text;
    Token ink;
    bool possible = false;
};
EligibilityWord eligibility_word(std::uint32_t failed);

}  // namespace poolbill::ui
