#include "web/ui/views/live/live_words.hpp"

#include <vector>

#include "generated/text/live.hpp"

namespace poolbill::ui::deferred {

StageWords stage_words(LiveStage stage) {
    switch (stage) {
        case LiveStage::queued:
            return {text::live_queued, Tone::neutral, text::live_queued_detail};
        case LiveStage::pay_queued:
            return {text::live_pay_queued, Tone::neutral, text::live_pay_queued_detail};
        case LiveStage::checking:
            return {text::live_checking};
        case LiveStage::placing:
            return {text::live_placing};
        case LiveStage::not_placed:
            return {text::live_not_placed, Tone::danger, text::live_not_placed_detail};
        case LiveStage::unpaid:
            return {text::live_unpaid, Tone::warning, text::live_unpaid_detail};
        case LiveStage::approval:
            return {text::live_approval, Tone::warning, text::live_approval_detail};
        case LiveStage::paying:
            return {text::live_paying};
        case LiveStage::following:
            return {text::live_following, Tone::neutral, text::live_following_detail};
        case LiveStage::unclear:
            return {text::live_unclear, Tone::warning, text::live_unclear_detail};
        case LiveStage::cancelling:
            return {text::live_cancelling};
        case LiveStage::completed:
            return {text::live_completed, Tone::good};
        case LiveStage::failed:
            return {text::live_order_failed, Tone::danger, text::live_order_failed_detail};
        case LiveStage::cancelled:
            return {text::live_cancelled, Tone::neutral, text::live_order_failed_detail};
    }
    return {text::live_unclear};
}

std::string live_pool_name(const View& view, const std::string& pool) {
    for (const PoolState& each : view.session.world().pools)
        if (each.identity.id == pool) return each.identity.name;
    return pool;
}

std::optional<LivePrice> live_sum(const std::vector<LivePrice>& prices) {
    if (prices.empty()) return std::nullopt;
    AmountSum sum;
    for (const LivePrice& price : prices) {
        if (price.currency != prices.front().currency) return std::nullopt;
        sum += price.amount;
    }
    const Result<Amount> amount = sum.amount();
    if (!amount) return std::nullopt;
    return LivePrice{*amount, prices.front().currency};
}

std::string live_money(const View& view, const LivePrice& price) {
    if (price.currency == view.session.world().catalog.currency.code())
        return view.format.short_money(price.amount);
    return to_short_string(price.amount) + " " + price.currency;
}

namespace {

std::string reason_words(const Strings& strings, const LiveReason& reason) {
    if (reason.id.empty()) return reason.text;
    std::vector<std::string> values;
    for (const LiveReason& each : reason.values)
        values.push_back(reason_words(strings, each));
    return strings.by_code("reason.", reason.id, values, reason.text);
}

/// The console's own words are shown as they are, and as its own.
std::string said_words(const Strings& strings, const LiveProblem& problem) {
    if (problem.reason) return reason_words(strings, *problem.reason);
    if (problem.message.empty()) return strings(text::live_no_reason);
    return strings.fill(text::live_said, {problem.message});
}

}  // namespace

std::string live_problem(const Strings& strings, const LiveProblem& problem) {
    std::string words;
    switch (problem.kind) {
        case LiveProblem::Kind::said:
            words = said_words(strings, problem);
            break;
        case LiveProblem::Kind::no_answer:
            words = strings(text::live_no_answer);
            break;
        case LiveProblem::Kind::malformed:
            words = strings.fill(text::live_malformed,
                                 {problem.reason ? reason_words(strings, *problem.reason) : problem.message});
            break;
    }
    return problem.code.empty() ? words : strings.fill(text::live_code, {words, problem.code});
}

}  // namespace poolbill::ui::deferred
