// Readers of the vendor's JSON shapes. Each adds to the facts what the document says, and a note for each item
// that it could not read. Internal to core/intake.
#pragma once

#include <string>
#include <string_view>

#include "core/intake/facts.hpp"
#include "core/json/document.hpp"

namespace poolbill::intake {

/// A document, and the file it is in.
struct JsonPart {
    json::Value root;
    std::string_view file;

    Place place() const { return {std::string(file), root.path()}; }
    Place place(json::Value value) const { return {std::string(file), value.path()}; }
};

void read_pool(json::Value item, const JsonPart& part, Facts& facts);
/// @param continues  whether it is the next page of the list before it
void read_node_list(json::Value items, bool continues, const JsonPart& part, Facts& facts);
void read_node_orders(json::Value items, const JsonPart& part, Facts& facts);
void read_subscriptions(json::Value data, const JsonPart& part, Facts& facts);
void read_inquiry_request(const JsonPart& part, Facts& facts);
void read_inquiry_answer(const JsonPart& part, Facts& facts);
void read_calculator_page(const JsonPart& part, Facts& facts);
void read_calculator_export(const JsonPart& part, Facts& facts);
/// @param text  one document; overwritten while reading, and restored
/// @param member  the list in it, empty when the document is the list
Status read_json_bills(std::string& text, std::string_view member, std::string_view file, Facts& facts);

/// What the list says about further pages.
std::optional<OpenPage> further_pages(const JsonPart& part);

}  // namespace poolbill::intake
