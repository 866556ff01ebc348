#include "core/cli/run.hpp"

#include <algorithm>
#include <array>

#include "core/base/error.hpp"
#include "core/cli/commands.hpp"
#include "core/json/scenario_json.hpp"
#include "core/scenario/replay.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill::cli {
namespace {

using exports::Output, exports::ReportKind;

/// The options that take no value.
constexpr std::array<std::string_view, 6> flags{"--tolerant", "--stops",          "--raw",
                                                "--bom",      "--through-expiry", "--auto-renew"};

struct Command {
    std::string_view name;
    std::string_view options;  // accepted options, surrounded by spaces
    std::string_view usage;
    ReportKind report;
    Status (*run)(const Scenario&, const Options&, Output&);  // null: check only
    int (*run_files)(const Options&, const Surroundings&, Output&,
                     std::string&) = nullptr;  // instead of `run`
    std::size_t least_files = 1;
};

constexpr std::array<Command, 11> commands{{
    {"check",
     " --tolerant ",
     "poolbill check FILE [--tolerant]\n"
     "\n"
     "Says whether the scenario is valid: its shape, and every action of its log in turn.\n"
     "Exit code 0 when it is; otherwise each error on standard error as PATH: CODE: sentence, exit code 1.\n"
     "\n"
     "  FILE        a scenario file; - reads standard input\n"
     "  --tolerant  unknown keys are warned about instead of refused\n",
     {},
     nullptr},
    {"bills", " --tolerant --at --format --raw ",
     "poolbill bills FILE [--at T] [--format {formats}] [--raw] [--tolerant]\n"
     "\n"
     "Prints every bill line up to T, oldest first.\n"
     "\n"
     "  FILE        a scenario file; - reads standard input\n"
     "  --at T      a time such as 2023-04-18T18:00:00+08:00; default: the scenario's \"now\"\n"
     "  --format F  {formats in words}\n"
     "  --raw       csv, tsv: text that a spreadsheet would run as a formula is not marked as text\n"
     "  --tolerant  unknown keys are warned about instead of refused\n",
     ReportKind::bills, bills},
    {"statement", " --tolerant --at --raw --format --by ",
     "poolbill statement FILE [--at T] [--by month|day] [--format {formats}] [--raw] [--tolerant]\n"
     "\n"
     "Prints the bills up to T by month (or day), pool and bill type, with the site's rounding of the "
     "month.\n"
     "\n"
     "  FILE        a scenario file; - reads standard input\n"
     "  --at T      a time such as 2023-05-01T00:00:00+08:00; default: the scenario's \"now\"\n"
     "  --by P      month (default) or day\n"
     "  --format F  {formats in words}\n"
     "  --raw       csv, tsv: text that a spreadsheet would run as a formula is not marked as text\n"
     "  --tolerant  unknown keys are warned about instead of refused\n",
     ReportKind::statements, statement},
    {"compare", " --tolerant --at --until --stops --pool --format --raw ",
     "poolbill compare FILE --pool ID [--at T] [--until T [--stops]] [--format {formats}] [--raw] "
     "[--tolerant]\n"
     "\n"
     "Compares staying pay-per-use with every term, if the pool were switched and paid at T. A saving may be "
     "negative.\n"
     "Exit code 1, with the conditions that are not met, when the pool is not pay-per-use, or the account is "
     "in arrears.\n"
     "\n"
     "  FILE        a scenario file; - reads standard input\n"
     "  --pool ID   the pool\n"
     "  --at T      the second of the switch; default: the scenario's \"now\"\n"
     "  --until T   compare the costs up to T, renewing as often as it takes; default: each term until its "
     "own expiry\n"
     "              (pay-per-use: until that of 1 month)\n"
     "  --stops     the pool stops at the time of --until: a term that lasts longer is unsubscribed then, "
     "and the refund is deducted\n"
     "  --format F  {formats in words}\n"
     "  --raw       csv, tsv: text that a spreadsheet would run as a formula is not marked as text\n"
     "  --tolerant  unknown keys are warned about instead of refused\n",
     ReportKind::comparison, compare_terms},
    {"preview", " --tolerant --pool --term --pay-at --auto-renew --format --raw ",
     "poolbill preview FILE --pool ID --term TERM [--pay-at T] [--auto-renew] [--format {formats}]\n"
     "                 [--raw] [--tolerant]\n"
     "\n"
     "Says what Change To Prepaid would do to the pool, ordered and paid at T: the price, the term, the "
     "bills\n"
     "of the change, the pay-per-use that is settled later, and the saving, which may be negative.\n"
     "Actions of the scenario after T are left out. Exit code 1, with each condition that is not met, when\n"
     "the pool may not be changed.\n"
     "\n"
     "  FILE          a scenario file; - reads standard input\n"
     "  --pool ID     the pool\n"
     "  --term TERM   1m to 9m or 1y to 3y\n"
     "  --pay-at T    the second of order and payment; default: the scenario's \"now\"\n"
     "  --auto-renew  the order switches automatic renewal on\n"
     "  --format F    {formats in words}\n"
     "  --raw         csv, tsv: text that a spreadsheet would run as a formula is not marked as text\n"
     "  --tolerant    unknown keys are warned about instead of refused\n",
     ReportKind::preview, preview},
    {"explain", " --tolerant --at --line --statement --format ",
     "poolbill explain FILE --line N | --statement P [--at T] [--format {formats}] [--tolerant]\n"
     "\n"
     "Shows the arithmetic of one bill line or one statement, step by step, with the rule of each step.\n"
     "\n"
     "  FILE           a scenario file; - reads standard input\n"
     "  --line N       the number of the line in `poolbill bills`, from 1\n"
     "  --statement P  the period in `poolbill statement`: 2023-04 or 2023-04-18\n"
     "  --at T         a time; default: the scenario's \"now\"\n"
     "  --format F     {formats in words}\n"
     "  --tolerant     unknown keys are warned about instead of refused\n",
     ReportKind::explanation, explain_line},
    {"export", " --tolerant --at --format --pool --mode --through-expiry --raw --bom ",
     "poolbill export FILE --format {formats}\n"
     "                [--pool ID] [--mode M] [--at T] [--through-expiry] [--raw] [--bom] [--tolerant]\n"
     "\n"
     "Writes the bills up to T, the dates after T, or the scenario, as a file for other programs.\n"
     "docs/EXPORTS.md has every column.\n"
     "\n"
     "  FILE              a scenario file; - reads standard input\n"
     "  --format F        {formats in words}\n"
     "  --pool ID         of this pool only\n"
     "  --mode M          pay-per-use or yearly-monthly only\n"
     "  --at T            a time such as 2023-04-18T18:00:00+08:00; default: the scenario's \"now\"\n"
     "  --through-expiry  FOCUS: also the hours that are paid for and not used yet\n"
     "  --raw             CSV, TSV and FOCUS: text that a spreadsheet would run as a formula is not marked "
     "as text\n"
     "  --bom             CSV and FOCUS: a byte order mark at the start, for Excel\n"
     "  --tolerant        unknown keys are warned about instead of refused\n",
     ReportKind::snapshot, export_snapshot},
    {"import",
     " --now --site --region --project --account --columns --answers --summary ",
     "poolbill import FILE... [--now T] [--site S] [--region R] [--project P] [--account A]\n"
     "                        [--columns LIST] [--answers LIST] [--summary text|json|none]\n"
     "\n"
     "Makes a scenario of lists of pools and nodes, orders, subscriptions, prices, bills and scenarios; each "
     "is\n"
     "recognised by its content. The scenario goes to standard output, and what came, was left out, assumed "
     "or\n"
     "has to be asked to standard error. Exit code 3 when prices are missing (they are 0 in the scenario).\n"
     "\n"
     "  FILE            any number of files; - reads standard input\n"
     "  --now T         the instant shown in the scenario; default: now\n"
     "  --site S        intl, eu or cn; default: by currency and region\n"
     "  --region R      take what is of this region only, such as cn-north-4\n"
     "  --project P     take records of bills of this enterprise project id only\n"
     "  --account A     take records of bills of this account only\n"
     "  --columns LIST  what columns of a CSV file mean: \"Begin of use=begin,Resource=resource_id\"\n"
     "  --answers LIST  what the summary asks about pools: \"POOL=still-runs,POOL=changed@TIME\"; it names "
     "the\n"
     "                  possible ones\n"
     "  --summary F     the summary as text (default), json or none\n",
     {},
     nullptr,
     import_files},
    {"reconcile",
     " --tolerant --format --columns ",
     "poolbill reconcile SCENARIO BILL... [--format table|csv|tsv|json] [--columns LIST] [--tolerant]\n"
     "\n"
     "Compares each record of the bills with the scenario's lines: equal, last-digit, different with the "
     "likely\n"
     "cause, only-in-bill, only-here, or apart (taxes, adjustments, other services). Sums follow by month "
     "and\n"
     "pool. Exit code 0 when nothing differs but last digits, 3 otherwise.\n"
     "\n"
     "  SCENARIO        a scenario file\n"
     "  BILL            files with bill records, JSON or CSV; - reads standard input\n"
     "  --format F      table (default), csv, tsv or json\n"
     "  --columns LIST  what columns of a CSV file mean, as for import\n"
     "  --tolerant      unknown keys of the scenario are warned about instead of refused\n",
     {},
     nullptr,
     reconcile_bills,
     2},
    {"link",
     " --tolerant --base ",
     "poolbill link FILE [--base URL] [--tolerant]\n"
     "\n"
     "Prints a link that holds the scenario. A page with Poolbill opens it, and so does `poolbill open`.\n"
     "A scenario whose link would have more than 2,000 characters is refused.\n"
     "\n"
     "  FILE        a scenario file; - reads standard input\n"
     "  --base URL  the address of the page; default: the link begins with #pb1.\n"
     "  --tolerant  unknown keys are warned about instead of refused\n",
     {},
     make_link},
    {"open",
     " --tolerant ",
     "poolbill open LINK [--tolerant]\n"
     "\n"
     "Prints the scenario that a link holds, as a scenario file.\n"
     "\n"
     "  LINK        the link in quotes, with or without the address before #pb1.; - reads it from standard "
     "input\n"
     "  --tolerant  unknown keys are warned about instead of refused\n",
     {},
     nullptr,
     open_link},
}};

std::string usage() {
    return "poolbill: what a resource pool costs, pay-per-use and yearly/monthly, to the second and the "
           "cent.\n"
           "\n"
           "  poolbill check     FILE                              is the scenario valid?\n"
           "  poolbill bills     FILE [--at T] [--format F]        every bill line\n"
           "  poolbill statement FILE [--at T] [--by month|day]    sums by month or day, with the site's "
           "rounding\n"
           "  poolbill compare   FILE --pool ID [--at T] [--until T [--stops]]  pay-per-use against every "
           "term\n"
           "  poolbill preview   FILE --pool ID --term 1y [--pay-at T]  what changing the pool would do\n"
           "  poolbill explain   FILE --line N | --statement P     the arithmetic of one line or statement\n"
           "  poolbill export    FILE --format F                   a file for other programs\n"
           "  poolbill import    FILE...                           a scenario of lists, prices and bills\n"
           "  poolbill reconcile SCENARIO BILL...                  each record of a bill against the "
           "scenario\n"
           "  poolbill link      FILE [--base URL]                 a link that holds the scenario\n"
           "  poolbill open      LINK                              the scenario that a link holds\n"
           "\n"
           "FILE is a scenario (JSON), - is standard input. T is a time with an offset, by default the "
           "scenario's \"now\".\n"
           "F is " +
           exports::format_list(ReportKind::bills) +
           ". `poolbill COMMAND --help` says more. Exit codes: 0 done, 1 invalid input, 2 wrong use, 3 "
           "differences or "
           "missing prices.\n";
}

std::string usage_of(const Command& command) {
    std::string text(command.usage);
    const auto fill = [&text](std::string_view place, const std::string& words) {
        if (const std::size_t at = text.find(place); at != std::string::npos)
            text.replace(at, place.size(), words);
    };
    fill("{formats}", exports::format_choice(command.report));
    const std::string_view marked = command.report == ReportKind::snapshot ? "" : " (default)";
    fill("{formats in words}", exports::format_list(command.report, marked));
    return text;
}

int incomplete(std::string& err) {
    err += "The output could not be written in full.\n";
    return invalid_input;
}

/// Nothing on success, else the usage error.
std::string read_options(const Command& command, std::span<const std::string_view> arguments,
                         Options& options) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view argument = arguments[i];
        if (argument == "-" || !argument.starts_with('-')) {
            if (command.run_files == nullptr && !options.files.empty())
                return "One FILE is expected, not two.";
            options.files.emplace_back(argument);
            continue;
        }
        const std::string_view name = argument.substr(0, argument.find('='));
        if (command.options.find(" " + std::string(name) + " ") == std::string_view::npos) {
            return "The option " + std::string(name) + " is not known to \"" + std::string(command.name) +
                   "\".";
        }
        if (options.has(name)) return "The option " + std::string(name) + " is there twice.";
        if (std::find(flags.begin(), flags.end(), name) != flags.end()) {
            options.values.emplace(name, "true");
        } else if (name.size() != argument.size()) {
            options.values.emplace(name, argument.substr(name.size() + 1));
        } else if (i + 1 < arguments.size()) {
            options.values.emplace(name, arguments[++i]);
        } else {
            return "The option " + std::string(name) + " needs a value.";
        }
    }
    if (command.name == "open" && options.files.size() != 1)
        return "One LINK is expected; - reads it from standard input.";
    if (options.files.empty()) return "A FILE is missing; - reads standard input.";
    if (options.files.size() < command.least_files) return "A file with bills is missing.";
    if (command.run_files != nullptr) return "";
    if (command.report == ReportKind::snapshot && !options.has("--format"))
        return "The option --format is missing.";
    const std::string word = options.get("--format", exports::formats().front().word);
    options.format = exports::find_format(word);
    if (!options.format || !options.format->can_write(command.report)) {
        return "\"" + std::string(command.name) + "\" has no format \"" + word + "\"; use " +
               exports::format_list(command.report) + ".";
    }
    const bool is_preview = command.name == "preview";
    if ((command.name == "compare" || is_preview) && !options.has("--pool"))
        return "The option --pool is missing.";
    if (is_preview && !options.has("--term")) return "The option --term is missing.";
    if (options.has("--stops") && !options.has("--until")) return "The option --stops needs --until.";
    if (command.name == "explain") {
        if (options.has("--line") == options.has("--statement"))
            return "One of --line and --statement is expected.";
    }
    const std::string by = options.get("--by", "month");
    if (by != "month" && by != "day") return "--by takes month or day.";
    return "";
}

}  // namespace

