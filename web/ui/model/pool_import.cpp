#include "web/ui/model/pool_import.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace poolbill::ui::deferred {
namespace {

/// A millisecond or two of work for a processor of these years, several times that while the code is new to
/// the browser.
constexpr std::size_t slice = 1 << 17;

}  // namespace

PoolImport::Joined::Joined(const Scenario& before, json::PoolList list, Instant now)
    : report{list.pools.size(), std::move(list.rejected)} {
    if (list.pools.empty()) return;
    scenario = before;
    std::move(list.pools.begin(), list.pools.end(), std::back_inserter(scenario.pools));
    scenario.log.clear();
    scenario.log.reserve(before.log.size() + list.log.size());
    auto old = before.log.begin();
    for (LogEntry& added : list.log) {
        for (; old != before.log.end() && old->at <= added.at; ++old)
            scenario.log.push_back(*old);
        scenario.log.push_back(std::move(added));
    }
    scenario.log.insert(scenario.log.end(), old, before.log.end());
    replay.emplace(scenario, std::max(now, list.log.back().at));
}

std::optional<Result<ImportReport>> PoolImport::advance(Session& session) {
    if (const Status allowed = session.writable(); !allowed.ok()) return allowed.error();
    const Scenario& log = session.history().current();
    if (revision_ != session.revision()) {
        outcome_.reset();
        joined_.reset();
        is_read_ = false;
        reader_.emplace(text_, log);
        revision_ = session.revision();
    }
    if (!is_read_) {
        const Result<bool> more = reader_->read(slice);
        if (!more.ok()) return more.error();
        is_read_ = !*more;
        return std::nullopt;
    }
    if (!joined_) {
        joined_.emplace(log, std::move(*reader_).take(), session.now());
        reader_.reset();
        if (!joined_->replay) return std::move(joined_->report);
        return std::nullopt;
    }
    if (!outcome_) {
        const Result<bool> more = joined_->replay->advance();
        if (!more.ok()) return more.error();
        if (!*more) outcome_ = std::move(*joined_->replay).take();
        return std::nullopt;
    }
    session.clock().set_running(false);
    Status done =
        session.take_over(std::move(joined_->scenario), std::move(*outcome_), {Change::Import{}, {}});
    if (!done.ok()) return std::move(done).error();
    return std::move(joined_->report);
}

}  // namespace poolbill::ui::deferred
