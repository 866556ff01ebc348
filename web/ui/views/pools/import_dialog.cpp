#include "web/ui/views/pools/import_dialog.hpp"

#include <array>

#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/problem_words.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/layers.hpp"
#include "web/ui/widgets/table.hpp"

namespace poolbill::ui::deferred {
namespace {

constexpr float dialog_width = 640, progress_width = 440, edge = 20;

constexpr std::array columns{
    TableColumn{Text::import_place, {0, 0.1f, 0}, {0, 0, 2}},  // narrow: not shown, the reason has two lines
    TableColumn{Text::pools_name, {0.1f, 0.9f, 0}, {0, 1, 0}},
    TableColumn{Text::import_reason, {0.1f, 0.9f, 1}, {0, 1, 1}}};

/// Which item, its name and why it was rejected.
void rejected_table(View& view, const Rect& rect, const std::vector<json::RejectedPool>& rejected) {
    Ui& ui = view.ui;
    Table table(ui, "rejected", ui.strings(Text::import_rejected_title), rect, columns,
                static_cast<std::int64_t>(rejected.size()));
    for (std::int64_t i = table.first(); i < table.last(); ++i) {
        const json::RejectedPool& each = rejected[static_cast<std::size_t>(i)];
        const std::string place = view.format.count(static_cast<std::int64_t>(each.index) + 1);
        const std::string name = each.name.empty() ? "–" : each.name;
        std::string why = problem_words(ui.strings, each.error);
        if (!each.subject.empty()) why = ui.strings.fill(Text::import_subject, {why, each.subject});
        Table::Row row(table, i, ui.strings.fill(Text::bills_row, {place, name, why}), Tristate::none);
        row.cell(place, type_scale::body, Token::text_faint);
        row.cell(name, type_scale::body_strong, Token::text);
        ui.paragraph(row.cell(why), why, type_scale::small, Token::danger_text);
    }
}

/// How much of the list is read, and a way to stop. What was read by then is not taken.
void progress_dialog(View& view, float progress) {
    Ui& ui = view.ui;
    constexpr float line = 20, bar = 8;
    const std::string_view reading = ui.strings(Text::import_reading);
    const int percent = static_cast<int>(progress * 100);
    Dialog dialog(ui, "import", ui.strings(Text::import_title), {}, progress_width, 2 * edge + line + 8 + bar,
                  dialog_foot_height);
    Rect body = dialog.body().inset(0, edge);
    Node& node =
        ui.node(ui.id("progress"), Role::progress_bar, reading, {body.x, body.y, body.w, line + 8 + bar});
    node.maximum = 100;
    node.now = percent;
    const Rect words = body.cut_top(line, 8);
    ui.text(words, reading, type_scale::body, Token::text);
    ui.text(words, ui.strings.fill(Text::import_percent, {view.format.count(percent)}), type_scale::body,
            Token::text_dim, Align::right);
    Rect track = body.cut_top(bar);
    ui.fill(track, Token::track, bar / 2);
    ui.fill(track.cut_left(std::max(bar, track.w * progress)), Token::accent, bar / 2);
    Rect foot = dialog.begin_foot();
    const std::string_view cancel = ui.strings(Text::dialog_cancel);
    if (button(ui, "cancel", foot.cut_right(button_width(ui, cancel)), cancel) || dialog.closed())
        view.state.overlay = Overlay::none;
}

}  // namespace

void import_dialog(View& view) {
    if (view.state.import_progress) return progress_dialog(view, *view.state.import_progress);
    Ui& ui = view.ui;
    const ImportReport& report = view.state.imported;
    const auto count = [&](std::size_t number) {
        return view.format.count(static_cast<std::int64_t>(number));
    };
    const std::string title =
        ui.strings.fill(report.rejected.empty() ? Text::import_done : Text::import_done_but,
                        {count(report.imported), count(report.rejected.size())});
    const std::string detail = ui.strings(report.imported == 0 ? Text::import_nothing : Text::import_detail);
    const float width = Dialog::body_width(ui, dialog_width);
    const float notice_h = notice_height(ui, width, title, detail);
    const auto rejected = static_cast<std::int64_t>(report.rejected.size());
    const float table = rejected == 0 ? 0 : Table::height(ui, columns, rejected);
    Dialog dialog(ui, "import", ui.strings(Text::import_title), {}, dialog_width,
                  2 * edge + notice_h + (table > 0 ? metrics::gap : 0) + table, dialog_foot_height);
    Rect body = dialog.body();
    body.cut_top(edge);
    notice(ui, body.cut_top(notice_h, metrics::gap),
           report.rejected.empty() ? Tone::good
           : report.imported == 0  ? Tone::danger
                                   : Tone::warning,
           title, detail, Role::status);
    if (table > 0) rejected_table(view, body, report.rejected);
    Rect foot = dialog.begin_foot();
    const std::string ok = ui.strings(Text::dialog_ok);
    const bool pressed =
        button(ui, "done", foot.cut_right(button_width(ui, ok)), ok, {.look = ButtonLook::primary});
    if (pressed || dialog.closed()) {
        view.state.overlay = Overlay::none;
        view.state.imported = ImportReport();
    }
}

}  // namespace poolbill::ui::deferred
