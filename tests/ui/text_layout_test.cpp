// Texts as they are drawn, in every state that pressing controls leads to: none lies on another, none is cut at the side
// of its window, and no amount is shortened.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <set>

#include "imgui.h"
#include "tests/ui/crawl.hpp"
#include "tests/ui/dropped_files.hpp"
#include "web/ui/widgets/ui.hpp"

namespace poolbill::ui::test {
namespace {

std::string file(const std::string& path) {
    std::ifstream stream(std::string(POOLBILL_SOURCE_DIR "/") + path);
    REQUIRE_MESSAGE(stream.good(), path);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::string replaced(std::string text, std::string_view old, std::string_view other) {
    for (std::size_t at = 0; (at = text.find(old, at)) != std::string::npos; at += other.size())
        text.replace(at, old.size(), other);
    return text;
}

/// Prices of nine digits, and names that are long, have no blank or run the other way.
std::string hostile(std::string scenario) {
    scenario = replaced(scenario, "0.66", "123456.78");
    scenario = replaced(scenario, "625.10", "98765432.10");
    scenario = replaced(scenario, "\"name\": \"demo\"",
                        "\"name\": \"WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW\"");
    return replaced(scenario, "8 vCPUs | 32 GB",
                    "池池池池池池池池池池池池池池池池池池池池池池池池池池池池池池池 مرحبا");
}

/// The scenario of a file of tests/cases.
std::string scenario_of(const std::string& text) {
    constexpr std::string_view begin = "=== scenario\n";
    const std::size_t at = text.find(begin) + begin.size();
    return text.substr(at, text.find("\n===", at) - at);
}

/// A line of text as it was drawn.
struct DrawnText {
    std::string text;
    std::string whole;  // when the text was shortened: what it was; else empty
    Rect box;
    Rect seen;  // the part of the box that its window shows
    const ImDrawList* layer;
};

/// Keeps the texts of the last frame.
class LastFrame : public TextWitness {
  public:
    void drawn(const ImDrawList& list, const Rect& box, std::string_view text) override {
        if (ImGui::GetFrameCount() != frame_) texts_.clear();
        frame_ = ImGui::GetFrameCount();
        const ImVec2 from = list.GetClipRectMin(), to = list.GetClipRectMax();
        texts_.push_back({std::string(text), "", box,
                          box.intersect({from.x, from.y, to.x - from.x, to.y - from.y}), &list});
    }
    void was_shortened(std::string_view whole) override { texts_.back().whole = whole; }

    const std::vector<DrawnText>& texts() const { return texts_; }

  private:
    std::vector<DrawnText> texts_;
    int frame_ = -1;
};

/// What Chinese never has at the start of a line.
bool begins_with_closing_sign(std::string_view text) {
    constexpr std::array<std::string_view, 8> signs{"。", "，", "、", "；", "：", "！", "？", "）"};
    return std::any_of(signs.begin(), signs.end(),
                       [text](std::string_view sign) { return text.starts_with(sign); });
}

/// The first amount in the text, such as "$625.10"; empty without one.
std::string_view first_amount(std::string_view text) {
    std::size_t begin = std::string_view::npos, digits = 0;
    for (const std::string_view sign : {"$", "¥", "€", "￥"}) {
        if (const std::size_t at = text.find(sign); at < begin) {
            begin = at;
            digits = at + sign.size();
        }
    }
    if (begin == std::string_view::npos) return {};
    const std::size_t end = std::min(text.find_first_not_of("0123456789.,", digits), text.size());
    return end == digits ? std::string_view() : text.substr(begin, end - begin);
}

bool lie_on_each_other(const DrawnText& one, const DrawnText& other) {
    const Rect shared = one.seen.intersect(other.seen);
    return one.layer == other.layer && shared.w > 1.5f && shared.h > 1.5f;
}

struct Setting {
    float width;
    const char* locale;
};
constexpr Setting settings[] = {{320, "en"},       {320, "zh-CN"}, {390, "x-pseudo"}, {480, "en"},
                                {640, "x-pseudo"}, {768, "zh-CN"}, {900, "en"},       {1180, "x-pseudo"},
                                {1920, "en"},      {3840, "zh-CN"}};

/// What is wrong, and where it was seen first.
using Findings = std::map<std::string, std::string>;

void inspect(const std::vector<DrawnText>& drawn, const std::string& place, Findings& findings) {
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const DrawnText& text = drawn[i];
        if (text.seen.w <= 0 || text.seen.h <= 0) continue;
        const bool is_cut = text.box.x < text.seen.x - 1.5f || text.box.right() > text.seen.right() + 1.5f;
        if (is_cut) findings.emplace("cut: " + text.text, place);
        if (begins_with_closing_sign(text.text)) findings.emplace("begins with a sign: " + text.text, place);
        if (text.text.find(first_amount(text.whole)) == std::string::npos)
            findings.emplace("shortened: " + text.whole, place);
        for (std::size_t j = 0; j < i; ++j) {
            if (lie_on_each_other(text, drawn[j]))
                findings.emplace("overlap: " + drawn[j].text + " | " + text.text, place);
        }
    }
}

constexpr float height = 820;

/// @param prepare  brings a new driver to the first state
void check_texts(const std::string& name, std::size_t depth, const std::function<void(Driver&)>& prepare) {
    Findings findings;
    std::size_t states = 0;
    const auto begin = [&] {
        auto driver = std::make_unique<Driver>(1180.0f, height);
        prepare(*driver);
        return driver;
    };
    crawl(begin, depth, [&](Driver& driver, const Path& path) {
        ++states;
        LastFrame frame;
        driver.app.set_text_witness(&frame);
        for (const Setting& setting : settings) {
            driver.app.set_preferences({.locale = setting.locale});
            driver.resize(setting.width, height);
            inspect(frame.texts(),
                    name + " " + std::to_string(static_cast<int>(setting.width)) + " " + setting.locale +
                        " after " + to_string(path),
                    findings);
        }
        driver.app.set_text_witness(nullptr);
    });
    std::string all;
    for (const auto& [finding, place] : findings)
        all.append(finding).append("\n      in ").append(place).append("\n");
    INFO(states, " states, ", findings.size(), " findings:\n", all);
    CHECK(findings.empty());
}

}  // namespace

TEST_CASE("in every state texts lie apart and whole, and amounts are never shortened") {
    for (const std::string name : {"documentation-example-start", "documentation-example", "may-not-change",
                                   "scaled-pool", "year-auto-renew"}) {
        const std::string scenario = file("assets/scenarios/" + name + ".json");
        check_texts(name, 4, [&](Driver& driver) { driver.load(scenario); });
        check_texts(name + " hostile", 4, [&](Driver& driver) { driver.load(hostile(scenario)); });
    }
}

TEST_CASE("so do they in a pool of 200 flavors") {
    std::string flavors, nodes;
    for (int i = 0; i < 200; ++i) {
        const std::string code = "modelarts.vm.flavor." + std::to_string(i), comma = i > 0 ? "," : "";
        flavors += comma + R"({"code":")" + code + R"(","name":"Flavor )" + std::to_string(i) +
                   R"( with 8 vCPUs","hourly":"0.66","monthly":"625.10","yearly":"6251.00"})";
        nodes += comma + R"({"flavor":")" + code + R"(","count":)" + std::to_string(i + 1) + "}";
    }
    const std::string pool = R"("pool":"pool-many",)";
    const std::string start =
        R"({"format":"poolbill/scenario","version":1,"site":"intl","catalog":{"currency":"USD","flavors":[)" +
        flavors +
        R"(]},"pools":[{"id":"pool-many","name":"many"}],"now":"2023-04-18T17:30:00+08:00","actions":[)" +
        R"({"at":"2023-04-18T15:29:16+08:00","do":"create_pool",)" + pool + R"("nodes":[)" + nodes + "]}";
    const std::string paid = R"(,{"at":"2023-04-18T16:30:30+08:00","do":"submit_change_order",)" + pool +
                             R"("order":"CS1","term":{"months":1}},)" +
                             R"({"at":"2023-04-18T16:30:30+08:00","do":"pay_order","order":"CS1"})";
    check_texts("200 flavors", 2, [&](Driver& driver) { driver.load(start + "]}"); });
    check_texts("200 flavors prepaid", 2, [&](Driver& driver) { driver.load(start + paid + "]}"); });
}

