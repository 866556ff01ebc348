#include "core/export/focus/write.hpp"

#include "core/export/focus/rows.hpp"
#include "core/export/separated.hpp"

namespace poolbill::exports::focus {

void write(const Snapshot& snapshot, Version version, const Choices& choices, Output& output) {
    const std::vector<Field<Row>> fields = columns(version);
    if (choices.byte_order_mark) output << byte_order_mark;
    SeparatedLine line(output, ',', !choices.raw);
    for (const Field<Row>& field : fields)
        line.add(field.name, Cell::text);
    line.end();
    for_each_row(snapshot, choices, [&](const Row& row) {
        for (const Field<Row>& field : fields)
            line.add(field.value(row).value_or(std::string()),
                     field.kind == Kind::text ? Cell::text : Cell::number);
        line.end();
        return output.ok();
    });
}

}  // namespace poolbill::exports::focus
