#include "web/ui/views/pools/import_dialog.hpp"

#include <array>
#include <string>

#include "generated/text/bills.hpp"
#include "generated/text/dialog.hpp"
#include "generated/text/import.hpp"
#include "generated/text/pools.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/problem_words.hpp"
#include "web/ui/views/view.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/layers.hpp"
#include "web/ui/widgets/surfaces.hpp"
#include "web/ui/widgets/table.hpp"

namespace poolbill::ui::deferred {
namespace {

constexpr std::array columns{
    TableColumn{text::import_place, {0, 0.1f, 0}, {0, 0, 2}},  // narrow: not shown, the reason has two lines
    TableColumn{text::pools_name, {0.1f, 0.9f, 0}, {0, 1, 0}},
    TableColumn{text::import_reason, {0.1f, 0.9f, 1}, {0, 1, 1}}};

/// The position, the name and the reason of each rejected pool.
void rejected_table(View& view, Rect& body, const std::vector<json::RejectedPool>& rejected) {
    Ui& ui = view.ui;
    Table table(ui, body,
                {.key = "rejected",
                 .name = ui.strings(text::import_rejected_title),
                 .columns = columns,
                 .rows = static_cast<std::int64_t>(rejected.size())});
    for (std::int64_t i = table.first(); i < table.last(); ++i) {
        const json::RejectedPool& each = rejected[static_cast<std::size_t>(i)];
        const std::string place = view.format.count(static_cast<std::int64_t>(each.index) + 1);
        const std::string name = each.name.empty() ? "–" : each.name;
        std::string why = problem_words(ui.strings, each.error, Subject::pool_list);
        if (!each.subject.empty()) why = ui.strings.fill(text::import_subject, {why, each.subject});
        Table::Row row(table, i, ui.strings.fill(text::bills_row, {place, name, why}), Tristate::none);
        row.cell(place, type_scale::body, Token::text_faint);
        row.cell(name, type_scale::body_strong, Token::text);
        ui.paragraph(row.cell(why), why, type_scale::small, Token::danger_text);
    }
}

/// The progress of the import, as text and a bar.
void progress_bar(Ui& ui, Rect& body, float progress) {
    constexpr float line = 20, gap = 8, bar = 8;
    const std::string_view reading = ui.strings(text::import_reading);
    const int percent = static_cast<int>(progress * 100);
    Rect box = body.cut_top(line + gap + bar);
    Node& node = ui.node(ui.id("progress"), Role::progress_bar, reading, box);
    node.maximum = 100;
    node.now = percent;
    const Rect words = box.cut_top(line, gap);
    ui.text(words, reading, type_scale::body, Token::text);
    ui.text(words, ui.strings.fill(text::import_percent, {std::to_string(percent)}), type_scale::body,
            Token::text_dim, Align::right);
    ui.fill(box, Token::track, bar / 2);
    ui.fill(box.cut_left(std::max(bar, box.w * progress)), Token::accent, bar / 2);
}

void report_body(View& view, Rect& body, const ImportReport& report) {
    Ui& ui = view.ui;
    const auto count = [&](std::size_t number) {
        return view.format.count(static_cast<std::int64_t>(number));
    };
    const std::string title =
        ui.strings.fill(report.rejected.empty() ? text::import_done : text::import_done_but,
                        {count(report.imported), count(report.rejected.size())});
    notice(ui, body,
           {.tone = report.rejected.empty() ? Tone::good
                    : report.imported == 0  ? Tone::danger
                                            : Tone::warning,
            .title = title,
            .detail = ui.strings(report.imported == 0 ? text::import_nothing : text::import_detail),
            .role = Role::status});
    if (report.rejected.empty()) return;
    body.cut_top(metrics::gap);
    rejected_table(view, body, report.rejected);
}

}  // namespace

void import_progress(Ui& ui, ViewState& state, float progress) {
    const Dialog dialog(ui, {.key = "import", .title = ui.strings(text::import_button), .width = 440},
                        [&](Rect& body) { progress_bar(ui, body, progress); });
    Rect foot = dialog.foot();
    const std::string_view cancel = ui.strings(text::dialog_cancel);
    if (button(ui, "cancel", foot.cut_right(button_width(ui, cancel)), cancel) || dialog.closed())
        state.overlay.close();
}

void show(View& view, ImportDialog& dialog) {
    if (dialog.progress) return import_progress(view.ui, view.state, *dialog.progress);
    Ui& ui = view.ui;
    const Dialog frame(ui, {.key = "import", .title = ui.strings(text::import_title), .width = 640},
                       [&](Rect& body) { report_body(view, body, dialog.report); });
    if (close_foot(ui, frame, ui.strings(text::dialog_ok))) view.state.overlay.close();
}

}  // namespace poolbill::ui::deferred
