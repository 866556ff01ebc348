#include "web/ui/views/pools/answer_section.hpp"

#include <algorithm>
#include <string>

#include "core/intake/date.hpp"
#include "generated/text/answers.hpp"
#include "web/ui/views/form_row.hpp"
#include "web/ui/views/pools/note_words.hpp"
#include "web/ui/views/problem_words.hpp"
#include "web/ui/views/term_chips.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"

namespace poolbill::ui::deferred {
namespace {

using intake::QuestionKind;

/// More at a time would be a slow form; those behind them move up once these are answered.
constexpr std::size_t most_shown = 50;

struct KindWords {
    Text as_taken, otherwise;
    Text time;  // the label of the field
};
KindWords words_of(const intake::PoolQuestion& question) {
    switch (question.kind) {
        case QuestionKind::running:
            return {text::answers_runs, text::answers_deleted, text::answers_deleted_at};
        case QuestionKind::term_begin:
            return {question.began_with_pool ? text::answers_bought : text::answers_changed_then,
                    text::answers_changed, text::answers_changed_at};
        case QuestionKind::renewal:
            return {text::answers_open, text::answers_term_known, text::answers_renewed_at};
        case QuestionKind::term_end:
            break;
    }
    return {text::answers_not_renewed, text::answers_renewed, text::answers_renewed_at};
}

class Questions {
  public:
    Questions(View& view, AnswerForm& form) : view_(view), ui_(view.ui), form_(form) {}

    void draw(Rect& body) {
        ui_.label(body.cut_top(22, 2), ui_.strings(text::answers_title), type_scale::body_strong,
                  Token::text);
        sentence(ui_, body, ui_.id("about"), ui_.strings(text::answers_about), type_scale::small,
                 Token::text_dim);
        body.cut_top(8);
        refused_row_ = row_of_refusal();
        if (form_.refused && !refused_row_) refusal(body);
        all_run(body);
        const Ui::FlowGroup list(ui_, ui_.id("questions"), Role::group, ui_.strings(text::answers_title),
                                 body);
        std::size_t shown = 0;
        for (const bool is_answered : {false, true})
            for (std::size_t i = 0; i < form_.asked.size() && shown < most_shown; ++i) {
                if (form_.asked[i].question.answer.has_value() != is_answered) continue;
                question(body, i);
                ++shown;
            }
        if (shown == form_.asked.size()) return;
        const std::string more = view_.format.count(static_cast<std::int64_t>(form_.asked.size() - shown));
        sentence(ui_, body, ui_.id("more"), ui_.strings.fill(text::answers_more, {more}), type_scale::small,
                 Token::text_dim);
        body.cut_top(8);
    }

  private:
    /// The question whose answer could not be taken, as far as the pool tells.
    std::optional<std::size_t> row_of_refusal() const {
        if (!form_.refused) return std::nullopt;
        const auto found = std::find_if(form_.asked.begin(), form_.asked.end(), [this](const AskedPool& row) {
            return row.question.pool == form_.refused->path && row.choice != AnswerChoice::open;
        });
        if (found == form_.asked.end()) return std::nullopt;
        return static_cast<std::size_t>(found - form_.asked.begin());
    }

    void refusal(Rect& body) {
        const std::string why = ui_.strings.fill(
            text::answers_refused, {problem_words(ui_.strings, *form_.refused, Subject::scenario)});
        sentence(ui_, body, ui_.id("refused"), why, type_scale::small, Token::danger_text, Role::alert);
        body.cut_top(8);
    }

    /// One press for many pools that simply go on.
    void all_run(Rect& body) {
        const auto is_open = [](const AskedPool& row) {
            return row.question.kind == QuestionKind::running && row.choice == AnswerChoice::open;
        };
        const auto count = std::count_if(form_.asked.begin(), form_.asked.end(), is_open);
        if (count < 2) return;
        const std::string name = ui_.strings.fill(text::answers_all_run, {view_.format.count(count)});
        const bool pressed =
            link(ui_, "all_run", body.cut_top(24, 4).cut_left(ui_.text_width(name, type_scale::small)), name);
        if (!pressed) return;
        for (AskedPool& row : form_.asked)
            if (is_open(row)) row.choice = AnswerChoice::as_taken;
    }

