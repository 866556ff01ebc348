// A console's list of pools, read in one go.
#pragma once

#include <string>

#include "core/json/pool_list.hpp"

namespace poolbill::test {

inline Result<json::PoolList> read_pool_list(std::string text, const Scenario& into) {
    json::PoolListReader reader(text, into);
    if (const Result<bool> more = reader.read(text.size()); !more) return more.error();
    return std::move(reader).take();
}

}  // namespace poolbill::test
