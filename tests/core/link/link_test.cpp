#include "core/link/link.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/cli/compression.hpp"
#include "core/json/scenario_json.hpp"
#include "tests/core/proof/random_scenarios.hpp"
#include "tests/core/support.hpp"

using namespace poolbill;
using link::Compression, link::make_link, link::open_link;

namespace {

/// As the widget names an order: by its minute, and five letters.
std::string order_id(Instant at, test::Random& random) {
    std::string id = "CS";
    for (const char c : format_local(at).substr(2, 14)) {
        if (c >= '0' && c <= '9') id += c;
    }
    for (int i = 0; i < 5; ++i)
        id += static_cast<char>('A' + random.between(0, 25));
    return id;
}

/// One pool that is scaled, ordered, paid and renewed at times without a pattern.
Scenario long_story(std::size_t actions) {
    test::Random random(7);
    Scenario scenario = test::empty_story();
    scenario.catalog.flavors[0].code = "modelarts.vm.cpu.8ud";
    scenario.catalog.flavors[0].name = "8 vCPUs | 32 GB";
    const std::string pool = "pool-training-7f3a9c";
    scenario.pools[0].id = scenario.pools[0].name = pool;
    Instant now = test::at("2024-01-03 09:00:00");
    const auto act = [&](Action action) { scenario.log.push_back({now, std::move(action), {}}); };
    act(CreatePool{pool, {{"modelarts.vm.cpu.8ud", 2, std::nullopt}}, {}});
    while (scenario.log.size() < actions) {
        now += Seconds{random.between(3600, 20 * 86400)};
        const std::string order = order_id(now, random);
        const Term term = *Term::months(static_cast<int>(random.between(1, 9)));
        switch (random.between(0, 3)) {
            case 0:
                act(ScalePool{pool, {{"modelarts.vm.cpu.8ud", random.between(1, 30), std::nullopt}}, {}});
                break;
            case 1:
                act(SetAutoRenew{pool, random.between(0, 1) == 1});
                break;
            case 2:
                act(Renew{pool, order, term, PaymentMethod::balance, {}});
                break;
            default:
                act(SubmitChangeOrder{pool, order, term, false, {}, false});
                now += Seconds{random.between(3, 900)};
                act(PayOrder{order, PaymentMethod::balance, {}});
        }
    }
    scenario.log.resize(actions);
    scenario.now = now;
    return scenario;
}

/// A link whose payload is what `deflate` makes of anything.
std::string link_of(std::string (*deflate)(std::string_view)) {
    return *make_link("{}", "", {deflate, nullptr});
}

std::string code_of(const Result<std::string>& result) {
    return result ? "" : result.error().code;
}

}  // namespace

TEST_CASE("a packed scenario is unpacked to the same text without blanks") {
    const std::string text = R"({ "a" : "b \" c\\" , "at": "2023-04-18T15:29:16+08:00" })";
    CHECK(*link::unpack(link::pack(text)) == R"({"a":"b \" c\\","at":"2023-04-18T15:29:16+08:00"})");
    for (const std::string unusual :
         {R"({"at":"2023-04-18T15:29:16+08:00","do":"7"})", R"({"at":"2023-04-18T15:29:16+08:00","do":"-"})",
          R"({"at":"2023-04-18T07:29:16Z","do":"renew"})", R"({"at":"2023-04-18T15:29","do":"renew"})",
          R"({"at":"2023-04-31T15:29:16+08:00","do":"renew"})", R"("now":"1969-12-31T23:59:59+08:00"})",
          R"("now":"2999-12-31T23:59:59+08:00"})", R"({"at":")", ""}) {
        CAPTURE(unusual);
        CHECK(*link::unpack(link::pack(unusual)) == unusual);
    }
    test::for_random_scenarios(100, [](const Scenario& scenario, const World&, test::Random&) {
        const Result<std::string> unpacked = link::unpack(link::pack(json::write_scenario(scenario)));
        return unpacked && json::parse_scenario(*unpacked).value() == scenario;
    });
}

