#include "core/export/running_exports.hpp"

#include <utility>

namespace poolbill::exports {

Result<std::uint32_t> RunningExports::begin(std::shared_ptr<const Moment> moment, const Format& format,
                                            const Request& request) {
    Result<Steps> steps =
        in_steps(format, {*moment->scenario, moment->world, request.filter}, request.choices);
    if (!steps) return steps.error();
    return begin(std::move(moment), std::move(steps).value());
}

std::uint32_t RunningExports::begin(std::shared_ptr<const void> source, Steps steps) {
    exports_.emplace(++last_number_, Export{std::move(source), std::move(steps)});
    return last_number_;
}

RunningExports::Piece RunningExports::next(std::uint32_t number, std::size_t size) {
    Piece piece;
    const auto found = exports_.find(number);
    if (found == exports_.end()) return piece;
    Output output(into(piece.text));
    bool has_more = true;
    while (has_more && piece.text.size() < size)
        has_more = found->second.steps(output);
    output.finish();
    piece.is_last = !has_more;
    if (!has_more) exports_.erase(found);
    return piece;
}

void RunningExports::end(std::uint32_t number) {
    exports_.erase(number);
}

}  // namespace poolbill::exports
