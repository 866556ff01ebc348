// Prices: inquiries with their answers, and both shapes of the price calculator.
#include <algorithm>

#include "core/base/id_index.hpp"
#include "core/intake/json_fields.hpp"
#include "core/intake/json_reader.hpp"
#include "core/intake/number.hpp"
#include "core/intake/price_table.hpp"
#include "core/intake/text.hpp"

namespace poolbill::intake {
namespace {

using json::Value;

std::optional<UnitPrice> price_of(Value value) {
    const std::string digits = decimal_of(value);
    const Result<UnitPrice> price = UnitPrice::parse(digits);
    return price ? std::optional(*price) : std::nullopt;
}

/// The inquiry's codes for periods: 2 month, 3 year; of usage 4 hour, 6 second.
constexpr std::int64_t month_type = 2, year_type = 3, hour_measure = 4, second_measure = 6;

std::optional<PriceUnit> unit_of(Value info) {
    const auto period = whole_of(info.find("period_type"));
    if (period == month_type) return PriceUnit::month;
    if (period == year_type) return PriceUnit::year;
    const auto measure = whole_of(info.find("usage_measure_id"));
    if (measure == hour_measure) return PriceUnit::hour;
    return measure == second_measure ? std::optional(PriceUnit::hour) : std::nullopt;
}

/// Absent is as good as `wanted`; 0.5 is not 1.
bool is_number(Value number, std::string_view wanted) {
    const std::string digits = decimal_of(number);
    if (digits.empty()) return true;
    const Result<UnitPrice> value = UnitPrice::parse(digits);
    return value && *value == *UnitPrice::parse(wanted);
}
bool is_one(Value number) {
    return is_number(number, "1");
}

/// Whether it asks for one hour, one month or one year, or does not say for what. The price of a second is rounded, and
/// 3600 times as much is not the price of an hour.
bool is_for_one_unit(Value info) {
    const auto period = whole_of(info.find("period_type"));
    if (period && period != month_type && period != year_type) return false;
    if (!is_one(info.find("period_num"))) return false;
    const Value usage = info.find("usage_value");
    const auto measure = whole_of(info.find("usage_measure_id"));
    if (measure == second_measure) return usage.exists() && is_number(usage, "3600");
    return (!measure || measure == hour_measure) && is_one(usage);
}

struct PlanWord {
    std::string_view word;
    PriceUnit unit;
};
constexpr PlanWord plan_words[] = {{"ONDEMAND", PriceUnit::hour},
                                   {"MONTHLY", PriceUnit::month},
                                   {"YEARLY", PriceUnit::year},
                                   {"MONTHLY_1", PriceUnit::month},
                                   {"YEARLY_1", PriceUnit::year}};

/// "8 vCPUs | 32 GiB" of "8u" and "32768BSSUNIT", which is megabytes.
std::string name_of(Value product) {
    const std::string_view cores = text_of(product.find("cpuSpecification"));
    const std::string_view memory = text_of(product.find("mem"));
    std::int64_t megabytes = 0;
    for (const char c : memory.substr(0, std::min<std::size_t>(memory.find_first_not_of("0123456789"), 9)))
        megabytes = megabytes * 10 + (c - '0');
    if (!cores.ends_with('u') || cores.find_first_not_of("0123456789") != cores.size() - 1) return "";
    if (megabytes == 0 || megabytes % 1024 != 0 || !memory.ends_with("BSSUNIT")) return "";
    return std::string(cores.substr(0, cores.size() - 1)) + " vCPUs | " + std::to_string(megabytes / 1024) +
           " GiB";
}

void refuse(Value item, const JsonPart& part, Facts& facts, std::string_view code) {
    facts.notes.add(notes::item_refused, std::string(code), say<SentenceId::price_not_number>(),
                    part.place(item));
}

void read_product(Value product, bool is_disk, const JsonPart& part, Facts& facts) {
    PriceFact fact;
    fact.code = text_of(product.find("resourceSpecCode"));
    fact.is_disk = is_disk;
    fact.source = PriceSource::calculator;
    const std::string_view purpose = text_of(product.find("purpose"));
    if (!purpose.empty() && purpose != "DedicatePool") {
        facts.notes.add(notes::price_left_out, fact.code, say<SentenceId::price_of_purpose>(shown(purpose)),
                        part.place(product));
        return;
    }
    fact.name = name_of(product);
    for (const Value plan : Elements(product.find("planList"))) {
        const std::string_view mode = text_of(plan.find("billingMode"));
        const auto word = std::find_if(std::begin(plan_words), std::end(plan_words),
                                       [mode](const PlanWord& each) { return each.word == mode; });
        if (word == std::end(plan_words)) continue;
        const std::optional<UnitPrice> price = price_of(plan.find("amount"));
        if (!price) {
            refuse(plan, part, facts, fact.code);
            continue;
        }
        fact.unit = word->unit;
        fact.price = *price;
        fact.place = part.place(plan);
        facts.prices.push_back(fact);
    }
}

/// The prices of one result list, by the request's ids. @param by_id  of the answer's lines
void read_results(Value results, const JsonPart& part, InquiryAnswer& answer, IdIndex& by_id, Facts& facts) {
    for (const Value result : Elements(results)) {
        const std::string id = id_of(result.find("id"));
        const std::optional<UnitPrice> official = price_of(result.find("official_website_amount"));
        const std::optional<UnitPrice> amount = price_of(result.find("amount"));
        if (id.empty()) {
            facts.notes.add(notes::item_refused, "", say<SentenceId::answer_without_id>(),
                            part.place(result));
            continue;
        }
        if (!official) {
            refuse(result, part, facts, id);
            continue;
        }
        const auto contract = amount && *amount != *official ? amount : std::nullopt;
        const auto same =
            by_id.find(id, [&](std::uint32_t line) { return std::string_view(answer.lines[line].id); });
        if (!same) {
            by_id.add(id, static_cast<std::uint32_t>(answer.lines.size()));
            answer.lines.push_back({id, *official, contract});
            continue;
        }
        InquiryAnswer::Line& line = answer.lines[*same];
        if (contract && (!line.contract || *contract < *line.contract)) line.contract = contract;
    }
}

}  // namespace

void read_inquiry_request(const JsonPart& part, Facts& facts) {
    for (const Value info : Elements(part.root.find("product_infos"))) {
        const std::string id = id_of(info.find("id"));
        const std::string_view code = text_of(info.find("resource_spec"));
        const bool is_for_one = is_one(info.find("resource_size")) && is_one(info.find("subscription_num")) &&
                                is_for_one_unit(info);
        if (id.empty() || code.empty()) {
            facts.notes.add(notes::item_refused, std::string(code), say<SentenceId::inquiry_incomplete>(),
                            part.place(info));
        } else if (!is_for_one) {
            facts.notes.add(notes::item_refused, std::string(code), say<SentenceId::inquiry_for_several>(),
                            part.place(info));
            facts.refused_inquiries.push_back(id);
        } else {
            facts.inquiry_items.emplace_back(
                id, InquiryItem{std::string(code), unit_of(info), std::string(text_of(info.find("region")))});
        }
    }
}

void read_inquiry_answer(const JsonPart& part, Facts& facts) {
    InquiryAnswer answer;
    answer.place = part.place();
    const std::string_view currency = text_of(part.root.find("currency"));
    answer.currency = currency_in(currency);
    if (const Result<Currency> code = Currency::parse(currency)) answer.currency = *code;
    // None is said as "".
    if (!answer.currency && !currency.empty()) {
        facts.notes.add(notes::item_refused, "", say<SentenceId::price_currency_unknown>(shown(currency)),
                        answer.place);
        return;
    }
    IdIndex by_id;
    const Value official = part.root.find("official_website_rating_result");
    answer.is_period = official.exists();
    read_results(
        answer.is_period ? official.find("product_rating_results") : part.root.find("product_rating_results"),
        part, answer, by_id, facts);
    for (const Value offer : Elements(part.root.find("optional_discount_rating_results"))) {
        // 605: the contract. Distributor and partner offers are for others.
        if (whole_of(offer.find("discount_type")) == 605)
            read_results(offer.find("product_rating_results"), part, answer, by_id, facts);
    }
    facts.inquiry_answers.push_back(std::move(answer));
}

void read_calculator_page(const JsonPart& part, Facts& facts) {
    const Value products = part.root.find("product");
    for (const Value product : Elements(products.find("modelarts_modelarts")))
        read_product(product, false, part, facts);
    for (const Value product : Elements(products.find("modelarts_modelarts.volume")))
        read_product(product, true, part, facts);
}

void read_calculator_export(const JsonPart& part, Facts& facts) {
    for (const Value region : part.root) {
        for (const Value product : Elements(region)) {
            PriceFact fact;
            fact.code = text_of(product.find("resourceSpecCode"));
            fact.is_disk = is_disk_code(fact.code);
            fact.region = region.key();
            fact.source = PriceSource::calculator;
            fact.place = part.place(product);
            for (const PlanWord& plan : plan_words) {
                const Value found = product.find(plan.word);
                if (!found.exists()) continue;
                const std::optional<UnitPrice> price = price_of(found);
                if (!price) {
                    refuse(product, part, facts, fact.code);
                    continue;
                }
                fact.unit = plan.unit;
                fact.price = *price;
                facts.prices.push_back(fact);
            }
        }
    }
}

}  // namespace poolbill::intake
