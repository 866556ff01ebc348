// FOCUS exports as rows of text, of every scenario in tests/cases.
#pragma once

#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/export/snapshot.hpp"
#include "core/intake/csv.hpp"
#include "core/json/scenario_json.hpp"
#include "core/scenario/replay.hpp"

namespace poolbill::test::focus {

using Text = std::string;
using Row = std::map<std::string, Text>;

/// An exact decimal number.
struct Number {
    Int128 units = 0;
    int decimals = 0;

    explicit Number(const Text& text) {
        for (const char c : text) {
            if (c == '-' || c == '.') continue;
            REQUIRE((c >= '0' && c <= '9'));
            units = units * 10 + (c - '0');
        }
        const std::size_t point = text.find('.');
        decimals = point == Text::npos ? 0 : static_cast<int>(text.size() - point - 1);
        if (text.starts_with('-')) units = -units;
        shorten();
    }
    Number(Int128 value, int places) : units(value), decimals(places) { shorten(); }

    friend Number operator*(Number left, Number right) {
        return {left.units * right.units, left.decimals + right.decimals};
    }
    friend Number operator+(Number left, Number right) {
        for (; left.decimals < right.decimals; ++left.decimals)
            left.units *= 10;
        for (; right.decimals < left.decimals; ++right.decimals)
            right.units *= 10;
        return {left.units + right.units, left.decimals};
    }
    friend bool operator==(const Number&, const Number&) = default;

  private:
    void shorten() {
        for (; decimals > 0 && units % 10 == 0; --decimals)
            units /= 10;
    }
};

inline bool is(const Row& row, const char* column, const char* value) {
    return row.at(column) == value;
}

inline bool always(const Row&) {
    return true;
}
struct Case {
    std::string name;
    Scenario scenario;
};

/// The scenarios of tests/cases that are valid.
inline std::vector<Case> cases() {
    std::vector<Case> found;
    for (const auto& entry : std::filesystem::directory_iterator(POOLBILL_SOURCE_DIR "/tests/cases")) {
        std::FILE* file = std::fopen(entry.path().string().c_str(), "rb");
        REQUIRE(file);
        std::string text(1 << 20, '\0');
        text.resize(std::fread(text.data(), 1, text.size(), file));
        std::fclose(file);
        const std::size_t start = text.find("=== scenario\n{");
        if (start == std::string::npos) continue;
        const std::size_t brace = text.find('{', start);
        const Result<Scenario, Errors> scenario =
            json::parse_scenario(text.substr(brace, text.find("\n=== ", brace) - brace));
        if (scenario.ok() && replay(*scenario, scenario->now).ok())
            found.push_back({entry.path().filename().string(), *scenario});
    }
    return found;
}

inline std::vector<Row> rows_of(const Scenario& scenario, const char* word, const exports::Choices& choices,
                                const exports::Filter& filter = {}) {
    const Result<World> world = replay(scenario, scenario.now);
    std::string file;
    exports::Output output(exports::into(file));
    REQUIRE(exports::write(*exports::find_format(word), {scenario, *world, filter}, choices, output).ok());
    output.finish();
    intake::CsvReader reader(file);
    REQUIRE(*reader.next());
    const std::vector<std::string> names(reader.fields().begin(), reader.fields().end());
    std::vector<Row> rows;
    while (*reader.next()) {
        REQUIRE(reader.fields().size() == names.size());
        Row row;
        for (std::size_t i = 0; i < names.size(); ++i)
            row[names[i]] = std::string(reader.fields()[i]);
        rows.push_back(std::move(row));
    }
    return rows;
}

inline Number sum(const std::vector<Row>& rows, const char* column,
                  const std::function<bool(const Row&)>& which) {
    Number total(0, 0);
    for (const Row& row : rows) {
        if (which(row)) total = total + Number(row.at(column));
    }
    return total;
}

}  // namespace poolbill::test::focus
