// What goes wrong with a console's answers, as an id and values: the one table of those ids. The sentences here are English, for
// logs and for the widget in English. Other languages have theirs as "reason.ID" in assets/strings; a test finds those that
// are missing.
//
// Left out: what a console says in its own words, which is shown as it is and marked as the console's.

import { cut } from "./texts.mjs";

/** Places {0}, {1}, … are for values. */
export const REASONS = {
  // What the cloud's codes and HTTP's statuses mean for a person
  "not-allowed": "The account is not allowed to do this.",
  "order-invalid": "The order is not valid.",
  "pool-gone": "The pool has expired or was deleted.",
  "pool-in-order": "The pool is in an unpaid order already. Pay or cancel that order first.",
  "pool-changing": "The pool is being unsubscribed or changed.",
  "order-changed": "The order has changed and can no longer be paid.",
  "discount-unfit": "A discount does not apply to this order.",
  "payment-late": "The time in which the order can be paid has passed. Submit the change again.",
  "coupon-used": "The coupon has been used already.",
  "stock-changed": "Quota, capacity or specification have changed since the order was made.",
  "project-funds": "The funds of the enterprise project are too low.",
  "budget-exceeded": "The budget would be exceeded.",
  "balance-low": "The account's balance is too low.",
  "not-cancellable": "In its present status the order cannot be cancelled.",
  "too-many-requests": "There were too many requests in a short time.",
  "session-ended": "The session has ended. Sign in again.",
  "not-signed": "The session has ended, or the cloud does not accept the signature. Sign in again.",
  "request-refused": "The cloud does not accept the request.",
  "modelarts-refused": "ModelArts does not accept the request.",
  "pool-missing": "The pool does not exist.",
  "not-found": "The cloud does not know what was asked for.",
  "conflict": "The request conflicts with what is being done already.",
  "cloud-down": "The cloud cannot answer at present.",
  "refused": "{0} ({1}: HTTP {2})",
  "refused-saying": "{0} The cloud's words: {1} ({2}: HTTP {3})",

  // No answer
  "answer-broke-off": "The answer to {0} broke off.",
  "answer-missing": "The answer to {0} did not arrive: the network failed or the cloud cannot be reached.",
  "request-broke": "The request broke off before an answer came: {0}",
  "list-kept-changing": "The list kept changing while its pages were read.",

  // Orders and prices
  "disks-unpriced": "The pool has billed data disks. How to ask for their price is not documented, and a quote without them would be too low.",
  "flavor-unsold": "The cloud does not sell {0} yearly/monthly.",
  "pool-unlisted": "The cloud's list of pools has no {0}.",
  "open-order-renewal":
    "The pool has the open order {0} already, with another choice of automatic renewal or one that cannot be seen. Pay or cancel it in the Billing Center, then try again.",
  "open-order-term": "The pool has the open order {0} for {1}, not for {2}. Pay or cancel it in the Billing Center, then try again.",
  "order-perhaps-made":
    "The answer to an earlier request was lost, and it may have made the order {0}. Pay or cancel that order in the Billing Center, then try again.",
  "not-sent": "This was not sent, because the page was left or an order before it had no answer.",
  "paid-back": "The pool was not changed. The cloud pays back what was paid for the order.",
  "term-month": "{0} month",
  "term-months": "{0} months",
  "term-year": "{0} year",
  "term-years": "{0} years",
  "term-unseen": "a term that cannot be seen",
  "order-of-another": "The order {0} is of another pool; expected is an order of its own for each pool.",
  "just-changed": "An order of this pool was completed a few minutes ago, and the console's list does not show it yet. Order again only when the list shows it.",
  "paid-unasked": "The payment was accepted. This page cannot ask how the order ends: look in the console.",
  "order-unasked": "This page cannot ask how the order stands: look in the console.",
  "given-up": "You stopped following an order of this pool, and it may have been placed. Look in the console. If there is none, place the order once more.",
  "given-up-order": "You stopped following the order {0} of this pool, and it may be paid. Look in the console. If it is not, place the order once more.",
  "pay-before-passed": "The time until which the order can be paid has passed.",
  "payment-unfinished": "The payment was accepted, but the order is not complete yet. Look in the console how it stands.",
  "cancellation-unfinished": "The cancellation was accepted, but the order does not show it yet. Look in the console how it stands.",
  "either": "{0} or {1}",

  // An answer that cannot be used: where, what was found, what was expected
  "answer-differs": "The answer to {0} is not as documented: at {1} there is {2}, expected {3}.",
  "answer-differs-outside": "The answer to {0} is not as documented: at its outermost level there is {1}, expected {2}.",
  "answer-unreadable": "The answer to {0} is not as documented: found {1}, expected JSON.",
  "member-differs": "{0} is {1}; expected is {2}.",
  "other-order": "{0} is {1}; asked for was {2}.",
  "unexpected": "An error that was not expected: {0}",
  "found-nothing": "nothing",
  "found-list": "a list",
  "found-object": "an object",
  "found-html": "a page of HTML",
  "found-damaged": "JSON that breaks off or is damaged ({0} characters)",
  "found-text": "text that begins with {0}",
  "expected-object": "an object",
  "expected-list": "a list",
  "expected-text": "a text",
  "expected-amount": "an amount of 0 or more with up to 8 decimals",
  "expected-whole": "a whole number",
  "expected-time": "a time such as {0}",
  "expected-more": "{0} more entries, as total_count says",
  "expected-measure": "1, amounts in the main unit of the currency",
  "expected-status": "a status that an order for a change has: 1 to 6, or 9",
  "expected-order": "the order {0}, which was asked for",
  "expected-page": "the mark of a page that was not read yet",
  "expected-empty": "no content",
  "expected-decimal": "a decimal number as text, such as {0}",
  "expected-currency": "a currency such as {0}",
  "expected-one-of": "one of {0}",
  "expected-short-text": "a text of up to {0} characters",
  "expected-offset": "an ISO 8601 time with its offset from UTC",
  "expected-document": "a document, as text or as an object",
};

