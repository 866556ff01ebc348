// A console's list of pools from when it is given to when it can be reported: it waits for the part of the
// module that can read it, is read a piece at a time, and says so when that takes long.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "web/ui/model/session.hpp"
#include "web/ui/views/deferred.hpp"

namespace poolbill::ui {

class Import {
  public:
    Import() = default;
    explicit Import(std::string pool_list_json)
        : is_short_(pool_list_json.size() <= short_text), text_(std::move(pool_list_json)) {}

    /// Such a list is read at once; a longer one between the frames.
    static constexpr std::size_t short_text = 1 << 17;
    bool is_short() const { return is_short_; }
    bool is_running() const { return text_ || job_; }
    /// Whether the dialog that says how far it is was closed: nothing more shall come of it.
    bool is_stopped(const ViewState& view) const {
        return is_shown_ && view.overlay != Overlay::import_report;
    }
    /// Once it takes long, opens that dialog; the import ends when it was stopped.
    void show(double elapsed_ms, ViewState& view);
    /// The next piece. @return how it ended, once it has
    std::optional<Result<ImportReport>> advance(const DeferredScreens& screens, Session& session,
                                                ViewState& view);

  private:
    bool is_short_ = false;
    std::optional<std::string> text_;  // until the part takes it
    std::shared_ptr<deferred::PoolImport> job_;
    std::optional<double> waited_ms_;  // since the first frame
    bool is_shown_ = false;
};

}  // namespace poolbill::ui
