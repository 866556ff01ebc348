// The screens that are seldom the first to be shown: they are in a separate part of the module,
// which is fetched when one of them is opened.
//
// In the browser, cmake/split_module.mjs moves everything that only the functions of namespace
// `deferred` reach to poolbill.deferred.wasm. Nothing may call these functions before that file is
// loaded, so they are reached only through a table, which `DeferredPart` then provides. The native
// build is not split, and the part is available from the start.
//
// Left out: the fetching. The page does it when it receives a "part-wanted" event (App).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "web/ui/model/import_job.hpp"
#include "web/ui/views/exporting.hpp"
#include "web/ui/views/live/live_quote.hpp"
#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// Show a loading message after this long.
inline constexpr double progress_after_ms = 200;

/// The function that draws an overlay of the part; nullptr for one that the first part draws.
template <class Shown>
struct ShowFunction {
    void (*show)(View& view, Shown& shown) = nullptr;
};
template <class Any>
struct ShowFunctions;
template <class... Shown>
struct ShowFunctions<std::variant<std::monostate, Shown...>> : ShowFunction<Shown>... {};

struct DeferredScreens {
    void (*details)(View& view, Rect& rest);
    void (*orders)(View& view, Rect& rest);
    void (*statement)(View& view, Rect& rest);
    void (*events)(View& view, Rect& rest);
    void (*cost_curves)(View& view, Rect& rest);
    void (*live_strip)(View& view, Rect& rest);
    void (*open_questions)(View& view, Rect& rest);
    Amount (*live_quote)(View& view, Rect& rest, const Quote& offer);
    LivePurchase (*live_purchase)(const View& view, const Quote& offer);
    void (*order_shown_there)(View& view, const Quote& offer);
    void (*live_page)(Ui& ui, const Live& live, std::vector<HostEvent>& events);
    Status (*read_live)(Live& live, std::string_view json);
    void (*keep_for_previews)(Live& live, const std::shared_ptr<const Scenario>& data);
    void (*hold_against_bills)(Live& live, const std::vector<intake::NamedFile>& files, Instant today);
    void (*pools_page)(View& view, const Rect& rect);
    void (*prices_page)(View& view, const Rect& rect);
    void (*reconcile_page)(View& view, const Rect& rect);
    ShowFunctions<Overlay> overlays;
    /// PoolDialog also without a session (pool_dialog.hpp).
    void (*pool_dialog)(Ui& ui, ViewState& state, PoolDialog& dialog, const Scenario* current, Instant now);
    /// The progress of an import, also without a session.
    void (*import_progress)(Ui& ui, ViewState& state, float progress);
    /// The question of an import, also without a session.
    void (*columns_dialog)(Ui& ui, ViewState& state, ColumnsDialog& dialog);
    std::shared_ptr<deferred::ImportJob> (*begin_import)(ImportInput input, Instant today);
    ImportStep (*advance_import)(deferred::ImportJob& job, Session* session);
    std::string (*files_problem)(const Strings& strings, const FilesReport& report);
    /// Reads a time as people write it (core/intake/date.hpp), for the clock to go there.
    void (*go_to_typed)(View& view, TypedTime& typed);
    /// What a renewal bought, and its price; empty for another change.
    std::string (*renewal_words)(View& view, const Change& change);
    std::string (*formats)();  // as JSON (core/export/formats.hpp)
    std::string (*begin_export)(Session& session, const ViewState& state, RunningExports& exports,
                                std::string_view request);
    std::string (*next_piece)(RunningExports& exports, std::string_view number);
    void (*end_export)(RunningExports& exports, std::string_view number);
    std::string (*pack_scenario)(const Session& session);
    std::string (*unpack_scenario)(std::string_view packed);
};

extern const DeferredScreens deferred_screens;

class DeferredPart {
  public:
    /// nullptr until the part is loaded.
    const DeferredScreens* screens() const { return screens_; }

    /// Marks the part as not loaded: from now on it must be requested.
    void defer() { screens_ = nullptr; }
    /// Requests the part, because one of its screens is to be shown. Requests it once, and again
    /// when a failed fetch is retried.
    void want();
    /// Whether the page must fetch the part now; true once per request.
    bool take_request();
    void arrived();
    void failed() { state_ = State::failed; }
    void try_again() { state_ = State::unasked; }
    bool has_failed() const { return state_ == State::failed; }

    void wait(double milliseconds) { waited_ms_ += is_waiting() ? milliseconds : 0; }
    /// Milliseconds until the loading message is due; negative when nothing is being waited for.
    double milliseconds_to_progress() const;
    /// Whether a message replaces the screen: that loading takes a while, or that it failed.
    bool has_news() const;

  private:
    enum class State : std::uint8_t { unasked, wanted, fetching, failed };

    bool is_waiting() const { return state_ == State::wanted || state_ == State::fetching; }

    // A variable, not a constant: otherwise the compiler would know the table and call its
    // functions directly.
    const DeferredScreens* screens_ = &deferred_screens;
    State state_ = State::unasked;
    double waited_ms_ = 0;
};

/// Shows a panel of the part; until the part is loaded, a message once that takes a while.
void deferred_panel(View& view, Rect& rest, void (*DeferredScreens::*panel)(View& view, Rect& rest));
/// What is not the page of a pool (ViewState::place).
void deferred_page(View& view, const Rect& rect);
/// What is shown in place of a dialog until the part is loaded.
void waiting_dialog(Ui& ui, ViewState& state, DeferredPart& deferred);
/// Shows the open overlay, if any; until its part is loaded, the same message.
void show_overlay(View& view);

}  // namespace poolbill::ui
