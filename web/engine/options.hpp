// What a caller asks for: a JSON object, read member by member.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/json/reader.hpp"
#include "core/scenario/named_pool.hpp"

namespace poolbill::engine {

/// Parses the object and lets `read` take its members. Every error is reported: those of the text, those that `read`
/// records in the reader, and members that it did not ask for.
/// @param read  Request(json::ObjectReader&)
template <class Request, class Read>
Result<Request, Errors> read_options(std::string_view text, Read read) {
    const Result<json::Document> document = json::Document::parse(text);
    if (!document) return Errors{document.error()};
    json::Findings findings;
    json::ObjectReader reader(document->root(), findings);
    Request request = read(reader);
    reader.finish();
    if (!findings.errors.empty()) return std::move(findings.errors);
    return request;
}

inline std::optional<Instant> optional_instant(json::ObjectReader& reader, std::string_view key) {
    return reader.has(key) ? std::optional(reader.instant(key)) : std::nullopt;
}

/// The index of the pool whose id the member "pool" has. Error "pool.unknown".
inline std::uint32_t named_pool(json::ObjectReader& reader, const Scenario& scenario) {
    const std::string_view id = reader.text("pool");
    const Result<std::uint32_t> pool = poolbill::named_pool(scenario, id);
    if (!pool && !id.empty()) reader.fail(reader.member("pool"), pool.error());
    return pool ? *pool : 0;
}

}  // namespace poolbill::engine
