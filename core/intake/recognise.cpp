#include "core/intake/recognise.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "core/intake/json_documents.hpp"
#include "core/intake/json_fields.hpp"
#include "core/intake/text.hpp"
#include "core/json/scenario_json.hpp"

namespace poolbill::intake {
namespace {

using json::Kind, json::Value;

/// Members that hold bill records. Their documents may be large and are read a piece at a time.
constexpr std::array<std::string_view, 3> bill_lists{"fee_records", "monthly_records", "records"};

bool is_pool(Value item) {
    return text_of(item.find("kind")) == "Pool" || item.find("spec").find("resources").exists();
}
bool is_node(Value item) {
    return text_of(item.find("kind")) == "Node" || item.find("spec").find("flavor").exists();
}

void count_page(const Elements& items, const JsonPart& part, PoolPages& pages) {
    std::int64_t given = 0;
    for ([[maybe_unused]] const Value item : items)
        ++given;
    pages.given += given;
    std::optional<OpenPage> open = further_pages(part);
    if (!open) {
        pages.has_last = true;
        return;
    }
    if (pages.widest && given + open->remaining <= pages.said) return;
    if (open->remaining > 0) pages.said = given + open->remaining;
    pages.widest = std::move(open);
}

/// A list of subscriptions says how many there are on all its pages.
void count_subscriptions(const Elements& items, const JsonPart& part, PoolPages& pages) {
    for ([[maybe_unused]] const Value item : items)
        ++pages.given;
    const std::int64_t said = whole_of(part.root.find("total_count")).value_or(0);
    if (said <= pages.said) return;
    pages.said = said;
    pages.widest = OpenPage{0, part.place()};
}

/// An answer that is a list of things: what they are is said by its kind, or by their first one.
/// @return false when nothing fits
bool read_items(Value items, const JsonPart& part, Facts& facts) {
    const Elements elements(items);
    const std::string_view kind = text_of(part.root.find("kind"));
    const Value first = elements.empty() ? items.nothing() : *elements.begin();
    if (elements.empty() && (kind == "PoolList" || kind == "NodeList"))
        facts.notes.add(notes::item_refused, "", say<SentenceId::list_is_empty>(), part.place());
    if (kind == "PoolList" || is_pool(first)) {
        if (part.root.kind() == Kind::object) count_page(elements, part, facts.pool_pages);
        for (const Value item : elements)
            read_pool(item, part, facts);
    } else if (kind == "NodeList" || is_node(first)) {
        const bool continues = facts.open_nodes.has_value();
        facts.open_nodes = further_pages(part);
        read_node_list(items, continues, part, facts);
    } else if (first.find("resourceName").exists() && first.find("action").exists()) {
        facts.open_orders = further_pages(part);
        read_node_orders(items, part, facts);
    } else if (first.find("orderName").exists() && first.find("phase").exists()) {
        facts.notes.add(notes::row_apart, "", say<SentenceId::orders_without_details>(), part.place());
    } else if (first.find("resource_id").exists() && first.find("expire_time").exists() &&
               !first.find("official_amount").exists()) {
        if (part.root.kind() == Kind::object) count_subscriptions(elements, part, facts.subscription_pages);
        read_subscriptions(items, part, facts);
    } else {
        return false;
    }
    return true;
}

/// An object of regions: the first one that has products decides.
bool is_calculator_export(Value root) {
    for (const Value region : root) {
        const Elements products(region);
        if (!products.empty()) return (*products.begin()).find("resourceSpecCode").exists();
    }
    return false;
}

void read_own_scenario(const json::Document& document, const JsonPart& part, Facts& facts) {
    Result<json::ParsedScenario, Errors> parsed = json::read_scenario(document.root(), json::Mode::tolerant);
    if (!parsed) {
        const Error& first = parsed.error().front();
        return refuse(part.file, FilePart::pointer(first.path), say<SentenceId::scenario_unreadable>(first),
                      facts);
    }
    facts.scenarios.push_back({std::move(std::move(parsed).value().scenario), part.place()});
}

/// Of {"error_code", "error_msg"}, or {"error": {"code", "message"}}; empty when the document is no error.
std::string_view error_message_of(Value root) {
    const Value error = root.find("error");
    for (const Value message : {root.find("error_msg"), error.find("message"), root.find("error_code")})
        if (!text_of(message).empty()) return text_of(message);
    return "";
}

/// The keys of an object, as far as its beginning tells.
std::vector<std::string_view> first_keys(std::string_view text) {
    constexpr std::size_t beginning = 8192;
    return outermost_keys(text.substr(0, beginning));
}

Sentence first_member(Value root) {
    if (root.kind() == Kind::array) return say<SentenceId::list_of_unknown>();
    for (const Value member : root)
        return say<SentenceId::object_of_unknown>(shown(member.key()));
    return say<SentenceId::object_is_empty>();
}

}  // namespace

void refuse(std::string_view file, FilePart part, Sentence why, Facts& facts) {
    ++facts.refused_files;
    facts.notes.add(notes::file_refused, "", std::move(why), {std::string(file), std::move(part)});
}

void read_document(const json::Document& document, const JsonPart& part, Facts& facts) {
    const Value root = part.root;
    const std::size_t before = facts.pools.size() + facts.notes.all().size();
    if (root.find("format").exists() && root.find("version").exists() && root.find("actions").exists())
        return read_own_scenario(document, part, facts);
    if (const std::string_view message = error_message_of(root); !message.empty())
        return refuse(part.file, {}, say<SentenceId::answer_is_error>(shown(message)), facts);
    if (root.find("product_infos").exists()) return read_inquiry_request(part, facts);
    if (root.find("product_rating_results").exists() || root.find("official_website_rating_result").exists())
        return read_inquiry_answer(part, facts);
    if (root.find("product").find("modelarts_modelarts").exists()) return read_calculator_page(part, facts);
    if (root.find("items").exists() && read_items(root.find("items"), part, facts)) return;
    if (root.find("data").exists() && read_items(root.find("data"), part, facts)) return;
    if (root.kind() == Kind::object && is_pool(root)) return read_pool(root, part, facts);
    if (root.kind() == Kind::array && (root.size() == 0 || read_items(root, part, facts))) {
        if (root.size() == 0 && before == facts.pools.size() + facts.notes.all().size())
            refuse(part.file, {}, say<SentenceId::list_is_empty>(), facts);
        return;
    }
    if (root.kind() == Kind::object && is_calculator_export(root)) return read_calculator_export(part, facts);
    refuse(part.file, {}, say<SentenceId::shape_not_known>(first_member(root)), facts);
}

std::optional<std::string_view> bill_list_of(std::string_view text) {
    OutermostKeys outermost(text);
    while (const auto key = outermost.next()) {
        const auto known = std::find(bill_lists.begin(), bill_lists.end(), *key);
        if (known != bill_lists.end()) return *known;
    }
    // A list that was cut out of an answer: the keys of its first record decide.
    const std::size_t first = text.find('{');
    if (!text.starts_with('[') || first == std::string_view::npos) return std::nullopt;
    if (is_bill_record(text.substr(first))) return "";
    return std::nullopt;
}

bool is_bill_record(std::string_view text) {
    const std::vector<std::string_view> keys = first_keys(text);
    const auto has = [&keys](std::string_view key) {
        return std::find(keys.begin(), keys.end(), key) != keys.end();
    };
    return (has("cloud_service_type") || has("service_type_code")) &&
           (has("official_amount") || has("consume_amount"));
}

bool is_list_of_pages(std::string_view text) {
    if (!text.starts_with('[')) return false;
    const std::string_view first = trimmed(text.substr(1));
    if (first.starts_with('[')) return trimmed(first.substr(1)).starts_with('{');
    if (!first.starts_with('{')) return false;
    constexpr std::array<std::string_view, 6> members{"items",         "data",
                                                      "product_infos", "product_rating_results",
                                                      "product",       "official_website_rating_result"};
    const std::vector<std::string_view> keys = first_keys(first);
    return std::any_of(keys.begin(), keys.end(), [&](std::string_view key) {
        return std::find(members.begin(), members.end(), key) != members.end() ||
               std::find(bill_lists.begin(), bill_lists.end(), key) != bill_lists.end();
    });
}

}  // namespace poolbill::intake
