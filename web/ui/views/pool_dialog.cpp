#include "web/ui/views/pool_dialog.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

#include "generated/text/pool_form.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/form_row.hpp"
#include "web/ui/views/problem_words.hpp"
#include "web/ui/views/view.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/layers.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui::deferred {
namespace {

using Field = PoolFormField;

/// A column of the table of flavors. The first one takes the width that the others leave.
struct Column {
    Field field;
    Text name;
    float width;
};
constexpr std::array columns{
    Column{Field::code, text::pool_form_code, 0}, Column{Field::count, text::pool_form_count, 64},
    Column{Field::hourly, text::pool_form_hourly, 112}, Column{Field::monthly, text::pool_form_monthly, 112},
    Column{Field::yearly, text::pool_form_yearly, 112}};
constexpr float column_gap = 8, remove_width = 32;

constexpr std::array site_names{text::pool_form_site_intl, text::pool_form_site_eu, text::pool_form_site_cn};
static_assert(site_names.size() == site_words.size());

class Form {
  public:
    /// @param shown  the instant of the current scenario; none: there is no scenario
    Form(Ui& ui, PoolDialog& dialog, const EnteredPool& entered, std::optional<Instant> shown)
        : ui_(ui), dialog_(dialog), entered_(entered), shown_(shown) {}

    void draw(Rect& body) {
        text_row(body, Field::name, text::pool_form_name, {});
        text_row(body, Field::since, text::pool_form_since, text::pool_form_since_hint);
        place(body);
        site(body);
        flavors(body);
        text_row(body, Field::discount, text::pool_form_discount,
                 dialog_.form.has_several_discounts ? text::pool_form_several_discounts
                                                    : text::pool_form_discount_hint);
        answer(body);
    }

  private:
    /// The words of a problem that the person should see now.
    std::string problem(Field field, std::size_t row) const {
        for (const PoolFormProblem& each : entered_.problems) {
            if (each.field == field && each.row == row && (dialog_.was_confirmed || !each.is_missing))
                return ui_.strings.fill(each.words, {each.value});
        }
        return {};
    }

    /// The text of a field and what is wrong with it. Keyboard focus begins in the first field, and goes to the first
    /// problem when the form is confirmed.
    FormText form_text(Field field, std::size_t row, std::string_view name, std::string_view why) {
        const bool is_first = dialog_.is_new && field == Field::name;
        const bool takes_focus = !ui_.measuring() && (is_first || (dialog_.goes_to_problem && !why.empty()));
        if (takes_focus) dialog_.is_new = dialog_.goes_to_problem = false;
        return {name, text_of(dialog_.form, field, row), why, takes_focus};
    }

    void text_row(Rect& body, Field field, Text name, std::optional<Text> about) {
        const std::string why = problem(field, 0);
        form_row(ui_, body, field == Field::discount ? 112.0f : 320.0f,
                 form_text(field, 0, ui_.strings(name), why),
                 about ? std::string_view(ui_.strings(*about)) : std::string_view());
    }

    /// Whether the pool stands alone or joins those that are shown; only when there are some.
    void place(Rect& body) {
        if (!shown_ || dialog_.form.id) return;
        const std::array<Phrase, 2> names{ui_.strings(text::pool_form_place_new),
                                          ui_.strings(text::pool_form_place_beside)};
        const std::string_view name = ui_.strings(text::pool_form_place);
        Rect row = field(ui_, body, name, metrics::control_height);
        row.w = std::min(row.w, 400.0f);
        if (const auto chosen = segments(
                ui_, row,
                {.key = "place", .name = name, .names = names, .chosen = dialog_.form.beside ? 1u : 0u}))
            deferred::place(dialog_.form, *chosen == 1, dialog_.today, *shown_);
    }

    void site(Rect& body) {
        if (!dialog_.form.has_own_site()) return;
        std::array<Phrase, site_names.size()> names;
        std::transform(site_names.begin(), site_names.end(), names.begin(),
                       [this](Text name) { return ui_.strings(name); });
        const std::string_view name = ui_.strings(text::pool_form_site);
        const Rect row = field(ui_, body, name, metrics::control_height);
        if (const auto chosen = segments(ui_, row,
                                         {.key = "site",
                                          .name = name,
                                          .names = names,
                                          .chosen = static_cast<std::size_t>(dialog_.form.site)}))
            dialog_.form.site = static_cast<Site>(*chosen);
    }

