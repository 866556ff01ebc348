#include "web/ui/views/reconcile/reconcile_words.hpp"

#include <cassert>

#include "generated/text/reconcile.hpp"

namespace poolbill::ui::deferred {

using reconcile::Cause, reconcile::Verdict;

Text verdict_name(Verdict verdict) {
    switch (verdict) {
        case Verdict::equal:
            break;
        case Verdict::last_digit:
            return text::reconcile_last_digit;
        case Verdict::different:
            return text::reconcile_different;
        case Verdict::only_in_bill:
            return text::reconcile_only_in_bill;
        case Verdict::only_here:
            return text::reconcile_only_here;
        case Verdict::apart:
            return text::reconcile_apart;
    }
    return text::reconcile_equal;
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
            return text::reconcile_settlement_lag;
        case Cause::rounding_policy:
            return text::reconcile_rounding_policy;
        case Cause::node_count:
            return text::reconcile_node_count;
        case Cause::discount:
            return text::reconcile_discount;
        case Cause::month_rule:
            return text::reconcile_month_rule;
        case Cause::missing_page:
            return text::reconcile_missing_page;
        case Cause::price:
            return text::reconcile_price;
        case Cause::period:
            return text::reconcile_other_period;
        case Cause::unknown_pool:
            return text::reconcile_unknown_pool;
        case Cause::no_line:
            return text::reconcile_no_line;
        case Cause::twice:
            return text::reconcile_twice;
        case Cause::tax:
            return text::reconcile_tax;
        case Cause::make_up:
            return text::reconcile_make_up;
        case Cause::adjustment:
            return text::reconcile_adjustment;
        case Cause::other_service:
            return text::reconcile_other_service;
        case Cause::unknown_type:
            break;
        case Cause::no_resource:
            return text::reconcile_no_resource;
    }
    return text::reconcile_unknown_type;
}

}  // namespace poolbill::ui::deferred
