// Links that hold a scenario: "#pb1." and the compressed scenario in the characters of base64url.
//
// Contract: what comes out of open_link is the JSON text that went into make_link without blanks, or an error; it
// need not be a valid scenario. Unpacking never takes more than link::most_bytes. Blanks in a link, as mail programs
// insert them, are ignored.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/link/packed_text.hpp"

namespace poolbill::link {

/// A longer link is cut by some mail and chat programs.
inline constexpr std::size_t longest_link = 2000;

/// Raw deflate (RFC 1951), by a library that the caller has.
struct Compression {
    std::string (*deflate)(std::string_view bytes);
    /// Errors: damaged() if the bytes are not exactly one whole stream, too_large() if that holds more than
    /// most_bytes.
    Result<std::string> (*inflate)(std::string_view bytes);
};

/// @param base  the address of the page that opens the link; its own fragment is left out. Errors: "link.too-long".
Result<std::string> make_link(std::string_view json, std::string_view base, const Compression& compression);
/// Errors: "link.missing", "link.newer", "link.damaged", "link.too-large".
Result<std::string> open_link(std::string_view link, const Compression& compression);

}  // namespace poolbill::link
