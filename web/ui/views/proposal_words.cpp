#include "web/ui/views/proposal_words.hpp"

#include "generated/text/auto_renew.hpp"
#include "generated/text/cancel.hpp"
#include "generated/text/coupon.hpp"
#include "generated/text/delete.hpp"
#include "generated/text/expiry_day.hpp"
#include "generated/text/menu.hpp"
#include "generated/text/payment.hpp"
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

}  // namespace poolbill::ui
