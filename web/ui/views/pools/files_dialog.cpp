#include <algorithm>
#include <array>

#include "generated/text/answers.hpp"
#include "generated/text/dialog.hpp"
#include "generated/text/import.hpp"
#include "generated/text/prices.hpp"
#include "web/ui/model/answer_form.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/pools/answer_section.hpp"
#include "web/ui/views/pools/note_words.hpp"
#include "web/ui/views/problem_words.hpp"
#include "web/ui/views/view.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/layers.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui::deferred {
namespace {

using intake::NoteKind;

constexpr std::size_t most_shown = 200;

Text kind_name(NoteKind kind) {
    switch (kind) {
        case NoteKind::came:
            return text::import_kind_came;
        case NoteKind::left_out:
            return text::import_kind_left_out;
        case NoteKind::assumed:
            return text::import_kind_assumed;
        case NoteKind::asked:
            return text::import_kind_asked;
        case NoteKind::not_representable:
            break;
    }
    return text::import_kind_lost;
}

Token kind_ink(NoteKind kind) {
    if (kind == NoteKind::came) return Token::yearly_monthly_text;
    return kind == NoteKind::assumed ? Token::text : Token::pay_per_use_text;
}

/// What has to be answered first, what came last.
int rank_of(NoteKind kind) {
    constexpr std::array order{NoteKind::asked, NoteKind::left_out, NoteKind::not_representable,
                               NoteKind::assumed, NoteKind::came};
    return static_cast<int>(std::find(order.begin(), order.end(), kind) - order.begin());
}

/// A finding: its kind, beside it (narrow: below it) the sentence, then the place, or the way to the answer.
/// @return whether a missing price is to be entered
bool finding(Ui& ui, Rect& body, const intake::Note& note, std::int64_t index) {
    constexpr float kind_width = 124;
    const std::string kind = ui.strings(kind_name(note.rule.kind));
    std::string words = note_words(ui.strings, note.sentence);
    if (!note.subject.empty()) words = ui.strings.fill(text::import_named, {note.subject, words});
    const std::string place = note_words(ui.strings, intake::words_of(note.place));
    ui.line(body.x, body.y, body.right(), body.y, Token::line);
    body.cut_top(8);
    const auto scope = ui.scope("finding", index);
    const Ui::FlowGroup row(ui, ui.id("row"), Role::group, kind, body);
    Rect rest = body;
    if (!ui.narrow()) rest.cut_left(kind_width);
    const Rect label = ui.narrow() ? rest.cut_top(16, 2) : Rect{body.x, body.y, kind_width, 16};
    ui.label(label, kind, type_scale::small_strong, kind_ink(note.rule.kind));
    sentence(ui, rest, ui.id("words"), words, type_scale::small, Token::text);
    if (!place.empty()) sentence(ui, rest, ui.id("place"), place, type_scale::small, Token::text_faint);
    bool is_answered = false;
    if (note.rule.code == intake::notes::price_missing.code) {
        const std::string enter = ui.strings(text::prices_enter);
        is_answered =
            link(ui, "enter", rest.cut_top(20).cut_left(ui.text_width(enter, type_scale::small)), enter);
    }
    body.cut_top(rest.y - body.y, 8);
    return is_answered;
}

/// Whether the form asks what the note says.
bool is_asked(const intake::Note& note, const AnswerForm& form) {
    return std::any_of(form.asked.begin(), form.asked.end(), [&note](const AskedPool& row) {
        return row.question.pool == note.subject && row.question.words.id == note.sentence.id;
    });
}

/// @param form  may be null
/// @param goes_on  whether a missing price is to be entered
/// @return how many are not shown
std::size_t findings(View& view, Rect& body, const FilesReport& report, const AnswerForm* form,
                     bool& goes_on) {
    Ui& ui = view.ui;
    std::vector<const intake::Note*> notes;
    for (const intake::Note& note : report.notes)
        if (form == nullptr || !is_asked(note, *form)) notes.push_back(&note);
    std::stable_sort(notes.begin(), notes.end(), [](const intake::Note* left, const intake::Note* right) {
        return rank_of(left->rule.kind) < rank_of(right->rule.kind);
    });
    const std::size_t shown = std::min(notes.size(), most_shown);
    const Ui::FlowGroup list(ui, ui.id("findings"), Role::group, ui.strings(text::import_notes_title), body);
    for (std::size_t i = 0; i < shown; ++i) {
        if (!finding(ui, body, *notes[i], static_cast<std::int64_t>(i))) continue;
        view.state.show_prices();
        goes_on = true;
    }
    return notes.size() - shown + report.dropped_notes;
}

/// @param form  may be null
void report_body(View& view, Rect& body, const FilesReport& report, AnswerForm* form, bool& goes_on) {
    Ui& ui = view.ui;
    const auto count = [&](std::size_t number, Text one, Text many) {
        const std::string digits = view.format.count(static_cast<std::int64_t>(number));
        return number == 1 ? std::string(ui.strings(one)) : ui.strings.fill(many, {digits});
    };
    const bool has_open = std::any_of(report.notes.begin(), report.notes.end(), [](const auto& note) {
        return note.rule.kind == NoteKind::asked || note.rule.kind == NoteKind::left_out;
    });
    const std::string title =
        report.error ? std::string(ui.strings(text::import_files_failed))
                     : ui.strings.fill(text::import_files_done,
                                       {count(report.pools, text::import_one_pool, text::import_pools),
                                        count(report.files, text::import_one_file, text::import_files)});
    const std::string detail =
        report.error
            ? problem_words(ui.strings, *report.error, Subject::scenario)
            : std::string(ui.strings(report.is_answered ? text::answers_applied : text::import_files_detail));
    notice(ui, body,
           {.tone = report.error ? Tone::danger
                    : has_open   ? Tone::warning
                                 : Tone::good,
            .title = title,
            .detail = detail,
            .role = report.error ? Role::alert : Role::status});
    if (form != nullptr) {
        body.cut_top(metrics::gap);
        answer_section(view, body, *form);
    }
    if (report.notes.empty()) return;
    body.cut_top(metrics::gap);
    const std::size_t left = findings(view, body, report, form, goes_on);
    if (left == 0) return;
    const std::string more =
        ui.strings.fill(text::import_more_notes, {view.format.count(static_cast<std::int64_t>(left))});
    sentence(ui, body, ui.id("more"), more, type_scale::small, Token::text_dim);
}

/// What is not answered yet can be answered later. The dialog is gone afterwards.
void close_summary(View& view, const FilesDialog& dialog) {
    std::optional<OpenQuestions> left;
    if (dialog.form && open_count(*dialog.form) > 0) left = OpenQuestions{dialog, view.session.revision()};
    view.state.questions = std::move(left);
    view.state.overlay.close();
}

}  // namespace

void show(View& view, FilesDialog& dialog) {
    Ui& ui = view.ui;
    AnswerForm* form = dialog.form.get();
    bool goes_on = false;
    const Dialog frame(ui, {.key = "files", .title = ui.strings(text::import_files_title), .width = 760},
                       [&](Rect& body) { report_body(view, body, dialog.report, form, goes_on); });
    if (goes_on) return close_summary(view, dialog);
    if (form == nullptr || dialog.report.error) {
        if (close_foot(ui, frame, ui.strings(text::dialog_ok))) view.state.overlay.close();
        return;
    }
    Rect foot = frame.foot();
    const FootChoice choice =
        dialog_foot(ui, foot, ui.strings(text::answers_apply),
                    {.enabled = is_changed(*form), .cancel = std::string(ui.strings(text::dialog_close))});
    if (choice == FootChoice::cancel || frame.closed()) return close_summary(view, dialog);
    if (choice != FootChoice::confirm) return;
    dialog.is_answered = read_answers(*form).has_value();
    if (dialog.is_answered) keep_changes(*form, view.session.scenario());
    form->goes_to_problem = !dialog.is_answered;
}

}  // namespace poolbill::ui::deferred
