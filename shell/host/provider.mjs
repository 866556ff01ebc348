// The contract of host mode: what a console gives the widget, so that it shows the console's own pools and places real
// orders (docs/HOST-MODE.md). The widget calls these functions and never sees a credential.
//
// Every function but `listPools` may be absent; what it is needed for is then disabled, with the reason.
// Left out: when they are called, and what becomes of answers that are late, wrong or missing (asking.mjs, live.mjs, ordering.mjs).

/**
 * A document of the console's services, or several, e.g. the pages of a list: as text or as parsed JSON, in any shape
 * that docs/IMPORT.md describes.
 * @typedef {string | object | (string | object)[]} Documents
 *
 * @typedef {object} Call
 * @property {AbortSignal} signal  aborted when the answer is no longer wanted: a time-out, another request, or the widget was removed
 *
 * @typedef {object} Term
 * @property {number} count  1 or more
 * @property {"month" | "year"} unit
 *
 * A change of a pool from pay-per-use to yearly/monthly.
 * @typedef {object} ChangeRequest
 * @property {string} pool  its id, as `listPools` or `listBills` has it: the pool's name, or its resource id
 * @property {Term} term
 * @property {boolean} autoRenew
 *
 * What the console asks for it.
 * @typedef {object} HostQuote
 * @property {string} amount  due, after discounts: a decimal number such as "625.10"
 * @property {string} currency  "USD", "EUR", "CNY"
 *
 * @typedef {"pending-payment" | "pending-approval" | "processing" | "completed" | "failed" | "cancelled"} HostOrderStatus
 *
 * An order, as the console knows it.
 * @typedef {object} HostOrder
 * @property {string} id
 * @property {HostOrderStatus} status
 * @property {string} [amount]  due, as in HostQuote
 * @property {string} [currency]
 * @property {string} [payBefore]  ISO 8601
 * @property {string} [begins]  when the term begins, once it is known: ISO 8601
 * @property {string} [expires]  of the term, once it is known: ISO 8601
 * @property {string} [message]  why it failed
 * @property {Reason} [reason]  the same, in the viewer's language
 *
 * What the functions give may be there at once.
 * @typedef {object} Provider
 * @property {string} [account]  names the account and project, so that an order under way is not followed in another one: needed where a page shows several
 * @property {(call: Call) => Promise<Documents> | Documents} listPools
 * @property {(wanted: { flavors: string[] }, call: Call) => Promise<Documents> | Documents} [getPrices]  flavors: codes of the pools' flavors
 * @property {(wanted: { months: string[] }, call: Call) => Promise<Documents> | Documents} [listBills]  months: "2026-11", the current one and the one before
 * @property {(change: ChangeRequest, call: Call) => Promise<HostQuote> | HostQuote} [quote]
 * @property {(change: ChangeRequest & { idempotencyKey: string }, call: Call) => Promise<HostOrder> | HostOrder} [createOrder]  the same key is sent again when no answer came: it must not make a second order
 * @property {(order: { id: string, idempotencyKey: string }, call: Call) => Promise<void> | void} [payOrder]  accepted; `getOrder` says how it ended
 * @property {(orders: { id: string, idempotencyKey: string }[], call: Call) => Promise<void> | void} [payOrders]  by one request, all of them or none; without it each is paid by `payOrder`, one after the other
 * @property {(order: { id: string }, call: Call) => Promise<void> | void} [cancelOrder]
 * @property {(order: { id: string }, call: Call) => Promise<HostOrder> | HostOrder} [getOrder]
 */

/** @typedef {import("./reasons.mjs").Reason} Reason */
/**
 * Why a provider's function failed. An error that has none of these members, and is no ProviderError, is a request without an
 * answer: nobody knows whether it was carried out. That is what `fetch` rejects with, or a time-out.
 * @typedef {object} ProviderFailure
 * @property {string} [code]  the cloud's own code, e.g. "ModelArts.50004000": the cloud has answered that it refuses
 * @property {boolean} [isTemporary]  asking again may help; whether the request was carried out is not known
 * @property {boolean} [mayBeDone]  the request may have been carried out, at least in part; false: it was not
 * @property {Reason} [reason]  one of the table in reasons.mjs, which is said in the viewer's language instead of the message
 */

/** What a provider throws when the cloud has refused something: nothing was done, unless `isTemporary` or `mayBeDone` is set. */
export class ProviderError extends Error {
  /** @param {string} message  for a person @param {ProviderFailure & { cause?: unknown }} [more] */
  constructor(message, { code = "", isTemporary = false, mayBeDone = false, reason, cause } = {}) {
    super(message, { cause });
    this.name = "ProviderError";
    this.code = code;
    this.isTemporary = isTemporary;
    this.mayBeDone = mayBeDone;
    this.reason = reason;
  }
}
