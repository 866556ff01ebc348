#include "core/export/snapshot.hpp"

#include "core/export/calendar.hpp"
#include "core/export/focus/write.hpp"
#include "core/json/scenario_json.hpp"

namespace poolbill::exports {
namespace {

Status set_member(const World& world, const std::string& name, const std::string& text, Request& request) {
    if (name == "pool") {
        request.filter.pool = world.pool_index(text);
        if (!request.filter.pool) return Error{"pool.unknown", name, "There is no pool \"" + text + "\"."};
    } else if (name == "mode") {
        request.filter.mode = parse_billing_mode(text);
        if (!request.filter.mode) {
            return Error{"filter.mode", name,
                         "The mode is pay-per-use or yearly-monthly, not \"" + text + "\"."};
        }
    } else if (name == "raw") {
        request.choices.raw = text == "true";
    } else if (name == "through-expiry") {
        request.choices.through_expiry = text == "true";
    } else if (name == "bom") {
        request.choices.byte_order_mark = text == "true";
    } else {
        return Error{"filter.unknown", name, "An export has no \"" + name + "\"."};
    }
    return Done();
}

Steps in_one_step(std::string text) {
    return [text = std::move(text)](Output& output) {
        output << text;
        return false;
    };
}

}  // namespace

Bills bills_of(const World& world, const Filter& filter) {
    const Bills bills = filter.pool ? world.bills(*filter.pool) : world.bills();
    if (!filter.mode) return bills;
    return *filter.mode == BillingMode::pay_per_use ? bills.usage() : bills.one_off();
}

Result<Request> read_request(const World& world,
                             std::span<const std::pair<std::string, std::string>> members) {
    Request request;
    for (const auto& [name, text] : members) {
        if (const Status set = set_member(world, name, text, request); !set) return set.error();
    }
    return request;
}

Result<Steps> in_steps(const Format& format, const Snapshot& snapshot, const Choices& choices) {
    const World& world = snapshot.world;
    switch (format.content) {
        case Content::bill_lines:
            return format.writers.bills({world, bills_of(world, snapshot.filter), snapshot.lines}, choices);
        case Content::focus_1_2:
            return focus::in_steps(snapshot, focus::Version::v1_2, choices);
        case Content::focus_1_4:
            return focus::in_steps(snapshot, focus::Version::v1_4, choices);
        case Content::calendar: {
            std::string text;
            Output output(into(text));
            const Status written = write_calendar(snapshot, output);
            if (!written) return written.error();
            output.finish();
            return in_one_step(std::move(text));
        }
        case Content::scenario:
            break;
    }
    return in_one_step(json::write_scenario(snapshot.scenario, world.until));
}

Status write(const Format& format, const Snapshot& snapshot, const Choices& choices, Output& output) {
    const Result<Steps> steps = in_steps(format, snapshot, choices);
    if (!steps) return steps.error();
    write_all(*steps, output);
    return Done();
}

}  // namespace poolbill::exports
