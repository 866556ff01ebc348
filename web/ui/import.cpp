#include "web/ui/import.hpp"

#include <utility>

namespace poolbill::ui {

void Import::show(double elapsed_ms, ViewState& view) {
    if (is_stopped(view)) {
        *this = Import();
        view.import_progress.reset();
        return;
    }
    waited_ms_ = waited_ms_ ? *waited_ms_ + elapsed_ms : 0;
    if (*waited_ms_ < progress_after_ms || view.overlay != Overlay::none) return;
    view.overlay = Overlay::import_report;
    view.import_progress = view.import_progress.value_or(0.f);
    is_shown_ = true;
}

std::optional<Result<ImportReport>> Import::advance(const DeferredScreens& screens, Session& session,
                                                    ViewState& view) {
    if (text_) job_ = screens.begin_import(*std::exchange(text_, std::nullopt));
    return screens.advance_import(*job_, session, view);
}

}  // namespace poolbill::ui
