// What an import says: each sentence has a stable id, and values for the places {0}, {1}, … of its words.
//
// Contract: the English words are here; those of other languages are in assets/strings under "note.CODE", dashes as
// underscores, with the same places. A value is what the files say (a name, a number, a time), another sentence, or an
// error that is passed on; it is never a word of English. Codes are stable.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/error.hpp"

namespace poolbill::intake {

enum class SentenceId : std::uint8_t {
    // What is passed on, and pieces of other sentences.
    passed_on,
    joined_part,
    part_line,
    part_record,
    part_byte,
    term_month,
    term_months,
    term_year,
    term_years,
    source_typed_in,
    source_price_list,
    source_bill,
    source_inquiry,
    source_calculator,
    stated_in_region,
    stated_since,
    // Files.
    same_content,
    records_in_both,
    list_has_more_pages,
    list_has_more_items,
    file_not_known,
    bracket_opens_nothing,
    no_known_column,
    no_resource_column,
    no_official_column,
    no_begin_column,
    shape_not_known,
    list_of_unknown,
    object_of_unknown,
    object_is_empty,
    list_is_empty,
    file_is_markup,
    answer_is_error,
    scenario_unreadable,
    scenario_not_first,
    orders_without_details,
    // Pools and nodes of lists.
    pool_taken,
    pool_taken_as,
    pool_without_name,
    pool_name_too_long,
    pool_is_logical,
    pool_type_not_known,
    pool_not_billed,
    pool_creation_unreadable,
    pool_never_ran,
    pool_never_ran_because,
    pool_phase_not_known,
    scope_state_not_known,
    pool_being_created,
    pool_without_nodes,
    pool_there_twice,
    pool_in_scenario,
    pool_not_replayable,
    pool_not_replayable_at,
    node_group_incomplete,
    nodes_abnormal,
    disk_incomplete,
    billing_mode_unsaid,
    billing_mode_not_known,
    public_pool_prepaid,
    term_not_known,
    node_without_flavor,
    node_creation_unreadable,
    step_not_successful,
    step_time_unreadable,
    subscription_incomplete,
    // What is derived from lists.
    nodes_since_creation,
    deleted_nodes_of_flavors,
    node_before_pool,
    node_creation_unsaid,
    first_node_later,
    history_of_nodes,
    subscription_not_a_term,
    subscription_of_other_term,
    subscriptions_differ,
    subscription_of_no_pool,
    subscription_known_to_bills,
    subscription_closed,
    bought_at_creation,
    term_has_ended,
    nodes_fit_no_pool,
    nodes_fit_several,
    nodes_known_to_bills,
    steps_known_to_bills,
    steps_without_pool,
    steps_of_several_pools,
    step_of_no_pool,
    changed_at_step,
    renewed_at_step,
    deleted_at_step,
    order_of_several_pools,
    // Bills.
    bill_sums_of_one,
    bill_sums,
    apart_service,
    apart_no_resource,
    apart_tax,
    apart_make_up,
    apart_adjustment,
    apart_other,
    line_of_totals,
    record_for_each_node,
    due_beside_pools,
    due_beside_assumed,
    records_beyond_page,
    records_beyond_pages,
    record_without_flavor,
    record_without_begin,
    record_without_end,
    record_without_count,
    times_without_seconds,
    storage_as_nodes,
    order_discount_odd,
    order_discounts_differ,
    records_end,
    records_have_gap,
    usage_after_term,
    purchase_without_term,
    change_adds_nodes,
    renewal_without_purchase,
    auto_renewal_without_purchase,
    refund_without_purchase,
    refund_of_whole_pool,
    counts_differ,
    auto_renewal_since,
    term_ends,
    bills_know_until,
    // Prices.
    price_without_code,
    price_not_number,
    price_of_purpose,
    price_of_region,
    price_differs,
    hourly_price_from,
    monthly_price_from,
    yearly_price_from,
    price_of_month_by_size,
    price_of_year_by_size,
    hourly_price_missing,
    hourly_price_needed,
    monthly_price_needed,
    discount_odd,
    discounts_differ,
    discount_differs,
    discount_odd_differs,
    inquiry_incomplete,
    answer_without_id,
    inquiry_for_several,
    inquiry_id_ambiguous,
    inquiry_request_missing,
    inquiry_period_unsaid,
    // Site and currency.
    site_assumed,
    currency_of_no_site,
    count  // of ids
};

struct SentenceText {
    SentenceId id;
    std::string_view code;
    std::string_view english;
};

// clang-format off
inline constexpr std::array sentence_texts{
    // What is passed on, and pieces of other sentences.
    SentenceText{SentenceId::passed_on, "passed-on", "{0}"},
    SentenceText{SentenceId::joined_part, "joined-part", "{0}, {1}"},
    SentenceText{SentenceId::part_line, "part-line", "line {0}"},
    SentenceText{SentenceId::part_record, "part-record", "record {0}"},
    SentenceText{SentenceId::part_byte, "part-byte", "at byte {0}"},
    SentenceText{SentenceId::term_month, "term-month", "1 month"},
    SentenceText{SentenceId::term_months, "term-months", "{0} months"},
    SentenceText{SentenceId::term_year, "term-year", "1 year"},
    SentenceText{SentenceId::term_years, "term-years", "{0} years"},
    SentenceText{SentenceId::source_typed_in, "source-typed-in", "typed in"},
    SentenceText{SentenceId::source_price_list, "source-price-list", "price list"},
    SentenceText{SentenceId::source_bill, "source-bill", "bill"},
    SentenceText{SentenceId::source_inquiry, "source-inquiry", "price inquiry"},
    SentenceText{SentenceId::source_calculator, "source-calculator", "price calculator"},
    SentenceText{SentenceId::stated_in_region, "stated-in-region", "{0}, {1}"},
    SentenceText{SentenceId::stated_since, "stated-since", "{0}, since {1}"},
    // Files.
    SentenceText{SentenceId::same_content, "same-content", "It has the same content as {0} and is left out."},
    SentenceText{SentenceId::records_in_both, "records-in-both", "{0} of its records are also in {1}; they are taken once."},
    SentenceText{SentenceId::list_has_more_pages, "list-has-more-pages", "The list has further pages; add them."},
    SentenceText{SentenceId::list_has_more_items, "list-has-more-items", "The list has {0} more items on further pages; add those pages."},
    SentenceText{SentenceId::file_not_known, "file-not-known", "It is neither JSON nor a CSV file that is known: {0}."},
    SentenceText{SentenceId::bracket_opens_nothing, "bracket-opens-nothing", "it begins with a bracket, but no object or list opens there"},
    SentenceText{SentenceId::no_known_column, "no-known-column", "no column of its header is known, beginning with {0}"},
    SentenceText{SentenceId::no_resource_column, "no-resource-column", "no column of its header is a resource id (resource_id, 资源ID)"},
    SentenceText{SentenceId::no_official_column, "no-official-column", "no column of its header is an official amount (official_amount, 官网价)"},
    SentenceText{SentenceId::no_begin_column, "no-begin-column", "no column of its header is a begin of use (effective_time, 使用开始时间, 消费时间)"},
    SentenceText{SentenceId::shape_not_known, "shape-not-known", "It is JSON, but no shape that is known: {0}."},
    SentenceText{SentenceId::list_of_unknown, "list-of-unknown", "a list whose first element has no shape that is known"},
    SentenceText{SentenceId::object_of_unknown, "object-of-unknown", "an object that begins with {0}"},
    SentenceText{SentenceId::object_is_empty, "object-is-empty", "an empty object"},
    SentenceText{SentenceId::list_is_empty, "list-is-empty", "The list is empty."},
    SentenceText{SentenceId::file_is_markup, "file-is-markup", "It is a web page or another XML document, such as a login page; download the data again, as CSV or JSON."},
    SentenceText{SentenceId::answer_is_error, "answer-is-error", "It is an error answer and not the data: {0}"},
    SentenceText{SentenceId::scenario_unreadable, "scenario-unreadable", "The scenario cannot be read: {0}"},
    SentenceText{SentenceId::scenario_not_first, "scenario-not-first", "Only the first of several scenarios is taken."},
    SentenceText{SentenceId::orders_without_details, "orders-without-details", "A list of orders names no node and no time; add the details of each order."},
    // Pools and nodes of lists.
    SentenceText{SentenceId::pool_taken, "pool-taken", "Taken."},
    SentenceText{SentenceId::pool_taken_as, "pool-taken-as", "Taken as {0}."},
    SentenceText{SentenceId::pool_without_name, "pool-without-name", "The pool has no name (metadata.name)."},
    SentenceText{SentenceId::pool_name_too_long, "pool-name-too-long", "The pool's name is longer than 128 characters."},
    SentenceText{SentenceId::pool_is_logical, "pool-is-logical", "It is a logical pool; it is billed with the physical pool that it is a part of."},
    SentenceText{SentenceId::pool_type_not_known, "pool-type-not-known", "Pools of type {0} are not known."},
    SentenceText{SentenceId::pool_not_billed, "pool-not-billed", "The list says that it is not billed (label os.modelarts/nobilling)."},
    SentenceText{SentenceId::pool_creation_unreadable, "pool-creation-unreadable", "Its creation time cannot be read: {0}"},
    SentenceText{SentenceId::pool_never_ran, "pool-never-ran", "Its phase is Error and it has no node; a pool that never ran is not billed."},
    SentenceText{SentenceId::pool_never_ran_because, "pool-never-ran-because", "Its phase is Error and it has no node ({0}); a pool that never ran is not billed."},
    SentenceText{SentenceId::pool_phase_not_known, "pool-phase-not-known", "The phase {0} is not known; it is taken as running."},
    SentenceText{SentenceId::scope_state_not_known, "scope-state-not-known", "The state {0} of scope {1} is not known; it is left out."},
    SentenceText{SentenceId::pool_being_created, "pool-being-created", "It is still being created; it is taken as billed since its creation time."},
    SentenceText{SentenceId::pool_without_nodes, "pool-without-nodes", "It has no node now; only bills know whether it had any."},
    SentenceText{SentenceId::pool_there_twice, "pool-there-twice", "The pool is there twice; the first one is taken."},
    SentenceText{SentenceId::pool_in_scenario, "pool-in-scenario", "The scenario has this pool already."},
    SentenceText{SentenceId::pool_not_replayable, "pool-not-replayable", "Its history cannot be replayed: {0}"},
    SentenceText{SentenceId::pool_not_replayable_at, "pool-not-replayable-at", "Its history cannot be replayed at {0}: {1}"},
    SentenceText{SentenceId::node_group_incomplete, "node-group-incomplete", "A group of its nodes has no flavor, or no count between 0 and 1,000,000."},
    SentenceText{SentenceId::nodes_abnormal, "nodes-abnormal", "{0} of {1} nodes are abnormal; they are taken as billed like the others."},
    SentenceText{SentenceId::disk_incomplete, "disk-incomplete", "A billed data disk has no type, or no size such as 500Gi."},
    SentenceText{SentenceId::billing_mode_unsaid, "billing-mode-unsaid", "The list does not say how it is billed; it is taken as pay-per-use."},
    SentenceText{SentenceId::billing_mode_not_known, "billing-mode-not-known", "Its billing mode is neither 0 nor 1."},
    SentenceText{SentenceId::public_pool_prepaid, "public-pool-prepaid", "A public pool cannot be yearly/monthly."},
    SentenceText{SentenceId::term_not_known, "term-not-known", "It is yearly/monthly, but the term it was bought for is not 1 to 9 months or 1 to 3 years."},
    SentenceText{SentenceId::node_without_flavor, "node-without-flavor", "The node has no flavor (spec.flavor)."},
    SentenceText{SentenceId::node_creation_unreadable, "node-creation-unreadable", "The node's creation time cannot be read: {0}"},
    SentenceText{SentenceId::step_not_successful, "step-not-successful", "The step has not succeeded: {0}."},
    SentenceText{SentenceId::step_time_unreadable, "step-time-unreadable", "The step's time cannot be read: {0}"},
    SentenceText{SentenceId::subscription_incomplete, "subscription-incomplete", "The subscription has no resource, or no time at which it begins and expires."},
    // What is derived from lists.
    SentenceText{SentenceId::nodes_since_creation, "nodes-since-creation", "Its present nodes are assumed since {0}; a list does not say whether it was scaled, changed or renewed. Add its nodes, orders or bills."},
    SentenceText{SentenceId::deleted_nodes_of_flavors, "deleted-nodes-of-flavors", "Steps of orders do not say which of its flavors a deleted node had; deleted nodes are not in its history. Bills know them."},
    SentenceText{SentenceId::node_before_pool, "node-before-pool", "Node {0}, deleted at {1}, was there before the pool; it is left out."},
    SentenceText{SentenceId::node_creation_unsaid, "node-creation-unsaid", "No step says when node {0}, deleted at {1}, was created; it is taken as there since the pool was created."},
    SentenceText{SentenceId::first_node_later, "first-node-later", "The first of its present nodes is of {0}, later than the pool; what it had before is not known."},
    SentenceText{SentenceId::history_of_nodes, "history-of-nodes", "Its history is read off its present nodes; a node that was removed since is in no list. Bills know it."},
    SentenceText{SentenceId::subscription_not_a_term, "subscription-not-a-term", "Its subscription runs from {0} to {1}, which is no single term: how was it renewed?"},
    SentenceText{SentenceId::subscription_of_other_term, "subscription-of-other-term", "The list says that it was bought for {0}, its subscription runs from {1} for {2}, which is taken: was it renewed?"},
    SentenceText{SentenceId::subscriptions_differ, "subscriptions-differ", "Its subscriptions begin or expire at different times; the first one is taken. Add its bills."},
    SentenceText{SentenceId::subscription_of_no_pool, "subscription-of-no-pool", "The subscription is of a resource that no list of pools here has; it is left out."},
    SentenceText{SentenceId::subscription_known_to_bills, "subscription-known-to-bills", "The subscription is left out: the bills give the history of the pool."},
    SentenceText{SentenceId::subscription_closed, "subscription-closed", "The subscription is closed; it is left out."},
    SentenceText{SentenceId::bought_at_creation, "bought-at-creation", "It is taken as bought for {0} when it was created, at {1}; a later change or a renewal by hand is not in a list."},
    SentenceText{SentenceId::term_has_ended, "term-has-ended", "Its term would have ended at {0}, but it is listed: when was it changed or renewed?"},
    SentenceText{SentenceId::nodes_fit_no_pool, "nodes-fit-no-pool", "The list of nodes fits no pool that was given: add the list of pools made at the same time."},
    SentenceText{SentenceId::nodes_fit_several, "nodes-fit-several", "The list of nodes fits several pools; import that pool and its nodes alone."},
    SentenceText{SentenceId::nodes_known_to_bills, "nodes-known-to-bills", "The list of nodes is left out: the bills give the history of the pool."},
    SentenceText{SentenceId::steps_known_to_bills, "steps-known-to-bills", "The details of orders are left out: the bills give the history of the pool."},
    SentenceText{SentenceId::steps_without_pool, "steps-without-pool", "The details of orders name nodes and no pool; add the list of the pool's nodes."},
    SentenceText{SentenceId::steps_of_several_pools, "steps-of-several-pools", "The details of orders name nodes and no pool; import each pool with its nodes and orders alone."},
    SentenceText{SentenceId::step_of_no_pool, "step-of-no-pool", "The order step {0} is of pool {1}, which no list here has; it is left out."},
    SentenceText{SentenceId::changed_at_step, "changed-at-step", "It is taken as changed to yearly/monthly for {0} at {1}, when the step of its order ended."},
    SentenceText{SentenceId::renewed_at_step, "renewed-at-step", "It was renewed at {0}, but no file says for how long: add its subscription or bills."},
    SentenceText{SentenceId::deleted_at_step, "deleted-at-step", "A step of its order deleted it at {0}, but it is listed; is it still there?"},
    SentenceText{SentenceId::order_of_several_pools, "order-of-several-pools", "Its order {0} is also that of another pool; here it has an order of its own."},
    // Bills.
    SentenceText{SentenceId::bill_sums_of_one, "bill-sums-of-one", "1 record: {0} of pools (official {1}, due {2}), {3} of taxes, {4} of other services, {5} others."},
    SentenceText{SentenceId::bill_sums, "bill-sums", "{0} records: {1} of pools (official {2}, due {3}), {4} of taxes, {5} of other services, {6} others."},
    SentenceText{SentenceId::apart_service, "apart-service", "A record of another service, {0}: {1}."},
    SentenceText{SentenceId::apart_no_resource, "apart-no-resource", "A charge that names no pool (resource_id): {0}."},
    SentenceText{SentenceId::apart_tax, "apart-tax", "A record of type tax: {0}, shown apart."},
    SentenceText{SentenceId::apart_make_up, "apart-make-up", "A record of type make-up: {0}."},
    SentenceText{SentenceId::apart_adjustment, "apart-adjustment", "A record of type adjustment: {0}."},
    SentenceText{SentenceId::apart_other, "apart-other", "A record of type other: {0}."},
    SentenceText{SentenceId::line_of_totals, "line-of-totals", "A line of totals, {0}, which is no record."},
    SentenceText{SentenceId::record_for_each_node, "record-for-each-node", "Several records are for the same pool, flavor and time: each is taken as one node. If they are the same records twice, leave one file out."},
    SentenceText{SentenceId::due_beside_pools, "due-beside-pools", "The file has a record for each pool and flavor; with a record for each node the sum due would be {0}."},
    SentenceText{SentenceId::due_beside_assumed, "due-beside-assumed", "A record is taken as one for a pool and flavor; with a record for each node the sum due would be {0}."},
    SentenceText{SentenceId::records_beyond_page, "records-beyond-page", "{0} of its {1} records are not in this page; add all pages."},
    SentenceText{SentenceId::records_beyond_pages, "records-beyond-pages", "{0} of its {1} records are not in its {2} pages here; add all pages."},
    SentenceText{SentenceId::record_without_flavor, "record-without-flavor", "The record has no flavor (sku_code, SKU编码)."},
    SentenceText{SentenceId::record_without_begin, "record-without-begin", "The record has no begin of use, as a sum of a month or a day; ask for the details (statistic_type 3)."},
    SentenceText{SentenceId::record_without_end, "record-without-end", "The record of usage has no end."},
    SentenceText{SentenceId::record_without_count, "record-without-count", "The record does not say for how many nodes it is; it is taken as one."},
    SentenceText{SentenceId::times_without_seconds, "times-without-seconds", "Its times have no seconds: a change within an hour is taken at the full minute, unless the usage says more."},
    SentenceText{SentenceId::storage_as_nodes, "storage-as-nodes", "It has storage, {0}, which is kept as one node for each GB: bills do not say which disks it is on. The amounts are the same."},
    SentenceText{SentenceId::order_discount_odd, "order-discount-odd", "The order's discount is not a percentage with two decimals."},
    SentenceText{SentenceId::order_discounts_differ, "order-discounts-differ", "The order has several discounts; that of its first record is taken."},
    SentenceText{SentenceId::records_end, "records-end", "Its records end at {0}; it is taken as deleted then."},
    SentenceText{SentenceId::records_have_gap, "records-have-gap", "There is no record from {0} to {1}; it is taken as running on in between."},
    SentenceText{SentenceId::usage_after_term, "usage-after-term", "It was billed pay-per-use again after its term; that cannot be represented."},
    SentenceText{SentenceId::purchase_without_term, "purchase-without-term", "The purchase says no term that is sold, 1 to 9 months or 1 to 3 years."},
    SentenceText{SentenceId::change_adds_nodes, "change-adds-nodes", "The change is taken as nodes added for the rest of the term."},
    SentenceText{SentenceId::renewal_without_purchase, "renewal-without-purchase", "The renewal has no purchase before it, or no term."},
    SentenceText{SentenceId::auto_renewal_without_purchase, "auto-renewal-without-purchase", "The automatic renewal has no purchase before it."},
    SentenceText{SentenceId::refund_without_purchase, "refund-without-purchase", "The refund has no purchase before it."},
    SentenceText{SentenceId::refund_of_whole_pool, "refund-of-whole-pool", "The refund does not say for how many nodes it is; all nodes of the pool are taken as unsubscribed."},
    SentenceText{SentenceId::counts_differ, "counts-differ", "The list has {0} nodes of it, the bills end with {1}: when was it scaled?"},
    SentenceText{SentenceId::auto_renewal_since, "auto-renewal-since", "The list says that it renews automatically, but not since when; it is taken as since {0}."},
    SentenceText{SentenceId::term_ends, "term-ends", "Its term ends at {0}: was it renewed, and has it the same nodes?"},
    SentenceText{SentenceId::bills_know_until, "bills-know-until", "The bills know it until {0}; it is taken as running on. Is it, and with the same nodes?"},
    // Prices.
    SentenceText{SentenceId::price_without_code, "price-without-code", "The price has no code."},
    SentenceText{SentenceId::price_not_number, "price-not-number", "A price is not a number of 0 or more with at most 10 decimals."},
    SentenceText{SentenceId::price_of_purpose, "price-of-purpose", "It is a price for {0}, not for a dedicated pool."},
    SentenceText{SentenceId::price_of_region, "price-of-region", "It is a price of region {0}."},
    SentenceText{SentenceId::price_differs, "price-differs", "A price of {0} ({1}) differs from {2} ({3}), which is taken."},
    SentenceText{SentenceId::hourly_price_from, "hourly-price-from", "Its price per hour is {0} from {1} on."},
    SentenceText{SentenceId::monthly_price_from, "monthly-price-from", "Its price per month is {0} from {1} on."},
    SentenceText{SentenceId::yearly_price_from, "yearly-price-from", "Its price per year is {0} from {1} on."},
    SentenceText{SentenceId::price_of_month_by_size, "price-of-month-by-size", "The request for this period is not among the files; by its size {0} is taken as the price of one month."},
    SentenceText{SentenceId::price_of_year_by_size, "price-of-year-by-size", "The request for this period is not among the files; by its size {0} is taken as the price of one year."},
    SentenceText{SentenceId::hourly_price_missing, "hourly-price-missing", "Its hourly price is in no file; it is 0 until you give it."},
    SentenceText{SentenceId::hourly_price_needed, "hourly-price-needed", "Its hourly price is in no file, and pool {0} needs it; it is 0 until you give it."},
    SentenceText{SentenceId::monthly_price_needed, "monthly-price-needed", "Its monthly price is in no file, and pool {0} needs it; it is 0 until you give it."},
    SentenceText{SentenceId::discount_odd, "discount-odd", "Its discount is not a percentage with two decimals; the list price is taken."},
    SentenceText{SentenceId::discounts_differ, "discounts-differ", "One price has a discount of {0}, another one of {1}; a catalog has one discount, so list prices are taken."},
    SentenceText{SentenceId::discount_differs, "discount-differs", "One price ({0}) has a discount of {1}, another one of {2} ({3}), which is taken."},
    SentenceText{SentenceId::discount_odd_differs, "discount-odd-differs", "One price ({0}) has a discount that is no percentage with two decimals, another one of {1} ({2}), which is taken."},
    SentenceText{SentenceId::inquiry_incomplete, "inquiry-incomplete", "A product of the inquiry has no id or no code."},
    SentenceText{SentenceId::answer_without_id, "answer-without-id", "A price of the inquiry's answer has no id."},
    SentenceText{SentenceId::inquiry_for_several, "inquiry-for-several", "The inquiry is not for one node and one hour, month or year."},
    SentenceText{SentenceId::inquiry_id_ambiguous, "inquiry-id-ambiguous", "Several requests use the id {0} for different flavors; import each request with its answer alone."},
    SentenceText{SentenceId::inquiry_request_missing, "inquiry-request-missing", "The answer has ids only; add the inquiry's request, which says which flavor id {0} is."},
    SentenceText{SentenceId::inquiry_period_unsaid, "inquiry-period-unsaid", "The answer does not say whether it is for a month or a year; add its request."},
    // Site and currency.
    SentenceText{SentenceId::site_assumed, "site-assumed", "No file names a currency or a region that tells the site; intl (USD) is assumed."},
    SentenceText{SentenceId::currency_of_no_site, "currency-of-no-site", "The currency is not that of a site; the rules of intl are assumed."},
};
// clang-format on

constexpr const SentenceText& text_of(SentenceId id) {
    return sentence_texts[static_cast<std::size_t>(id)];
}

/// Whether the table has the ids' order.
constexpr bool sentence_texts_are_in_order() {
    for (std::size_t i = 0; i < sentence_texts.size(); ++i)
        if (sentence_texts[i].id != static_cast<SentenceId>(i)) return false;
    return sentence_texts.size() == static_cast<std::size_t>(SentenceId::count);
}
static_assert(sentence_texts_are_in_order(),
              "sentence_texts has one row for each SentenceId, in the same order");

struct SentenceValue;

struct Sentence {
    explicit Sentence(SentenceId id);
    /// Passes an error on, whose words are the sentence.
    Sentence(const Error& error);
    Sentence(const Sentence& other);
    Sentence(Sentence&& other) noexcept;
    Sentence& operator=(const Sentence& other);
    Sentence& operator=(Sentence&& other) noexcept;
    ~Sentence();

