// Of files that are of several regions, projects or accounts, what a person wants.
//
// Contract: what is left out is noted by file. A selection that nothing in the files fits is an error that lists what
// there is. A region that a file does not say is no reason to leave something out; a project or an account is: records
// of others could be among them. Prices are left out by region in price_book.hpp.
#pragma once

#include "core/base/result.hpp"
#include "core/intake/facts.hpp"

namespace poolbill::intake {

/// Each is empty for all of them.
struct Selection {
    std::string region, project, account;

    bool is_all() const { return region.empty() && project.empty() && account.empty(); }
};

/// Errors: "import.empty".
Status leave_out_others(const Selection& selection, Facts& facts);

}  // namespace poolbill::intake