TEST_CASE("whatever stands behind the checksum, unpacking gives a text within the limit or an error") {
    test::Random random(20);
    const std::string_view alphabet = "\x01\x02\x08\x1d\x1e\x1f-0123456789{\"a\xff";
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (std::int64_t left = random.between(0, 30); left > 0; --left)
            text += alphabet[static_cast<std::size_t>(
                random.between(0, static_cast<std::int64_t>(alphabet.size()) - 1))];
        const Result<std::string> unpacked = link::unpack(link::pack(text));
        if (unpacked ? unpacked->size() > link::most_bytes : unpacked.error().code != "link.damaged")
            FAIL("round " << round);
    }
    CHECK(code_of(link::unpack(link::pack(std::string(500'000, '\x01')))) == "link.too-large");
    CHECK(code_of(link::unpack(std::string(link::most_bytes + 1, 'a'))) == "link.too-large");
    CHECK(code_of(link::unpack("1234567")) == "link.damaged");
    CHECK(code_of(link::unpack("00000000{}")) == "link.damaged");
}

// The command line as WebAssembly has no compression.
TEST_CASE("the examples have short links") {
    const Compression* compression = cli::compression();
    if (compression == nullptr) return;
    const std::string text = json::write_scenario(long_story(50));
    const Result<std::string> made = make_link(text, "", *compression);
    REQUIRE(made.ok());
    CHECK(made->size() < 1200);
    CHECK(json::write_scenario(json::parse_scenario(*open_link(*made, *compression)).value()) == text);
    CHECK(code_of(make_link(json::write_scenario(long_story(150)), "", *compression)) == "link.too-long");
    CHECK(code_of(make_link(text, "https://example.com/" + std::string(1200, 'a'), *compression)) ==
          "link.too-long");
}

TEST_CASE("a scenario that is larger than what a link may hold is said to be too long, with its size") {
    const Compression* compression = cli::compression();
    if (compression == nullptr) return;
    const Result<std::string> made =
        make_link("\"" + std::string(link::most_bytes, 'a') + "\"", "", *compression);
    CHECK(code_of(made) == "link.too-long");
    CHECK(made.error().message.starts_with("The scenario has 1000002 bytes"));
}

TEST_CASE("a link that is cut or altered anywhere is refused") {
    const Compression* compression = cli::compression();
    if (compression == nullptr) return;
    const std::string link = *make_link(json::write_scenario(long_story(12)), "", *compression);
    for (std::size_t size = 0; size < link.size(); ++size) {
        const std::string code = code_of(open_link(link.substr(0, size), *compression));
        if (code != "link.damaged" && code != "link.missing") FAIL("cut to " << size << ": " << code);
    }
    test::Random random(5);
    for (std::size_t at = std::string_view("#pb1.").size(); at < link.size(); ++at) {
        std::string altered = link;
        while (altered[at] == link[at])
            altered[at] =
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+%"[random.between(0, 66)];
        const std::string code = code_of(open_link(altered, *compression));
        if (code != "link.damaged" && code != "link.too-large") FAIL("altered at " << at << ": " << code);
    }
    CHECK(code_of(open_link(link + "AAAA", *compression)) == "link.damaged");
    CHECK(open_link(link.substr(0, 20) + "\r\n " + link.substr(20), *compression).ok());
}

TEST_CASE("what a link says about its version decides before anything is unpacked") {
    const Compression none{nullptr, nullptr};
    CHECK(code_of(open_link("#pb2.AAAA", none)) == "link.newer");
    CHECK(code_of(open_link("#pb12.", none)) == "link.newer");
    CHECK(code_of(open_link("https://example.com/#pb10.AAAA", none)) == "link.newer");
    for (const std::string other :
         {"", "#pb", "#pb.", "#pb1", "#pb0.AAAA", "#pbx.AAAA", "#PB1.AAAA", "pb1.AAAA"}) {
        CAPTURE(other);
        CHECK(code_of(open_link(other, none)) == "link.missing");
    }
    CHECK(code_of(open_link("#pb1.A", none)) == "link.damaged");
    CHECK(code_of(open_link("#pb1." + std::string(link::longest_link + 1, 'A'), none)) == "link.damaged");
}

TEST_CASE("a link that unpacks to more than the limit is refused") {
    const Compression* compression = cli::compression();
    if (compression == nullptr) return;
    const std::string bytes = link_of(
        [](std::string_view) { return cli::compression()->deflate(std::string(link::most_bytes + 1, 'a')); });
    CHECK(code_of(open_link(bytes, *compression)) == "link.too-large");
    const std::string phrases = link_of([](std::string_view) {
        return cli::compression()->deflate(link::pack(std::string(link::most_bytes / 2, '\x01')));
    });
    CHECK(code_of(open_link(phrases, *compression)) == "link.too-large");
}
