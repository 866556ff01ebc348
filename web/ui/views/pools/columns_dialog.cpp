#include "web/ui/views/pools/columns_dialog.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "generated/text/columns.hpp"
#include "generated/text/import.hpp"
#include "web/ui/model/import_job.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/view.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui::deferred {

using intake::BillField, intake::ColumnQuestion, intake::column_fields;

struct ColumnAnswer {
    std::array<std::optional<std::size_t>, column_fields.size()> columns =
        {};                                // the chosen one of each field
    std::optional<std::size_t> open = {};  // the field whose column is being chosen
    bool is_refused = false;               // confirmed while a needed field had no column
};

namespace {

Text name_of(BillField field) {
    switch (field) {
        case BillField::resource:
            return text::columns_resource;
        case BillField::begin:
            return text::columns_begin;
        case BillField::official:
            return text::columns_official;
        case BillField::end:
            return text::columns_end;
        case BillField::flavor:
            return text::columns_flavor;
        case BillField::count:
            return text::columns_count;
        case BillField::mode:
            return text::columns_mode;
        case BillField::kind:
            return text::columns_kind;
        case BillField::discount:
            return text::columns_discount;
        case BillField::amount:
            return text::columns_amount;
        case BillField::unit_price:
            return text::columns_unit_price;
        case BillField::usage:
            return text::columns_usage;
        case BillField::order:
            return text::columns_order;
        case BillField::traded:
            return text::columns_traded;
        case BillField::region:
            return text::columns_region;
        case BillField::currency:
            return text::columns_currency;
        default:
            return text::columns_service;
    }
}

/// Columns whose names are known are chosen from the beginning.
ColumnAnswer answer_for(const ColumnQuestion& question) {
    ColumnAnswer answer;
    for (std::size_t column = 0; column < question.columns.size(); ++column) {
        const std::optional<BillField> known = intake::bill_field_of(question.columns[column].name);
        for (std::size_t i = 0; i < column_fields.size(); ++i)
            if (known == column_fields[i].field) answer.columns[i] = column;
    }
    return answer;
}

bool is_complete(const ColumnAnswer& answer) {
    for (std::size_t i = 0; i < column_fields.size(); ++i)
        if (column_fields[i].is_needed && !answer.columns[i]) return false;
    return true;
}

intake::ColumnNames names_of(const ColumnAnswer& answer, const ColumnQuestion& question) {
    intake::ColumnNames names;
    for (std::size_t i = 0; i < column_fields.size(); ++i)
        if (answer.columns[i])
            names.emplace(question.columns[*answer.columns[i]].name, column_fields[i].word);
    return names;
}

class Columns {
  public:
    Columns(Ui& ui, const ColumnQuestion& question, ColumnAnswer& answer)
        : ui_(ui), question_(question), answer_(answer) {}

    /// @return whether the file is to be left out
    bool draw(Rect& body) {
        sentence(ui_, body, ui_.id("about"), ui_.strings.fill(text::columns_about, {question_.file}),
                 type_scale::body, Token::text_dim);
        body.cut_top(8);
        if (answer_.is_refused && !is_complete(answer_)) {
            sentence(ui_, body, ui_.id("needed"), ui_.strings(text::columns_needed), type_scale::small,
                     Token::danger_text, Role::alert);
            body.cut_top(8);
        }
        for (std::size_t i = 0; i < column_fields.size(); ++i)
            field(body, i);
        const std::string_view skip = ui_.strings(text::columns_skip);
        body.cut_top(4);
        return link(ui_, "skip", body.cut_top(20).cut_left(ui_.text_width(skip, type_scale::small)), skip);
    }

