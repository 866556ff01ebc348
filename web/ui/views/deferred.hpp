// The screens that a page seldom shows first: they are a part of the module that is fetched when one is
// opened.
//
// In the browser, cmake/split_module.mjs moves whatever only the functions of namespace `deferred` reach to
// poolbill.deferred.wasm. Nothing may call them before that is here, so they are reached through a table
// alone, which `DeferredPart` hands out then. Natively nothing is split, and the part is here from the start.
//
// Left out: the fetching. The page does that when it is told "part-wanted" (App).
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

namespace deferred {
class PoolImport;
}

/// Who waits longer is told.
inline constexpr double progress_after_ms = 200;

struct DeferredScreens {
    void (*details)(View& view, Rect& rest);
    void (*orders)(View& view, Rect& rest);
    void (*statement)(View& view, Rect& rest);
    void (*events)(View& view, Rect& rest);
    void (*pools_page)(View& view, const Rect& rect);
    void (*checklist_dialog)(View& view);
    void (*explain_dialog)(View& view);
    void (*compare_dialog)(View& view);
    void (*pool_filter_menu)(View& view);
    void (*order_dialog)(View& view);
    void (*proposal_dialog)(View& view);
    void (*samples_menu)(View& view);
    void (*import_dialog)(View& view);
    void (*bulk_dialog)(View& view);
    void (*scenario_dialog)(View& view);
    void (*bills_menu)(View& view);
    std::shared_ptr<deferred::PoolImport> (*begin_import)(std::string pool_list_json);
    std::optional<Result<ImportReport>> (*advance_import)(deferred::PoolImport& import, Session& session,
                                                          ViewState& view);
};

extern const DeferredScreens deferred_screens;

class DeferredPart {
  public:
    /// nullptr until the part is here.
    const DeferredScreens* screens() const { return screens_; }

    /// The part is elsewhere: from now on it has to be asked for.
    void defer() { screens_ = nullptr; }
    /// Something of it is to be shown. Asks once, and again after it failed and was tried again.
    void want();
    /// Whether it is to be fetched now; true once for each time that it is asked for.
    bool take_request();
    void arrived();
    void failed() { state_ = State::failed; }
    void try_again() { state_ = State::unasked; }
    bool has_failed() const { return state_ == State::failed; }

    void wait(double milliseconds) { waited_ms_ += is_waiting() ? milliseconds : 0; }
    /// Milliseconds until the wait is long enough to be told; negative when there is nothing to wait for.
    double milliseconds_to_progress() const;
    /// Whether there is something to show in its place: that it takes a while, or that it failed.
    bool has_news() const;

  private:
    enum class State : std::uint8_t { unasked, wanted, fetching, failed };

    bool is_waiting() const { return state_ == State::wanted || state_ == State::fetching; }

    // A pointer in memory, not a choice of a constant: the compiler must not see through it and call
    // directly.
    const DeferredScreens* screens_ = &deferred_screens;
    State state_ = State::unasked;
    double waited_ms_ = 0;
};

/// A panel or an overlay of the part; until it is here, and once that takes a while, words that say so.
void deferred_panel(View& view, Rect& rest, void (*DeferredScreens::*panel)(View& view, Rect& rest));
void deferred_pools_page(View& view, const Rect& rect);
void deferred_overlay(View& view, void (*DeferredScreens::*overlay)(View& view));

}  // namespace poolbill::ui
