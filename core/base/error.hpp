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

/// A pattern with {0}, {1}, … replaced by `values` in turn.
std::string fill_places(std::string_view pattern, std::span<const std::string_view> values);

}  // namespace poolbill
