// Reports as JSON: arrays with one line of text per bill line, period or term, keys as in docs/BILLING.md.
#include "core/export/bill_fields.hpp"
#include "core/export/comparison_fields.hpp"
#include "core/export/format_table.hpp"
#include "core/export/statement_fields.hpp"

namespace poolbill::exports {
namespace {

using json::ObjectWriter;

/// An array that is written element by element.
class Array {
  public:
    explicit Array(Output& output) : output_(output) {}
    void add(const ObjectWriter& element) {
        output_ << (is_empty_ ? "[\n  " : ",\n  ") << element.str();
        is_empty_ = false;
    }
    void end() { output_ << (is_empty_ ? "[]\n" : "\n]\n"); }

  private:
    Output& output_;
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

}  // namespace

void write_json(const BillsReport& report, Output& output) {
    Array array(output);
    BillCursor cursor(report);
    for (const BillRow* row = cursor.next(); row && output.ok(); row = cursor.next()) {
        ObjectWriter object;
        add_members(object, bill_fields(), *row);
        array.add(object);
    }
    array.end();
}

void write_json(const StatementsReport& report, Output& output) {
    Array array(output);
    for (const Statement& statement : report.statements)
        array.add(statement_object(report.world, statement));
    array.end();
}

void write_json(const ComparisonReport& report, Output& output) {
    Array array(output);
    for (const ComparisonRow& row : report.rows) {
        ObjectWriter object;
        add_members(object, comparison_members(), row, Absent::null);
        array.add(object);
    }
    array.end();
}

void write_json(const ExplanationReport& report, Output& output) {
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
