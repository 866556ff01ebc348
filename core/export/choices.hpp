// What the caller chooses about the bytes of an export, besides its format.
#pragma once

namespace poolbill::exports {

struct Choices {
    bool raw = false;  // separated values: text that a spreadsheet would run as a formula stays as it is
    bool byte_order_mark = false;  // CSV: for a file that a person opens in a spreadsheet
    bool through_expiry = false;   // FOCUS: hours that are paid for and not used yet are written as well
};

}  // namespace poolbill::exports
