// A scenario's JSON text in a short form, from which deflate makes the payload of a link (link.hpp).
//
// Contract: unpack(pack(text)) is the text without the blanks between its JSON tokens. The short form begins with a
// checksum of the rest. Phrases that most scenarios have are single control characters in it, which JSON text does
// not contain, and times count the seconds since the time before them. docs/decisions/0015-links.md has the format.
// Left out: compression, and the characters of the link.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace poolbill::link {

/// The most bytes that a link may hold, in the short form and as JSON.
inline constexpr std::size_t most_bytes = 1'000'000;

/// @param json  as json::write_scenario writes it: no control characters within strings
std::string pack(std::string_view json);
/// Errors: "link.damaged", "link.too-large".
Result<std::string> unpack(std::string_view packed);

Error damaged();
Error too_large();

}  // namespace poolbill::link
