#include "core/intake/recognise.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_map>

#include "core/intake/json_documents.hpp"
#include "core/intake/json_fields.hpp"
#include "core/intake/json_reader.hpp"
#include "core/intake/text.hpp"
#include "core/json/scenario_json.hpp"

namespace poolbill::intake {
namespace {

using json::Kind, json::Value;

/// Members that hold bill records. Their documents may be large and are read in slices.
constexpr std::array<std::string_view, 3> bill_lists{"fee_records", "monthly_records", "records"};

void refuse(std::string_view file, std::string part, std::string sentence, Facts& facts) {
    ++facts.refused_files;
    facts.notes.add(notes::file_refused, "", std::move(sentence), {std::string(file), std::move(part)});
}

/// What a text that turns out to be broken has added until then.
class Added {
  public:
    explicit Added(Facts& facts)
        : facts_(facts),
          rows_(facts.bills.rows.size()),
          files_(facts.bills.files.size()),
          prices_(facts.prices.size()) {}

    void remove() {
        facts_.bills.rows.resize(rows_);
        facts_.bills.files.resize(files_);
        facts_.prices.resize(prices_);
    }

  private:
    Facts& facts_;
    std::size_t rows_, files_, prices_;
};

bool is_pool(Value item) {
    return text_of(item.find("kind")) == "Pool" || item.find("spec").find("resources").exists();
}
bool is_node(Value item) {
    return text_of(item.find("kind")) == "Node" || item.find("spec").find("flavor").exists();
}

/// An answer that is a list of things: what they are is said by its kind, or by their first one.
/// @return false when nothing fits
bool read_items(Value items, const JsonPart& part, Facts& facts) {
    const Elements elements(items);
    const std::string_view kind = text_of(part.root.find("kind"));
    const Value first = elements.empty() ? items.nothing() : *elements.begin();
    if (kind == "PoolList" || is_pool(first)) {
        facts.open_pools = further_pages(part);
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
        facts.notes.add(notes::row_apart, "",
                        "A list of orders names no node and no time; add the details of each order.",
                        part.place());
    } else if (first.find("resource_id").exists() && first.find("expire_time").exists() &&
               !first.find("official_amount").exists()) {
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
        return refuse(part.file, first.path, "The scenario cannot be read: " + first.message, facts);
    }
    facts.scenarios.push_back(std::move(std::move(parsed).value().scenario));
}

std::string first_member(Value root) {
    if (root.kind() == Kind::array) return "a list whose first element has no shape that is known";
    for (const Value member : root)
        return "an object that begins with " + shown(member.key());
    return "an empty object";
}

void read_document(const json::Document& document, const JsonPart& part, Facts& facts) {
    const Value root = part.root;
    const std::size_t before = facts.pools.size() + facts.notes.all().size();
    if (root.find("format").exists() && root.find("version").exists() && root.find("actions").exists())
        return read_own_scenario(document, part, facts);
    if (root.find("product_infos").exists()) return read_inquiry_request(part, facts);
    if (root.find("product_rating_results").exists() || root.find("official_website_rating_result").exists())
        return read_inquiry_answer(part, facts);
    if (root.find("product").find("modelarts_modelarts").exists()) return read_calculator_page(part, facts);
    if (root.find("items").exists() && read_items(root.find("items"), part, facts)) return;
    if (root.find("data").exists() && read_items(root.find("data"), part, facts)) return;
    if (root.kind() == Kind::object && is_pool(root)) return read_pool(root, part, facts);
    if (root.kind() == Kind::array && (root.size() == 0 || read_items(root, part, facts))) {
        if (root.size() == 0 && before == facts.pools.size() + facts.notes.all().size())
            refuse(part.file, "", "The list is empty.", facts);
        return;
    }
    if (root.kind() == Kind::object && is_calculator_export(root)) return read_calculator_export(part, facts);
    refuse(part.file, "", "It is JSON, but no shape that is known: " + first_member(root) + ".", facts);
}

/// Which member of the document holds bill records; empty when the document itself is their list.
std::optional<std::string_view> bill_list_of(std::string_view text) {
    for (const std::string_view key : outermost_keys(text)) {
        const auto known = std::find(bill_lists.begin(), bill_lists.end(), key);
        if (known != bill_lists.end()) return *known;
    }
    // A list that was cut out of an answer: the keys of its first record decide.
    const std::size_t first = text.find('{');
    if (!text.starts_with('[') || first == std::string_view::npos) return std::nullopt;
    const std::vector<std::string_view> keys = outermost_keys(text.substr(first, 8192));
    const auto has = [&keys](std::string_view key) {
        return std::find(keys.begin(), keys.end(), key) != keys.end();
    };
    if (has("cloud_service_type") && (has("official_amount") || has("consume_amount"))) return "";
    return std::nullopt;
}

/// @param part  where it is in the file, for people; empty when it is all of it
void read_json_part(std::string text, std::string_view file, const std::string& part, Facts& facts) {
    if (const auto member = bill_list_of(text)) {
        Added added(facts);
        const Status read = read_json_bills(text, *member, file, facts);
        if (read) return;
        added.remove();
        return refuse(file, part, read.error().message, facts);
    }
    const Result<json::Document> document = json::Document::parse(text);
    if (!document) return refuse(file, part, document.error().message, facts);
    read_document(*document, {document->root(), file}, facts);
}

void read_json(std::string text, std::string_view file, const std::vector<JsonExtent>& extents,
               Facts& facts) {
    if (extents.size() == 1 && extents.front().size == text.size())
        return read_json_part(std::move(text), file, "", facts);
    for (const JsonExtent& extent : extents) {
        const std::string part = extents.size() == 1 ? "" : "at byte " + std::to_string(extent.begin);
        read_json_part(text.substr(extent.begin, extent.size), file, part, facts);
    }
}

void note_further_pages(const std::optional<OpenPage>& page, Facts& facts) {
    if (!page) return;
    facts.notes.add(notes::pages_missing, "",
                    page->remaining > 0 ? "The list has " + std::to_string(page->remaining) +
                                              " more items on further pages; add those pages."
                                        : "The list has further pages; add them.",
                    page->place);
}

/// The index of the file of the same bytes before this one, or of the file itself.
std::size_t first_like(const std::vector<NamedFile>& files, std::size_t index,
                       std::unordered_multimap<std::size_t, std::size_t>& by_hash) {
    const std::size_t hash = std::hash<std::string>()(files[index].bytes);
    const auto [first, last] = by_hash.equal_range(hash);
    for (auto other = first; other != last; ++other)
        if (files[other->second].bytes == files[index].bytes) return other->second;
    by_hash.emplace(hash, index);
    return index;
}

void read_file(const std::string& name, std::string bytes, const ColumnNames& columns, Facts& facts) {
    Result<std::string> decoded = text_of_bytes(std::move(bytes));
    if (!decoded) return refuse(name, "", decoded.error().message, facts);
    std::string text = std::move(decoded).value();
    const std::string_view content = trimmed(text);
    const bool begins_like_json = content.starts_with('{') || content.starts_with('[');
    CsvHeader header{CsvKind::none, "it begins with a bracket, but no object or list opens there"};
    if (!begins_like_json) {
        CsvReader csv(text, separator_of(text));
        const Result<bool> first = csv.next();
        header =
            first ? recognise_header(csv.fields(), columns) : CsvHeader{CsvKind::none, first.error().message};
    }
    if (header.kind == CsvKind::none) {
        const std::vector<JsonExtent> documents = find_json_documents(text);
        if (!documents.empty()) return read_json(std::move(text), name, documents, facts);
        return refuse(name, "line 1",
                      "It is neither JSON nor a CSV file that is known: " + header.reason + ".", facts);
    }
    Added added(facts);
    const Status read = header.kind == CsvKind::bills ? read_csv_bills(text, name, columns, facts)
                                                      : read_csv_prices(text, name, facts);
    if (read) return;
    added.remove();
    refuse(name, "", read.error().message, facts);
}

}  // namespace

Facts read_files(std::vector<NamedFile> files, const ColumnNames& columns) {
    Facts facts;
    std::vector<std::size_t> first(files.size());
    std::unordered_multimap<std::size_t, std::size_t> by_hash;
    for (std::size_t i = 0; i < files.size(); ++i)
        first[i] = first_like(files, i, by_hash);
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (first[i] == i) {
            read_file(files[i].name, std::move(files[i].bytes), columns, facts);
        } else {
            facts.notes.add(notes::file_twice, "",
                            "It has the same content as " + files[first[i]].name + " and is left out.",
                            {files[i].name, ""});
        }
    }
    for (const auto* page : {&facts.open_pools, &facts.open_nodes, &facts.open_orders})
        note_further_pages(*page, facts);
    return facts;
}

}  // namespace poolbill::intake
