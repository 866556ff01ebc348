// Readers of the vendor's JSON shapes. Each adds to the facts what the document says, and a note for each item
// that it could not read. Internal to core/intake.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/intake/facts.hpp"
#include "core/json/document.hpp"
#include "core/json/list_reader.hpp"

namespace poolbill::intake {

/// A document, and the file it is in.
struct JsonPart {
    json::Value root;
    std::string_view file;

    Place place() const { return place(root); }
    Place place(json::Value value) const { return {std::string(file), FilePart::pointer(value.path())}; }
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

/// Reads the records of a bill, a piece at a time.
class JsonBillReader {
  public:
    /// @param text  one document; must outlive the reader, which overwrites parts of it while reading and restores them
    /// @param member  the list in it, empty when the document is the list
    /// @param facts  must outlive the reader
    JsonBillReader(std::span<char> text, std::string_view member, std::string_view file, Facts& facts);
    /// Reads on for about `bytes`, to the end of a record. Errors: those of json::ListReader.
    /// @return whether there is more to read
    Result<bool> read(std::size_t bytes);
    float progress() const { return list_.progress(); }

  private:
    void take_record(json::Value record);
    void take_root(json::Value root);

    Facts& facts_;
    std::uint32_t file_;
    std::size_t first_row_;
    json::ListReader list_;
};

/// What the list says about further pages.
std::optional<OpenPage> further_pages(const JsonPart& part);

}  // namespace poolbill::intake
