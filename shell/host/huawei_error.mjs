// What this provider throws: a ProviderError with the cloud's code, if it gave one, and a reason of the table.
import { ProviderError } from "./provider.mjs";
import { reason, sentenceOf } from "./reasons.mjs";
import { cut } from "./texts.mjs";

/** @typedef {import("./reasons.mjs").Reason} Reason */
/** @typedef {import("./reasons.mjs").ReasonId} ReasonId */

/** What the cloud's own codes mean for a person. Others are shown in the cloud's words. @type {Record<string, ReasonId>} */
const reasonOfCode = {
  "CBC.0151": "not-allowed",
  "CBC.30000010": "order-invalid",
  "CBC.30050009": "pool-gone",
  "CBC.30050010": "pool-in-order",
  "CBC.30050011": "pool-changing",
  "CBC.99003106": "order-changed",
  "CBC.99003108": "discount-unfit",
  "CBC.99003110": "payment-late",
  "CBC.99003112": "coupon-used",
  "CBC.99003141": "stock-changed",
  "CBC.99003155": "project-funds",
  "CBC.99003198": "budget-exceeded",
  "CBC.99005003": "balance-low",
  "CBC.99005010": "not-cancellable",
  "CBC.99008040": "too-many-requests",
  "ModelArts.0203": "session-ended",
  "ModelArts.50004000": "modelarts-refused",
  "ModelArts.50015001": "pool-missing",
};

/** Codes with which the same request may work later. */
const temporaryCodes = new Set(["CBC.99008040"]);

/** @type {Record<number, ReasonId>} */
const reasonOfStatus = { 401: "not-signed", 403: "not-allowed", 404: "not-found", 409: "conflict", 429: "too-many-requests" };

/** Always with a reason, so that it is said in the viewer's language. */
export class CloudError extends ProviderError {
  /** @param {Reason} reason @param {{ code?: string, isTemporary?: boolean, cause?: unknown }} [more] */
  constructor(reason, more = {}) {
    super(sentenceOf(reason), { ...more, reason });
  }
}

/** One that knows the status of HTTP. */
export class RefusedError extends CloudError {
  /** @param {number} status @param {string} name  of the request @param {string} text  the body */
  constructor(status, name, text) {
    const { code, words } = wordsIn(text);
    const meaning = reason(reasonOfCode[code] ?? reasonOfStatus[status] ?? (status >= 500 ? "cloud-down" : "request-refused"));
    super(words ? reason("refused-saying", meaning, words, name, String(status)) : reason("refused", meaning, name, String(status)), {
      code,
      isTemporary: status === 408 || status === 429 || status >= 500 || temporaryCodes.has(code),
    });
    this.status = status;
  }
}

/** Whether it is a refusal, whatever HTTP's status is: proxies answer 200. @param {string} text  the body */
export const hasErrorCode = (text) => wordsIn(text).code !== "";

/** `error_code` and `error_msg`, if the body has them. @param {string} text */
function wordsIn(text) {
  try {
    const { error_code: code, error_msg: words } = JSON.parse(text) ?? {};
    return { code: typeof code === "string" ? code : "", words: typeof words === "string" ? cut(words, 300) : "" };
  } catch {
    return { code: "", words: "" }; // a page of a proxy: its status has to do
  }
}
