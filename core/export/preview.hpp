// The preview of a change to yearly/monthly in every format that takes rows, and as one JSON object. Only the command
// line writes it, so it is no function in the table of formats.
#pragma once

#include <span>

#include "core/export/field.hpp"
#include "core/export/formats.hpp"
#include "core/scenario/change_preview.hpp"

namespace poolbill::exports {

struct PreviewReport {
    const ChangePreview& preview;
    std::uint32_t pool = 0;  // index into its world's pools
};

/// A figure of the preview: each of its amounts, times and bills is a row.
struct PreviewRow {
    std::string_view pool;
    std::string_view currency;
    std::string_view what;                 // "quote", "usage", "break-even", …
    std::optional<std::string> item = {};  // the term of the quote, or the code of a flavor or disk type
    std::optional<Instant> from = {}, until = {};
    std::optional<Charge> charge = {};
    std::optional<Amount> payable = {};
    std::optional<Instant> settled = {};
};

Rows data_rows(const PreviewReport& report);
Rows reading_rows(const PreviewReport& report);
/// The members of the JSON object, before `bills` and `comparison`.
std::span<const Field<PreviewReport>> preview_members();

/// @pre format.can_write(ReportKind::preview)
void write(const Format& format, const PreviewReport& report, const Choices& choices, Output& output);

}  // namespace poolbill::exports
