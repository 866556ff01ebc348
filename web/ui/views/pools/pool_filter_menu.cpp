#include "web/ui/views/pools/pool_filter_menu.hpp"

#include <string>
#include <vector>

#include "generated/text/pools.hpp"
#include "web/ui/views/choice_menu.hpp"
#include "web/ui/views/pools/pool_table.hpp"
#include "web/ui/views/pools/pool_words.hpp"

namespace poolbill::ui::deferred {
namespace {

std::vector<ChoiceOption> status_options(View& view) {
    const Strings& strings = view.ui.strings;
    PoolQuery& query = view.state.pools.query;
    std::vector<ChoiceOption> options{
        {strings(text::pools_all), !query.status, [&query] { query.status.reset(); }}};
    for (int i = 0; i <= static_cast<int>(last_pool_status); ++i) {
        const auto status = static_cast<PoolStatus>(i);
        options.push_back({status_name(strings, status), query.status == status,
                           [&query, status] { query.status = status; }});
    }
    return options;
}

std::vector<ChoiceOption> mode_options(View& view) {
    const Strings& strings = view.ui.strings;
    PoolQuery& query = view.state.pools.query;
    std::vector<ChoiceOption> options{
        {strings(text::pools_all), !query.mode, [&query] { query.mode.reset(); }}};
    for (const BillingMode mode : {BillingMode::pay_per_use, BillingMode::yearly_monthly})
        options.push_back(
            {mode_name(strings, mode), query.mode == mode, [&query, mode] { query.mode = mode; }});
    return options;
}

std::vector<ChoiceOption> sorting_options(View& view) {
    const Strings& strings = view.ui.strings;
    PoolQuery& query = view.state.pools.query;
    std::vector<ChoiceOption> options;
    for (std::size_t i = 0; i < pool_column_count; ++i) {
        const auto column = static_cast<PoolColumn>(i);
        const bool chosen = query.sorted_by == column;
        const std::string title = strings(column_title(column));
        const Text direction = query.descending ? text::pools_descending : text::pools_ascending;
        options.push_back(
            {chosen ? strings.fill(direction, {title}) : title, chosen, [&query, column, chosen] {
                 query.descending = chosen && !query.descending;
                 query.sorted_by = column;
             }});
    }
    return options;
}

std::vector<ChoiceOption> options_of(View& view, PoolChoice choice) {
    switch (choice) {
        case PoolChoice::status:
            return status_options(view);
        case PoolChoice::mode:
            return mode_options(view);
        case PoolChoice::sorting:
            break;
    }
    return sorting_options(view);
}

}  // namespace

std::string choice_name(View& view, PoolChoice choice) {
    const Strings& strings = view.ui.strings;
    const PoolQuery& query = view.state.pools.query;
    const std::string all = strings(text::pools_all);
    switch (choice) {
        case PoolChoice::status:
            return strings.fill(text::pools_status_filter,
                                {query.status ? status_name(strings, *query.status) : all});
        case PoolChoice::mode:
            return strings.fill(text::pools_mode_filter,
                                {query.mode ? mode_name(strings, *query.mode) : all});
        case PoolChoice::sorting:
            break;
    }
    return strings.fill(text::pools_sorting, {strings(column_title(query.sorted_by))});
}

void show(View& view, PoolFilterMenu& menu) {
    choice_menu(view, menu.anchor, "filter", choice_name(view, menu.choice), options_of(view, menu.choice));
}

}  // namespace poolbill::ui::deferred
