// One request to the cloud and its answer. What goes wrong is a CloudError. Requests are signed by the console's own fetch: no credential comes through here.
import { CloudError, RefusedError, hasErrorCode } from "./huawei_error.mjs";
import { reason } from "./reasons.mjs";
import { cut } from "./texts.mjs";
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

/** @param {string} name @param {string} text */
function parsed(name, text) {
  if (text.trim() === "") return new Value(undefined, name);
  try {
    return new Value(parseKeepingDigits(text), name);
  } catch (cause) {
    const breaksOff = /^\s*[{[]/.test(text);
    const isPage = /^\s*</.test(text);
    const found = isPage ? reason("found-html") : breaksOff ? reason("found-damaged", String(text.length)) : reason("found-text", JSON.stringify(cut(text.trim(), 40)));
    throw new CloudError(reason("answer-unreadable", name, found), { isTemporary: breaksOff, cause });
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
    throw new CloudError(reason(response ? "answer-broke-off" : "answer-missing", name), { isTemporary: true, cause });
  }
  if (!response.ok || hasErrorCode(text)) throw new RefusedError(response.status, name, text);
  return { text, root: parsed(name, text) };
}

/** For a request whose answer is documented to have no content: another one does not say that it was carried out. @param {Answer} answer */
export function checkEmpty({ root }) {
  if (!root.isMissing) root.fail("expected-empty");
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
  throw new CloudError(reason("list-kept-changing"), { isTemporary: true });
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
    if (count === 0) page.root.at(member).fail(reason("expected-more", String(total - offset)));
    pages.push(page);
    offset += count;
  }
  return pages;
}
