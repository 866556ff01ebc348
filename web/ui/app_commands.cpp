// The named commands of the C boundary, as one table. Queries are in app.cpp.
#include <array>
#include <utility>

#include "core/time/iso8601.hpp"
#include "web/ui/app_state.hpp"
#include "web/ui/view_text.hpp"

namespace poolbill::ui {

/// The commands that the page can call by name; app.hpp describes their arguments.
struct App::State::Command {
    std::string_view word;
    bool (State::*run)(std::string_view argument);
    bool needs_session = true;
};

std::span<const App::State::Command> App::State::commands() {
    static constexpr std::array all{Command{"samples", &State::take_samples, false},
                                    Command{"open", &State::open, false},
                                    Command{"import_pools", &State::import_pools, false},
                                    Command{"import_files", &State::import_files, false},
                                    Command{"import_file", &State::import_file, false},
                                    Command{"import_bytes", &State::import_bytes, false},
                                    Command{"import_end", &State::import_end, false},
                                    Command{"play_story", &State::play_tour},
                                    Command{"reset", &State::reset},
                                    Command{"take_back", &State::take_back},
                                    Command{"set_now", &State::set_now},
                                    Command{"show_view", &State::show_view},
                                    Command{"shortcuts", &State::show_shortcuts},
                                    Command{"copied", &State::show_copied},
                                    Command{"live", &State::take_live, false},
                                    Command{"live_data", &State::take_live_data, false},
                                    Command{"leave_live", &State::leave_live, false}};
    return all;
}

std::string App::State::command_words() {
    std::string words;
    for (const Command& command : commands())
        words.append(words.empty() ? "" : " ").append(command.word);
    return words;
}

bool App::command(std::string_view name, std::string_view argument) {
    state_->touched();
    for (const State::Command& command : State::commands()) {
        if (command.word == name)
            return (state_->session || !command.needs_session) && ((*state_).*command.run)(argument);
    }
    return false;
}

bool App::State::take_samples(std::string_view lines) {
    samples = samples_of(lines);
    return true;
}

bool App::State::play_tour(std::string_view) {
    if (!tour.start(*session).ok()) return false;
    view = ViewState();
    return true;
}

bool App::State::reset(std::string_view) {
    taken_over();
    if (!session->restart().ok()) return false;
    open_front();
    return true;
}

bool App::State::set_now(std::string_view instant) {
    const Result<Instant> now = parse_instant(instant);
    if (!now.ok() || session->guard() == Guard::console) return false;
    session->set_now(*now);
    return true;
}

bool App::State::show_view(std::string_view text) {
    ui::show_view(*session, view, text);
    return true;
}

bool App::State::show_shortcuts(std::string_view) {
    if (view.overlay.is_open()) return false;
    view.overlay.open(ShortcutsDialog());
    return true;
}

bool App::State::show_copied(std::string_view) {
    view.copied = true;
    return true;
}

}  // namespace poolbill::ui
