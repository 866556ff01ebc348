#include "web/ui/views/reconcile/reconcile_words.hpp"

#include <cassert>

namespace poolbill::ui::deferred {

using reconcile::Cause, reconcile::Verdict;

Text verdict_name(Verdict verdict) {
    switch (verdict) {
        case Verdict::equal:
            break;
        case Verdict::last_digit:
            return Text::reconcile_last_digit;
        case Verdict::different:
            return Text::reconcile_different;
        case Verdict::only_in_bill:
            return Text::reconcile_only_in_bill;
        case Verdict::only_here:
            return Text::reconcile_only_here;
        case Verdict::apart:
            return Text::reconcile_apart;
    }
    return Text::reconcile_equal;
}

Token verdict_ink(Verdict verdict) {
    switch (verdict) {
        case Verdict::equal:
        case Verdict::last_digit:
            return Token::yearly_monthly_text;
        case Verdict::different:
            return Token::danger_text;
        case Verdict::only_in_bill:
        case Verdict::only_here:
            return Token::pay_per_use_text;
        case Verdict::apart:
            break;
    }
    return Token::text_faint;
}

Text cause_name(Cause cause) {
    switch (cause) {
        case Cause::none:
            assert(false);
            break;
        case Cause::settlement_lag:
            return Text::reconcile_settlement_lag;
        case Cause::rounding_policy:
            return Text::reconcile_rounding_policy;
        case Cause::node_count:
            return Text::reconcile_node_count;
        case Cause::discount:
            return Text::reconcile_discount;
        case Cause::month_rule:
            return Text::reconcile_month_rule;
        case Cause::missing_page:
            return Text::reconcile_missing_page;
        case Cause::price:
            return Text::reconcile_price;
        case Cause::period:
            return Text::reconcile_other_period;
        case Cause::unknown_pool:
            return Text::reconcile_unknown_pool;
        case Cause::no_line:
            return Text::reconcile_no_line;
        case Cause::twice:
            return Text::reconcile_twice;
        case Cause::tax:
            return Text::reconcile_tax;
        case Cause::make_up:
            return Text::reconcile_make_up;
        case Cause::adjustment:
            return Text::reconcile_adjustment;
        case Cause::other_service:
            return Text::reconcile_other_service;
        case Cause::unknown_type:
            break;
        case Cause::no_resource:
            return Text::reconcile_no_resource;
    }
    return Text::reconcile_unknown_type;
}

}  // namespace poolbill::ui::deferred
