// The option --answers: what a person answers to the questions of an import, "POOL=ANSWER,POOL=ANSWER".
//
// Contract: ANSWER is still-runs, deleted@TIME, bought-at-creation, changed@TIME, not-renewed or renewed-TERM@TIME. A time
// without an offset is in UTC+08:00. The same pool may have several answers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/intake/question.hpp"

namespace poolbill::cli {

/// Errors: "option.answers", and those of reading a time or a term, with the option as path.
Result<std::vector<intake::PoolAnswer>> read_answers(std::string_view list);

/// How each question without an answer is answered, one a line; empty when there is none.
std::string answer_help(const std::vector<intake::PoolQuestion>& questions);

}  // namespace poolbill::cli