std::string line_of(const Error& error) {
    return (error.path.empty() ? "/" : error.path) + ": " + error.code + ": " + error.message + "\n";
}

Result<std::vector<intake::NamedFile>> read_files(std::span<const std::string> names,
                                                  const ReadFile& read_file) {
    std::vector<intake::NamedFile> files;
    for (const std::string& name : names) {
        std::optional<std::string> bytes = read_file(name);
        if (!bytes) return Error{"file.unreadable", "", "The file \"" + name + "\" cannot be read."};
        files.push_back({name, std::move(*bytes)});
    }
    return files;
}

std::optional<Scenario> read_scenario(const Options& options, std::string_view text, std::string& err) {
    const json::Mode mode = options.has("--tolerant") ? json::Mode::tolerant : json::Mode::strict;
    auto parsed = json::parse_scenario_with_warnings(text, mode);
    if (!parsed) {
        for (const Error& error : parsed.error())
            err += line_of(error);
        return std::nullopt;
    }
    for (const Error& warning : parsed->warnings)
        err += "warning: " + line_of(warning);
    if (const Status valid = check(parsed->scenario); !valid) {
        err += line_of(valid.error());
        return std::nullopt;
    }
    return std::move(std::move(parsed).value().scenario);
}

std::string Options::get(std::string_view name, std::string_view otherwise) const {
    const auto found = values.find(name);
    return found == values.end() ? std::string(otherwise) : found->second;
}

