// What can be exported. A report refers to its data and must not outlive it.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/ledger/explain.hpp"
#include "core/scenario/compare.hpp"
#include "core/scenario/statement.hpp"
#include "core/scenario/world.hpp"

namespace poolbill::exports {

enum class ReportKind : std::uint8_t {
    bills,
    statements,
    comparison,
    explanation,
    preview,  // preview.hpp
    snapshot  // snapshot.hpp
};

struct BillsReport {
    using Lines = std::function<std::vector<Line>(std::int64_t first, std::int64_t count)>;

    const World& world;
    Bills bills;
    Lines lines;  // those of `bills` in another order, e.g. the order on the screen; empty: oldest first
};

struct StatementsReport {
    const World& world;
    std::span<const Statement> statements;
    bool has_sums = false;  // the sum of each period is a row as well, also in formats for programs
};

struct ComparisonReport {
    std::span<const ComparisonRow> rows;
};

struct ExplanationReport {
    const Explanation& explanation;
};

}  // namespace poolbill::exports
