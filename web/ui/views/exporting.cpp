#include "web/ui/views/exporting.hpp"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "core/export/rows.hpp"
#include "core/export/running_exports.hpp"
#include "core/json/scenario_json.hpp"
#include "core/link/packed_text.hpp"
#include "core/reconcile/reconcile_rows.hpp"
#include "web/ui/model/reconciled_bills.hpp"

namespace poolbill::ui::deferred {
namespace {

/// The text up to the separator; `rest` begins after it.
std::string cut(std::string_view& rest, char separator) {
    const std::size_t end = std::min(rest.find(separator), rest.size());
    std::string text(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return text;
}

std::uint32_t number_of(std::string_view text) {
    std::uint32_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// For a spreadsheet: with a byte order mark, and text that it would run as a formula marked as text.
std::string begin_reconciliation(const Session& session, const ViewState& state, RunningExports& exports) {
    const std::shared_ptr<ReconciledBills> bills = state.reconcile.bills;
    if (!bills) return "-No bills are compared.";
    const Result<reconcile::Reconciliation>& compared = bills->compared(session);
    if (!compared) return "-" + compared.error().message;
    if (!exports) exports = std::make_shared<exports::RunningExports>();
    auto kept = std::make_shared<const reconcile::Reconciliation>(*compared);
    exports::Choices choices;
    choices.byte_order_mark = true;
    exports::Steps steps =
        exports::csv_in_steps(reconcile::rows_of(*kept, reconcile::Times::with_offset), choices);
    return "+" + std::to_string(exports->begin(std::move(kept), std::move(steps)));
}

}  // namespace

std::string begin_export(Session& session, const ViewState& state, RunningExports& exports,
                         std::string_view request) {
    const std::string word = cut(request, '\n');
    if (word == reconciliation_word) return begin_reconciliation(session, state, exports);
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
    if (!exports) exports = std::make_shared<exports::RunningExports>();
    auto scenario = std::make_shared<const Scenario>(session.scenario());
    auto moment = std::make_shared<const exports::Moment>(exports::Moment{std::move(scenario), world});
    const Result<std::uint32_t> number = exports->begin(std::move(moment), *format, *wanted);
    return number ? "+" + std::to_string(*number) : "-" + number.error().message;
}

std::string next_piece(RunningExports& exports, std::string_view number) {
    constexpr std::size_t piece_size = 65'536;  // a few milliseconds of work
    if (!exports) return ".";
    const auto piece = exports->next(number_of(number), piece_size);
    return (piece.is_last ? "." : "+") + piece.text;
}

void end_export(RunningExports& exports, std::string_view number) {
    if (exports) exports->end(number_of(number));
}

std::string pack_scenario(const Session& session) {
    return link::pack(json::write_scenario(session.history().current(), session.now()));
}

std::string unpack_scenario(std::string_view packed) {
    const Result<std::string> unpacked = link::unpack(packed);
    return unpacked ? "+" + *unpacked : "-" + unpacked.error().code;
}

}  // namespace poolbill::ui::deferred
