// Checks what a provider answers: everything from outside may be wrong. Each check returns what the engine takes, or
// throws with the place, what was found there, and what was expected.

import { malformed } from "./asking.mjs";
import { checkedReason, reason } from "./reasons.mjs";
import { cut } from "./texts.mjs";

/** @typedef {import("./reasons.mjs").Reason} Reason */

/** @typedef {import("./provider.mjs").HostOrderStatus} HostOrderStatus */
/** @typedef {{ amount: string, currency: string }} Price */
/** @typedef {{ id: string, status: HostOrderStatus, due?: Price, payBefore?: string, begins?: string, expires?: string, message?: string, reason?: Reason }} CheckedOrder */

/** @type {Record<HostOrderStatus, true>} */
const STATUSES = { "pending-payment": true, "pending-approval": true, processing: true, completed: true, failed: true, cancelled: true };

/** @param {unknown} value @returns {string | Reason} */
function found(value) {
  if (value === undefined || value === null) return reason("found-nothing");
  if (typeof value === "object") return reason(Array.isArray(value) ? "found-list" : "found-object");
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${cut(text, 60)}…` : text;
}

/** @param {string} place @param {unknown} value  that is there @param {Reason} expected */
const differs = (place, value, expected) => malformed(reason("member-differs", place, found(value), expected));

/** @param {unknown} value @param {string} place @returns {Record<string, unknown>} */
function objectAt(value, place) {
  if (typeof value === "object" && value && !Array.isArray(value)) return /** @type {Record<string, unknown>} */ (value);
  throw differs(place, value, reason("expected-object"));
}

/** @param {Record<string, unknown>} object @param {string} place @param {string} name @param {RegExp} pattern @param {Reason} expected */
function textAt(object, place, name, pattern, expected) {
  const value = object[name];
  if (typeof value === "string" && pattern.test(value)) return value;
  throw differs(`${place}.${name}`, value, expected);
}

/** @param {Record<string, unknown>} object @param {string} place @returns {Price} */
const priceAt = (object, place) => ({
  amount: textAt(object, place, "amount", /^\d{1,10}(\.\d{1,8})?$/, reason("expected-decimal", '"625.10"')),
  currency: textAt(object, place, "currency", /^[A-Z]{3}$/, reason("expected-currency", '"USD"')),
});

/** @param {Record<string, unknown>} object @param {string} name @returns {string | undefined} an instant as the engine reads it */
function instantAt(object, name) {
  if (object[name] === undefined || object[name] === null) return undefined;
  const text = textAt(object, "order", name, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/, reason("expected-offset"));
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) throw differs(`order.${name}`, text, reason("expected-offset"));
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "Z");
}

/** @param {unknown} answer @returns {Price} */
export const checkedQuote = (answer) => priceAt(objectAt(answer, "quote"), "quote");

/** @param {unknown} answer @param {string} [id]  of the order that was asked for @returns {CheckedOrder} */
export function checkedOrder(answer, id) {
  const order = objectAt(answer, "order");
  const status = /** @type {HostOrderStatus} */ (order.status);
  if (!Object.hasOwn(STATUSES, String(status))) throw differs("order.status", order.status, reason("expected-one-of", Object.keys(STATUSES).join(", ")));
  const named = textAt(order, "order", "id", /^[^\u0000-\u001f\p{Surrogate}]{1,128}$/u, reason("expected-short-text", "128"));
  if (id !== undefined && named !== id) throw malformed(reason("other-order", "order.id", found(named), found(id)));
  return {
    id: named,
    status,
    due: order.amount === undefined || order.amount === null ? undefined : priceAt(order, "order"),
    payBefore: instantAt(order, "payBefore"),
    begins: instantAt(order, "begins"),
    expires: instantAt(order, "expires"),
    message: typeof order.message === "string" ? cut(order.message, 500) : undefined,
    reason: checkedReason(order.reason),
  };
}

const encoder = new TextEncoder();

/** The documents as named files, for the engine's import. @param {string} name @param {unknown} documents @returns {import("../file_intake.mjs").NamedBytes[]} */
export function checkedDocuments(name, documents) {
  const list = Array.isArray(documents) ? documents : [documents];
  return list.map((document, number) => {
    const isText = typeof document === "string";
    if (!isText && (typeof document !== "object" || document === null)) throw differs(`${name}[${number}]`, document, reason("expected-document"));
    return { name: `${name} ${number + 1}`, bytes: encoder.encode(isText ? document : JSON.stringify(document)) };
  });
}

/** Codes of the flavors in lists of pools. @param {unknown} documents @returns {string[]} */
export function flavorsOf(documents) {
  /** @type {Set<string>} */
  const flavors = new Set();
  /** @param {unknown} value @param {number} depth */
  const walk = (value, depth) => {
    if (depth > 8 || typeof value !== "object" || value === null) return;
    for (const [key, member] of Object.entries(value)) {
      if (key === "flavor" && typeof member === "string") flavors.add(member);
      else walk(member, depth + 1);
    }
  };
  for (const document of Array.isArray(documents) ? documents : [documents]) {
    try {
      walk(typeof document === "string" ? JSON.parse(document) : document, 0);
    } catch {
      // The engine will say what is wrong with it.
    }
  }
  return [...flavors];
}
