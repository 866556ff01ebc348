// What is in an answer of the cloud: values that know their place, so that an error can name it, and amounts with exactly
// the digits that were sent.
import { CloudError } from "./huawei_error.mjs";
import { reason } from "./reasons.mjs";
import { cut } from "./texts.mjs";

/** @typedef {import("./reasons.mjs").Reason} Reason */
/** @typedef {import("./reasons.mjs").ReasonId} ReasonId */

/** Texts are matched first, so that what looks like a number inside one is left alone. */
const TEXT_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const DECIMAL = /^(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,2}))?$/;

/**
 * JSON.parse, but every number becomes the text of its digits: 625.10 stays "625.10", which a binary number would not keep.
 * @param {string} text
 * @returns {unknown}
 */
export function parseKeepingDigits(text) {
  return JSON.parse(text.replace(TEXT_OR_NUMBER, (token) => (token[0] === '"' ? token : `"${token}"`)));
}

/**
 * A decimal number of 0 or more without an exponent, with the digits that it was written with: "6.2510E+2" is "625.10".
 * @param {string} text
 * @returns {string | null}  null when it is none
 */
export function decimalOf(text) {
  const [matched, whole, fraction = "", exponent = "0"] = DECIMAL.exec(text) ?? [];
  if (matched === undefined) return null;
  const shift = Number(exponent);
  const digits = shift < 0 ? "0".repeat(-shift) + whole + fraction : whole + fraction + "0".repeat(shift);
  const point = shift < 0 ? whole.length : whole.length + shift;
  const after = digits.slice(point, point + Math.max(0, fraction.length - shift));
  const before = digits.slice(0, point).replace(/^0+(?=\d)/, "");
  return after ? `${before}.${after}` : before;
}

/** @param {unknown} found @returns {string | Reason} */
function described(found) {
  if (found === undefined || found === null) return reason("found-nothing");
  if (Array.isArray(found)) return reason("found-list");
  if (typeof found === "object") return reason("found-object");
  const text = String(found);
  return typeof found === "boolean" ? text : `"${text.length > 40 ? `${cut(text, 40)}…` : text}"`;
}

/** A value of an answer, at its place. Reading it as something that it is not throws a CloudError that says so. */
export class Value {
  #found;
  #answer;
  #path;

  /** @param {unknown} found  from parseKeepingDigits @param {string} answer  what it answers, e.g. "GET /v2/p1/pools" @param {string} [path] */
  constructor(found, answer, path = "") {
    this.#found = found;
    this.#answer = answer;
    this.#path = path;
  }

  /** Absent and null mean the same. */
  get isMissing() {
    return this.#found === undefined || this.#found === null;
  }

  /** A member, which may be missing; so may be the object itself. @param {string} key */
  at(key) {
    if (!this.isMissing && (typeof this.#found !== "object" || Array.isArray(this.#found))) this.fail("expected-object");
    const members = /** @type {Record<string, unknown>} */ (this.#found ?? {});
    const step = /^\w+$/.test(key) ? `${this.#path ? "." : ""}${key}` : `["${key}"]`;
    return new Value(Object.hasOwn(members, key) ? members[key] : undefined, this.#answer, this.#path + step);
  }

  /** @returns {Value[]} */
  list() {
    const found = this.#found;
    if (!Array.isArray(found)) this.fail("expected-list");
    return /** @type {unknown[]} */ (found).map((each, index) => new Value(each, this.#answer, `${this.#path}[${index}]`));
  }

  /** A list that is empty when it is missing. */
  listIfAny() {
    return this.isMissing ? [] : this.list();
  }

  /** A text that is not empty. A number will do: some calls send as a text what others send as a number. */
  text() {
    const text = this.textIfAny();
    return text || this.fail("expected-text");
  }

  /** A text; empty when it is missing. */
  textIfAny() {
    if (this.isMissing) return "";
    if (typeof this.#found !== "string") this.fail("expected-text");
    return /** @type {string} */ (this.#found);
  }

  /** A decimal number of 0 or more, with the digits that were sent; zeros that no amount of the widget has places for are left out. */
  amount() {
    const amount = decimalOf(typeof this.#found === "string" ? this.#found : "")?.replace(/(\.\d{8})0+$/, "$1");
    return amount !== undefined && /^\d+(\.\d{1,8})?$/.test(amount) ? amount : this.fail("expected-amount");
  }

  /** A whole number of 0 or more. */
  whole() {
    const text = typeof this.#found === "string" ? this.#found : "";
    return /^\d{1,15}$/.test(text) ? Number(text) : this.fail("expected-whole");
  }

  /** A time in ISO 8601 with its offset, which may be written without a colon; empty when it is missing. */
  timeIfAny() {
    const text = this.textIfAny().replace(/([+-]\d\d)(\d\d)$/, "$1:$2");
    if (text && (!TIME.test(text) || Number.isNaN(Date.parse(text)))) this.fail(reason("expected-time", "2023-04-18T08:30:30Z"));
    return text;
  }

  /** @param {ReasonId | Reason} expected @returns {never} */
  fail(expected) {
    const wanted = typeof expected === "string" ? reason(expected) : expected;
    const found = described(this.#found);
    throw new CloudError(
      this.#path ? reason("answer-differs", this.#answer, this.#path, found, wanted) : reason("answer-differs-outside", this.#answer, found, wanted),
    );
  }
}
