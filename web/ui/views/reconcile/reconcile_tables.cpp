#include "web/ui/views/reconcile/reconcile_tables.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/time/iso8601.hpp"
#include "core/time/zone.hpp"
#include "generated/text/bills.hpp"
#include "generated/text/bulk.hpp"
#include "generated/text/import.hpp"
#include "generated/text/pools.hpp"
#include "generated/text/reconcile.hpp"
#include "web/ui/views/reconcile/reconcile_words.hpp"
#include "web/ui/widgets/table.hpp"

namespace poolbill::ui::deferred {
namespace {

using reconcile::Cause, reconcile::Reconciliation, reconcile::Row, reconcile::Sum;

constexpr std::array record_columns{
    TableColumn{text::reconcile_verdict, {0, 0.15f, 0}, {0, 0.55f, 0}},
    TableColumn{text::pools_name, {0.15f, 0.21f, 0}, {0, 1, 1}},
    TableColumn{text::reconcile_period, {0.36f, 0.28f, 0}, {0, 1, 2}},
    TableColumn{text::reconcile_in_bill, {0.64f, 0.12f, 0}, {0, 1, 3}, Align::right},
    TableColumn{text::reconcile_here, {0.76f, 0.12f, 0}, {0, 1, 4}, Align::right},
    TableColumn{text::reconcile_difference, {0.88f, 0.12f, 0}, {0.55f, 0.45f, 0}, Align::right},
    TableColumn{text::reconcile_cause, {0.15f, 0.7f, 1}, {0, 1, 5}}};
constexpr std::array sum_columns{
    TableColumn{text::reconcile_month, {0, 0.14f, 0}, {0, 0.4f, 0}},
    TableColumn{text::pools_name, {0.14f, 0.3f, 0}, {0.4f, 0.6f, 0}},
    TableColumn{text::reconcile_records, {0.44f, 0.11f, 0}, {0, 1, 4}, Align::right},
    TableColumn{text::reconcile_in_bill, {0.55f, 0.15f, 0}, {0, 1, 1}, Align::right},
    TableColumn{text::reconcile_here, {0.7f, 0.15f, 0}, {0, 1, 2}, Align::right},
    TableColumn{text::reconcile_difference, {0.85f, 0.15f, 0}, {0, 1, 3}, Align::right}};

/// The name of the scenario's pool, or the id of one that it has not.
std::string pool_name(View& view, const std::string& id) {
    const auto& pools = view.session.world().pools;
    const auto pool = std::find_if(pools.begin(), pools.end(),
                                   [&](const PoolState& each) { return each.identity.id == id; });
    return pool == pools.end() ? id : pool->identity.name;
}

std::string period_words(const View& view, const Row& row) {
    if (!row.begin) return "–";
    const Format& format = view.format;
    const std::string begin = format.date_time(*row.begin);
    if (!row.end) return begin;
    const bool is_same_day = format_local_date(*row.begin) == format_local_date(*row.end);
    return begin + " – " + (is_same_day ? format.time(*row.end) : format.date_time(*row.end));
}

/// "modelarts.vm.cpu.8u32g: the unit price differs"
std::string detail_words(const View& view, const Row& row) {
    const Strings& strings = view.ui.strings;
    if (row.cause == Cause::none) return row.flavor;
    const std::string cause = strings(cause_name(row.cause));
    return row.flavor.empty() ? cause : row.flavor + " · " + cause;
}

/// An amount of a row; its name too where the table has no heads.
class AmountCell {
  public:
    AmountCell(View& view, Table::Row& row) : view_(view), row_(row) {}

    void add(Text name, const std::string& words, Token ink = Token::text) {
        Ui& ui = view_.ui;
        if (!ui.narrow()) return row_.cell(words, type_scale::body, ink);
        const std::string named = ui.strings.fill(text::import_named, {ui.strings(name), words});
        ui.text(row_.cell(named), named, type_scale::small, ink);
    }

