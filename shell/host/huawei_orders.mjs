// Orders and quotes of the billing service in the terms of the contract (provider.mjs).
import { CloudError } from "./huawei_error.mjs";
import { reason, sentenceOf } from "./reasons.mjs";

/** @typedef {import("./huawei_values.mjs").Value} Value */
/** @typedef {import("./provider.mjs").HostOrder} HostOrder */
/** @typedef {import("./provider.mjs").HostOrderStatus} HostOrderStatus */
/** @typedef {import("./provider.mjs").HostQuote} HostQuote */
/** @typedef {import("./provider.mjs").Term} Term */
/** @typedef {"intl" | "eu" | "cn"} Site */

const UNPAID = 6;
const paidBack = reason("paid-back");

/** The statuses that an order of this kind is documented to have. Others (goods that are shipped) are an error. @type {Record<number, HostOrderStatus>} */
const statusOfNumber = {
  1: "pending-approval",
  2: "failed", // pending refund: it was paid, and is paid back
  3: "processing",
  4: "cancelled",
  5: "completed",
  [UNPAID]: "pending-payment",
  9: "pending-approval", // pending confirmation
};

/** As the billing service and the pool's annotations write a unit. */
export const periodType = { month: 2, year: 3 };

/** Query of the orders that change a ModelArts resource to yearly/monthly and are not paid. */
export const unpaidChanges = { service_type_code: "hws.service.type.modelarts", order_type: "11", status: UNPAID };

/** An empty currency means the site's. @param {Value} currency @param {Site} site */
function currencyOf(currency, site) {
  return currency.textIfAny() || { intl: "USD", eu: "EUR", cn: "CNY" }[site];
}

/** Amounts are in the currency's main unit, which is measure 1. @param {Value} result */
function checkMeasure(result) {
  const measure = result.at("measure_id");
  if (!measure.isMissing && measure.whole() !== 1) measure.fail("expected-measure");
}

/**
 * What is due for all products of a period inquiry: the offer that the cloud calls its best one, else the list price.
 * @param {Value} root @param {Site} site
 * @returns {HostQuote}
 */
export function quoteOf(root, site) {
  const official = root.at("official_website_rating_result");
  checkMeasure(official);
  const offers = root.at("optional_discount_rating_results").listIfAny();
  const best = offers.find((offer) => offer.at("best_offer").textIfAny() === "1");
  if (best) checkMeasure(best);
  const amount = best ? best.at("amount").amount() : official.at("official_website_amount").amount();
  return { amount, currency: currencyOf(root.at("currency"), site) };
}

/**
 * An order and its term, from its details.
 * @param {Value} root @param {string} id @param {Site} site
 * @returns {{ order: HostOrder, term: Term | null }}  a term is null when the details have none, or one of another unit
 */
export function orderOf(root, id, site) {
  const info = root.at("order_info");
  if (info.at("order_id").text() !== id) info.at("order_id").fail(reason("expected-order", id));
  const status = statusOfNumber[info.at("status").whole()] ?? info.at("status").fail("expected-status");
  checkMeasure(info);
  const items = root.at("order_line_items").listIfAny();
  const payBefore = info.at("pending_payment_end_time").timeIfAny();
  const begins = items.map((item) => item.at("effective_time").timeIfAny()).filter(Boolean).sort()[0];
  const expires = items.map((item) => item.at("expire_time").timeIfAny()).filter(Boolean).sort()[0];
  const order = {
    id,
    status,
    amount: info.at("amount_after_discount").amount(),
    currency: currencyOf(info.at("currency"), site),
    ...(payBefore && (status === "pending-payment" || status === "pending-approval") && { payBefore }),
    ...(begins && status === "completed" && { begins }),
    ...(expires && status === "completed" && { expires }),
    ...(status === "failed" && { message: sentenceOf(paidBack), reason: paidBack }),
  };
  return { order, term: items.length > 0 ? termOf(items[0]) : null };
}

/** @param {Value} item @returns {Term | null} */
function termOf(item) {
  if (item.at("period_type").isMissing || item.at("period_num").isMissing) return null;
  const unit = { 2: /** @type {const} */ ("month"), 3: /** @type {const} */ ("year") }[item.at("period_type").whole()];
  return unit ? { unit, count: item.at("period_num").whole() } : null;
}

/** @param {Term | null} term */
const wordsOf = (term) => (term ? reason(term.count === 1 ? `term-${term.unit}` : `term-${term.unit}s`, String(term.count)) : reason("term-unseen"));

/** The order must be for the term that the person chose, before anything is paid. @param {string} id @param {Term | null} found @param {Term} wanted */
export function checkTerm(id, found, wanted) {
  if (found && found.unit === wanted.unit && found.count === wanted.count) return;
  throw new CloudError(reason("open-order-term", id, wordsOf(found), wordsOf(wanted)));
}
