#include "web/ui/views/pools/open_questions.hpp"

#include <array>
#include <utility>

#include "generated/text/answers.hpp"
#include "web/ui/model/answer_form.hpp"
#include "web/ui/widgets/band.hpp"

namespace poolbill::ui::deferred {
namespace {

bool are_over(const Session& session, OpenQuestions& questions) {
    if (questions.revision == session.revision()) return false;
    questions.revision = session.revision();
    return session.scenario().log != questions.dialog.form->imported.log;
}

}  // namespace

void open_questions(View& view, Rect& rest) {
    std::optional<OpenQuestions>& questions = view.state.questions;
    if (are_over(view.session, *questions)) return questions.reset();
    const Strings& strings = view.ui.strings;
    const auto count = static_cast<std::int64_t>(open_count(*questions->dialog.form));
    const std::string title = strings.fill(text::answers_left, {view.format.count(count)});
    const std::string detail = strings(text::answers_about);
    const std::array buttons{BandButton{strings(text::answers_answer)},
                             BandButton{strings(text::answers_open)}};
    const auto pressed =
        band(view.ui, "questions", rest,
             {.tone = Tone::warning, .title = title, .detail = detail, .role = Role::status}, buttons);
    if (!pressed) return;
    OpenQuestions taken = std::move(*questions);
    questions.reset();
    if (*pressed == 0) view.state.overlay.open(std::move(taken.dialog));
}

}  // namespace poolbill::ui::deferred
