// Reports as JSON: arrays with one line of text per bill line, period or term, or these lines alone. Keys as in
// docs/EXPORTS.md.
#include <memory>

#include "core/export/bill_fields.hpp"
#include "core/export/comparison_fields.hpp"
#include "core/export/format_table.hpp"
#include "core/export/statement_fields.hpp"

namespace poolbill::exports {
namespace {

using json::ObjectWriter;

enum class Layout : std::uint8_t { array, lines };

/// Elements that are written one by one: as one array with a line of text each, or as lines alone.
class Elements {
  public:
    explicit Elements(Layout layout) : is_array_(layout == Layout::array) {}
    void add(const ObjectWriter& element, Output& output) {
        if (is_array_) output << (is_empty_ ? "[\n  " : ",\n  ");
        output << element.str();
        if (!is_array_) output << "\n";
        is_empty_ = false;
    }
    void end(Output& output) const {
        if (is_array_) output << (is_empty_ ? "[]\n" : "\n]\n");
    }

  private:
    bool is_array_;
    bool is_empty_ = true;
};

ObjectWriter statement_object(const World& world, const Statement& statement) {
    std::string rows;
    for (const StatementRow& row : statement.rows) {
        ObjectWriter object;
        object.add("pool", world.pools[row.pool].identity.id).add("type", to_string(row.type));
        add_members(object, statement_sums(), row);
        rows += (rows.empty() ? "" : ",") + object.str();
    }
    ObjectWriter total;
    add_members(total, statement_sums(), statement.total);
    ObjectWriter object;
    object.add("period", statement.label)
        .add("currency", world.catalog.currency.code())
        .add("rounding", statement.rounding->id)
        .add("due", due_of(statement))
        .add_raw("total", total.str())
        .add_raw("rows", "[" + rows + "]");
    return object;
}

Steps in_steps(const BillsReport& report, Layout layout) {
    return
        [cursor = std::make_shared<BillCursor>(report), elements = Elements(layout)](Output& output) mutable {
            for (int number = 0; number < rows_per_step; ++number) {
                const BillRow* row = cursor->next();
                if (!row) {
                    elements.end(output);
                    return false;
                }
                ObjectWriter object;
                add_members(object, bill_fields(), *row);
                elements.add(object, output);
            }
            return true;
        };
}

void write(const StatementsReport& report, Layout layout, Output& output) {
    Elements elements(layout);
    for (const Statement& statement : report.statements)
        elements.add(statement_object(report.world, statement), output);
    elements.end(output);
}

void write(const ComparisonReport& report, Layout layout, Output& output) {
    Elements elements(layout);
    for (const ComparisonRow& row : report.rows) {
        ObjectWriter object;
        add_members(object, comparison_members(), row, Absent::null);
        elements.add(object, output);
    }
    elements.end(output);
}

}  // namespace

Steps json_in_steps(const BillsReport& report, const Choices&) {
    return in_steps(report, Layout::array);
}

void write_json(const StatementsReport& report, const Choices&, Output& output) {
    write(report, Layout::array, output);
}

void write_json(const ComparisonReport& report, const Choices&, Output& output) {
    write(report, Layout::array, output);
}

Steps json_lines_in_steps(const BillsReport& report, const Choices&) {
    return in_steps(report, Layout::lines);
}

void write_json_lines(const StatementsReport& report, const Choices&, Output& output) {
    write(report, Layout::lines, output);
}

void write_json_lines(const ComparisonReport& report, const Choices&, Output& output) {
    write(report, Layout::lines, output);
}

void write_json(const ExplanationReport& report, const Choices&, Output& output) {
    std::string steps;
    for (const Step& step : report.explanation.steps) {
        ObjectWriter object;
        object.add("label", step.label)
            .add("formula", step.formula)
            .add("value", step.value)
            .add("rule", step.rule);
        steps += (steps.empty() ? "" : ",") + object.str();
    }
    ObjectWriter object;
    object.add("title", report.explanation.title).add_raw("steps", "[" + steps + "]");
    output << object.str() << "\n";
}

}  // namespace poolbill::exports