TEST_CASE(
    "so do they in the seldom states of a pool: in arrears, deleted, past its term, in another currency") {
    for (const std::string name : {"arrears-by-day", "arrears-deletion", "auto-renewal-without-money",
                                   "grace-by-customer-level", "bill-month-eu", "price-change"}) {
        const std::string scenario = scenario_of(file("tests/cases/" + name + ".txt"));
        check_texts(name, 2, [&](Driver& driver) { driver.load(scenario); });
        const std::string in_yen =
            replaced(replaced(scenario, "\"USD\"", "\"JPY\""), "\"0.66\"", "\"9876543\"");
        check_texts(name + " in yen", 2, [&](Driver& driver) { driver.load(in_yen); });
    }
}

TEST_CASE("so do they where an import asks what columns mean") {
    const std::string table =
        "A column with a name that is longer than any column of a bill has ever been,Start,Stop,Price\n"
        "a value that is longer than what most records of bills have in any of their columns,2,3,4\n";
    check_texts("columns", 2, [&](Driver& driver) {
        driver.load_file("assets/scenarios/documentation-example-start.json");
        set_today(driver);
        CHECK(driver.app.command("import_files",
                                 as_input("a bill with quite a long name of its own.csv", table)));
        driver.settle();
    });
}

TEST_CASE("so do they where a bill is compared with the scenario") {
    for (const char* bill :
         {"bills/detail-cn.csv", "bills/contract-cn.csv", "bills/records-intl-page-1-of-2.json"}) {
        check_texts(bill, 2, [&](Driver& driver) {
            driver.load_file("tests/inputs/bills/detail-cn.scenario.json");
            set_today(driver);
            driver.click(Role::row, "pool-a, Running, Yearly/Monthly, ¥1,753.56");
            choose_action(driver, "Reconcile with a bill");
            drop(driver, bill);
        });
    }
}

}  // namespace poolbill::ui::test
