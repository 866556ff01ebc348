#include "web/ui/views/exporting.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/export/snapshot.hpp"
#include "core/json/scenario_json.hpp"
#include "core/link/packed_text.hpp"

namespace poolbill::ui::deferred {
namespace {

/// The text up to the separator; `rest` begins after it.
std::string cut(std::string_view& rest, char separator) {
    const std::size_t end = std::min(rest.find(separator), rest.size());
    std::string text(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return text;
}

}  // namespace

std::string export_text(Session& session, std::string_view request) {
    const std::string word = cut(request, '\n');
    const exports::Format* format = exports::find_format(word);
    if (format == nullptr) return "-There is no export format \"" + word + "\".";
    std::vector<std::pair<std::string, std::string>> members;
    while (!request.empty()) {
        const std::string line = cut(request, '\n');
        std::string_view rest = line;
        std::string name = cut(rest, '=');
        members.emplace_back(std::move(name), rest);
    }
    const World& world = session.world();
    const Result<exports::Request> wanted = exports::read_request(world, members);
    if (!wanted) return "-" + wanted.error().message;
    const Scenario scenario = session.scenario();
    std::string text = "+";
    exports::Output output(exports::into(text));
    const Status written =
        exports::write(*format, {scenario, world, wanted->filter}, wanted->choices, output);
    output.finish();
    return written.ok() ? text : "-" + written.error().message;
}

std::string pack_scenario(const Session& session) {
    return link::pack(json::write_scenario(session.history().current(), session.now()));
}

std::string unpack_scenario(std::string_view packed) {
    const Result<std::string> unpacked = link::unpack(packed);
    return unpacked ? "+" + *unpacked : "-" + unpacked.error().code;
}

}  // namespace poolbill::ui::deferred
