#include "web/ui/model/change_words.hpp"

#include "generated/text/action.hpp"

namespace poolbill::ui {
namespace {

class Words {
  public:
    ChangeWords operator()(const SubmitChangeOrder&) const { return {text::action_submit, "action.submit"}; }
    ChangeWords operator()(const PayOrder&) const { return {text::action_pay, "action.pay"}; }
    ChangeWords operator()(const FailPayment&) const { return {text::action_fail, "action.fail"}; }
    ChangeWords operator()(const CancelOrder&) const { return {text::action_cancel, "action.cancel"}; }
    ChangeWords operator()(const ApproveOrder& action) const {
        return action.approved ? ChangeWords{text::action_approve, "action.approve"}
                               : ChangeWords{text::action_refuse, "action.refuse"};
    }
    ChangeWords operator()(const Renew&) const { return {text::action_renew, "action.renew"}; }
    ChangeWords operator()(const SetAutoRenew&) const {
        return {text::action_auto_renew, "action.auto_renew"};
    }
    ChangeWords operator()(const SetExpiryDay&) const {
        return {text::action_expiry_day, "action.expiry_day"};
    }
    ChangeWords operator()(const TopUp&) const { return {text::action_top_up, "action.top_up"}; }
    ChangeWords operator()(const AddCoupon&) const { return {text::action_add_coupon, "action.add_coupon"}; }
    ChangeWords operator()(const ScalePool&) const { return {text::action_scale, "action.scale"}; }
    ChangeWords operator()(const Unsubscribe&) const {
        return {text::action_unsubscribe, "action.unsubscribe"};
    }
    ChangeWords operator()(const DeletePool&) const { return {text::action_delete, "action.delete"}; }
    ChangeWords operator()(const Change::SeveralOrders&) const {
        return {text::action_submit_several, "action.submit_several"};
    }
    ChangeWords operator()(const Change::SeveralPayments&) const {
        return {text::action_pay_several, "action.pay_several"};
    }
    ChangeWords operator()(const Change::Import&) const { return {text::action_import, "action.import"}; }
    ChangeWords operator()(const Change::ImportFiles&) const { return {text::action_import, "import"}; }
    ChangeWords operator()(const Change::AnswerFiles&) const { return {text::action_answer, "import"}; }
    ChangeWords operator()(const Change::Open&) const { return {text::action_open, "open"}; }
    ChangeWords operator()(const Change::Restart&) const { return {text::action_restart, "restart"}; }
    ChangeWords operator()(const Change::EnterScenario&) const { return {text::action_enter, "enter"}; }
    ChangeWords operator()(const Change::EnterPool&) const { return {text::action_enter, "action.enter"}; }
    ChangeWords operator()(const Change::EditPool&) const { return {text::action_edit, "action.edit"}; }
    ChangeWords operator()(const Change::SetTax&) const { return {text::action_tax, "action.tax"}; }
    ChangeWords operator()(const Action& action) const { return std::visit(*this, action); }
    // Actions that no screen offers; they come from the page or from a file.
    ChangeWords operator()(const CreatePool&) const { return other(); }
    ChangeWords operator()(const SetPoolStatus&) const { return other(); }
    ChangeWords operator()(const SetNodeBilling&) const { return other(); }

  private:
    static ChangeWords other() { return {text::action_other, "action.other"}; }
};

}  // namespace

ChangeWords words_of(const Change& change) {
    return std::visit(Words(), change.what);
}

}  // namespace poolbill::ui
