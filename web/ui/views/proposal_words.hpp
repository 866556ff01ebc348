// The words of each kind of proposal, for the menu that offers it and the dialog that asks for confirmation.
#pragma once

#include <optional>
#include <string_view>

#include "web/ui/model/proposal.hpp"
#include "web/ui/text/strings.hpp"

namespace poolbill::ui {

/// The pools that a proposal applies to.
enum class AppliesTo : std::uint8_t { open_order, prepaid, pay_per_use, every_pool, account };

struct ProposalWords {
    std::string_view key;  // of the menu item
    Text item;             // the menu item
    Text title;            // the dialog's title and its main button
    Text consequence;
    AppliesTo applies_to;
    bool is_destructive = false;
};

ProposalWords words_of(Proposal::Kind kind);

/// Why this cannot be proposed for the pool now, whatever is chosen in it; for the menu and every button that offers it.
std::optional<Text> why_not(const World& world, const PoolState& pool, Proposal::Kind kind);

}  // namespace poolbill::ui
