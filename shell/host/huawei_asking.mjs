// One request to the cloud and its answer. What goes wrong is a ProviderError with the cloud's code, if it gave one, and a
// sentence for a person. Requests are signed by the console's own fetch: no credential comes through here.
import { ProviderError } from "./provider.mjs";
import { Value, parseKeepingDigits } from "./huawei_values.mjs";

/**
 * The console's `fetch`, which signs requests or adds what its session needs. It is called as the browser's is: with an
 * address and `method`, `headers`, `body` and `signal`.
 * @typedef {(address: string, init: RequestInit) => Promise<Response>} SignedFetch
 *
 * @typedef {object} Request
 * @property {string} endpoint  where the service is, e.g. "https://bss-intl.myhuaweicloud.com"
 * @property {"GET" | "POST" | "PUT" | "PATCH"} [method]
 * @property {string} path
 * @property {Record<string, string | number>} [query]  what is empty is not sent
 * @property {unknown} [body]
 * @property {string} [type]  of the body
 *
 * @typedef {object} Answer
 * @property {string} text  as it was sent: the digits of its amounts are exact
 * @property {Value} root
 */

/** What the cloud's own codes mean for a person. Others are shown in the cloud's words. @type {Record<string, string>} */
const sentenceOfCode = {
  "CBC.0151": "The account is not allowed to do this.",
  "CBC.30000010": "The order is not valid.",
  "CBC.30050009": "The pool has expired or was deleted.",
  "CBC.30050010": "The pool is in an unpaid order already. Pay or cancel that order first.",
  "CBC.30050011": "The pool is being unsubscribed or changed.",
  "CBC.99003106": "The order has changed and can no longer be paid.",
  "CBC.99003108": "A discount does not apply to this order.",
  "CBC.99003110": "The time in which the order can be paid has passed. Submit the change again.",
  "CBC.99003112": "The coupon has been used already.",
  "CBC.99003141": "Quota, capacity or specification have changed since the order was made.",
  "CBC.99003155": "The funds of the enterprise project are too low.",
  "CBC.99003198": "The budget would be exceeded.",
  "CBC.99005003": "The account's balance is too low.",
  "CBC.99005010": "In its present status the order cannot be cancelled.",
  "CBC.99008040": "There were too many requests in a short time.",
  "ModelArts.0203": "The session has ended. Sign in again.",
  "ModelArts.50004000": "ModelArts does not accept the request.",
  "ModelArts.50015001": "The pool does not exist.",
};

/** Codes with which the same request may work later. */
const temporaryCodes = new Set(["CBC.99008040"]);

/** @param {number} status */
function sentenceOfStatus(status) {
  if (status === 401) return "The session has ended, or the cloud does not accept the signature. Sign in again.";
  if (status === 403) return "The account is not allowed to do this.";
  if (status === 404) return "The cloud does not know what was asked for.";
  if (status === 409) return "The request conflicts with what is being done already.";
  if (status === 429) return "There were too many requests in a short time.";
  return status >= 500 ? "The cloud cannot answer at present." : "The cloud does not accept the request.";
}

/** A ProviderError that knows the status of HTTP. */
export class RefusedError extends ProviderError {
  /** @param {number} status @param {string} name  of the request @param {string} text  the body */
  constructor(status, name, text) {
    const { code, words } = reasonIn(text);
    const sentence = sentenceOfCode[code] ?? sentenceOfStatus(status);
    const details = [words && `The cloud's words: ${words}`, `(${name}: HTTP ${status})`];
    super([sentence, ...details].filter(Boolean).join(" "), {
      code,
      isTemporary: status === 408 || status === 429 || status >= 500 || temporaryCodes.has(code),
    });
    this.status = status;
  }
}

/** `error_code` and `error_msg`, if the body has them. @param {string} text */
function reasonIn(text) {
  try {
    const { error_code: code, error_msg: words } = JSON.parse(text);
    return { code: typeof code === "string" ? code : "", words: typeof words === "string" ? words.slice(0, 300) : "" };
  } catch {
    return { code: "", words: "" }; // a page of a proxy: its status has to do
  }
}

/** @param {string} name @param {string} text */
function parsed(name, text) {
  if (text.trim() === "") return new Value(undefined, name);
  try {
    return new Value(parseKeepingDigits(text), name);
  } catch (cause) {
    const breaksOff = /^\s*[{[]/.test(text);
    const start = JSON.stringify(text.trim().slice(0, 40));
    const found = /^\s*</.test(text) ? "a page of HTML" : breaksOff ? `JSON that breaks off or is damaged (${text.length} characters)` : `text that begins with ${start}`;
    throw new ProviderError(`The answer to ${name} is not as documented: found ${found}, expected JSON.`, { isTemporary: breaksOff, cause });
  }
}

/**
 * @param {SignedFetch} fetch @param {Request} request @param {AbortSignal} [signal]  its reason is thrown when it is aborted
 * @returns {Promise<Answer>}
 */
export async function askCloud(fetch, { endpoint, method = "GET", path, query = {}, body, type = "application/json" }, signal) {
  const name = `${method} ${path}`;
  const search = String(new URLSearchParams(Object.entries(query).flatMap(([key, value]) => (value === "" ? [] : [[key, String(value)]]))));
  const address = endpoint + path + (search && `?${search}`);
  const content = body === undefined ? {} : { headers: { accept: "application/json", "content-type": type }, body: JSON.stringify(body) };
  /** @type {Response | null} */
  let response = null;
  let text = "";
  try {
    response = await fetch(address, { method, headers: { accept: "application/json" }, ...content, signal });
    text = await response.text();
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    const what = response ? "broke off" : "did not arrive: the network failed or the cloud cannot be reached";
    throw new ProviderError(`The answer to ${name} ${what}.`, { isTemporary: true, cause });
  }
  if (!response.ok) throw new RefusedError(response.status, name, text);
  return { text, root: parsed(name, text) };
}

/**
 * All pages of a list that is asked for by offset and limit. When its length changes meanwhile, a page may have been skipped
 * or repeated, so that it is read again from the start. A list without entries has no page.
 * @param {string} member  the list
 * @param {number} limit
 * @param {(page: { offset: number, limit: number }) => Promise<Answer>} ask
 * @returns {Promise<Answer[]>}
 */
export async function pagesByOffset(member, limit, ask) {
  for (let attempt = 0; attempt < 3; ++attempt) {
    const pages = await pagesOfOneLength(member, limit, ask);
    if (pages) return pages;
  }
  throw new ProviderError("The list kept changing while its pages were read.", { isTemporary: true });
}

/** @type {(...of: Parameters<typeof pagesByOffset>) => Promise<Answer[] | null>} */
async function pagesOfOneLength(member, limit, ask) {
  /** @type {Answer[]} */
  const pages = [];
  let total = 0;
  for (let offset = 0; offset === 0 || offset < total; ) {
    const page = await ask({ offset, limit });
    const length = page.root.at("total_count").whole();
    if (pages.length > 0 && length !== total) return null;
    total = length;
    const count = page.root.at(member).listIfAny().length;
    if (total === 0) break;
    if (count === 0) page.root.at(member).fail(`${total - offset} more entries, as total_count says`);
    pages.push(page);
    offset += count;
  }
  return pages;
}
