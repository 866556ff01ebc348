#include "core/json/reader.hpp"

#include <algorithm>

#include "core/json/object.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill::json {
std::string found_in(Value value) {
    if (value.kind() == Kind::object) return "{…}";
    if (value.kind() == Kind::array) return "[…]";
    return value.kind() == Kind::string ? quote(quotation(value.text()))
                                        : std::string(quotation(value.json()));
}

ObjectReader::ObjectReader(Value value, Findings& findings)
    : value_(value), findings_(findings), is_object_(value.kind() == Kind::object) {
    if (!is_object_) fail(value, ErrorId::json_object_expected, {found_in(value)});
}

void ObjectReader::fail(Value at, ErrorId id, std::initializer_list<std::string_view> values) {
    findings_.add(describe(id, values, at.path()));
}

void ObjectReader::fail(Value at, Error error) {
    error.path = at.path();
    findings_.add(std::move(error));
}

Value ObjectReader::member(std::string_view key) {
    const Value found = value_.find(key);
    if (!found.exists()) return found;
    if (const std::uint32_t position = found.position(); position < 64) {
        asked_ |= std::uint64_t{1} << position;
    } else {
        asked_beyond_.push_back(position);
    }
    return found;
}

bool ObjectReader::was_asked(Value member) const {
    const std::uint32_t position = member.position();
    if (position < 64) return (asked_ >> position & 1) != 0;
    return std::find(asked_beyond_.begin(), asked_beyond_.end(), position) != asked_beyond_.end();
}

Value ObjectReader::required(std::string_view key) {
    const Value found = member(key);
    if (!found.exists() && is_object_) fail(value_, ErrorId::json_missing, {key});
    return found;
}

bool ObjectReader::has(std::string_view key) {
    return member(key).exists();
}

std::string_view ObjectReader::text_of(Value value) {
    if (value.kind() == Kind::string) return value.text();
    fail(value, ErrorId::json_text_expected, {found_in(value)});
    return {};
}

std::string_view ObjectReader::text(std::string_view key) {
    const Value found = required(key);
    if (!found.exists()) return {};
    const std::string_view text = text_of(found);
    if (text.empty() && found.kind() == Kind::string) fail(found, ErrorId::json_text_empty);
    return text;
}

std::string ObjectReader::optional_string(std::string_view key, std::string_view otherwise) {
    const Value found = member(key);
    return std::string(found.exists() ? text_of(found) : otherwise);
}

std::optional<std::int64_t> ObjectReader::optional_integer(std::string_view key, std::int64_t least,
                                                           std::int64_t most) {
    const Value found = member(key);
    if (!found.exists()) return std::nullopt;
    const bool is_number = found.kind() == Kind::integer || found.kind() == Kind::other_number;
    if (!is_number) {
        fail(found, ErrorId::json_number_expected, {found_in(found)});
        return std::nullopt;
    }
    if (found.kind() == Kind::other_number || found.integer() < least || found.integer() > most) {
        fail(found, ErrorId::number_range, {found_in(found), std::to_string(least), std::to_string(most)});
        return std::nullopt;
    }
    return found.integer();
}

std::int64_t ObjectReader::integer(std::string_view key, std::int64_t least, std::int64_t most) {
    if (!required(key).exists()) return least;
    return optional_integer(key, least, most).value_or(least);
}

bool ObjectReader::optional_boolean(std::string_view key, bool otherwise) {
    const Value found = member(key);
    if (!found.exists()) return otherwise;
    if (found.kind() == Kind::boolean) return found.boolean();
    fail(found, ErrorId::json_boolean_expected, {found_in(found)});
    return otherwise;
}

Instant ObjectReader::instant(std::string_view key) {
    const Value found = required(key);
    if (!found.exists()) return Instant();
    if (found.kind() != Kind::string) return text_of(found), Instant();
    const Result<Instant> parsed = parse_instant(found.text());
    if (!parsed) fail(found, parsed.error());
    return parsed ? *parsed : Instant();
}

Amount ObjectReader::amount(std::string_view key) {
    return required(key).exists() ? optional_amount(key) : Amount();
}

Amount ObjectReader::optional_amount(std::string_view key) {
    const Value found = member(key);
    if (!found.exists()) return Amount();
    if (found.kind() != Kind::string) {
        fail(found, ErrorId::json_amount_expected, {found_in(found)});
        return Amount();
    }
    const Result<Amount> parsed = Amount::parse(found.text());
    if (!parsed) return fail(found, parsed.error()), Amount();
    if (parsed->is_negative())
        return fail(found, ErrorId::money_amount_negative, {quotation(found.text())}), Amount();
    return *parsed;
}

std::optional<UnitPrice> ObjectReader::optional_price(std::string_view key) {
    const Value found = member(key);
    if (!found.exists()) return std::nullopt;
    if (found.kind() != Kind::string) {
        fail(found, ErrorId::json_price_expected, {found_in(found)});
        return std::nullopt;
    }
    const Result<UnitPrice> parsed = UnitPrice::parse(found.text());
    if (!parsed) return fail(found, parsed.error()), std::nullopt;
    return *parsed;
}

UnitPrice ObjectReader::price(std::string_view key) {
    return required(key).exists() ? optional_price(key).value_or(UnitPrice()) : UnitPrice();
}

Term ObjectReader::term(std::string_view key) {
    constexpr Term otherwise{Term::Unit::month, 1};
    const Value found = required(key);
    if (!found.exists()) return otherwise;
    ObjectReader reader(found, findings_);
    const bool months = reader.has("months");
    if (found.kind() == Kind::object && months == reader.has("years")) {
        fail(found, ErrorId::term_format);
        return otherwise;
    }
    const Value count = reader.member(months ? "months" : "years");
    reader.finish();
    if (!count.exists()) return otherwise;
    if (count.kind() != Kind::integer) {
        fail(count, months ? ErrorId::term_months : ErrorId::term_years, {found_in(count)});
        return otherwise;
    }
    const Result<Term> term = months ? Term::months(count.integer()) : Term::years(count.integer());
    if (!term) fail(count, term.error());
    return term ? *term : otherwise;
}

Value ObjectReader::array(std::string_view key, bool is_required) {
    const Value found = is_required ? required(key) : member(key);
    if (!found.exists() || found.kind() == Kind::array) return found;
    fail(found, ErrorId::json_list_expected, {found_in(found)});
    return value_.nothing();
}

ExtraMembers ObjectReader::finish() {
    ExtraMembers extra;
    if (!is_object_) return extra;
    for (const Value member : value_) {
        if (was_asked(member)) continue;
        if (findings_.mode == Mode::strict) {
            fail(member, ErrorId::json_key_unknown, {quotation(member.key())});
            continue;
        }
        if (findings_.warnings.size() < Findings::limit) {
            findings_.warnings.push_back(
                describe(ErrorId::json_key_unknown, {quotation(member.key())}, member.path()));
        }
        extra.emplace_back(member.key(), member.json());
    }
    return extra;
}

}  // namespace poolbill::json