    void question(Rect& body, std::size_t index) {
        AskedPool& row = form_.asked[index];
        const auto scope = ui_.scope("question", static_cast<std::int64_t>(index));
        ui_.line(body.x, body.y, body.right(), body.y, Token::line);
        body.cut_top(10);
        const std::string& name = row.question.name.empty() ? row.question.pool : row.question.name;
        const Ui::FlowGroup group(ui_, ui_.id("pool"), Role::group, name, body);
        ui_.label(body.cut_top(18, 2), name, type_scale::small_strong, Token::text);
        const std::string words = note_words(ui_.strings, row.question.words);
        sentence(ui_, body, ui_.id("words"), words, type_scale::small, Token::text);
        const std::string place = note_words(ui_.strings, intake::words_of(row.question.place));
        if (!place.empty()) sentence(ui_, body, ui_.id("place"), place, type_scale::small, Token::text_faint);
        body.cut_top(8);
        choices(body, row, words);
        if (row.choice == AnswerChoice::otherwise) details(body, row);
        if (refused_row_ == index) refusal(body);
        body.cut_top(4);
    }

    void choices(Rect& body, AskedPool& row, const std::string& words) {
        constexpr float height = 30, gap = 6, padding = 24;
        const Ui::FlowGroup group(ui_, ui_.id("answers"), Role::radio_group, words, body);
        Flow flow(body, height, gap);
        const auto option = [&](std::string_view key, Text name, AnswerChoice choice) {
            const std::string label = ui_.strings(name);
            const float width = std::min(body.w, ui_.text_width(label, type_scale::body_strong) + padding);
            if (chip(ui_, key, flow.place(width), label, label, row.choice == choice)) row.choice = choice;
        };
        const KindWords names = words_of(row.question);
        if (has_assumption(row.question.kind)) option("as_taken", names.as_taken, AnswerChoice::as_taken);
        option("otherwise", names.otherwise, AnswerChoice::otherwise);
        option("open", text::answers_open, AnswerChoice::open);
        body.cut_top(flow.height(), 10);
    }

    void details(Rect& body, AskedPool& row) {
        constexpr float box_width = 240;
        if (has_time(row.question.kind)) {
            const std::string why = problem(row);
            const bool takes_focus = form_.goes_to_problem && !why.empty() && !ui_.measuring();
            if (takes_focus) form_.goes_to_problem = false;
            form_row(ui_, body, box_width,
                     {ui_.strings(words_of(row.question).time), row.at, why, takes_focus}, {});
        }
        if (!has_term(row.question.kind)) return;
        Field terms(ui_, body, ui_.strings(text::answers_renewed_for));
        term_chips(view_, terms.content, row.term);
    }

    /// Why the row's time is not accepted.
    std::string problem(const AskedPool& row) const {
        const auto answer = read_answer(row);
        if (answer.ok()) return {};
        if (answer.error().id != ErrorId::answer_time)
            return problem_words(ui_.strings, answer.error(), Subject::scenario);
        const Instant at = *intake::read_date(row.at);
        const intake::AllowedTimes& allowed = row.question.allowed;
        return ui_.strings.fill(text::answers_outside,
                                {view_.format.date_time(at), view_.format.date_time(allowed.first),
                                 view_.format.date_time(allowed.last)});
    }

    View& view_;
    Ui& ui_;
    AnswerForm& form_;
    std::optional<std::size_t> refused_row_;
};

}  // namespace

void answer_section(View& view, Rect& body, AnswerForm& form) {
    const auto scope = view.ui.scope("answers");
    Questions(view, form).draw(body);
}

}  // namespace poolbill::ui::deferred
