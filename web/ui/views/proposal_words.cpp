#include "web/ui/views/proposal_words.hpp"

namespace poolbill::ui {

ProposalWords words_of(Proposal::Kind kind) {
    switch (kind) {
        case Proposal::Kind::cancel_order:
            return {"cancel",          Text::menu_cancel_order, Text::payment_cancel_order,
                    Text::cancel_gone, AppliesTo::open_order,   true};
        case Proposal::Kind::renew:
            return {"renew", Text::menu_renew, Text::menu_renew, Text::renew_follows, AppliesTo::prepaid};
        case Proposal::Kind::auto_renew:
            return {"auto_renew", Text::purchase_auto_renew, Text::purchase_auto_renew, Text::auto_renew_pays,
                    AppliesTo::prepaid};
        case Proposal::Kind::expiry_day:
            return {"expiry_day", Text::menu_expiry_day, Text::menu_expiry_day, Text::expiry_day_moves,
                    AppliesTo::prepaid};
        case Proposal::Kind::top_up:
            return {"top_up", Text::menu_top_up, Text::menu_top_up, Text::top_up_pays, AppliesTo::account};
        case Proposal::Kind::scale:
            return {"scale", Text::menu_scale, Text::menu_scale, Text::scale_cuts, AppliesTo::every_pool};
        case Proposal::Kind::unsubscribe:
            return {"unsubscribe",          Text::menu_unsubscribe, Text::menu_unsubscribe,
                    Text::unsubscribe_gone, AppliesTo::prepaid,     true};
        case Proposal::Kind::delete_pool:
            break;
    }
    return {"delete", Text::menu_delete, Text::menu_delete, Text::delete_gone, AppliesTo::pay_per_use, true};
}

}  // namespace poolbill::ui
