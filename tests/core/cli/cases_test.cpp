// Runs the golden cases of tests/cases through the command line's own function.
//
// A case file: title line, "source: ..." line, then sections that start with a line of the form "=== name":
//   scenario   a whole scenario, or "@name" for assets/scenarios/name
//   run        arguments; "-" is the scenario
//   exit       expected exit code (0 when absent)
//   out, err   expected output, byte for byte; "{bills formats}" and "{bills formats in words}" stand for the
//              formats of that command's report, so that a new format changes formats.txt alone
// A file may hold several run/exit/out/err groups after one scenario.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "core/cli/compression.hpp"
#include "core/cli/run.hpp"
#include "core/export/formats.hpp"

namespace {

std::optional<std::string> read_text(const std::string& name) {
    std::FILE* file = std::fopen(name.c_str(), "rb");
    if (!file) return std::nullopt;
    std::string text;
    char buffer[4096];
    while (const std::size_t size = std::fread(buffer, 1, sizeof buffer, file))
        text.append(buffer, size);
    std::fclose(file);
    return text;
}

struct Section {
    std::string name;
    std::string text;
};

std::vector<Section> sections_of(const std::string& text) {
    std::vector<Section> sections;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("=== ")) {
            sections.push_back({line.substr(4), ""});
        } else if (!sections.empty()) {
            sections.back().text += line + "\n";
        }
    }
    return sections;
}

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

using poolbill::exports::ReportKind;

struct Command {
    std::string name;
    ReportKind report;
};
const Command reporting_commands[] = {
    {"bills", ReportKind::bills},         {"statement", ReportKind::statements},
    {"compare", ReportKind::comparison},  {"preview", ReportKind::preview},
    {"explain", ReportKind::explanation}, {"export", ReportKind::snapshot}};

std::string with_formats(std::string text) {
    for (const auto& [name, report] : reporting_commands) {
        replace_all(text, "{" + name + " formats}", poolbill::exports::format_choice(report));
        const std::string_view marked = report == ReportKind::snapshot ? "" : " (default)";
        replace_all(text, "{" + name + " formats in words}", poolbill::exports::format_list(report, marked));
    }
    replace_all(text, "{formats in words}", poolbill::exports::format_list(ReportKind::bills));
    return text;
}

struct Run {
    std::vector<std::string> arguments;
    int exit = 0;
    std::string out;
    std::string err;
};

struct Case {
    std::string scenario;
    std::vector<Run> runs;
};

Case parse_case(const std::string& text) {
    Case parsed;
    for (const Section& section : sections_of(text)) {
        if (section.name == "scenario") {
            parsed.scenario = section.text;
        } else if (section.name == "run") {
            parsed.runs.push_back({words_of(section.text), 0, "", ""});
        } else if (section.name == "exit") {
            parsed.runs.back().exit = std::stoi(section.text);
        } else if (section.name == "out") {
            parsed.runs.back().out = section.text;
        } else if (section.name == "err") {
            parsed.runs.back().err = section.text;
        } else {
            FAIL("unknown section " << section.name);
        }
    }
    return parsed;
}

/// The command line as WebAssembly cannot make and open links.
bool needs_compression(const Run& run) {
    const std::string& command = run.arguments.front();
    const bool asks_for_help = run.arguments.size() == 2 && run.arguments[1] == "--help";
    return (command == "link" || command == "open") && !asks_for_help;
}

std::vector<std::string> case_files() {
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(POOLBILL_SOURCE_DIR "/tests/cases")) {
        if (entry.path().extension() == ".txt") files.push_back(entry.path().string());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

TEST_CASE("every published example comes out as its case file says") {
    const std::vector<std::string> files = case_files();
    REQUIRE(files.size() > 0);
    for (const std::string& file : files) {
        CAPTURE(file);
        Case wanted = parse_case(read_text(file).value_or(""));
        if (wanted.scenario.starts_with("@")) {
            const std::string name = words_of(wanted.scenario.substr(1)).at(0);
            wanted.scenario = read_text(POOLBILL_SOURCE_DIR "/assets/scenarios/" + name).value_or("");
        }
        CHECK(wanted.runs.size() > 0);
        for (const Run& run : wanted.runs) {
            if (needs_compression(run) && poolbill::cli::compression() == nullptr) continue;
            const std::vector<std::string_view> arguments(run.arguments.begin(), run.arguments.end());
            CAPTURE(run.arguments.front());
            std::string out;
            std::string err;
            const int exit = poolbill::cli::run(
                arguments,
                {[&wanted](const std::string&) { return std::optional(wanted.scenario); }, std::nullopt},
                poolbill::exports::into(out), err);
            CHECK(exit == run.exit);
            std::erase(out, '\r');  // case files have plain line ends
            CHECK(out == with_formats(run.out));
            CHECK(err == with_formats(run.err));
        }
    }
}

TEST_CASE("every format has an example of everything that it writes") {
    const Case examples = parse_case(read_text(POOLBILL_SOURCE_DIR "/tests/cases/formats.txt").value_or(""));
    for (const Command& command : reporting_commands) {
        for (const poolbill::exports::Format& format : poolbill::exports::formats()) {
            if (!format.can_write(command.report)) continue;
            const auto shows_it = [&command, &format](const Run& run) {
                const std::vector<std::string>& words = run.arguments;
                return words.front() == command.name &&
                       std::find(words.begin(), words.end(), format.word) != words.end();
            };
            CAPTURE(command.name);
            CAPTURE(format.word);
            CHECK(std::any_of(examples.runs.begin(), examples.runs.end(), shows_it));
        }
    }
}

TEST_CASE("the command line says when its output could not be written in full") {
    const std::string scenario =
        read_text(POOLBILL_SOURCE_DIR "/assets/scenarios/documentation-example.json").value_or("");
    const std::vector<std::string_view> arguments{"bills", "-"};
    std::string err;
    const int exit = poolbill::cli::run(
        arguments, {[&scenario](const std::string&) { return std::optional(scenario); }, std::nullopt},
        [](std::string_view) { return false; }, err);
    CHECK(exit == 1);
    CHECK(err == "The output could not be written in full.\n");
}