    static float width_of(const Column& column, float all) {
        if (column.width > 0) return column.width;
        float others = remove_width + column_gap;
        for (const Column& each : columns)
            others += each.width > 0 ? each.width + column_gap : 0;
        return all - others;
    }

    void heads(Rect& body) {
        Rect row = body.cut_top(18, 4);
        for (const Column& column : columns)
            ui_.text(row.cut_left(width_of(column, body.w), column_gap), ui_.strings(column.name),
                     type_scale::small, Token::text_dim);
    }

    std::string name_of(const Column& column, std::size_t row) const {
        return ui_.strings.fill(text::pool_form_row, {ui_.strings(column.name), std::to_string(row + 1)});
    }

    /// The fields of an entry, one beside the other; narrow: one below the other.
    void entry(Rect& body, std::size_t row) {
        Rect line = ui_.narrow() ? body : body.cut_top(metrics::control_height);
        for (const Column& column : columns) {
            const std::string name = name_of(column, row), why = problem(column.field, row);
            const Rect box = ui_.narrow()
                                 ? field(ui_, body, ui_.strings(column.name), metrics::control_height)
                                 : line.cut_left(width_of(column, body.w), column_gap);
            form_box(ui_, box, form_text(column.field, row, name, why));
        }
        for (const Column& column : columns) {
            const std::string name = name_of(column, row), why = problem(column.field, row);
            form_problem(ui_, body, {name, text_of(dialog_.form, column.field, row), why});
        }
        if (dialog_.form.flavors.size() > 1) remove(body, line, row);
        body.cut_top(8);
    }

    void remove(Rect& body, Rect line, std::size_t row) {
        const std::string name = ui_.strings.fill(text::pool_form_remove, {std::to_string(row + 1)});
        const bool pressed = ui_.narrow() ? link(ui_, "remove", body.cut_top(24), name)
                                          : icon_button(ui_, "remove", line.cut_left(remove_width),
                                                        Icon::close, name, {.look = ButtonLook::quiet});
        if (pressed) removed_ = row;
    }

    void flavors(Rect& body) {
        const std::string_view title = ui_.strings(text::pool_form_flavors);
        body.cut_top(8);
        ui_.label(body.cut_top(22), title, type_scale::body_strong, Token::text);
        const std::string about = ui_.strings.fill(text::pool_form_flavors_hint, {entered_.currency.code()});
        sentence(ui_, body, ui_.id("prices"), about, type_scale::small, Token::text_faint);
        body.cut_top(8);
        if (!ui_.narrow()) heads(body);
        for (std::size_t row = 0; row < dialog_.form.flavors.size(); ++row) {
            const auto scope = ui_.scope("flavor", static_cast<std::int64_t>(row));
            entry(body, row);
        }
        const std::string add = ui_.strings(text::pool_form_add);
        if (link(ui_, "add", body.cut_top(24, 12).cut_left(ui_.text_width(add, type_scale::small) + 2), add))
            dialog_.form.flavors.emplace_back();
        if (removed_)
            dialog_.form.flavors.erase(dialog_.form.flavors.begin() + static_cast<std::ptrdiff_t>(*removed_));
    }

    std::string verdict(const Format& format, const ComparisonRow& row) const {
        const std::string total = format.rounded(row.total);
        if (row.saving.is_zero()) return ui_.strings.fill(text::pool_form_equal, {total});
        const Amount difference = Amount::from_units(std::abs(row.saving.units()));
        const std::string words = format.rounded(difference);
        if (!row.break_even || row.saving.is_negative())
            return ui_.strings.fill(text::pool_form_dearer, {total, words});
        return ui_.strings.fill(text::pool_form_cheaper,
                                {total, words, format.date_time(*row.break_even),
                                 format.duration((*row.break_even - row.compared.begin).count(), 2)});
    }

    bool has_term_price() const {
        const auto& entries = dialog_.form.flavors;
        return std::any_of(entries.begin(), entries.end(), [](const FlavorEntry& each) {
            return !each.yearly.empty() || !each.monthly.empty();
        });
    }
    bool has_assumed_year() const {
        const auto& entries = dialog_.form.flavors;
        return std::any_of(entries.begin(), entries.end(), [](const FlavorEntry& each) {
            return each.yearly.empty() && !each.monthly.empty();
        });
    }