  private:
    /// The column of a field on a button, which opens the list of columns below it.
    void field(Rect& body, std::size_t index) {
        const auto scope = ui_.scope("field", static_cast<std::int64_t>(index));
        const std::string name = ui_.strings(name_of(column_fields[index].field));
        const std::optional<std::size_t> chosen = answer_.columns[index];
        const bool is_open = answer_.open == index;
        Rect row = body.cut_top(metrics::control_height, 6);
        const float label_width = std::min(200.0f, row.w * 0.42f);
        const Rect label = row.cut_left(label_width, 8);
        ui_.text(label, name, ui_.fitting(label.w, name, type_scale::body),
                 column_fields[index].is_needed ? Token::text : Token::text_dim);
        const std::string shown =
            chosen ? question_.columns[*chosen].name
                   : std::string(ui_.strings(column_fields[index].is_needed ? text::columns_choose
                                                                            : text::columns_none));
        if (button(ui_, "column", row, ui_.strings.fill(text::import_named, {name, shown}),
                   {.expanded = is_open ? Tristate::yes : Tristate::no, .shown = shown}))
            answer_.open = is_open ? std::nullopt : std::optional(index);
        if (chosen && !question_.columns[*chosen].example.empty()) example(body, label_width, *chosen);
        if (is_open) choices(body, index);
    }

    void example(Rect& body, float indent, std::size_t column) {
        Rect place = body;
        place.cut_left(indent, 8);
        const std::string words =
            ui_.strings.fill(text::columns_example, {question_.columns[column].example});
        sentence(ui_, place, ui_.id("example"), words, type_scale::small, Token::text_faint);
        body.cut_top(place.y - body.y, 6);
    }

    void choices(Rect& body, std::size_t index) {
        constexpr float height = 30, gap = 6, padding = 24;
        const Ui::FlowGroup group(ui_, ui_.id("columns"), Role::radio_group,
                                  ui_.strings(name_of(column_fields[index].field)), body);
        Flow flow(body, height, gap);
        const auto option = [&](std::int64_t key, const std::string& name,
                                std::optional<std::size_t> column) {
            const auto scope = ui_.scope("option", key);
            const float width = std::min(body.w, ui_.text_width(name, type_scale::body_strong) + padding);
            if (!chip(ui_, "chip", flow.place(width), name, name, answer_.columns[index] == column)) return;
            answer_.columns[index] = column;
            answer_.open.reset();
        };
        if (!column_fields[index].is_needed) option(-1, ui_.strings(text::columns_none), std::nullopt);
        for (std::size_t i = 0; i < question_.columns.size(); ++i)
            option(static_cast<std::int64_t>(i), question_.columns[i].name, i);
        body.cut_top(flow.height(), 10);
    }

    Ui& ui_;
    const ColumnQuestion& question_;
    ColumnAnswer& answer_;
};

}  // namespace

void columns_dialog(Ui& ui, ViewState& state, ColumnsDialog& dialog) {
    const ColumnQuestion* question = dialog.job->question();
    if (question == nullptr) return;  // answered in the frame before
    if (!dialog.answer) dialog.answer = std::make_shared<ColumnAnswer>(answer_for(*question));
    ColumnAnswer& answer = *dialog.answer;
    bool is_left_out = false;
    const Dialog frame(ui, {.key = "columns", .title = ui.strings(text::columns_title), .width = 560},
                       [&](Rect& body) { is_left_out = Columns(ui, *question, answer).draw(body); });
    Rect foot = frame.foot();
    const FootChoice choice = dialog_foot(ui, foot, ui.strings(text::columns_read));
    if (is_left_out) {
        dialog.columns = dialog.job->answer({});
    } else if (choice == FootChoice::cancel || frame.closed()) {
        state.overlay.close();
    } else if (choice == FootChoice::confirm) {
        answer.is_refused = !is_complete(answer);
        if (!answer.is_refused) dialog.columns = dialog.job->answer(names_of(answer, *question));
    }
}

void show(View& view, ColumnsDialog& dialog) {
    columns_dialog(view.ui, view.state, dialog);
}

}  // namespace poolbill::ui::deferred
