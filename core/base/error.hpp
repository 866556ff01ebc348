// Makes errors from the table of error codes.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "core/base/error_codes.hpp"
#include "core/base/result.hpp"

namespace poolbill {

/// The error with its English sentence. @param values  for the places of the sentence, in turn
Error describe(ErrorId id, std::initializer_list<std::string_view> values = {}, std::string_view path = {});

/// The same error of a part of something larger: `path` goes in front of the error's own.
Error within(std::string_view path, Error error);

/// "json.type.number": the code and the variant, under which other languages have their words.
std::string words_key(ErrorId id);

/// Input as an error quotes it: at most 40 bytes, cut between characters.
std::string_view quotation(std::string_view text);

/// How many values a pattern names.
constexpr std::size_t places_in(std::string_view pattern) {
    std::size_t places = 0;
    for (std::size_t i = 0; i + 2 < pattern.size(); ++i) {
        if (pattern[i] != '{' || pattern[i + 2] != '}') continue;
        const auto place = static_cast<std::size_t>(pattern[i + 1] - '0');
        if (place >= places) places = place + 1;
    }
    return places;
}

/// A pattern with {0}, {1}, … replaced by `values` in turn.
std::string fill_places(std::string_view pattern, std::span<const std::string_view> values);

}  // namespace poolbill
