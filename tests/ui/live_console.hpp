// A console in host mode, as the page reports it, and what the widget asks of it.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/time/iso8601.hpp"
#include "tests/ui/driver.hpp"

namespace poolbill::ui::test {

inline std::string file(const std::string& name, const std::string& bytes) {
    return name + "\n" + std::to_string(bytes.size()) + "\n" + bytes;
}

inline std::string pool(const std::string& name) {
    return R"({"kind": "Pool", "metadata": {"name": ")" + name +
           R"(", "creationTimestamp": "2026-11-01T07:29:16Z", "annotations": {"os.modelarts/billing.mode": "0"}},
            "spec": {"resources": [{"flavor": "f", "count": 1}]},
            "status": {"phase": "Running"}})";
}

inline std::string pools_file(const std::string& pools) {
    return file("pools", R"({"kind": "PoolList", "items": [)" + pools + "]}") +
           file("prices.csv", "code,hourly,monthly,yearly\nf,0.66,625.10,6251.00\n");
}

inline constexpr const char* everything =
    R"("can": {"quote": true, "order": true, "pay": true, "cancel": true})";

/// What the page reports. @param more  further members
inline std::string report(const std::string& more = {}, const std::string& can = everything) {
    return R"({"data": "here", "asOf": "2026-11-27T10:30:00+08:00", )" + can + (more.empty() ? "" : ", ") +
           more + "}";
}

inline std::string quote(const std::string& amount) {
    return R"("quotes": [{"pool": "p1", "term": {"months": 1}, "answer": "here",
        "price": {"amount": ")" +
           amount + R"(", "currency": "USD"}}])";
}

inline std::string order(const std::string& stage, const std::string& more = {}) {
    return R"("orders": [{"stage": ")" + stage + R"(", "pool": "p1", "term": {"months": 1}, "previewed":
        {"amount": "625.10", "currency": "USD", "expires": "2026-12-27T23:59:59+08:00"})" +
           more + "}]";
}

/// A console whose pools are on the screen.
struct Console : Driver {
    explicit Console(const std::string& pools = pool("p1"), const std::string& can = everything) {
        app.set_today(*parse_instant("2026-11-27T10:30:00+08:00"));
        app.command("live", report({}, can));
        REQUIRE(app.command("live_data", pools_file(pools)));
        settle();
        (void)events();
    }
    void tell(const std::string& more) {
        REQUIRE(app.command("live", report(more)));
        settle();
    }
    /// The details of the requests to the page since the last call.
    std::vector<std::string> wishes() {
        std::vector<std::string> details;
        for (const HostEvent& event : events()) {
            if (event.type == "live-wanted") details.push_back(event.detail);
        }
        return details;
    }
    /// Opens the purchase, and answers its question for the price.
    void open_quoted_purchase() {
        open_purchase();
        tell(quote("625.10"));
        (void)wishes();
    }
    void open_purchase() {
        choose_action(*this, "Change To Prepaid");
        click(Role::button, "OK");
    }
};
}  // namespace poolbill::ui::test
