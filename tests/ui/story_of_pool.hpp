// Scenarios of one pool that a test tells in a few lines: what is done, and what the clock shows.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace poolbill::ui::test {

/// The flavors and disks that the pools below are made of.
inline constexpr std::string_view usual_catalog =
    R"({"currency": "USD", "flavors": [
        {"code": "cpu", "name": "8 vCPUs | 32 GB", "hourly": "0.66", "monthly": "625.10"},
        {"code": "gpu", "name": "8 × V100", "hourly": "11.2", "monthly": "5376.10", "yearly": "53761"},
        {"code": "by-year", "name": "By the year", "hourly": "2", "yearly": "9000"}],
       "disks": [{"code": "ssd", "name": "SSD", "hourly": "0.0004", "monthly": "0.2"}]})";

/// Something that is done: "2026-11-10T09:12:40" and the members of the action.
struct Deed {
    std::string_view at, action;
};

/// @param now      "2026-11-27T10:30:00"
/// @param members  more of the scenario's own, each with a comma behind it
inline std::string story_of_pool(std::initializer_list<Deed> deeds, std::string_view now,
                                 std::string_view catalog = usual_catalog, std::string_view members = {}) {
    std::string text = R"({"format": "poolbill/scenario", "version": 1, "site": "intl", "catalog": )";
    text.append(catalog).append(", ").append(members);
    text.append(R"("pools": [{"id": "pool-a", "name": "training"}], "actions": [)");
    for (const Deed& deed : deeds) {
        if (&deed != deeds.begin()) text.append(", ");
        text.append(R"({"at": ")").append(deed.at).append(R"(+08:00", )").append(deed.action).append("}");
    }
    return text.append(R"(], "now": ")").append(now).append(R"(+08:00"})");
}

// The deeds that most stories begin with.
inline constexpr std::string_view create_one_node =
    R"("do": "create_pool", "pool": "pool-a", "nodes": [{"flavor": "cpu", "count": 1}])";
inline constexpr std::string_view order_a_month =
    R"("do": "submit_change_order", "pool": "pool-a", "order": "o1", "term": {"months": 1})";
inline constexpr std::string_view pay_it = R"("do": "pay_order", "order": "o1")";

}  // namespace poolbill::ui::test
