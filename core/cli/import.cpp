// `poolbill import`: files to a scenario.
#include "core/cli/answers.hpp"
#include "core/cli/commands.hpp"
#include "core/intake/summary.hpp"
#include "core/intake/text.hpp"
#include "core/json/scenario_json.hpp"

namespace poolbill::cli {
Result<intake::ColumnNames> column_names(const Options& options) {
    intake::ColumnNames names;
    const std::string list = options.get("--columns");
    for (std::string_view rest = list; !rest.empty();) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        const std::string_view pair = rest.substr(0, comma);
        const std::size_t equals = pair.rfind('=');
        const std::string field(equals == std::string_view::npos ? ""
                                                                 : intake::trimmed(pair.substr(equals + 1)));
        if (!intake::bill_field_of(field)) {
            return Error{"option.columns", "--columns",
                         intake::shown(pair) +
                             " is not NAME=FIELD with a field such as resource_id, flavor, begin, "
                             "end, type, official, discount, amount, unit_price, currency."};
        }
        names.emplace(intake::trimmed(pair.substr(0, equals)), field);
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return names;
}

int import_files(const Options& options, const Surroundings& around, exports::Output& output,
                 std::string& err) {
    const std::string form = options.get("--summary", "text");
    if (form != "text" && form != "json" && form != "none") {
        err += "--summary takes text, json or none.\n";
        return wrong_use;
    }
    if (!around.now && !options.has("--now")) {
        err += "The option --now is missing.\n";
        return wrong_use;
    }
    intake::ImportOptions wanted;
    const Result<Instant> now = options.instant("--now", around.now.value_or(Instant()));
    const Result<intake::ColumnNames> columns = column_names(options);
    if (!now || !columns) {
        err += line_of(now ? columns.error() : now.error());
        return invalid_input;
    }
    Result<std::vector<intake::PoolAnswer>> answers = read_answers(options.get("--answers"));
    if (!answers) {
        err += line_of(answers.error());
        return invalid_input;
    }
    wanted.answers = std::move(answers).value();
    wanted.now = *now;
    wanted.columns = *columns;
    wanted.site = options.get("--site");
    wanted.selection = {options.get("--region"), options.get("--project"), options.get("--account")};
    Result<std::vector<intake::NamedFile>> files = read_files(options.files, around.read_file);
    if (!files) {
        err += line_of(files.error());
        return invalid_input;
    }
    intake::Notes notes;
    const Result<intake::Imported> imported = intake::import_files(std::move(files).value(), wanted, notes);
    if (!imported) {
        if (form == "text") err += intake::summary_text(notes);
        err += line_of(imported.error());
        return invalid_input;
    }
    if (form == "text") err += intake::summary_text(imported->notes) + answer_help(imported->questions);
    if (form == "json") err += intake::summary_json(*imported);
    output << json::write_scenario(imported->scenario);
    if (imported->refused_files > 0) return invalid_input;
    return imported->missing_prices > 0 ? incomplete_result : done;
}

}  // namespace poolbill::cli
