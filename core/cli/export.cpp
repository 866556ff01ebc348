// `poolbill export`: any format, of the bills that the filter keeps.
#include "core/base/error.hpp"
#include "core/cli/commands.hpp"
#include "core/export/snapshot.hpp"

namespace poolbill::cli {

Status export_snapshot(const Scenario& scenario, const Options& options, exports::Output& output) {
    const Result<World> world = world_at(scenario, options);
    if (!world) return world.error();
    std::vector<std::pair<std::string, std::string>> members;
    for (const auto& [option, text] : options.values) {
        if (option == "--at" || option == "--format" || option == "--tolerant") continue;
        members.emplace_back(option.substr(2), text);
    }
    const Result<exports::Request> request = exports::read_request(*world, members);
    if (!request) return within("--", request.error());
    return exports::write(*options.format, {scenario, *world, request->filter}, request->choices, output);
}

}  // namespace poolbill::cli
