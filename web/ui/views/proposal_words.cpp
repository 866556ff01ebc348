#include "web/ui/views/proposal_words.hpp"

#include <algorithm>

#include "core/scenario/pool_status.hpp"
#include "generated/text/auto_renew.hpp"
#include "generated/text/cancel.hpp"
#include "generated/text/coupon.hpp"
#include "generated/text/delete.hpp"
#include "generated/text/eligible.hpp"
#include "generated/text/expiry_day.hpp"
#include "generated/text/menu.hpp"
#include "generated/text/payment.hpp"
#include "generated/text/phase.hpp"
#include "generated/text/purchase.hpp"
#include "generated/text/renew.hpp"
#include "generated/text/scale.hpp"
#include "generated/text/top_up.hpp"
#include "generated/text/unsubscribe.hpp"

namespace poolbill::ui {

ProposalWords words_of(Proposal::Kind kind) {
    switch (kind) {
        case Proposal::Kind::cancel_order:
            return {"cancel",          text::menu_cancel_order, text::payment_cancel_order,
                    text::cancel_gone, AppliesTo::open_order,   true};
        case Proposal::Kind::renew:
            return {"renew", text::menu_renew, text::menu_renew, text::renew_follows, AppliesTo::prepaid};
        case Proposal::Kind::auto_renew:
            return {"auto_renew", text::purchase_auto_renew, text::purchase_auto_renew, text::auto_renew_pays,
                    AppliesTo::prepaid};
        case Proposal::Kind::expiry_day:
            return {"expiry_day", text::menu_expiry_day, text::menu_expiry_day, text::expiry_day_moves,
                    AppliesTo::prepaid};
        case Proposal::Kind::top_up:
            return {"top_up", text::menu_top_up, text::menu_top_up, text::top_up_pays, AppliesTo::account};
        case Proposal::Kind::add_coupon:
            return {"add_coupon", text::coupon_title, text::coupon_title, text::coupon_pays,
                    AppliesTo::account};
        case Proposal::Kind::scale:
            return {"scale", text::menu_scale, text::menu_scale, text::scale_cuts, AppliesTo::every_pool};
        case Proposal::Kind::unsubscribe:
            return {"unsubscribe",          text::menu_unsubscribe, text::menu_unsubscribe,
                    text::unsubscribe_gone, AppliesTo::prepaid,     true};
        case Proposal::Kind::delete_pool:
            break;
    }
    return {"delete", text::menu_delete, text::menu_delete, text::delete_gone, AppliesTo::pay_per_use, true};
}

std::optional<Text> why_not(const World& world, const PoolState& pool, Proposal::Kind kind) {
    using Kind = Proposal::Kind;
    const AppliesTo applies_to = words_of(kind).applies_to;
    if (applies_to == AppliesTo::open_order || applies_to == AppliesTo::account) return {};
    const PoolStatus status = status_of(world, pool);
    if (has_ended(status)) return text::menu_ended;
    if (status == PoolStatus::planned) return text::phase_planned;
    if (pool.processing) return text::menu_processing;
    const bool is_prepaid = pool.subscription.has_value();
    if (applies_to == AppliesTo::prepaid && !is_prepaid) return text::menu_not_prepaid;
    if (applies_to == AppliesTo::pay_per_use && is_prepaid) return text::menu_is_prepaid;
    if (!is_prepaid) return {};
    const bool is_switched_off = kind == Kind::auto_renew && pool.subscription->auto_renew;
    const bool needs_term = kind == Kind::scale || kind == Kind::unsubscribe || kind == Kind::auto_renew;
    if (needs_term && !is_switched_off && world.until >= pool.subscription->expires)
        return text::menu_expired;
    if (kind == Kind::renew && pool.open_order) return text::eligible_order;
    // Pay-per-use nodes can still be given up.
    const bool only_buys =
        kind == Kind::renew ||
        (kind == Kind::scale && std::all_of(pool.nodes.begin(), pool.nodes.end(), [](const NodeGroup& each) {
             return each.mode == BillingMode::yearly_monthly;
         }));
    if (only_buys && world.arrears) return text::eligible_arrears;
    return {};
}

}  // namespace poolbill::ui
