#include "web/ui/model/live.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/quoted.hpp"
#include "core/json/document.hpp"
#include "core/json/object.hpp"
#include "core/json/reader.hpp"
#include "core/json/scenario_json.hpp"
#include "core/time/iso8601.hpp"
#include "web/ui/model/checked_replay.hpp"

namespace poolbill::ui {
namespace {

constexpr std::array<std::string_view, 5> wishes{"refresh", "pay", "look", "cancel", "forget"};

std::string term_json(Term term) {
    return json::ObjectWriter().add(term.unit() == Term::Unit::year ? "years" : "months", term.count()).str();
}

std::string list_json(const std::vector<std::string>& items) {
    std::string list = "[";
    for (const std::string& item : items)
        list.append(list.size() > 1 ? "," : "").append(item);
    return list + "]";
}

std::string pools_json(const std::vector<std::string>& pools) {
    std::vector<std::string> quoted;
    for (const std::string& pool : pools)
        quoted.push_back(json::quote(pool));
    return list_json(quoted);
}

std::string order_json(const LiveOrder& order) {
    const std::string previewed = json::ObjectWriter()
                                      .add("amount", to_string(order.previewed.amount))
                                      .add("currency", order.previewed.currency)
                                      .add("expires", format_instant(order.previewed_expiry))
                                      .str();
    return json::ObjectWriter().add("pool", order.pool).add_raw("previewed", previewed).str();
}

HostEvent wanted(std::string detail) {
    return {"live-wanted", std::move(detail)};
}

}  // namespace

const LiveQuote* Live::quote_of(std::string_view pool, Term term, bool auto_renew) const {
    const auto found = std::find_if(quotes.begin(), quotes.end(), [&](const LiveQuote& each) {
        return each.pool == pool && each.is_of(term, auto_renew);
    });
    return found == quotes.end() ? nullptr : &*found;
}

const LiveOrder* Live::order_of(std::string_view pool) const {
    const auto found =
        std::find_if(orders.begin(), orders.end(), [&](const LiveOrder& each) { return each.pool == pool; });
    return found == orders.end() ? nullptr : &*found;
}

LiveOrder* Live::order_of(std::string_view pool) {
    return const_cast<LiveOrder*>(std::as_const(*this).order_of(pool));
}

const LivePreview* Live::preview_of(std::string_view pool) const {
    const auto found = std::find_if(previews.begin(), previews.end(),
                                    [&](const LivePreview& each) { return each.pool == pool; });
    return found == previews.end() ? nullptr : &*found;
}

bool Live::is_ordering(std::string_view pool) const {
    const LiveOrder* order = order_of(pool);
    return order != nullptr && !order->is_over();
}

HostEvent live_wish(LiveWish wish, const std::vector<std::string>& pools) {
    json::ObjectWriter writer;
    writer.add("wish", wishes[static_cast<std::size_t>(wish)]);
    if (!pools.empty()) writer.add_raw("pools", pools_json(pools));
    return wanted(writer.str());
}

HostEvent quote_wish(const std::vector<std::string>& pools, Term term, bool auto_renew) {
    return wanted(json::ObjectWriter()
                      .add("wish", "quote")
                      .add_raw("pools", pools_json(pools))
                      .add_raw("term", term_json(term))
                      .add("autoRenew", auto_renew)
                      .str());
}

HostEvent order_wish(const std::vector<LiveOrder>& orders, Term term, bool auto_renew) {
    std::vector<std::string> each;
    for (const LiveOrder& order : orders)
        each.push_back(order_json(order));
    return wanted(json::ObjectWriter()
                      .add("wish", "order")
                      .add_raw("term", term_json(term))
                      .add("autoRenew", auto_renew)
                      .add_raw("orders", list_json(each))
                      .str());
}

namespace deferred {
namespace {

using json::Findings;
using json::ObjectReader;
using json::Value;

constexpr std::array<std::string_view, 3> problem_kinds{"said", "no-answer", "malformed"};
constexpr std::array<std::string_view, 3> answers{"waiting", "failed", "here"};
constexpr std::array<std::string_view, 14> stages{
    "queued",   "placing",   "not-placed", "unpaid",     "approval",  "pay-queued", "paying",
    "checking", "following", "unclear",    "cancelling", "completed", "failed",     "cancelled"};

template <class T, std::size_t count>
T word(ObjectReader& reader, std::string_view key, const std::array<std::string_view, count>& words) {
    const std::string text = reader.string(key);
    const auto found = std::find(words.begin(), words.end(), text);
    if (found != words.end()) return static_cast<T>(found - words.begin());
    std::string known;
    for (const std::string_view each : words)
        known.append(known.empty() ? "" : ", ").append(each);
    reader.fail(reader.member(key), ErrorId::json_word_unknown, {quotation(text), known});
    return T{};
}

/// Deeper ones are not read: the text of the outer one is complete.
constexpr int deepest_reason = 6;

LiveReason read_reason(Value value, Findings& findings, int depth = 0) {
    ObjectReader reader(value, findings);
    LiveReason reason;
    reason.id = reader.optional_string("id");
    reason.text = reader.optional_string("text");
    if (depth == deepest_reason) return reason;
    for (const Value each : reader.array("values", false))
        reason.values.push_back(read_reason(each, findings, depth + 1));
    return reason;
}

std::optional<LiveProblem> read_problem(ObjectReader& parent, Findings& findings) {
    const Value found = parent.member("problem");
    if (!found.exists()) return std::nullopt;
    ObjectReader reader(found, findings);
    LiveProblem problem;
    problem.kind = word<LiveProblem::Kind>(reader, "kind", problem_kinds);
    problem.message = reader.optional_string("message");
    problem.code = reader.optional_string("code");
    if (reader.has("reason")) problem.reason = read_reason(reader.member("reason"), findings);
    return problem;
}

LivePrice read_price(Value value, Findings& findings) {
    ObjectReader reader(value, findings);
    return {reader.amount("amount"), reader.string("currency")};
}

std::optional<Instant> optional_instant(ObjectReader& reader, std::string_view key) {
    if (!reader.has(key)) return std::nullopt;
    return reader.instant(key);
}

LiveQuote read_quote(Value value, Findings& findings) {
    ObjectReader reader(value, findings);
    LiveQuote quote;
    quote.pool = reader.string("pool");
    quote.term = reader.term("term");
    quote.auto_renew = reader.optional_boolean("autoRenew", false);
    quote.answer = word<LiveAnswer>(reader, "answer", answers);
    if (quote.answer == LiveAnswer::here) quote.price = read_price(reader.member("price"), findings);
    quote.problem = read_problem(reader, findings).value_or(LiveProblem());
    return quote;
}

LiveOrder read_order(Value value, Findings& findings) {
    ObjectReader reader(value, findings);
    LiveOrder order;
    order.stage = word<LiveStage>(reader, "stage", stages);
    order.id = reader.optional_string("id");
    order.pool = reader.string("pool");
    order.term = reader.term("term");
    if (reader.has("due")) order.due = read_price(reader.member("due"), findings);
    order.pay_before = optional_instant(reader, "payBefore");
    order.auto_renew = reader.optional_boolean("autoRenew", false);
    order.begins = optional_instant(reader, "begins");
    order.expires = optional_instant(reader, "expires");
    order.problem = read_problem(reader, findings);
    const Value previewed = reader.member("previewed");
    ObjectReader shown(previewed, findings);
    order.previewed = {shown.amount("amount"), shown.string("currency")};
    order.previewed_expiry = shown.instant("expires");
    return order;
}

/// What a page kept over a reload. What cannot be used is left out, since an earlier version may have kept it.
void read_previews(ObjectReader& parent, Live& live, Findings& findings) {
    for (const Value each : parent.array("previews", false)) {
        ObjectReader reader(each, findings);
        Result<json::ParsedScenario, Errors> before =
            json::read_scenario(reader.member("before"), json::Mode::tolerant);
        if (!before.ok() || !checked_replay(before->scenario, before->scenario.now).ok()) continue;
        const auto shared = std::make_shared<const Scenario>(std::move(before).value().scenario);
        for (const Value pool : reader.array("pools", false)) {
            if (pool.kind() != json::Kind::string) continue;
            const std::string id(pool.text());
            if (live.preview_of(id) == nullptr && shared->find_pool(id))
                live.previews.push_back({id, shared, nullptr});
        }
    }
}

}  // namespace

Status read_live(Live& live, std::string_view text) {
    Result<json::Document> document = json::Document::parse(text);
    if (!document.ok()) return std::move(document).error();
    Findings findings;
    ObjectReader reader(document->root(), findings);
    Live next = live;
    next.is_on = true;
    next.data = word<LiveAnswer>(reader, "data", answers);
    next.as_of = optional_instant(reader, "asOf");
    next.problem = read_problem(reader, findings).value_or(LiveProblem());
    if (!next.problem.reason && next.problem.message.empty() &&
        next.problem.kind == LiveProblem::Kind::malformed)
        next.problem.message = live.unusable;  // the page knows only that the data was not taken
    ObjectReader can(reader.member("can"), findings);
    next.can = {can.optional_boolean("quote", false), can.optional_boolean("order", false),
                can.optional_boolean("pay", false), can.optional_boolean("cancel", false),
                can.optional_boolean("bills", false)};
    next.quotes.clear();
    for (const Value each : reader.array("quotes", false))
        next.quotes.push_back(read_quote(each, findings));
    next.orders.clear();
    for (const Value each : reader.array("orders", false))
        next.orders.push_back(read_order(each, findings));
    read_previews(reader, next, findings);
    if (!findings.errors.empty()) return std::move(findings.errors.front());
    live = std::move(next);
    return Done{};
}

}  // namespace deferred

}  // namespace poolbill::ui
