#include <fstream>
#include <iterator>
#include <map>
#include <regex>

#include "core/json/scenario_json.hpp"
#include "tests/core/support.hpp"

using namespace poolbill;
using namespace poolbill::test;

namespace {

/// "`pool`, `nodes` (`mode?` where …), `disks?: [{ type }]`" -> "pool nodes disks?"
std::string documented_members(std::string cell) {
    cell = std::regex_replace(cell, std::regex(R"(\([^)]*\))"), "");
    const std::regex member(R"(`([a-z_]+\??)[^`]*`)");
    std::string members;
    for (std::sregex_iterator found(cell.begin(), cell.end(), member), end; found != end; ++found)
        members += (members.empty() ? "" : " ") + found->str(1);
    return members;
}

/// The members by action, as the table in docs/BILLING.md lists them.
std::map<std::string, std::string> documented_actions() {
    std::ifstream file(POOLBILL_SOURCE_DIR "/docs/BILLING.md");
    const std::regex row(R"(\| `([a-z_]+)` \| (.*) \|)");
    std::map<std::string, std::string> actions;
    bool is_table = false;
    for (std::string line; std::getline(file, line);) {
        if (line == "| `do` | Members |") is_table = true;
        if (line.empty()) is_table = false;
        std::smatch parts;
        if (is_table && std::regex_match(line, parts, row) && parts.str(1) != "do")
            actions[parts.str(1)] = documented_members(parts.str(2));
    }
    return actions;
}

}  // namespace

TEST_CASE("docs/BILLING.md lists every action with its members, and no other") {
    std::map<std::string, std::string> documented = documented_actions();
    Actions::for_each([&]<class A>(std::type_identity<A>) {
        std::string members;
        for_each_field<A>([&](const auto& field) {
            members += (members.empty() ? "" : " ") + std::string(field.key);
            if (field.presence != Presence::required) members += '?';
        });
        CAPTURE(A::word);
        CHECK(documented[std::string(A::word)] == members);
    });
    CHECK(documented.size() == Actions::words.size());
}

TEST_CASE("an action without its optional members is read with their defaults") {
    const std::string head =
        R"({ "format": "poolbill/scenario", "version": 1, "catalog": { "flavors": [] }, )"
        R"("pools": [], "now": "2023-04-18T18:00:00+08:00", "actions": [ )"
        R"({ "at": "2023-04-18T16:00:00+08:00", )";
    const auto read = [&head](const std::string& members) {
        return json::parse_scenario(head + members + " } ] }")->log.front().action;
    };
    CHECK(read(R"("do": "set_auto_renew", "pool": "p")") == Action(SetAutoRenew{"p", true}));
    CHECK(read(R"("do": "approve_order", "order": "o")") == Action(ApproveOrder{"o", true}));
    CHECK(read(R"("do": "pay_order", "order": "o")") == Action(PayOrder{"o", PaymentMethod::balance, {}}));
    CHECK(read(R"("do": "set_expiry_day", "pool": "p")") == Action(SetExpiryDay{"p", std::nullopt}));
    CHECK(read(R"("do": "set_pool_status", "pool": "p")") == Action(SetPoolStatus{"p", {}, {}, {}, {}, {}}));
}
