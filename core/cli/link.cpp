// `poolbill link` and `poolbill open`: a scenario as a link, and back.
#include "core/link/link.hpp"

#include "core/cli/commands.hpp"
#include "core/cli/compression.hpp"
#include "core/json/scenario_json.hpp"

namespace poolbill::cli {
namespace {

Error no_zlib() {
    return {"link.no-zlib", "", "This build of the program has no zlib, which links need."};
}

}  // namespace

Status make_link(const Scenario& scenario, const Options& options, exports::Output& output) {
    if (compression() == nullptr) return no_zlib();
    const Result<std::string> made =
        link::make_link(json::write_scenario(scenario), options.get("--base"), *compression());
    if (!made) return made.error();
    output << *made << "\n";
    return Done();
}

int open_link(const Options& options, const Surroundings& around, exports::Output& output, std::string& err) {
    const auto refuse = [&err](const Error& error) {
        err += line_of(error);
        return invalid_input;
    };
    if (compression() == nullptr) return refuse(no_zlib());
    std::string text = options.files.front();
    if (text == "-") {
        const Result<std::vector<intake::NamedFile>> input = read_files(options.files, around.read_file);
        if (!input) return refuse(input.error());
        text = input->front().bytes;
    }
    const Result<std::string> opened = link::open_link(text, *compression());
    if (!opened) return refuse(opened.error());
    const std::optional<Scenario> scenario = read_scenario(options, *opened, err);
    if (!scenario) return invalid_input;
    output << json::write_scenario(*scenario);
    return done;
}

}  // namespace poolbill::cli
