// Where the header of a table is: behind a line such as "sep=;", or a title, or in the first line. Internal to core/intake.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/intake/bill_reader.hpp"

namespace poolbill::intake {

struct FoundHeader {
    CsvHeader header;
    CsvReader csv;         // has read the header
    std::size_t line = 1;  // that of the header, or the one that comes nearest to it
    bool is_table = true;  // its first record could be read
};

/// Looks at the first lines of a text that is no JSON.
FoundHeader find_header(std::string_view text, const ColumnNames& names);

}  // namespace poolbill::intake
