#include "core/intake/bill_field.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>

#include "core/intake/text.hpp"

namespace poolbill::intake {
namespace {

struct FieldName {
    std::string_view name;
    BillField field;
};

constexpr std::array field_names{
    // res-fee-records, res-records and fee-records
    FieldName{"cloud_service_type", BillField::service},
    FieldName{"service_type_code", BillField::service},
    FieldName{"resource_id", BillField::resource},
    FieldName{"res_instance_id", BillField::resource},
    FieldName{"resource_name", BillField::name},
    FieldName{"sku_code", BillField::flavor},
    FieldName{"region", BillField::region},
    FieldName{"region_code", BillField::region},
    FieldName{"enterprise_project_id", BillField::project},
    FieldName{"account_name", BillField::account},
    FieldName{"customer_id", BillField::customer},
    FieldName{"order_id", BillField::order},
    FieldName{"id", BillField::record_id},
    FieldName{"trade_id", BillField::transaction},
    FieldName{"charge_mode", BillField::mode},
    FieldName{"charging_mode", BillField::mode},
    FieldName{"bill_type", BillField::kind},
    FieldName{"bill_cycle", BillField::month},
    FieldName{"cycle", BillField::month},
    FieldName{"bill_date", BillField::day},
    FieldName{"effective_time", BillField::begin},
    FieldName{"expire_time", BillField::end},
    FieldName{"consume_time", BillField::consumed},
    FieldName{"trade_time", BillField::traded},
    FieldName{"unit_price", BillField::unit_price},
    FieldName{"unit", BillField::price_unit},
    FieldName{"usage", BillField::usage},
    FieldName{"usage_measure_id", BillField::usage_unit},
    FieldName{"spec_size", BillField::count},
    FieldName{"spec_size_measure_id", BillField::count_unit},
    FieldName{"period_num", BillField::period_count},
    FieldName{"period_type", BillField::period_unit},
    FieldName{"official_amount", BillField::official},
    FieldName{"discount_amount", BillField::discount},
    FieldName{"official_discount_amount", BillField::discount},
    FieldName{"amount", BillField::amount},
    FieldName{"consume_amount", BillField::amount},
    FieldName{"currency", BillField::currency},
    // the CN detail CSV and the older CN transactions
    FieldName{"产品类型编码", BillField::service},
    FieldName{"资源ID", BillField::resource},
    FieldName{"资源名称", BillField::name},
    FieldName{"SKU编码", BillField::flavor},
    FieldName{"区域编码", BillField::region},
    FieldName{"企业项目ID", BillField::project},
    FieldName{"账号", BillField::account},
    FieldName{"订单号/交易号", BillField::order},
    FieldName{"订单ID/退订单ID", BillField::order},
    FieldName{"计费模式", BillField::mode},
    FieldName{"账单类型", BillField::kind},
    FieldName{"账期", BillField::month},
    FieldName{"消费时间", BillField::consumed},
    FieldName{"使用开始时间", BillField::begin},
    FieldName{"使用结束时间", BillField::end},
    FieldName{"交易时间", BillField::traded},
    FieldName{"单价", BillField::unit_price},
    FieldName{"单价单位", BillField::price_unit},
    FieldName{"使用量", BillField::usage},
    FieldName{"使用量单位", BillField::usage_unit},
    FieldName{"订单周期数", BillField::period_count},
    FieldName{"订单周期单位", BillField::period_unit},
    FieldName{"官网价", BillField::official},
    FieldName{"优惠金额", BillField::discount},
    FieldName{"应付金额", BillField::amount},
    // English columns that the vendor has published
    FieldName{"Billing Cycle", BillField::month},
    FieldName{"Enterprise Project ID", BillField::project},
    FieldName{"Account Name", BillField::account},
    FieldName{"Service Type Code", BillField::service},
    FieldName{"Billing Mode", BillField::mode},
    FieldName{"Expenditure Time", BillField::consumed},
    // what --columns may call them
    FieldName{"service", BillField::service},
    FieldName{"flavor", BillField::flavor},
    FieldName{"begin", BillField::begin},
    FieldName{"end", BillField::end},
    FieldName{"type", BillField::kind},
    FieldName{"official", BillField::official},
    FieldName{"discount", BillField::discount},
    FieldName{"count", BillField::count},
};

/// Members of the API whose single word means the same as a column. Others do not: "Region" is a region's name, not its
/// code, and "Type", "Count" and "Discount" may be those of anything.
constexpr std::array clear_words{std::string_view("usage"), std::string_view("unit"),
                                 std::string_view("amount"), std::string_view("currency")};

/// "Resource ID" is resource_id, "Amount" is amount.
std::string in_words(std::string_view name) {
    std::string words = lowered(name);
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

}  // namespace

std::optional<BillField> bill_field_of(std::string_view name) {
    static const auto by_name = [] {
        std::unordered_map<std::string_view, BillField> fields;
        for (const FieldName& each : field_names)
            fields.emplace(each.name, each.field);
        return fields;
    }();
    static const auto by_words = [] {
        std::unordered_map<std::string, BillField> fields;
        for (const FieldName& each : field_names) {
            std::string words = in_words(each.name);
            const bool is_clear =
                std::find(clear_words.begin(), clear_words.end(), words) != clear_words.end();
            if (is_clear || words.find(' ') != std::string::npos)
                fields.emplace(std::move(words), each.field);
        }
        return fields;
    }();
    const std::size_t bracket = std::min(name.find('('), name.find("（"));
    const std::string_view own = trimmed(name.substr(0, bracket));
    if (const auto found = by_name.find(own); found != by_name.end()) return found->second;
    // Members of the API, which come with every record, are written as they are above.
    if (own.find_first_of(" ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos) return std::nullopt;
    const auto found = by_words.find(in_words(own));
    return found == by_words.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace poolbill::intake
