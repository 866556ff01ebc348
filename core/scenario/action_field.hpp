// How an action describes its members, so that reading, writing, filtering and fuzzing need no list of
// actions.
//
// Contract: each action has a tuple `fields` with one Field per member, in the order of the file. All of it
// is constexpr. What a field looks like in JSON is up to core/json, by the member's type and the field's
// Form.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>

namespace poolbill {

enum class Presence : std::uint8_t {
    required,   // must be given
    defaulted,  // may be absent, then the member keeps its default; always written
    sparse      // may be absent, and is not written while it has its default
};

/// What the text in a member identifies.
enum class Names : std::uint8_t { nothing, pool, order, new_order };

/// No constraint beyond the member's type.
struct PlainForm {};
/// A whole number, both ends included.
struct RangeForm {
    std::int64_t least, most;
};
/// 1 to 28, -1 for the last day of the month, null for none.
struct DayForm {};
/// A list of nodes; each may have a billing mode or must not.
struct NodesForm {
    bool with_mode;
};

template <class Action, class Member, class Form = PlainForm>
struct Field {
    std::string_view key;
    Member Action::*member;
    Presence presence;
    Names names;
    Form form;
};

template <class Action>
constexpr auto names_pool(std::string_view key, std::string Action::*member) {
    return Field<Action, std::string>{key, member, Presence::required, Names::pool, {}};
}
template <class Action>
constexpr auto names_order(std::string_view key, std::string Action::*member) {
    return Field<Action, std::string>{key, member, Presence::required, Names::order, {}};
}
/// The id of an order that the action makes. When it may be absent, replay makes one up.
template <class Action>
constexpr auto makes_order(std::string_view key, std::string Action::*member,
                           Presence presence = Presence::required) {
    return Field<Action, std::string>{key, member, presence, Names::new_order, {}};
}
template <class Action, class Member, class Form = PlainForm>
constexpr auto required(std::string_view key, Member Action::*member, Form form = {}) {
    return Field<Action, Member, Form>{key, member, Presence::required, Names::nothing, form};
}
template <class Action, class Member, class Form = PlainForm>
constexpr auto defaulted(std::string_view key, Member Action::*member, Form form = {}) {
    return Field<Action, Member, Form>{key, member, Presence::defaulted, Names::nothing, form};
}
template <class Action, class Member, class Form = PlainForm>
constexpr auto sparse(std::string_view key, Member Action::*member, Form form = {}) {
    return Field<Action, Member, Form>{key, member, Presence::sparse, Names::nothing, form};
}

/// visit(field) for each in order.
template <class Action, class Visit>
constexpr void for_each_field(Visit&& visit) {
    std::apply([&visit](const auto&... field) { (visit(field), ...); }, Action::fields);
}

/// How many fields of an action name a pool, an order, …
template <class Action>
constexpr std::size_t count_named(Names what) {
    std::size_t count = 0;
    for_each_field<Action>([&](const auto& field) { count += field.names == what; });
    return count;
}

/// visit(id) for each id in the action that names such a thing.
template <class Action, class Visit>
void for_each_named(const Action& action, Names what, Visit&& visit) {
    for_each_field<Action>([&](const auto& field) {
        if constexpr (requires { visit(action.*field.member); }) {
            if (field.names == what) visit(action.*field.member);
        }
    });
}

}  // namespace poolbill
