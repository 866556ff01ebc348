#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/scenario_json.hpp"
#include "tests/core/support.hpp"

using namespace poolbill;
using namespace poolbill::test;

namespace {

/// The words between backticks: "`pool`, `nodes`" -> "pool", "nodes".
std::vector<std::string> quoted_words(std::string_view cell) {
    std::vector<std::string> words;
    for (std::size_t open = cell.find('`'); open != std::string_view::npos; open = cell.find('`', open)) {
        const std::size_t close = cell.find('`', open + 1);
        if (close == std::string_view::npos) break;
        words.emplace_back(cell.substr(open + 1, close - open - 1));
        open = close + 1;
    }
    return words;
}

/// The cell without what stands in parentheses.
std::string without_remarks(std::string cell) {
    for (std::size_t open = cell.find('('); open != std::string::npos; open = cell.find('(')) {
        const std::size_t close = cell.find(')', open);
        if (close == std::string::npos) break;
        cell.erase(open, close - open + 1);
    }
    return cell;
}

/// "`pool`, `nodes` (`mode?` where …), `disks?: [{ type }]`" -> "pool nodes disks?"
std::string documented_members(const std::string& cell) {
    std::string members;
    for (const std::string& word : quoted_words(without_remarks(cell))) {
        const std::size_t length = word.find_first_not_of("abcdefghijklmnopqrstuvwxyz_?");
        members.append(members.empty() ? "" : " ").append(word.substr(0, length));
    }
    return members;
}

/// The members by action, as the table in docs/BILLING.md lists them.
std::map<std::string, std::string> documented_actions() {
    std::ifstream file(POOLBILL_SOURCE_DIR "/docs/BILLING.md");
    std::map<std::string, std::string> actions;
    bool is_table = false;
    for (std::string line; std::getline(file, line);) {
        if (line == "| `do` | Members |") is_table = true;
        if (line.empty()) is_table = false;
        const std::size_t cell = line.find(" | ");
        if (!is_table || !line.starts_with("| `") || cell == std::string::npos) continue;
        const std::string action = quoted_words(line.substr(0, cell)).front();
        if (action != "do") actions[action] = documented_members(line.substr(cell));
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