    /// What a month and a year would cost, as soon as the form can be read.
    void answer(Rect& body) {
        body.cut_top(8);
        Panel panel(ui_, body, {.key = "answer", .name = ui_.strings(text::pool_form_answer), .edge = 0});
        Rect& rest = panel.inner;
        Rect inner = rest.inset(metrics::padding, 0);
        inner.cut_top(12);
        ui_.label(inner.cut_top(22, 4), ui_.strings(text::pool_form_answer), type_scale::body_strong,
                  Token::text);
        answer_words(inner);
        inner.cut_top(4);
        rest.cut_top(inner.y - rest.y);
    }

    void answer_words(Rect& inner) {
        const auto say = [&](std::string_view key, std::string_view words, Token ink) {
            sentence(ui_, inner, ui_.id(key), words, type_scale::body, ink, Role::status);
            inner.cut_top(8);
        };
        if (entered_.error) {
            return say("error", problem_words(ui_.strings, *entered_.error, Subject::scenario),
                       Token::danger_text);
        }
        if (!entered_.scenario)
            return say("incomplete", ui_.strings(text::pool_form_incomplete), Token::text_dim);
        const Format format(ui_.strings, entered_.currency);
        bool has_terms = false;
        for (const ComparisonRow& row : entered_.terms) {
            const bool is_shown = row.term && row.term->count() == 1;  // a month, a year
            if (!is_shown) continue;
            has_terms = true;
            field_text(ui_, inner, {format.term(*row.term), verdict(format, row)});
            inner.cut_top(8);
        }
        if (!has_terms)
            return say(
                "no_terms",
                ui_.strings(has_term_price() ? text::pool_form_terms_too_dear : text::pool_form_no_terms),
                Token::text_dim);
        if (has_assumed_year())
            say("assumed_year", ui_.strings(text::pool_form_assumed_year), Token::text_faint);
    }

    Ui& ui_;
    PoolDialog& dialog_;
    const EnteredPool& entered_;
    std::optional<Instant> shown_;
    std::optional<std::size_t> removed_;
};

}  // namespace

void pool_dialog(Ui& ui, ViewState& state, PoolDialog& dialog, const Scenario* current, Instant now) {
    const bool is_edited = dialog.form.id || dialog.edited;
    const std::string id = dialog.form.id ? *dialog.form.id
                           : is_edited && *dialog.edited < current->pools.size()
                               ? current->pools[*dialog.edited].id
                               : std::string();
    if (is_edited && !has_entry(*current, id)) return state.overlay.close();  // undone, or never created
    if (dialog.form.flavors.empty())
        dialog.form = dialog.edited ? form_of(*current, *dialog.edited, now)
                                    : form_for_new(dialog.today, current != nullptr ? &now : nullptr);
    const Instant shown = dialog.form.has_own_site() ? dialog.today : now;
    const EnteredPool& entered = dialog.entered.get({dialog.form, dialog.revision, shown}, [&] {
        return read_form(dialog.form, current, shown, dialog.today);
    });
    const bool is_new = !dialog.form.id;
    const Dialog frame(
        ui,
        {.key = "pool_form",
         .title = ui.strings(is_new ? text::pool_form_new_title : text::pool_form_edit_title),
         .subtitle = ui.strings(text::pool_form_subtitle),
         .width = 760},
        [&](Rect& body) {
            Form(ui, dialog, entered, current != nullptr ? std::optional(now) : std::nullopt).draw(body);
        });
    Rect foot = frame.foot();
    const FootChoice choice =
        dialog_foot(ui, foot, ui.strings(is_new ? text::pool_form_create : text::pool_form_save));
    if (choice == FootChoice::cancel || frame.closed()) return state.overlay.close();
    if (choice != FootChoice::confirm) return;
    dialog.was_confirmed = true;
    dialog.is_done = entered.scenario.has_value();
    dialog.goes_to_problem = !dialog.is_done;
}

void show(View& view, PoolDialog& dialog) {
    dialog.revision = view.session.revision();
    pool_dialog(view.ui, view.state, dialog, &view.session.history().current(), view.session.now());
}

}  // namespace poolbill::ui::deferred