  private:
    View& view_;
    Table::Row& row_;
};

std::string words_of(const View& view, const std::optional<Amount>& amount) {
    return amount ? view.format.short_money(*amount) : "–";
}

std::string words_of(const View& view, AmountSum sum) {
    const Result<Amount> amount = sum.amount();
    return amount ? view.format.short_money(*amount) : "–";
}

Token difference_ink(AmountSum difference) {
    return difference.units() == 0 ? Token::text_dim : Token::danger_text;
}

void record(View& view, Table& table, std::int64_t index, const Row& row) {
    constexpr float dot = 4;
    Ui& ui = view.ui;
    const std::string verdict = ui.strings(verdict_name(row.verdict)), pool = pool_name(view, row.pool),
                      detail = detail_words(view, row);
    Table::Row shown(table, index, ui.strings.fill(text::bills_row, {verdict, pool, detail}), Tristate::none);
    Rect cell = shown.cell(verdict);
    const Token ink = verdict_ink(row.verdict);
    ui.dot(cell.x + dot, cell.y + cell.h / 2, dot, ink);
    cell.cut_left(dot * 2, 6);
    ui.text(cell, verdict, type_scale::body_strong, ink);
    shown.cell(pool.empty() ? "–" : pool, type_scale::body, Token::text);
    shown.cell(period_words(view, row), type_scale::small, Token::text_dim);
    AmountCell amounts(view, shown);
    amounts.add(text::reconcile_in_bill, words_of(view, row.in_bill));
    amounts.add(text::reconcile_here, words_of(view, row.here));
    const AmountSum difference = row.in_bill.value_or(Amount()) - row.here.value_or(Amount());
    const bool is_compared = row.verdict != reconcile::Verdict::apart;
    shown.cell(is_compared ? words_of(view, difference) : "–", type_scale::body,
               is_compared ? difference_ink(difference) : Token::text_dim);
    shown.cell(detail, type_scale::small, Token::text_faint);
}

void sum_row(View& view, Table& table, std::int64_t index, const Sum& sum) {
    Ui& ui = view.ui;
    const bool is_month = sum.pool.empty();
    const std::string month = view.format.month(interval_of(sum.month).begin),
                      pool = is_month ? std::string(ui.strings(text::reconcile_total))
                                      : pool_name(view, sum.pool);
    const TextStyle& style = is_month ? type_scale::body_strong : type_scale::body;
    Table::Row shown(table, index, ui.strings.fill(text::import_subject, {month, pool}), Tristate::none);
    shown.cell(month, style, Token::text);
    shown.cell(pool, style, Token::text);
    AmountCell amounts(view, shown);
    amounts.add(text::reconcile_records, view.format.count(sum.rows), Token::text_dim);
    amounts.add(text::reconcile_in_bill, words_of(view, sum.in_bill));
    amounts.add(text::reconcile_here, words_of(view, sum.here));
    const AmountSum difference = sum.in_bill - sum.here;
    amounts.add(text::reconcile_difference, words_of(view, difference), difference_ink(difference));
}

}  // namespace

void records_table(View& view, Rect& rest, const Reconciliation& all, std::span<const std::uint32_t> listed) {
    Table table(view.ui, rest,
                {.key = "records",
                 .name = view.ui.strings(text::reconcile_records),
                 .columns = record_columns,
                 .rows = static_cast<std::int64_t>(listed.size())});
    for (std::int64_t i = table.first(); i < table.last(); ++i)
        record(view, table, i, all.rows[listed[static_cast<std::size_t>(i)]]);
}

void sums_table(View& view, Rect& rest, const Reconciliation& all) {
    Table table(view.ui, rest,
                {.key = "sums",
                 .name = view.ui.strings(text::reconcile_sums),
                 .columns = sum_columns,
                 .rows = static_cast<std::int64_t>(all.sums.size())});
    for (std::int64_t i = table.first(); i < table.last(); ++i)
        sum_row(view, table, i, all.sums[static_cast<std::size_t>(i)]);
}

}  // namespace poolbill::ui::deferred
