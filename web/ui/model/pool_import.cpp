#include "web/ui/model/pool_import.hpp"

#include <utility>

namespace poolbill::ui::deferred {
namespace {

/// Some 10 ms of work for a processor of these years.
constexpr std::size_t slice = 1 << 20;

}  // namespace

std::optional<Result<ImportReport>> PoolImport::advance(Session& session) {
    if (!reader_ || revision_ != session.revision()) {
        reader_.emplace(text_, session.history().current());
        revision_ = session.revision();
    }
    const Result<bool> more = reader_->read(slice);
    if (!more) return more.error();
    if (*more) return std::nullopt;
    return session.add_pools(std::move(*reader_).take());
}

}  // namespace poolbill::ui::deferred
