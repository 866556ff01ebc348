// The members of a row of the comparison in JSON.
#pragma once

#include <span>

#include "core/export/field.hpp"

namespace poolbill::exports {

std::span<const Field<ComparisonRow>> comparison_members();

}  // namespace poolbill::exports
