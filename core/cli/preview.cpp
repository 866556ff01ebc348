// `poolbill preview`: what changing a pool to yearly/monthly would do.
#include "core/export/preview.hpp"

#include <charconv>

#include "core/base/error.hpp"
#include "core/base/quoted.hpp"
#include "core/cli/commands.hpp"

namespace poolbill::cli {
namespace {

/// The engine names the member of the action; here an option has its value.
Error of_option(Error error) {
    if (error.path == "/pool" || error.path == "/term") error.path.replace(0, 1, "--");
    return error;
}

}  // namespace

Result<Term> parse_term(std::string_view text) {
    std::int64_t count = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), count);
    std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
    if (unit.starts_with(' ')) unit.remove_prefix(1);
    if (failure == std::errc()) {
        if (unit == "m" || unit == "month" || unit == "months") return Term::months(count);
        if (unit == "y" || unit == "year" || unit == "years") return Term::years(count);
    }
    return Error{"term.format", "", quoted(quotation(text)) + " is not a term such as 1m, 9m or 1y."};
}

Status preview(const Scenario& scenario, const Options& options, exports::Output& output) {
    const Result<std::uint32_t> pool = named_pool(scenario, options);
    if (!pool) return pool.error();
    const Result<Term> term = parse_term(options.get("--term"));
    if (!term) return within("--term", term.error());
    const Result<Instant> paid = options.instant("--pay-at", scenario.now);
    if (!paid) return paid.error();
    const auto previewed = preview_change(scenario, *pool, *term, *paid, options.has("--auto-renew"));
    if (!previewed) return of_option(previewed.error());
    exports::write(*options.format, {*previewed, *pool}, options.choices(), output);
    return Done();
}

}  // namespace poolbill::cli
