#include "core/order/quote.hpp"

#include "core/base/error.hpp"
#include "core/base/quoted.hpp"

namespace poolbill {
namespace {

Error too_large() {
    return describe(ErrorId::configuration_fee_range);
}

/// Fills list, discount and truncated of an item, and adds it to the quote.
Status add_item(Quote& quote, FeeItem item, std::optional<Discount> discount, Discount contract,
                Rounding cut) {
    const std::optional<Int128> quantity = checked_multiply(item.count, item.size_gb);
    const std::optional<std::int64_t> narrow = quantity ? narrow_to_64(*quantity) : std::nullopt;
    if (!narrow) return too_large();
    const std::optional<Amount> list = prepaid_amount(item.unit_price, *narrow, item.periods);
    if (!list) return too_large();
    item.list = *list;
    item.discount = discount.value_or(contract).off(*list);
    const Amount amount = (item.list - item.discount).bounded();
    item.truncated = (amount - apply(cut, amount)).bounded();

    if (!add_to(quote.amounts, item)) return too_large();
    quote.items.push_back(item);
    return Done{};
}

FeeItem priced(const TermPrice& price, std::int64_t count) {
    FeeItem item;
    item.count = count;
    item.unit_price = price.price;
    item.unit = price.unit;
    item.periods = price.periods;
    return item;
}

Error not_sold(const std::string& code, const Prices* prices, Term term) {
    const bool by_year = prices != nullptr && prices->yearly;
    if (!by_year) return describe(ErrorId::quote_no_price, {quoted(code)}, "/term");
    if (term.count() == 1) return describe(ErrorId::quote_by_year_month, {quoted(code)}, "/term");
    return describe(ErrorId::quote_by_year_months, {quoted(code), std::to_string(term.count())}, "/term");
}

}  // namespace

bool add_to(Charge& sum, const FeeItem& item) {
    const Result<Amount> list = (sum.list + item.list).amount();
    if (!list) return false;
    sum.list = *list;
    sum.discount = (sum.discount + item.discount).bounded();
    sum.truncated = (sum.truncated + item.truncated).bounded();
    sum.amount = (sum.list - sum.discount).bounded();
    sum.payable = (sum.amount - sum.truncated).bounded();
    return true;
}

Result<Quote> quote_change(const Pool& pool, const Catalog& catalog, const SitePolicy& policy, Term term,
                           std::optional<Discount> discount, Instant at) {
    Quote quote;
    quote.term = term;
    quote.at = at;
    quote.expires = expiry(at, term.total_months());
    quote.currency = catalog.currency;
    const Rounding cut = policy.rounding_at(at).line;

    quote.items.reserve(pool.nodes.size() + pool.disks.size());
    for (const NodeGroup& group : pool.nodes) {
        const Flavor* flavor = catalog.find_flavor(group.flavor);
        const std::optional<TermPrice> price = flavor ? term_price(flavor->prices, term) : std::nullopt;
        if (!price) return not_sold(group.flavor, flavor ? &flavor->prices : nullptr, term);
        FeeItem item = priced(*price, group.count);
        item.entry = catalog.index_of(*flavor);
        const Status added = add_item(quote, item, discount, flavor->prices.discount, cut);
        if (!added) return added.error();
    }
    for (const DiskGroup& group : pool.disks) {
        const DiskType* disk = catalog.find_disk(group.type);
        const std::optional<TermPrice> price = disk ? term_price(disk->prices, term) : std::nullopt;
        if (!price) return not_sold(group.type, disk ? &disk->prices : nullptr, term);
        FeeItem item = priced(*price, group.count);
        item.is_disk = true;
        item.entry = catalog.index_of(*disk);
        item.size_gb = group.size_gb;
        const Status added = add_item(quote, item, discount, disk->prices.discount, cut);
        if (!added) return added.error();
    }
    return quote;
}

}  // namespace poolbill
