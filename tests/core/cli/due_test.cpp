// What `poolbill reconcile` says is due.
#include <doctest/doctest.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/cli/run.hpp"
#include "tests/support/input_files.hpp"

using namespace poolbill;

namespace {

std::string in_yen(std::string text) {
    for (std::size_t at = text.find("\"USD\""); at != std::string::npos; at = text.find("\"USD\"", at))
        text.replace(at, 5, "\"JPY\"");
    return text;
}

}  // namespace

TEST_CASE("what is due has no decimals in a currency without them, in a reconciliation too") {
    const std::string scenario = in_yen(test::inputs({"bills/records-intl.scenario.json"}).front().bytes);
    const std::string bill = in_yen(test::inputs({"bills/records-intl-page-1-of-2.json"}).front().bytes);
    const std::array<std::string_view, 3> arguments{"reconcile", "scenario", "bill"};
    std::string out, err;
    cli::run(
        arguments,
        {[&](const std::string& name) { return std::optional(name == "bill" ? bill : scenario); }, {}},
        [&out](std::string_view piece) { return out += piece, true; }, err);
    const std::size_t at = out.find("Due in 2025-10: ");
    REQUIRE(at != std::string::npos);
    CHECK(out.substr(at, out.find('\n', at) - at) == "Due in 2025-10: 335 in the bill, 335 here.");
}
