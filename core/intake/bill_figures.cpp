#include "core/intake/bill_figures.hpp"

#include <algorithm>

#include "core/intake/text.hpp"

namespace poolbill::intake {
namespace {

Sentence sentence_apart(const BillTable& bills, const BillRow& row) {
    const std::string amount = to_string(row.amount.value_or(Amount()));
    if (bills.is_other_service(row))
        return say<SentenceId::apart_service>(shown(bills.words[row.service]), amount);
    switch (row.kind) {
        case RowKind::usage:
        case RowKind::purchase:
        case RowKind::renewal:
        case RowKind::auto_renewal:
        case RowKind::change:
        case RowKind::refund:
            return say<SentenceId::apart_no_resource>(amount);
        case RowKind::tax:
            return say<SentenceId::apart_tax>(amount);
        case RowKind::make_up:
            return say<SentenceId::apart_make_up>(amount);
        case RowKind::adjustment:
            return say<SentenceId::apart_adjustment>(amount);
        case RowKind::other:
            break;
    }
    if (row.type == Word::none) return say<SentenceId::apart_untyped>(amount);
    return say<SentenceId::apart_other>(shown(bills.words[row.type]), amount);
}

Sentence sentence_of_sums(const BillFigures& figures) {
    const std::string official = to_string(figures.official), due = to_string(figures.due);
    if (figures.rows == 1)
        return say<SentenceId::bill_sums_of_one>(figures.of_pools, official, due, figures.taxes,
                                                 figures.other_services, figures.apart);
    return say<SentenceId::bill_sums>(figures.rows, figures.of_pools, official, due, figures.taxes,
                                      figures.other_services, figures.apart);
}

void note_rows_apart(Facts& facts) {
    for (const BillRow& row : facts.bills.rows) {
        if (facts.bills.is_of_pool(row)) continue;
        facts.notes.add(notes::row_apart, [&] {
            return NoteWords{facts.bills.words[row.resource], sentence_apart(facts.bills, row),
                             facts.bills.place_of(row)};
        });
    }
}

/// Names, once for each file, the amounts that were worked out of the others.
void note_derived_amounts(Facts& facts) {
    struct Said {
        bool due = false, discount = false, official = false, contradicted = false;
    };
    std::vector<Said> said(facts.bills.files.size());
    for (const BillRow& row : facts.bills.rows) {
        if (!facts.bills.is_of_pool(row)) continue;
        const auto note_once = [&](bool& is_said, bool is_derived, Sentence (*words)()) {
            if (is_said || !is_derived) return;
            is_said = true;
            facts.notes.add(notes::reading_assumed, "", words(), facts.bills.place_of(row));
        };
        Said& file = said[row.file];
        note_once(file.due, !row.amount, [] { return say<SentenceId::due_derived>(); });
        note_once(file.official, !row.official && row.discount && !row.discount->is_zero(),
                  [] { return say<SentenceId::official_derived>(); });
        note_once(file.contradicted, is_discount_contradicted(row),
                  [] { return say<SentenceId::discount_contradicted>(); });
        note_once(file.discount, !row.discount && !discount_of(row).percent.is_none(),
                  [] { return say<SentenceId::discount_derived>(); });
    }
}

}  // namespace

void note_bills(const BillFigures& figures, Facts& facts) {
    note_rows_apart(facts);
    note_derived_amounts(facts);
    if (figures.rows == 0) return;
    facts.notes.add(notes::bills_read, "", sentence_of_sums(figures));
    if (figures.reading == RecordReading::per_node)
        facts.notes.add(notes::reading_assumed, "", say<SentenceId::record_for_each_node>());
    if (figures.due_per_node && to_string(*figures.due_per_node, 2) != to_string(figures.due, 2)) {
        const std::string due = to_string(*figures.due_per_node, 2);
        facts.notes.add(notes::reading_assumed, "",
                        figures.reading == RecordReading::per_pool
                            ? say<SentenceId::due_beside_pools>(due)
                            : say<SentenceId::due_beside_assumed>(due));
    }
    for (const BillAnswer& answer : facts.bills.answers()) {
        if (answer.missing() > 0)
            facts.notes.add(notes::pages_missing, "", answer.missing_sentence(),
                            {facts.bills.files[answer.first_file].name, {}});
    }
}

BillFigureSums::BillFigureSums(const Facts& facts) : facts_(facts) {
    for (const BillFile& file : facts.bills.files) {
        figures_.rows += file.given - file.left_out;
        figures_.refused += file.refused;
    }
    for (const BillAnswer& answer : facts.bills.answers())
        figures_.said += answer.said;
}

bool BillFigureSums::advance(std::size_t rows) {
    const std::vector<BillRow>& all = facts_.bills.rows;
    for (const std::size_t end = next_ + std::min(rows, all.size() - next_); next_ < end;)
        add(all[next_++]);
    return next_ < all.size();
}

float BillFigureSums::progress() const {
    const std::size_t all = facts_.bills.rows.size();
    return all == 0 ? 1 : static_cast<float>(next_) / static_cast<float>(all);
}

void BillFigureSums::add(const BillRow& row) {
    if (!facts_.bills.is_of_pool(row)) {
        const bool is_other = facts_.bills.is_other_service(row);
        ++(is_other ? figures_.other_services : row.kind == RowKind::tax ? figures_.taxes : figures_.apart);
        return;
    }
    ++figures_.of_pools;
    const Amount official = official_of(row).value_or(Amount());
    const Amount amount = due_of(row).value_or(Amount());
    official_ += official;
    due_ += amount;
    const std::int64_t count = count_of(row);
    if (row.kind != RowKind::usage || count <= 1 || !row.unit_price || !row.begin || !row.end) {
        per_node_ += amount;
        return;
    }
    const std::int64_t seconds = row.seconds.value_or((*row.end - *row.begin).count());
    const Amount list = usage_amount(*row.unit_price, 1, seconds).value_or(Amount());
    const RowDiscount discount = discount_of(row);
    const Amount off = discount.said == DiscountSaid::percentage ? discount.percent.off(list)
                       : row.discount ? Amount::from_units(row.discount->units() / count)
                                      : Amount();
    const Amount one = (list - off).amount().ok() ? *(list - off).amount() : list;
    // Cut as this row is: to two decimals when its amount has no more, and is not the whole amount.
    const bool is_cut = row.amount && AmountSum(amount) != official - row.discount.value_or(Amount()) &&
                        truncate(amount, 2) == amount;
    per_node_ += AmountSum::from_units(Int128{(is_cut ? truncate(one, 2) : one).units()} * count);
    differs_ = true;
}

BillFigures BillFigureSums::figures(RecordReading reading) const {
    const auto kept = [](AmountSum sum) {
        const Result<Amount> amount = sum.amount();
        return amount ? *amount : Amount();
    };
    BillFigures figures = figures_;
    figures.reading = reading;
    figures.official = kept(official_);
    figures.due = kept(due_);
    if (differs_ && reading != RecordReading::per_node && kept(per_node_) != figures.due)
        figures.due_per_node = kept(per_node_);
    return figures;
}

}  // namespace poolbill::intake
