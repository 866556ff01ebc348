// Any bytes as a file that somebody drops: text, CSV records, JSON documents, numbers and times. Each reader
// answers with a value or a sentence, and never reads past the text. Runs under libFuzzer.
#include <cstdint>
#include <string>
#include <string_view>

#include "core/intake/csv.hpp"
#include "core/intake/date.hpp"
#include "core/intake/json_documents.hpp"
#include "core/intake/number.hpp"
#include "core/intake/text.hpp"
#include "core/intake/text_reading.hpp"
#include "core/money/decimal.hpp"
#include "tests/fuzz/support/world_checks.hpp"

using namespace poolbill;
using fuzz::require;

namespace {

void require_records_advance(std::string_view text, char separator) {
    intake::CsvReader reader(text, separator);
    std::size_t before = 0;
    for (;;) {
        const Result<bool> more = reader.next();
        if (!more) return require(!more.error().message.empty(), "a refusal says nothing");
        if (!*more) break;
        require(reader.position() > before, "a record has no bytes");
        require(!reader.fields().empty(), "a record has no field");
        before = reader.position();
    }
    require(reader.position() == text.size(), "text is left after the last record");
}

void require_documents_in_order(std::string_view text) {
    std::size_t done = 0;
    for (const intake::JsonExtent& extent : intake::find_json_documents(text)) {
        require(extent.begin >= done && extent.size > 0, "documents overlap");
        done = extent.begin + extent.size;
        require(done <= text.size(), "a document is longer than the text");
        intake::outermost_keys(text.substr(extent.begin, extent.size));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const Result<std::string> text = intake::text_of_bytes(std::string(bytes));
    if (text) {
        require(intake::first_invalid_utf8(*text) == std::string_view::npos, "a text is not UTF-8");
    } else {
        require(!text.error().message.empty(), "a refusal says nothing");
    }
    const std::string_view content = text ? std::string_view(*text) : bytes;
    require_records_advance(content, intake::separator_of(content));
    require_documents_in_order(content);
    require(intake::first_invalid_utf8(intake::shown(content)) == std::string_view::npos || !text,
            "a quote cuts a letter");
    if (const auto number = intake::read_number(content); number) {
        const Result<std::int64_t> value = parse_decimal(number->digits, 18);
        require(value.ok() || value.error().code != "money.format", "a number's digits are no decimal");
    }
    if (const Result<Instant> date = intake::read_date(content); date)
        require(*date >= earliest_instant && *date <= latest_instant, "a time is out of range");
    return 0;
}