Result<Instant> Options::instant(std::string_view name, Instant otherwise) const {
    if (!has(name)) return otherwise;
    const Result<Instant> parsed = parse_instant(get(name));
    if (!parsed) return within(std::string(name), parsed.error());
    return *parsed;
}

exports::Choices Options::choices() const {
    return {.raw = has("--raw"), .byte_order_mark = has("--bom")};
}

int run(std::span<const std::string_view> arguments, const Surroundings& around, const exports::Sink& out,
        std::string& err) {
    const auto print = [&](std::string_view text) { return out(text) ? done : incomplete(err); };
    const auto asks_for_help = [](std::string_view argument) {
        return argument == "--help" || argument == "-h";
    };
    if (arguments.empty() || asks_for_help(arguments[0]) || arguments[0] == "help") {
        if (!arguments.empty()) return print(usage());
        err += usage();
        return wrong_use;
    }
    const auto command = std::find_if(commands.begin(), commands.end(), [&](const Command& candidate) {
        return candidate.name == arguments[0];
    });
    if (command == commands.end()) {
        err += "There is no command \"" + std::string(arguments[0]) + "\".\n\n" + usage();
        return wrong_use;
    }
    const auto rest = arguments.subspan(1);
    if (std::any_of(rest.begin(), rest.end(), asks_for_help)) return print(usage_of(*command));
    Options options;
    if (const std::string problem = read_options(*command, rest, options); !problem.empty()) {
        err += problem + "\n\n" + usage_of(*command);
        return wrong_use;
    }
    Output output(out);
    if (command->run_files != nullptr) {
        const int code = command->run_files(options, around, output, err);
        return output.finish() ? code : incomplete(err);
    }
    const Result<std::vector<intake::NamedFile>> files = read_files(options.files, around.read_file);
    if (!files) {
        err += line_of(files.error());
        return invalid_input;
    }
    const std::optional<Scenario> scenario = read_scenario(options, files->front().bytes, err);
    if (!scenario) return invalid_input;
    if (!command->run) return done;
    if (const Status written = command->run(*scenario, options, output); !written) {
        err += line_of(written.error());
        return invalid_input;
    }
    return output.finish() ? done : incomplete(err);
}

}  // namespace poolbill::cli
