#include "core/export/focus/write.hpp"

#include <memory>
#include <utility>

#include "core/export/focus/rows.hpp"
#include "core/export/separated.hpp"

namespace poolbill::exports::focus {

Steps in_steps(const Snapshot& snapshot, Version version, const Choices& choices) {
    return [rows = std::make_shared<RowCursor>(snapshot, choices), fields = columns(version), choices,
            is_begun = false](Output& output) mutable {
        SeparatedLine line(output, ',', !choices.raw);
        if (!std::exchange(is_begun, true)) {
            if (choices.byte_order_mark) output << byte_order_mark;
            for (const Field<Row>& field : fields)
                line.add(field.name, Cell::text);
            line.end();
        }
        for (int number = 0; number < rows_per_step; ++number) {
            const std::optional<Row> row = rows->next();
            if (!row) return false;
            for (const Field<Row>& field : fields)
                line.add(field.value(*row).value_or(std::string()),
                         field.kind == Kind::text ? Cell::text : Cell::number);
            line.end();
        }
        return true;
    };
}

}  // namespace poolbill::exports::focus
