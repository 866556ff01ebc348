// What the engine does with a person's files: import and reconciliation.
#include <utility>

#include "core/intake/import.hpp"
#include "core/intake/summary.hpp"
#include "core/json/object.hpp"
#include "core/reconcile/reconcile.hpp"
#include "core/reconcile/reconcile_rows.hpp"
#include "web/engine/engine.hpp"
#include "web/engine/options.hpp"

namespace poolbill::engine {
namespace {

using json::ObjectReader;

/// The member "columns": {"NAME": "FIELD"}, as --columns has them.
intake::ColumnNames columns_of(ObjectReader& reader) {
    intake::ColumnNames names;
    if (!reader.has("columns")) return names;
    const json::Value columns = reader.member("columns");
    if (columns.kind() != json::Kind::object) {
        reader.fail(columns, {"json.type", "", "\"columns\" must be an object with a field for each name."});
        return names;
    }
    for (const json::Value column : columns) {
        const bool is_text = column.kind() == json::Kind::string;
        if (!is_text || !intake::bill_field_of(column.text())) {
            reader.fail(column, {"option.columns", "",
                                 "The field of a column must be one such as resource_id, flavor, begin, end, "
                                 "type, official, discount, amount, unit_price, currency."});
            continue;
        }
        names.emplace(column.key(), column.text());
    }
    return names;
}

}  // namespace

Answer Engine::import(std::string_view options) {
    std::vector<intake::NamedFile> files = std::exchange(files_, {});
    const auto wanted = read_options<intake::ImportOptions>(options, [](ObjectReader& reader) {
        intake::ImportOptions request;
        request.now = reader.instant("now");
        request.columns = columns_of(reader);
        request.site = reader.optional_string("site");
        request.selection = {reader.optional_string("region"), reader.optional_string("project"),
                             reader.optional_string("account")};
        return request;
    });
    if (!wanted) return wanted.error();
    intake::Notes notes;
    const Result<intake::Imported> imported = intake::import_files(std::move(files), *wanted, notes);
    if (!imported) return Errors{imported.error()};
    return json::ObjectWriter()
        .add("scenario", json::write_scenario(imported->scenario))
        .add_raw("summary", intake::summary_json(*imported))
        .str();
}

Answer Engine::reconcile(std::string_view options) {
    struct Request {
        Instant at;
        intake::ColumnNames columns;
    };
    std::vector<intake::NamedFile> files = std::exchange(files_, {});
    const auto request = read_options<Request>(options, [this](ObjectReader& reader) {
        return Request{optional_instant(reader, "at").value_or(scenario_->now), columns_of(reader)};
    });
    if (!request) return request.error();
    const auto moment = moment_at(request->at);
    if (!moment) return moment.error();
    const World& world = (*moment)->world;
    const Result<intake::Facts> facts = intake::read_bills(std::move(files), request->columns);
    if (!facts) return Errors{facts.error()};
    if (const poolbill::Status one_currency = reconcile::in_currency_of(world, facts->bills); !one_currency)
        return Errors{one_currency.error()};
    std::string comparison;
    exports::Output output(exports::into(comparison));
    reconcile::write_json(reconcile::reconcile(world, facts->bills), output);
    output.finish();
    return json::ObjectWriter()
        .add_raw("comparison", comparison)
        .add_raw("notes", intake::notes_json(facts->notes))
        .str();
}

}  // namespace poolbill::engine
