#include "tests/ui/many_pools.hpp"

namespace poolbill::ui::test {
namespace {

std::string scenario(const std::string& pools, const std::string& actions, const std::string& now) {
    return R"({"format":"poolbill/scenario","version":1,"catalog":{"currency":"USD","flavors":[
        {"code":"cpu","name":"8 vCPUs | 32 GB","hourly":"0.66","monthly":"625.10"}]},"pools":[)" +
           pools + R"(],"actions":[)" + actions + R"(],"now":")" + now + R"("})";
}

std::string identity(const std::string& id, const std::string& name) {
    return R"({"id":")" + id + R"(","name":")" + name + R"("})";
}

std::string action(const std::string& time, const std::string& action, const std::string& rest) {
    return R"({"at":"2023-04-18T)" + time + R"(+08:00","do":")" + action + "\"," + rest + "}";
}

std::string create(const std::string& time, const std::string& id, int nodes) {
    return action(
        time, "create_pool",
        R"("pool":")" + id + R"(","nodes":[{"flavor":"cpu","count":)" + std::to_string(nodes) + "}]");
}

std::string order(const std::string& time, const std::string& pool, const std::string& id) {
    return action(time, "submit_change_order",
                  R"("pool":")" + pool + R"(","order":")" + id + R"(","term":{"months":1})");
}

}  // namespace

std::string four_pools() {
    return scenario(identity("pool-a", "alpha") + "," + identity("pool-b", "beta") + "," +
                        identity("pool-c", "gamma") + "," + identity("pool-d", "delta"),
                    create("15:00:00", "pool-a", 2) + "," + create("16:00:00", "pool-b", 1) + "," +
                        create("16:00:00", "pool-c", 1) + "," + create("17:00:00", "pool-d", 3) + "," +
                        order("17:00:00", "pool-c", "CS-C") + "," +
                        action("17:00:00", "pay_order", R"("order":"CS-C")") + "," +
                        order("17:30:00", "pool-b", "CS-B") + "," +
                        action("17:30:00", "set_pool_status", R"("pool":"pool-d","phase":"Abnormal")"),
                    "2023-04-18T18:00:00+08:00");
}

std::string many_pools(int count) {
    std::string pools, actions;
    for (int i = 0; i < count; ++i) {
        const std::string digits = std::to_string(100'000 + i).substr(1);
        const auto two = [](int number) { return std::to_string(100 + number).substr(1); };
        const std::string time = two(10 + i / 3600) + ":" + two(i / 60 % 60) + ":" + two(i % 60);
        const std::string comma = i == 0 ? "" : ",";
        pools += comma + identity("pool-" + digits, "name " + digits);
        actions += comma + create(time, "pool-" + digits, 1 + i % 3);
    }
    return scenario(pools, actions, "2023-04-18T18:00:00+08:00");
}

}  // namespace poolbill::ui::test