/**
 * @typedef {keyof typeof REASONS} ReasonId
 *
 * Why something failed. A value is a text that is the same in every language (a name, a number, a code), or a reason itself.
 * @typedef {object} Reason
 * @property {ReasonId} id
 * @property {(string | Reason)[]} values
 */

/** @param {ReasonId} id @param {(string | Reason)[]} values @returns {Reason} */
export const reason = (id, ...values) => ({ id, values });

/** In English. @param {Reason} reason @returns {string} */
export function sentenceOf({ id, values }) {
  return REASONS[id].replace(/\{(\d)\}/g, (place, index) => {
    const value = values[index];
    return value === undefined ? place : typeof value === "string" ? value : sentenceOf(value);
  });
}

const DEEPEST = 4;
const LONGEST = 300;

/** A reason that a provider gave, or nothing when it is none of the table: anything may be in it. @param {unknown} given @returns {Reason | undefined} */
export function checkedReason(given, depth = 0) {
  const { id, values = [] } = /** @type {any} */ (given ?? {});
  if (typeof id !== "string" || !Object.hasOwn(REASONS, id) || !Array.isArray(values) || depth > DEEPEST) return undefined;
  const checked = values.slice(0, 4).map((value) => (typeof value === "string" ? cut(value, LONGEST) : checkedReason(value, depth + 1)));
  return checked.includes(undefined) ? undefined : { id: /** @type {ReasonId} */ (id), values: /** @type {(string | Reason)[]} */ (checked) };
}

/** As the engine takes it (web/ui/model/live.hpp): with its English, for languages without a text of their own. @param {Reason} given @returns {object} */
export function forEngine(given) {
  return { id: given.id, text: sentenceOf(given), values: given.values.map((value) => (typeof value === "string" ? { text: value } : forEngine(value))) };
}
