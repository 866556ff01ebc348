#include "web/engine/engine.hpp"

#include <algorithm>
#include <utility>

#include "core/base/error.hpp"
#include "core/base/quoted.hpp"
#include "core/export/preview.hpp"
#include "core/json/object.hpp"
#include "core/scenario/change_preview.hpp"
#include "core/scenario/compare.hpp"
#include "core/scenario/statement.hpp"
#include "core/time/iso8601.hpp"
#include "web/engine/options.hpp"

namespace poolbill::engine {
namespace {

using json::ObjectReader;

/// The number of the entry in the log would mean nothing to who sent a single action.
Error of_member(Error error) {
    constexpr std::string_view actions = "/actions/";
    if (!error.path.starts_with(actions)) return error;
    error.path.erase(0, std::min(error.path.find('/', actions.size()), error.path.size()));
    return error;
}

/// A report in the format "json". @param write  void(const exports::Writers&, exports::Output&)
template <class Write>
std::string report(Write write) {
    std::string text;
    exports::Output output(exports::into(text));
    write(*exports::find_format("json"), output);
    output.finish();
    return text;
}

/// "throughExpiry" as "through-expiry"
std::string dashed(std::string_view name) {
    std::string words;
    for (const char letter : name) {
        const bool is_capital = letter >= 'A' && letter <= 'Z';
        if (is_capital) words += '-';
        words += is_capital ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return words;
}

struct ExportRequest {
    const exports::Format* format = nullptr;
    std::optional<Instant> at;
    std::vector<std::pair<std::string, std::string>> members;  // of exports::read_request
};

ExportRequest export_request(ObjectReader& reader) {
    ExportRequest request;
    request.at = optional_instant(reader, "at");
    const std::string_view word = reader.text("format");
    request.format = exports::find_format(word);
    if (request.format == nullptr && !word.empty()) {
        reader.fail(reader.member("format"),
                    {"format.unknown", "",
                     "There is no export format " + quoted(quotation(word)) +
                         ". There are: " + exports::format_list(exports::ReportKind::snapshot) + "."});
    }
    for (const json::Value option : reader.value()) {
        if (option.key() == "at" || option.key() == "format") continue;
        reader.member(option.key());
        const bool is_text = option.kind() == json::Kind::string;
        request.members.emplace_back(dashed(option.key()),
                                     is_text ? std::string(option.text()) : option.json());
    }
    return request;
}

}  // namespace

std::string errors_json(const Errors& errors) {
    std::string list;
    for (const Error& error : errors) {
        list += list.empty() ? "[" : ",";
        list += json::ObjectWriter()
                    .add("code", error.code)
                    .add("path", error.path)
                    .add("message", error.message)
                    .str();
    }
    return list.empty() ? "[]" : list + "]";
}

Answer Engine::open(std::string_view scenario, json::Mode mode) {
    Result<json::ParsedScenario, Errors> parsed = json::parse_scenario_with_warnings(scenario, mode);
    if (!parsed) return std::move(parsed).error();
    if (const poolbill::Status valid = check(parsed->scenario); !valid) return Errors{valid.error()};
    scenario_ = std::make_shared<const Scenario>(std::move(parsed.value().scenario));
    last_ = nullptr;
    return errors_json(parsed->warnings);
}

std::string Engine::scenario() const {
    return json::write_scenario(*scenario_);
}

std::string Engine::now() const {
    return format_instant(scenario_->now);
}

Result<std::shared_ptr<const exports::Moment>, Errors> Engine::moment_at(Instant instant) {
    if (!last_ || last_->world.until != instant) {
        Result<World> world = replay(*scenario_, instant, &memory_);
        if (!world) return Errors{world.error()};
        last_ = std::make_shared<const exports::Moment>(exports::Moment{scenario_, std::move(world).value()});
    }
    return last_;
}

/// Takes the scenario over if its whole log and its "now" can be replayed.
Status Engine::settle(Scenario scenario) {
    Result<World> world = replay(scenario, scenario.now, &memory_);
    if (!world) return Errors{of_member(std::move(world).error())};
    scenario_ = std::make_shared<const Scenario>(std::move(scenario));
    last_ = std::make_shared<const exports::Moment>(exports::Moment{scenario_, std::move(world).value()});
    return Done();
}

Status Engine::act(std::string_view action) {
    Result<LogEntry, Errors> entry = json::parse_action(action);
    if (!entry) return std::move(entry).error();
    const Instant at = entry->at;
    Result<Appended> appended =
        append_and_replay(*scenario_, std::move(entry).value(), LaterActions::refuse, &memory_);
    if (!appended) return Errors{of_member(appended.error())};
    Scenario longer = std::move(appended.value().scenario);
    longer.now = std::max(longer.now, at);
    return settle(std::move(longer));
}

Status Engine::set_now(std::string_view instant) {
    const Result<Instant> now = parse_instant(instant);
    if (!now) return Errors{now.error()};
    Scenario moved = *scenario_;
    moved.now = *now;
    return settle(std::move(moved));
}

Answer Engine::statement(std::string_view options) {
    struct Request {
        StatementPeriod period = StatementPeriod::month;
        Instant at;
    };
    const auto request = read_options<Request>(options, [this](ObjectReader& reader) {
        const std::string by = reader.optional_string("by", "month");
        if (by != "month" && by != "day")
            reader.fail(reader.member("by"), ErrorId::json_word_unknown, {quotation(by), "month, day"});
        return Request{by == "day" ? StatementPeriod::day : StatementPeriod::month,
                       optional_instant(reader, "at").value_or(scenario_->now)};
    });
    if (!request) return request.error();
    const auto moment = moment_at(request->at);
    if (!moment) return moment.error();
    const World& world = (*moment)->world;
    const std::vector<Statement> all = statements(world, request->period);
    return report([&](const exports::Format& format, exports::Output& output) {
        format.writers.statements({world, all}, {}, output);
    });
}

Answer Engine::compare(std::string_view options) {
    struct Request {
        std::uint32_t pool = 0;
        Instant at;
        std::optional<Instant> until;
        AtEnd at_end = AtEnd::goes_on;
    };
    const auto request = read_options<Request>(options, [this](ObjectReader& reader) {
        Request wanted{named_pool(reader, *scenario_),
                       optional_instant(reader, "at").value_or(scenario_->now),
                       optional_instant(reader, "until")};
        if (reader.optional_boolean("stops", false)) wanted.at_end = AtEnd::stops;
        if (wanted.at_end == AtEnd::stops && !wanted.until)
            reader.fail(reader.member("stops"), ErrorId::json_missing, {"until"});
        return wanted;
    });
    if (!request) return request.error();
    const auto rows =
        poolbill::compare(*scenario_, request->pool, request->at, request->until, &memory_, request->at_end);
    if (!rows) return Errors{rows.error()};
    return report([&](const exports::Format& format, exports::Output& output) {
        format.writers.comparison({*rows}, {}, output);
    });
}

Answer Engine::preview(std::string_view options) {
    struct Request {
        std::uint32_t pool = 0;
        Term term{Term::Unit::month, 1};
        Instant paid;
        bool auto_renew = false;
    };
    const auto request = read_options<Request>(options, [this](ObjectReader& reader) {
        return Request{named_pool(reader, *scenario_), reader.term("term"),
                       optional_instant(reader, "payAt").value_or(scenario_->now),
                       reader.optional_boolean("autoRenew", false)};
    });
    if (!request) return request.error();
    const auto previewed =
        preview_change(*scenario_, request->pool, request->term, request->paid, request->auto_renew);
    if (!previewed) return Errors{previewed.error()};
    return report([&](const exports::Format& format, exports::Output& output) {
        exports::write(format, {*previewed, request->pool}, {}, output);
    });
}

Result<std::uint32_t, Errors> Engine::begin_export(std::string_view options) {
    const auto asked =
        read_options<ExportRequest>(options, [](ObjectReader& reader) { return export_request(reader); });
    if (!asked) return asked.error();
    const auto moment = moment_at(asked->at.value_or(scenario_->now));
    if (!moment) return moment.error();
    const World& world = (*moment)->world;
    const Result<exports::Request> request = exports::read_request(world, asked->members);
    if (!request) return Errors{within("/", request.error())};
    const Result<std::uint32_t> number = exports_.begin(*moment, *asked->format, *request);
    if (!number) return Errors{number.error()};
    return *number;
}

exports::RunningExports::Piece Engine::next_piece(std::uint32_t number) {
    return exports_.next(number, piece_size);
}

void Engine::end_export(std::uint32_t number) {
    exports_.end(number);
}

}  // namespace poolbill::engine
