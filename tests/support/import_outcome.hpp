// All that an import makes of files, as one text: two imports are the same when their texts are.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/intake/import.hpp"
#include "core/intake/summary.hpp"
#include "core/json/scenario_json.hpp"

namespace poolbill::test {

/// Every field of the row.
inline std::string text_of(const intake::BillRow& row, const intake::Words& words) {
    std::string text;
    const auto add = [&text](std::string_view part) { text.append(part) += '|'; };
    const auto add_number = [&add](std::int64_t number) { add(std::to_string(number)); };
    const auto add_instant = [&](const std::optional<Instant>& instant) {
        add(instant ? std::to_string(instant->time_since_epoch().count()) : "");
    };
    const auto add_amount = [&add](const std::optional<Amount>& amount) {
        add(amount ? to_string(*amount) : "");
    };
    for (const std::int64_t number :
         {std::int64_t{row.file}, std::int64_t{row.place}, static_cast<std::int64_t>(row.kind),
          static_cast<std::int64_t>(row.mode), static_cast<std::int64_t>(row.price_unit), row.count,
          row.seconds.value_or(-1)})
        add_number(number);
    for (const intake::Word word :
         {row.service, row.resource, row.name, row.flavor, row.region, row.project, row.account, row.order})
        add(words[word]);
    add(row.currency ? row.currency->code() : "");
    add_instant(row.month ? std::optional(interval_of(*row.month).begin) : std::nullopt);
    for (const auto& instant : {row.begin, row.end, row.traded})
        add_instant(instant);
    add(row.term ? to_string(*row.term) : "");
    add(row.unit_price ? to_string(*row.unit_price) : "");
    for (const auto& amount : {row.official, row.discount, row.amount})
        add_amount(amount);
    return text;
}

/// The rows and the notes.
inline std::string text_of(const intake::Facts& facts) {
    std::string text = std::to_string(facts.refused_files) + " refused\n";
    for (const intake::BillFile& file : facts.bills.files) {
        text += file.name + "|" + std::to_string(file.said.value_or(-1)) + "|" + std::to_string(file.given) +
                "|" + std::to_string(file.refused) + "\n";
    }
    for (const intake::BillRow& row : facts.bills.rows)
        text += text_of(row, facts.bills.words) + "\n";
    for (const intake::Note& note : facts.notes.all()) {
        text += std::string(note.rule.code) + "|" + note.subject + "|" + english(note.sentence) + "|" +
                note.place.file + "|" + to_string(note.place.part) + "\n";
    }
    return text + std::to_string(facts.notes.dropped()) + " dropped\n";
}

/// The facts, and what is derived from them. @param piece  records or steps that are derived at a time
inline std::string import_outcome(intake::Facts facts, const intake::ImportOptions& options,
                                  std::size_t piece) {
    const std::string text = text_of(facts);
    intake::Deriving deriving(std::move(facts), options);
    for (;;) {
        const Result<bool> more = deriving.advance(piece);
        if (!more) return text + more.error().code + more.error().message;
        if (!*more) break;
    }
    const intake::Imported imported = std::move(deriving).take();
    return text + intake::summary_json(imported) + json::write_scenario(imported.scenario);
}

/// @param piece  bytes that are read at a time
inline intake::Facts read_in_pieces(std::vector<intake::NamedFile> files, std::size_t piece) {
    intake::FileReading reading(std::move(files), {});
    while (reading.read(piece)) {
    }
    return std::move(reading).take();
}

}  // namespace poolbill::test