    // Not inline, nor are the values' constructors: there are many sentences.
    void add(std::string text);
    void add(std::int64_t number);
    void add(const Sentence& part);
    void add(const Error& error);
    void add(const char* words) = delete;  // English; make it a sentence

    SentenceId id;
    std::vector<SentenceValue> values;  // as many as the words have places
};

/// One of these. No variant: its functions would be called by address, and what is of this namespace and called so is in
/// the deferred part of the module (docs/decisions/0009-the-module-comes-in-two-parts.md), but reports are everywhere.
struct SentenceValue {
    std::string text;
    std::vector<Sentence> sentence;  // none or one
    std::optional<Error> error;
};

/// A number of any type as the one that a sentence takes; everything else as it is.
template <class Value>
decltype(auto) as_value(const Value& value) {
    if constexpr (std::integral<Value>) {
        return static_cast<std::int64_t>(value);
    } else {
        return (value);
    }
}

/// The sentence with its values. One too few or too many does not compile.
template <SentenceId id, class... Values>
Sentence say(const Values&... values) {
    static_assert(places_in(text_of(id).english) == sizeof...(Values), "a value for each place of the words");
    Sentence sentence(id);
    (sentence.add(as_value(values)), ...);
    return sentence;
}

std::string english(const Sentence& sentence);

}  // namespace poolbill::intake
